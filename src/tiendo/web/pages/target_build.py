"""A target's page put together from its records and its score."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from tiendo.facts import series
from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.force import is_wrong
from tiendo.register.models import (
    Amendment,
    Observation,
    Proposal,
    Settlement,
    Target,
)
from tiendo.register.selectors.baselines import other_baselines
from tiendo.register.selectors.parts import links_of
from tiendo.scoring import Score, Step, change_words, explain, on_the_way
from tiendo.scoring.handed import HandedDown, handed_down
from tiendo.scoring.inherited import Inherited, inherited
from tiendo.scoring.selectors import Judged, judged_targets
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.baselines import baselines
from tiendo.web.pages.board_rows import name, provisional, responsible
from tiendo.web.pages.handed_page import handed, whole
from tiendo.web.pages.laid_shown import laid
from tiendo.web.pages.levels import levels, may_edit
from tiendo.web.pages.past_rows import derived, label, past
from tiendo.web.pages.placing import placed
from tiendo.web.pages.revisions import lines
from tiendo.web.pages.target_against import contradiction, settled
from tiendo.web.pages.target_page import (
    Also,
    Labelled,
    Overridden,
    Said,
    Seen,
    TargetPage,
)
from tiendo.web.pages.trend import chart, in_force, observed, steps_of
from tiendo.web.quoting import Quoted, in_sentence
from tiendo.web.when import shown_day

# So many values stand on the page unless all are asked for.
MOST_SEEN, EVERY = 25, "tat-ca"


def page(slug: str, asked: QueryDict, today: date, to: Viewer) -> TargetPage:
    """The page of a target on the day that is shown. Raises NotFound, NotYetKnown."""
    on = shown_day()
    target = selectors.target(slug, to=to, on=on)
    as_of = on or today
    every = asked.get("xem") == EVERY
    told = selectors.history_of(target, to=to, on=as_of, most=None if every else MOST_SEEN)
    address, rest = links.to_target(slug), ""
    if not told.whole:
        rest = f"{address}{'&' if '?' in address else '?'}xem={EVERY}"
    against = selectors.contradictions_of(target, to=to, on=on)
    found = inherited(target, as_of=as_of, to=to)
    done = selectors.settlements_of(target, to=to, on=on)
    around = beside_of(target, as_of, to, told.observations if told.whole else None)
    return build(around, told.observations, against, found, done, as_of=as_of, rest=rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A target with what stands beside it: levels, other baselines, parts and wholes."""

    judged: Judged
    levels: Sequence[Amendment]
    others: Sequence[Judged]
    handed: HandedDown
    wholes: Sequence[Target]
    may_edit: bool


def beside_of(
    target: Target, as_of: date, to: Viewer, known: Sequence[Observation] | None = None
) -> Beside:
    """``known``: all observations of the target's series, where they are at hand."""
    others = other_baselines(target, to=to)
    judged, *rest = judged_targets([target, *others], as_of=as_of, to=to, known=known)
    parts, wholes = links_of(target, to=to)
    return Beside(
        judged=judged,
        levels=judged.levels,
        others=rest,
        handed=handed_down(judged, as_of=as_of, to=to, links=parts),
        wholes=wholes,
        may_edit=may_edit(target, to),
    )


def build(
    around: Beside,
    seen: Sequence[Observation],
    contradictions: Sequence[Proposal],
    found: Inherited | None,
    done: Sequence[Settlement] = (),
    *,
    as_of: date,
    rest: str,
) -> TargetPage:
    """``seen``: the observations known on the day, superseded ones too; ``rest``: the address
    of all of them where these are not.

    ``found``: the past of the body out of its predecessors, where it has any.
    """
    judged = around.judged
    listed = levels(judged.record, around.levels, as_of)
    target, score = judged.record, judged.score
    asked = words.asked(judged.target)
    return TargetPage(
        board=Link(words="", href=links.to_plan(target.plan.slug)),
        group=group_link(target),
        number=str(target.ordinal),
        due=words.period(target.period),
        as_of=words.day(shown_day()),
        name=name(target),
        verdict=judged.verdict.value,
        machine_verdict=score.verdict.value,
        estimated=score.estimated,
        reason=words.either(score.reason, score.reason_en),
        asked=asked,
        got=words.got(score),
        status=provisional(score),
        period=words.period(score.period) if score.period != target.period else "",
        percent=words.percent_of_target(score),
        gap=gap(score),
        change=change(score),
        way=labelled(on_the_way(score, english=words.english())),
        body=responsible(target),
        steps=labelled(explain(score, english=words.english())),
        override=overridden(judged),
        source=source(target),
        levels=listed if len(listed) > 1 or around.may_edit else (),
        levels_href=links.to_levels(target.slug) if around.may_edit else "",
        amended=judged.level is not None,
        trajectory=laid(judged.trajectory, target),
        trajectory_href=links.to_trajectory(target.slug) if around.may_edit else "",
        baselines=baselines(judged, around.others),
        handed=handed(around.handed) if around.handed.shares or around.may_edit else None,
        wholes=tuple(map(whole, around.wholes)),
        chart=chart(
            judged.target,
            seen,
            name=name(target),
            levels=steps_of(target, around.levels, as_of),
            derived=derived(found),
            label=label(found) if found else "",
        ),
        forecast_href=links.to_forecast(target.slug) if as_of <= target.ends_on else "",
        past=past(found, target),
        observations=tuple(seen_rows(judged.target, seen, score)),
        whole=rest,
        lines=lines(seen),
        contradictions=tuple(contradiction(one, score) for one in contradictions),
        settled=tuple(settled(one) for one in done),
    )


