"""A target's page put together from its records and its score."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from tiendo.facts import series
from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Document, Evidence, Observation, Proposal, Target
from tiendo.scoring import Score, change_words, explain
from tiendo.scoring.inherited import Inherited, inherited
from tiendo.scoring.selectors import Judged, judged_targets
from tiendo.web import kinds, links, words
from tiendo.web.links import Link
from tiendo.web.pages import notes
from tiendo.web.pages.board_rows import name, provisional, responsible
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.past_rows import derived, label, past
from tiendo.web.pages.placing import placed
from tiendo.web.pages.target_page import Also, Labelled, Overridden, Said, Seen, TargetPage
from tiendo.web.pages.trend import chart, in_force, observed
from tiendo.web.quoting import Quoted, in_sentence

# So many values stand on the page unless all are asked for.
MOST_SEEN, EVERY = 25, "tat-ca"


def page(slug: str, asked: QueryDict, today: date, to: Viewer) -> TargetPage:
    """The page of a target on the day asked for. Raises NotFound."""
    target = selectors.target(slug, to=to)
    as_of = day_asked(asked.get("ngay"), today)
    (judged,) = judged_targets([target], as_of=as_of, to=to)
    every = asked.get("xem") == EVERY
    most = None if every else MOST_SEEN
    seen = selectors.history_of(target, to=to, as_of=as_of, most=most)
    against = selectors.contradictions_of(target, to=to)
    found = inherited(target, as_of=as_of, to=to)
    query = "" if as_of == today else f"?ngay={as_of.isoformat()}"
    whole = ""
    if len(seen) == MOST_SEEN and not every:
        whole = f"{links.to_target(slug)}{query}{'&' if query else '?'}xem={EVERY}"
    return build(judged, seen, against, found, query=query, as_of=as_of, whole=whole)


def build(
    judged: Judged,
    seen: Sequence[Observation],
    contradictions: Sequence[Proposal],
    found: Inherited | None,
    *,
    query: str,
    as_of: date,
    whole: str,
) -> TargetPage:
    """``seen``: the observations known on the day, superseded ones too; ``whole``: the address
    of all of them where these are not.

    ``found``: the past of the body out of its predecessors, where it has any.
    """
    target, score = judged.record, judged.score
    asked = words.asked(judged.target)
    return TargetPage(
        board=Link(words="", href=links.to_plan(target.plan.slug) + query),
        group=group_link(target, query),
        number=str(target.ordinal),
        due=words.period(target.period),
        as_of=words.day(as_of) if query else "",
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
        body=responsible(target),
        steps=steps(score),
        override=overridden(judged),
        source=source(target),
        chart=chart(
            judged.target,
            seen,
            name=name(target),
            derived=derived(found),
            label=label(found) if found else "",
        ),
        past=past(found, target),
        observations=tuple(seen_rows(judged.target, seen, score)),
        whole=whole,
        contradictions=tuple(contradiction(one) for one in contradictions),
    )


def group_link(target: Target, query: str) -> Link | None:
    group = target.group
    if not group.title:
        return None
    title = f"{group.ordinal}. {group.title}"
    return Link(words=title, href=f"{links.to_plan(target.plan.slug)}{query}#nhom-{group.ordinal}")


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


def steps(score: Score) -> tuple[Labelled, ...]:
    found = explain(score, english=words.english())
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
        also=tuple(
            Also(shown=observed(o), href=links.to_document(o.document.slug, o.evidence.start))
            for o in rest
        ),
    )


def quoted_in(one: Observation) -> Quoted:
    """The quote in as much of its text as was fetched (selectors.history_of)."""
    evidence, start = one.evidence, one.around_from  # type: ignore[attr-defined]
    return in_sentence(one.around, evidence.start - start, evidence.end - start)  # type: ignore[attr-defined]


def quoted(evidence: Evidence, document: Document) -> Quoted:
    return in_sentence(document.text, evidence.start, evidence.end)


def contradiction(proposal: Proposal) -> Said:
    document = proposal.document
    return Said(
        shown=notes.value_words(proposal.item),
        period=words.period(proposal.item.get("period")),
        quoted=quoted(proposal.evidence, document),
        href=links.to_document(document.slug, proposal.evidence.start),
        document=selectors.source_of(document),
        why=proposal.note or kinds.match(proposal.match),
    )
