"""Questions about the catalogue: its indicators, what is known of each, words without one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Max

from tiendo.register.access import Viewer, shown
from tiendo.register.audit import MERGE_INDICATORS, SPLIT_INDICATOR, UNDO_CATALOGUE
from tiendo.register.errors import NotFound, NotYetKnown
from tiendo.register.models import (
    AuditEvent,
    Indicator,
    IndicatorName,
    Match,
    OverBodies,
    Proposal,
    State,
)
from tiendo.register.models.indicator import CATALOGUE
from tiendo.register.searching import searchable, words
from tiendo.register.selectors.documents import indicators
from tiendo.register.services.catalogue.closeness import Names
from tiendo.vocabulary.indicators import CatalogueEntry, catalogue
from tiendo.vocabulary.official import OfficialCode, methods, official_code
from tiendo.vocabulary.units import families, same_family

# Families whose values do not add up over bodies.
RATES = ("rate", "rank", "score", "times")
CLOSEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An indicator of the catalogue with how many records a viewer sees of it."""

    indicator: Indicator
    targets: int = 0
    observations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of an indicator; ``own``: fields that the office wrote itself."""

    code: OfficialCode | None
    method: str
    source_body: str
    frequency: str
    over_bodies: OverBodies
    valid_from: date | None
    valid_to: date | None
    source: str
    own: frozenset[str]


def catalogue_list(
    query: str = "", *, to: Viewer | None = None, on: date | None = None
) -> list[Listed]:
    """Indicators by name: those in use that ``to`` may see, and the catalogue's others.
    ``on`` a day: with the records that were known then.

    Every word of ``query`` begins a word of a name, a wording or a code.
    """
    used = [
        Listed(
            indicator=one,
            targets=one.target_count,  # type: ignore[attr-defined]
            observations=one.observation_count,  # type: ignore[attr-defined]
        )
        for one in indicators(to=to, on=on)
        if one.merged_into_id is None
    ]
    known = set(Indicator.objects.values_list("slug", flat=True))
    others = [Listed(indicator=unsaved(e)) for e in catalogue().values() if e.id not in known]
    terms = [f" {term}" for term in words(query)]
    found = [one for one in (*used, *others)
             if all(term in one.indicator.search for term in terms)]  # fmt: skip
    return sorted(found, key=lambda one: (searchable(one.indicator.name), one.indicator.slug))


def unsaved(entry: CatalogueEntry) -> Indicator:
    """A row of the catalogue as the indicator that it would be."""
    code = official_code(entry.id)
    return Indicator(
        slug=entry.id, name=entry.name, unit=entry.unit, better=entry.better, adds=entry.adds,
        code=code.code if code else "", origin=CATALOGUE,
        search=searchable(entry.name, *entry.wordings, code.code if code else ""),
    )  # fmt: skip


def catalogue_indicator(
    slug: str, *, to: Viewer | None = None, on: date | None = None
) -> Indicator:
    """One indicator, also a merged one and one that is not in use.

    Raises NotFound; NotYetKnown for one that no document had named by the day asked for.
    """
    found = Indicator.objects.select_related("merged_into").filter(slug=slug).first()
    if found is None:
        entry = catalogue().get(slug)
        if entry is None:
            raise NotFound("Không có chỉ tiêu này trong danh mục", where=slug)
        return unsaved(entry)
    if found.merged_into is None and not indicators(to=to).filter(pk=found.pk).exists():
        raise NotFound("Không có chỉ tiêu này trong danh mục", where=slug)
    if on is not None and not indicators(to=to, on=on).filter(slug=slug).exists():
        raise NotYetKnown("Ngày ấy chưa văn bản nào nêu chỉ tiêu này", since=None, where=slug)
    return found


def described(indicator: Indicator) -> Description:
    """The office's own words, else those of the official system."""
    official = methods().get(indicator.slug)
    fields = ("method", "source_body", "frequency", "over_bodies")
    own = frozenset(name for name in fields if getattr(indicator, name))
    return Description(
        code=official_code(indicator.slug),
        method=indicator.method or (official.method if official else ""),
        source_body=indicator.source_body or ((official and official.source_body) or ""),
        frequency=indicator.frequency or (", ".join(official.frequency) if official else ""),
        over_bodies=over_bodies(indicator),
        valid_from=indicator.valid_from or (official.valid_from if official else None),
        valid_to=indicator.valid_to,
        source=official.source if official and not own else "",
        own=own,
    )