def group_link(target: Target) -> Link | None:
    group = target.group
    if not group.title:
        return None
    title = f"{group.ordinal}. {group.title}"
    return Link(words=title, href=f"{links.to_plan(target.plan.slug)}#nhom-{group.ordinal}")


def gap(score: Score) -> str:
    """The distance to the target with its sign; points for percents."""
    if not score.gap:
        return ""
    unit = "percentage_point" if score.target.unit == "percent" else score.target.unit
    sign = "+" if score.gap > 0 else "−"
    return sign + words.quantity(abs(score.gap), unit, unit_text=score.target.unit_text)


def change(score: Score) -> Labelled | None:
    if score.change is None:
        return None
    told = change_words(score.change, english=words.english())
    return Labelled(label=gettext("So với cùng kỳ"), words=told)


def labelled(found: Iterable[Step]) -> tuple[Labelled, ...]:
    return tuple(Labelled(label=step.label, words=step.text) for step in found)


def overridden(judged: Judged) -> Overridden | None:
    override = judged.override
    if override is None:
        return None
    return Overridden(
        verdict=override.verdict,
        reason=override.reason,
        by=override.by,
        on=words.day(timezone.localdate(override.at)),
        outdated=judged.outdated,
    )


def source(target: Target) -> Said:
    evidence = target.evidence
    document = evidence.document
    return Said(
        shown=observed(target),
        period=words.period(target.period),
        quoted=Quoted(before="", quote=evidence.quote, after=""),
        href=links.to_document(document.slug, evidence.start),
        document=selectors.source_of(document),
        place=evidence.place,
    )


def seen_rows(target: series.Target, seen: Sequence[Observation], score: Score) -> list[Seen]:
    """Newest first; what one document says of one period is one row, superseded ones marked."""
    force = in_force(seen)
    axis = {one.record.pk for one in placed(target, seen)}
    rows: dict[tuple[str, int, str], list[Observation]] = {}
    for one in sorted(seen, key=lambda o: (o.ends_on, o.known_on), reverse=True):
        rows.setdefault((one.period, one.document_id, one.status), []).append(one)
    return [
        seen_row(sorted(group, key=lambda o: o.pk not in axis), force, score)
        for group in rows.values()
    ]


def seen_row(group: Sequence[Observation], force: Container[int], score: Score) -> Seen:
    one, *rest = group
    return Seen(
        id=one.slug,
        shown=observed(one),
        period=words.period(one.period),
        quoted=quoted_in(one),
        href=links.to_document(one.document.slug, one.evidence.start),
        document=selectors.source_of(one.document),
        place=one.evidence.place,
        known_on=words.day(one.known_on),
        status=words.status(one.status),
        estimated=one.status == "estimated",
        superseded=one.pk not in force,
        used=any(o.slug in score.inputs for o in group),
        wrong=any(is_wrong(o) for o in group),
        also=tuple(
            Also(shown=observed(o), href=links.to_document(o.document.slug, o.evidence.start))
            for o in rest
        ),
    )


def quoted_in(one: Observation) -> Quoted:
    """The quote in as much of its text as was fetched (selectors.history_of)."""
    evidence, start = one.evidence, one.around_from  # type: ignore[attr-defined]
    return in_sentence(one.around, evidence.start - start, evidence.end - start)  # type: ignore[attr-defined]
