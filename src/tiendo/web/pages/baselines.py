"""One indicator, several baselines: each plan's level, what was reached, the verdict by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tiendo.facts.figure import Basis, Measure
from tiendo.register import selectors
from tiendo.register.baselines import baseline_named, baseline_of, name_of
from tiendo.register.models import Observation
from tiendo.scoring.selectors import Judged
from tiendo.web import links, words
from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A percent as a document states it; ``differs`` from the one that is worked out."""

    shown: str
    href: str
    document: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    who: str
    plan: Link
    asked: str
    period: str  # empty where it is that of the page's target
    got: str
    percent: str
    stated: Stated | None
    verdict: str
    here: bool


def baselines(own: Judged, others: Sequence[Judged]) -> tuple[Baseline, ...]:
    """Every baseline of the indicator, the page's own first; nothing where there is one only."""
    if not others:
        return ()
    every = (own, *others)
    said = [latest(one) for one in every]
    agreed = any(one and not differs(one, j) for one, j in zip(said, every, strict=True))
    return tuple(
        row(j, own, belonging(one, j, alone=j is own and not agreed))
        for one, j in zip(said, every, strict=True)
    )


def row(one: Judged, own: Judged, said: Observation | None) -> Baseline:
    target, document = one.record, one.record.plan.document
    who = name_of(baseline_of(document), english=words.english())
    return Baseline(
        who=words.capital(who) if who else "",
        plan=Link(words=selectors.source_of(document), href=links.to_target(target.slug)),
        asked=words.asked(one.target),
        period=words.period(target.period) if target.period != own.record.period else "",
        got=words.got(one.score),
        percent=words.percent_of_target(one.score),
        stated=stated(said, one) if said else None,
        verdict=one.verdict.value,
        here=one.record.pk == own.record.pk,
    )


def latest(one: Judged) -> Observation | None:
    """The firmest percent of a plan that is stated of the target's period; one that names this
    baseline before one that names none."""
    own = baseline_of(one.record.plan.document)
    fitting = [seen for seen in one.records if fits(seen, one, own)]
    key = {seen.pk: (bool(baseline_named(seen.evidence.quote)), seen.rank) for seen in fitting}
    return max(fitting, key=lambda seen: key[seen.pk], default=None)


def belonging(said: Observation | None, one: Judged, *, alone: bool) -> Observation | None:
    """A percent that names no baseline is of those that it agrees with; where it agrees with
    none it stands at the page's own, to be looked into (``alone``)."""
    if said is None or baseline_named(said.evidence.quote) or alone:
        return said
    return None if differs(said, one) else said


def stated(said: Observation, one: Judged) -> Stated:
    return Stated(
        shown=words.number(said.value) + "%",
        href=links.to_document(said.document.slug, said.evidence.start),
        document=said.document.label,
        differs=differs(said, one),
    )


def fits(seen: Observation, one: Judged, own: str) -> bool:
    of_plan = seen.measure == Measure.ATTAINMENT and seen.basis == Basis.PLAN
    if not of_plan or seen.unit != "percent" or seen.period != one.record.period:
        return False
    named = baseline_named(seen.evidence.quote)
    return not named or named == own


def differs(seen: Observation, one: Judged) -> bool:
    """Whether the stated percent is not the one worked out, at the places that were written."""
    computed = one.score.percent_of_target
    if computed is None or one.score.period != seen.period:
        return False
    written = seen.value.normalize()
    exponent = written.as_tuple().exponent
    places = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return computed.quantize(places, ROUND_HALF_UP) != written.quantize(places)
