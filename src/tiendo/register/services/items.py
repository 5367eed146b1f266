"""Tasks, meetings, cited documents and mentions: from items of a reading to records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from tiendo.facts import items as facts
from tiendo.register.keys import digest
from tiendo.register.matching import Bodies, name_key
from tiendo.register.models import (
    Body,
    Commendation,
    Document,
    DocumentLink,
    Kind,
    Meeting,
    MeetingMention,
    PersonMention,
    Proposal,
    Shortcoming,
    Task,
)
from tiendo.register.numbers import number_key
from tiendo.register.payloads import item_from
from tiendo.register.searching import searchable
from tiendo.register.slugs import free_slug
from tiendo.vocabulary.text import slug


def enter_item(proposal: Proposal, bodies: Bodies, *, by: str) -> str:
    """Make the record of a proposal that is no figure; returns a note, mostly empty."""
    item = item_from(proposal.kind, proposal.item)
    return ENTER[proposal.kind](item, proposal, bodies, by)


def enter_task(item: facts.Task, proposal: Proposal, bodies: Bodies, by: str) -> str:
    document = proposal.document
    task = Task.objects.create(
        slug=f"{document.slug}-n{proposal.ordinal}",
        document=document,
        ordinal=proposal.ordinal,
        action=item.action,
        owners_text=list(item.owners),
        contributors_text=list(item.contributors),
        due=item.due,
        recurs=(item.recurs or "")[:100],
        product=item.product or "",
        assigned_by=(item.assigned_by or "")[:300],
        evidence=proposal.evidence,
        accepted_by=by,
        accepted_at=timezone.now(),
        search=searchable(item.action, *item.owners, *item.contributors, item.product),
    )
    task.owners.set(bodies.find_all(item.owners, document.dated))
    task.contributors.set(bodies.find_all(item.contributors, document.dated))
    return ""


def enter_meeting(item: facts.Meeting, proposal: Proposal, bodies: Bodies, _by: str) -> str:
    document = proposal.document
    body = bodies.find(item.body, item.held_on or document.dated)
    meeting = known_meeting(item, body, document)
    note = "" if meeting is None else "Đã có trong sổ"
    meeting = meeting or new_meeting(item, body, document)
    complete(meeting, item)
    MeetingMention.objects.get_or_create(
        meeting=meeting, evidence=proposal.evidence, defaults={"document": document}
    )
    return note


def known_meeting(item: facts.Meeting, body: Body | None, document: Document) -> Meeting | None:
    """The meeting of that body and ordinal whose term and day do not speak against it."""
    if item.ordinal is None:
        return Meeting.objects.filter(key=meeting_key(item, body, document)).first()
    found = Meeting.objects.filter(ordinal=item.ordinal, body=body)
    if body is None:
        found = found.filter(body_text=(item.body or "")[:300])
    term = (item.term or "").upper()
    for meeting in found.order_by("slug"):
        same_term = not term or not meeting.term or term == meeting.term
        same_day = not (item.held_on and meeting.held_on) or item.held_on == meeting.held_on
        if same_term and same_day:
            return meeting
    return None


def new_meeting(item: facts.Meeting, body: Body | None, document: Document) -> Meeting:
    key = meeting_key(item, body, document)
    day = f"-{item.held_on.isoformat()}" if item.held_on else ""
    return Meeting.objects.create(
        slug=free_slug(Meeting, slug(item.name)[:70] + day, key),
        key=key,
        name=item.name,
        body=body,
        body_text=(item.body or "")[:300],
        ordinal=item.ordinal,
        search=searchable(item.name, item.body),
    )


def meeting_key(item: facts.Meeting, body: Body | None, document: Document) -> str:
    who = body.slug if body else name_key(item.body or "")
    day = item.held_on.isoformat() if item.held_on else ""
    if item.ordinal is not None:
        return digest("meeting", who, str(item.ordinal), (item.term or "").upper(), day)
    return digest("meeting", who, name_key(item.name), day or document.slug)


def complete(meeting: Meeting, item: facts.Meeting) -> None:
    """Fill in what was not known of a meeting; what stands is left."""
    if item.term and not meeting.term:
        meeting.term = item.term.upper()[:20]
    if meeting.extended is None:
        meeting.extended = item.extended
    meeting.held_on = meeting.held_on or item.held_on
    meeting.mode = meeting.mode or item.mode or ""
    meeting.chairs = meeting.chairs or list(item.chairs)
    meeting.save()


def enter_citation(item: facts.CitedDocument, proposal: Proposal, _bodies: Bodies, _by: str) -> str:
    """A link to the document that is named; it finds its end when that one arrives."""
    document, key = proposal.document, number_key(item.number)
    if key and key == document.number_key:
        return "Chính văn bản này"
    DocumentLink.objects.create(
        source=document,
        target=find_document(key, item, document),
        ordinal=proposal.ordinal,
        number=(item.number or "")[:60],
        number_key=key,
        kind=item.kind or "",
        title=item.title or ("" if item.number else proposal.evidence.quote),
        issued_on=item.issued_on,
        issuer_text=(item.issuer or "")[:300],
        relation=item.relation or "",
        evidence=proposal.evidence,
    )
    return ""


def find_document(key: str, item: facts.CitedDocument, source: Document) -> Document | None:
    """The document with that number, and that date where both tell it; numbers start anew
    with each term or year, so one of several without a date is none."""
    if not key:
        return None
    found = Document.objects.filter(number_key=key).exclude(pk=source.pk).order_by("slug")
    fitting = [one for one in found if same_day(item.issued_on, one.issued_on)]
    return fitting[0] if len(fitting) == 1 else None


def same_day(one: Any, other: Any) -> bool:
    return one is None or other is None or one == other


def resolve_citations(document: Document) -> None:
    """Let the links that named this document before it came find it."""
    if not document.number_key:
        return
    waiting = DocumentLink.objects.filter(number_key=document.number_key, target=None)
    for found in waiting.exclude(source=document):
        if same_day(found.issued_on, document.issued_on):
            found.target = document
            found.save(update_fields=["target"])


def enter_shortcoming(
    item: facts.Shortcoming, proposal: Proposal, _bodies: Bodies, _by: str
) -> str:
    Shortcoming.objects.create(**place(proposal), text=item.text, search=searchable(item.text))
    return ""


def enter_commendation(
    item: facts.Commendation, proposal: Proposal, _bodies: Bodies, _by: str
) -> str:
    Commendation.objects.create(
        **place(proposal),
        award=item.award,
        recipients=list(item.recipients),
        awarded_by=(item.awarded_by or "")[:300],
        search=searchable(item.award, *item.recipients),
    )
    return ""


def enter_person(item: facts.Person, proposal: Proposal, _bodies: Bodies, _by: str) -> str:
    PersonMention.objects.create(
        **place(proposal),
        name=item.name[:200],
        positions=list(item.positions),
        search=searchable(item.name, *item.positions),
    )
    return ""


def place(proposal: Proposal) -> dict[str, Any]:
    return {
        "document": proposal.document,
        "ordinal": proposal.ordinal,
        "evidence": proposal.evidence,
    }


Enter = Callable[[Any, Proposal, Bodies, str], str]
ENTER: dict[str, Enter] = {
    Kind.TASK: enter_task,
    Kind.MEETING: enter_meeting,
    Kind.DOCUMENT: enter_citation,
    Kind.SHORTCOMING: enter_shortcoming,
    Kind.COMMENDATION: enter_commendation,
    Kind.PERSON: enter_person,
}
OTHER_KINDS: Sequence[str] = tuple(ENTER)
