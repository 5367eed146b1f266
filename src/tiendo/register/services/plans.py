"""Plans: the targets that a document sets, in its groups and its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Figure, Measure, Role
from tiendo.register.matching import Bodies
from tiendo.register.models import (
    Amendment,
    Document,
    Kind,
    Match,
    Plan,
    Proposal,
    Secrecy,
    Target,
    TargetGroup,
)
from tiendo.register.payloads import figure_from
from tiendo.register.searching import searchable
from tiendo.register.services.figures import Said, Waits, as_in_sheet, said_of
from tiendo.register.services.indicators import Indicators
from tiendo.register.services.outline import Outline, Section, sets_targets
from tiendo.register.services.phrases import in_row, phrases
from tiendo.register.services.stating import same_goal, stated_fields
from tiendo.register.slugs import free_slug
from tiendo.vocabulary.periods import parse_period
from tiendo.vocabulary.text import fold, slug

# Words of a tally that counts the plan's own targets, or its groups of them.
GROUPS, TARGETS = "nhom", "chi tieu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a target stands in its plan: numbered from 1 in the order of the text."""

    proposal: Proposal
    figure: Figure
    ordinal: int
    section: Section | None
    group: int  # the number of its heading among those that hold targets; 0 for none
    words: str  # as in the document


def layout(
    document: Document, read: Sequence[Proposal], changing: Collection[int] = ()
) -> list[Place]:
    """The targets that ``document`` sets, of all that was read in it.

    Where headings speak of goals only what stands under them counts. A target said
    twice has one place. Figures that change targets of another document (``changing``, by
    ordinal; amended.py) have none.
    """
    if not sets_targets(document):
        return []
    outline = Outline.of(document)
    held: list[tuple[Proposal, Figure, Section | None]] = []
    for proposal, figure in targets_read(read):
        if proposal.ordinal in changing:
            continue
        section = outline.at(figure.evidence.start)
        outside = outline.has_goals and not (section and section.sets_targets)
        if not outside and not repeats(figure, [known for _, known, _ in held]):
            held.append((proposal, figure, section))
    starts = sorted({section.heading.evidence.start for *_, section in held if section})
    return [
        Place(
            proposal=proposal,
            figure=figure,
            ordinal=ordinal,
            section=section,
            group=starts.index(section.heading.evidence.start) + 1 if section else 0,
            words=words,
        )
        for ordinal, ((proposal, figure, section), words) in enumerate(
            zip(held, target_words(document.text, [f for _, f, _ in held]), strict=True), start=1
        )
    ]


def target_words(text: str, figures: Sequence[Figure]) -> list[str]:
    """Each target in the document's words; a cell of a table with what it is of."""
    spans = [(figure.evidence.start, figure.evidence.end) for figure in figures]
    return [
        f"{figure.indicator}: {words}" if in_row(text, *span) else words
        for figure, span, words in zip(figures, spans, phrases(text, spans), strict=True)
    ]


def targets_read(read: Sequence[Proposal]) -> Iterator[tuple[Proposal, Figure]]:
    """Target figures in the order of the text; tallies are none."""
    figures = [(one, figure_from(one.item)) for one in read if one.kind == Kind.FIGURE]
    for proposal, figure in sorted(figures, key=lambda f: (f[1].evidence.start, f[0].ordinal)):
        if figure.role is Role.TARGET and figure.measure is not Measure.TALLY:
            yield proposal, figure


def repeats(figure: Figure, seen: Sequence[Figure]) -> bool:
    """Whether one of the figures says the same of the same."""
    words = fold(figure.indicator)
    return any(
        (
            fold(one.indicator) == words
            or (figure.indicator_id and figure.indicator_id == one.indicator_id)
        )
        and (one.value, one.high, one.unit) == (figure.value, figure.high, figure.unit)
        and (one.measure, one.subject, one.period)
        == (figure.measure, figure.subject, figure.period)
        for one in seen
    )


def plan_of(document: Document, places: Sequence[Place], read: Sequence[Proposal]) -> Plan:
    """The document's plan, made if it is not there."""
    known = Plan.objects.filter(document=document).first()
    if known is not None:
        return known
    groups, targets = declared(read)
    return plan_named(
        document,
        common_period([place.figure for place in places]),
        declared_targets=targets,
        declared_groups=groups,
        remark=remark(targets, len(places)),
    )