def over_bodies(indicator: Indicator) -> OverBodies:
    """How bodies add up: as the office says, else by the unit: rates and ranks do not."""
    if indicator.over_bodies:
        return OverBodies(indicator.over_bodies)
    rate = families().get(indicator.unit) in RATES or "bình quân" in indicator.name.lower()
    return OverBodies.NONE if rate else OverBodies.SUM


def wordings_of(indicator: Indicator) -> tuple[list[str], list[IndicatorName]]:
    """The words that name an indicator: the catalogue's, and those that people gave it."""
    entry = catalogue().get(indicator.slug)
    given = list(indicator.names.order_by("folded")) if indicator.pk else []
    return list(entry.wordings) if entry else [], given


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Words in documents that name no indicator: how often, in which unit, and what is close."""

    folded: str
    words: str
    unit: str
    count: int
    close: tuple[tuple[Indicator, Fraction], ...] = ()


def unnamed_wordings(
    *, to: Viewer | None = None, start: int = 0, end: int | None = None
) -> tuple[list[Unnamed], int]:
    """A part of the words without an indicator, the most frequent first, and how many there are.

    Each with the indicators whose names are closest and whose unit fits, the closest first.
    """
    waiting = shown(Proposal.objects.filter(state=State.PROPOSED), to=to).filter(
        match=Match.UNKNOWN_INDICATOR
    )
    counted = (
        waiting.exclude(wording="").order_by().values("wording")
        .annotate(count=Count("pk"), last=Max("pk")).order_by("-count", "wording")
    )  # fmt: skip
    part, total = list(counted[start:end]), counted.count()
    last = Proposal.objects.in_bulk([row["last"] for row in part])
    names = all_names()
    return [named(row["wording"], row["count"], last[row["last"]], names) for row in part], total


def named(folded: str, count: int, proposal: Proposal, names: Names[Indicator]) -> Unnamed:
    said, unit = str(proposal.payload.get("indicator", folded)), proposal.payload.get("unit", "")
    close = [pair for pair in names.ranked(said) if same_family(pair[0].unit, unit)]
    return Unnamed(
        folded=folded, words=said, unit=unit, count=count, close=tuple(close[:CLOSEST])
    )  # fmt: skip


def all_names() -> Names[Indicator]:
    """Every indicator in use by its name and its words."""
    given: dict[int, list[str]] = defaultdict(list)
    for key, said in IndicatorName.objects.values_list("indicator_id", "words"):
        given[key].append(said)
    found: Names[Indicator] = Names()
    for one in Indicator.objects.filter(merged_into=None).order_by("slug"):
        entry = catalogue().get(one.slug)
        for said in (one.name, *given[one.pk], *(entry.wordings if entry else ())):
            found.add(said, one, one.slug)
    return found


def catalogue_acts(slug: str) -> Sequence[AuditEvent]:
    """Merges and splits of an indicator that can be taken back, the latest first."""
    acts = AuditEvent.objects.filter(act__in=(MERGE_INDICATORS, SPLIT_INDICATOR)).order_by("-id")
    undone = Counter(
        event.data.get("entry") for event in AuditEvent.objects.filter(act=UNDO_CATALOGUE)
    )
    return [
        event
        for event in acts
        if slug in (event.slug, event.data.get("into")) and not undone[event.pk]
    ]
