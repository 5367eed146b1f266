"""One proposal with all that a decision needs: its fields, what it meets, what to doubt."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from tiendo.register.errors import ChangedMeanwhile
from tiendo.register.models import Match, Proposal, State
from tiendo.register.selectors.desk import Review
from tiendo.register.services.assessing import Assessment
from tiendo.web import kinds, links
from tiendo.web.marking import anchor
from tiendo.web.pages import notes
from tiendo.web.pages.desk_doubts import doubts, remarks, sureness
from tiendo.web.pages.desk_fields import FIELDS, touched
from tiendo.web.pages.desk_shown import Asked, Field, Met, Panel
from tiendo.web.quoting import in_sentence


def panel(proposal: Proposal, listed: Sequence[Proposal], review: Review, asked: Asked) -> Panel:
    at = next((n for n, one in enumerate(listed) if one.pk == proposal.pk), None)
    is_open = proposal.state == State.PROPOSED
    found = review.assess(proposal) if is_open else None
    indicator = found.indicator if found else proposal.indicator
    evidence, typed = proposal.evidence, asked.typed or {}
    merged = beside(proposal, listed)
    return Panel(
        id=proposal.pk,
        version=proposal.version,
        number=(at or 0) + 1 if at is not None else 0,
        of=len(listed),
        kind=proposal.kind,
        kind_words=kinds.item(proposal.kind),
        state=proposal.state,
        state_words=kinds.state(proposal.state),
        decided=decided(proposal),
        said=notes.said(proposal),
        quoted=in_sentence(review.document.text, evidence.start, evidence.end),
        place=evidence.place,
        anchor=anchor(evidence.start),
        fields=fields(proposal, asked),
        indicator=typed.get("indicator", indicator.name if indicator else ""),
        may_name=is_open and proposal.kind == "figure",
        needs_reason=found is not None and found.match is Match.CONTRADICTION,
        reason=typed.get("why", "") or usual_reason(found),
        sure=sureness(proposal),
        remarks=tuple(dict.fromkeys(remarks(proposal, review.document.reading))),
        doubts=tuple(doubts(proposal, review.document, indicator)),
        met=met(found) if found else became(proposal),
        parts=typed.get("parts", "") or parted(evidence.quote),
        merges=merged.pk if merged else 0,
        merges_version=merged.version if merged else 0,
        merges_words=merged.evidence.quote if merged else "",
        previous=neighbour(listed, at, -1, review, asked),
        next=neighbour(listed, at, 1, review, asked),
    )


def neighbour(
    listed: Sequence[Proposal], at: int | None, step: int, review: Review, asked: Asked
) -> str:
    if at is None or not 0 <= at + step < len(listed):
        return ""
    return links.to_desk(review.document.slug, listed[at + step].pk, everything=asked.all)


def beside(proposal: Proposal, listed: Sequence[Proposal]) -> Proposal | None:
    """The next open proposal of the same kind: what merging would take."""
    if proposal.state != State.PROPOSED:
        return None
    later = [one for one in listed if one.kind == proposal.kind and one.state == State.PROPOSED]
    at = next((n for n, one in enumerate(later) if one.pk == proposal.pk), None)
    return later[at + 1] if at is not None and at + 1 < len(later) else None


def fields(proposal: Proposal, asked: Asked) -> tuple[Field, ...]:
    """The fields as they stand; what a refused form held over them."""
    typed = asked.typed or {}
    clash = isinstance(asked.error, ChangedMeanwhile)
    out = []
    for made in FIELDS[proposal.kind]:
        stands = made.show(proposal.item)
        own = touched(made, typed)
        value = typed.get(f"f-{made.name}", "") if own else stands
        was = typed.get(f"w-{made.name}", "")
        out.append(
            Field(
                name=made.name,
                label=str(made.label),
                widget=made.widget,
                value=value,
                was=stands,
                hint=str(made.hint),
                choices=tuple((key, str(words)) for key, words in made.choices),
                corrected=made.name in (proposal.correction or {}),
                theirs=stands if clash and own and stands != was else "",
            )
        )
    return tuple(out)


def met(found: Assessment) -> Met:
    """What an open proposal meets, and why."""
    record = found.target or found.observation
    href = link = ""
    if found.target is not None:
        href, link = links.to_target(found.target.slug), found.target.plan.document.label
    elif found.observation is not None:
        one = found.observation
        href = links.to_document(one.document.slug, one.evidence.start)
        link = one.document.label
    why = "; ".join(part for part in (found.note, found.why) if part)
    return Met(
        kind=found.match,
        words=kinds.match(found.match),
        why=why,
        href=href if record else "",
        link=link,
    )


def became(proposal: Proposal) -> Met | None:
    """What a decided proposal is in the register."""
    if proposal.target is not None:
        return Met(
            kind=proposal.match, words=kinds.match(proposal.match), why=proposal.note,
            href=links.to_target(proposal.target.slug), link=proposal.target.slug,
        )  # fmt: skip
    if not (proposal.match or proposal.note):
        return None
    return Met(kind=proposal.match, words=kinds.match(proposal.match), why=proposal.note)


def decided(proposal: Proposal) -> str:
    """Who did what to it, in a line."""
    parts = []
    if proposal.added_by:
        parts.append(gettext("%s đánh dấu") % proposal.added_by)
    if proposal.correction:
        parts.append(gettext("%s đã sửa") % proposal.corrected_by)
    if proposal.decided_by:
        parts.append(gettext("%s quyết định") % proposal.decided_by)
    return " · ".join(parts)


def usual_reason(found: Assessment | None) -> str:
    """The reason that a rejection mostly has, for the person to keep or change."""
    return kinds.rejection(found.match) if found else ""


def parted(quote: str) -> str:
    """The quote with a line break where it most likely parts."""
    for mark in ("; ", ", ", " và "):
        first, found, rest = quote.partition(mark)
        if found and rest:
            return f"{first}\n{rest}"
    return quote
