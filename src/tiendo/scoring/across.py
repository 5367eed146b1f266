"""An indicator across the bodies of one level, from the register: ranks, moves, contributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef

from tiendo.errors import InvalidFact
from tiendo.facts import series
from tiendo.facts.series import Better
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
from tiendo.register.models import Body, Indicator, Observation
from tiendo.register.selectors import observations_of_bodies
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.across_choices import too_many
from tiendo.scoring.rules.comparing.alike import Alike, alike
from tiendo.scoring.rules.comparing.contribution import (
    Contributions,
    contribution_words,
    contributions,
)
from tiendo.scoring.rules.comparing.ranking import Ranking, ranking, ranking_words
from tiendo.scoring.rules.comparing.regions import Regions, by_region
from tiendo.scoring.rules.comparing.words import say, sentence
from tiendo.scoring.rules.over_bodies import How, over_bodies
from tiendo.scoring.rules.wording import period_words
from tiendo.vocabulary.periods import Period, format_period, parse_period, previous_year

Seen = dict[str, list[series.Observation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """An indicator in one period among bodies of one kind, by their names.

    ``ranking`` None where the indicator has no better direction; ``parts`` None where it
    does not add over bodies, or a body lacks its value.
    """

    indicator: Indicator
    period: str
    found: Alike
    ranking: Ranking | None
    parts: Contributions | None
    others: tuple[str, ...] = ()  # bodies of other kinds, which are not set beside these
    slugs: Mapping[str, str] = field(default_factory=dict)  # of the bodies, by their names
    regions: Regions | None = None  # of provinces; None for other levels

    def sentences(self, *, english: bool = False) -> list[str]:
        when = period_words(parse_period(self.period), english=english)
        name = f"{self.indicator.name}, {when}"
        told = []
        if self.ranking is not None:
            told.append(ranking_words(self.ranking, name, self.found.unit, english=english))
        if self.parts is not None:
            told.append(contribution_words(self.parts, name, self.found.unit, english=english))
        if self.found.unlike:
            names = ", ".join(self.found.unlike)
            told.append(sentence([say("unlike", english=english, names=names)]))
        if self.others:
            names = named(self.others, english=english)
            told.append(sentence([say("other-kinds", english=english, names=names)]))
        return told


# So many bodies of other kinds are named.
MOST_NAMED = 12


def named(others: Sequence[str], *, english: bool) -> str:
    """Names, of many the first ones and how many more there are."""
    told, more = ", ".join(others[:MOST_NAMED]), len(others) - MOST_NAMED
    if more <= 0:
        return told
    return f"{told} and {more} more" if english else f"{told} và {more} nơi khác"


def across(slug: str, period: str, as_of: date, *, to: Viewer | None = None) -> Across:
    """The bodies that report an indicator beside each other, on a day.

    Bodies of the kind that most of them are. A body that reports it in other periods and
    not in this one is named. Raises NotFound for an indicator that is not there or of
    which no body has a value of the period; PeriodUnreadable.
    """
    when = parse_period(period)
    indicator = Indicator.objects.filter(slug=slug).first()
    if indicator is None:
        raise NotFound("Không có chỉ tiêu này", where=slug, do="Xem mã ở trang Danh mục")
    seen, others, slugs = seen_of(slug, (when, previous_year(when)), as_of, to)
    found = alike(seen, period)
    if found is None:
        raise NotFound(
            "Không đơn vị nào có số của kỳ này", where=f"{slug}, {period}", do="Chọn kỳ khác"
        )
    then = alike(seen, format_period(previous_year(when)))
    better = Better(indicator.better)
    before = then.values if then and then.unit == found.unit else None
    ranked = None if better is Better.NEITHER else ranking(found.values, better, before)
    return Across(
        indicator=indicator,
        period=period,
        found=found,
        ranking=ranked,
        parts=parts_of(slug, found, before=then if before is not None else None),
        others=others,
        slugs=slugs,
        regions=by_region(found.values, when.end),
    )


def seen_of(
    slug: str, periods: Sequence[Period], as_of: date, to: Viewer | None
) -> tuple[Seen, tuple[str, ...], dict[str, str]]:
    """What is in force on a day of some periods, by the names of the bodies of one kind; the
    names of others; the slugs by the names.

    Of the kinds that are not too many (across_choices.py) the one that most bodies have.
    """
    of_it = {"indicator__slug": slug, "subject_key": "", "known_on__lte": as_of}
    known = shown(Observation.objects.filter(**of_it, body=OuterRef("pk")), to=to)
    reporting = Body.objects.filter(Exists(known.order_by()))
    rows = list(reporting.order_by("slug").values_list("slug", "kind", "name"))
    kinds = Counter(kind for _, kind, _ in rows)
    few = [kind for kind in sorted(kinds) if kind not in too_many(kinds)]
    most = max(few, key=lambda one: kinds[one], default="")
    slugs = {name: body for body, kind, name in rows if kind == most}
    found: Seen = {name: [] for name in slugs}
    seen = observations_of_bodies(
        [slug], list(slugs.values()), subject_key="", as_of=as_of, to=to, periods=periods
    )
    for one in seen:
        found[one.body.name].append(observation_fact(one))
    return found, tuple(sorted(name for _, kind, name in rows if kind != most)), slugs


def parts_of(slug: str, found: Alike, *, before: Alike | None) -> Contributions | None:
    """The part of each body in the whole, where the indicator adds over bodies."""
    if over_bodies(slug).how is not How.SUM:
        return None
    try:
        return contributions(found.values, before=before.values if before else None)
    except InvalidFact:
        return None  # a body lacks its value, which the ranking says