def plan_named(document: Document, period: str, **more: Any) -> Plan:
    """A plan for what ``document`` sets for the body that it is about."""
    if document.about is None:
        raise ValueError(f"{document.slug} sets targets for nobody")
    ends = parse_period(period) if period else None
    year = f"-{document.dated.year}" if document.dated else ""
    name = slug(f"{document.number}{year}") if document.number else document.slug
    return Plan.objects.create(
        slug=free_slug(Plan, name, document.sha256),
        name=document.title or document.label,
        document=document,
        body=document.about,
        period=period,
        starts_on=ends.start if ends else None,
        ends_on=ends.end if ends else None,
        **more,
    )


def common_period(figures: Sequence[Figure]) -> str:
    """The period of most targets; of equals the one named first."""
    periods = [figure.period for figure in figures if figure.period and readable(figure.period)]
    return Counter(periods).most_common(1)[0][0] if periods else ""


def readable(period: str) -> bool:
    try:
        parse_period(period)
    except PeriodUnreadable:
        return False
    return True


def declared(read: Sequence[Proposal]) -> tuple[int | None, int | None]:
    """How many groups and targets the document itself says that it sets."""
    counts: dict[str, int] = {}
    for figure in (figure_from(one.item) for one in read if one.kind == Kind.FIGURE):
        if figure.measure is not Measure.TALLY or figure.of is not None:
            continue
        words = fold(f"{figure.unit_text or ''} {figure.indicator}")
        what = GROUPS if GROUPS in words else TARGETS if TARGETS in words else None
        if what and figure.role is Role.TARGET:
            counts.setdefault(what, int(figure.value))
    return counts.get(GROUPS), counts.get(TARGETS)


def remark(declared: int | None, read: int) -> str:
    if declared is None or declared == read:
        return ""
    return f"Văn bản nêu {declared} chỉ tiêu, đọc được {read}"


def enter_target(
    place: Place, plan: Plan, bodies: Bodies, indicators: Indicators, *, by: str
) -> Target | Waits:
    """The target of a place, with its group; or why it waits."""
    figure, document = place.figure, plan.document
    indicator = indicators.find(figure)
    if indicator is None and figure.period is not None:
        indicator = indicators.new(figure, document)
    said = said_of(figure, document, bodies, indicators, indicator)
    said = as_in_sheet(said, place.proposal.payload, bodies)
    if isinstance(said, Waits):
        return said
    group = group_of(place, plan, bodies)
    ordinal = free_ordinal(plan, place.ordinal)
    return Target.objects.create(
        slug=f"{plan.slug}-{ordinal:02}",
        plan=plan,
        group=group,
        ordinal=ordinal,
        words=place.words,
        name=figure.indicator[:300],
        indicator=said.indicator,
        body=said.body,
        subject=said.subject,
        subject_key=said.subject_key,
        responsible=group.responsible,
        key=said.key,
        evidence=place.proposal.evidence,
        accepted_by=by,
        accepted_at=timezone.now(),
        search=searchable(figure.indicator, place.words, said.indicator.name),
        **stated_fields(figure),
    )


def free_ordinal(plan: Plan, wanted: int) -> int:
    """The number of a target; the next one behind all where a person's split took it."""
    taken = set(plan.targets.values_list("ordinal", flat=True))
    return wanted if wanted not in taken else max(taken) + 1


def group_of(place: Place, plan: Plan, bodies: Bodies) -> TargetGroup:
    """The group of the heading that a target stands under."""
    if place.section is None:
        return TargetGroup.objects.get_or_create(plan=plan, ordinal=0)[0]
    responsible = place.section.heading.responsible
    group, _ = TargetGroup.objects.select_related("responsible").get_or_create(
        plan=plan,
        ordinal=place.group,
        defaults={
            "title": place.section.title,
            "responsible": next(iter(bodies.find_all(responsible, plan.document.dated)), None),
            "responsible_text": ", ".join(responsible),
        },
    )
    return group


def compare_target(said: Said) -> tuple[Match, str, Target | None]:
    """A target told of elsewhere beside those that plans have set, at any of their levels."""
    known = Target.objects.filter(key=said.key).select_related("plan__document")
    listed = list(known.order_by("plan__document__dated", "slug"))
    for target in listed:
        if same_goal(said.figure, target):
            return Match.SAME, f"Trùng với {target.plan.document.label}", target
    levels = Amendment.objects.filter(
        target__in=listed, withdrawn_at__isnull=True, document__secrecy=Secrecy.OPEN
    )
    for level in levels.select_related("document", "target__plan__document").order_by("pk"):
        if same_goal(said.figure, level):
            return Match.SAME, f"Trùng với {level.document.label}", level.target
    if listed:
        return Match.CONTRADICTION, f"Khác với {listed[0].plan.document.label}", listed[0]
    return Match.NO_SUCH_TARGET, "Sổ chưa có chỉ tiêu này", None
