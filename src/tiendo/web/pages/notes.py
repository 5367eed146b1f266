"""What was read in a document as marks and notes: in the register, or waiting and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from tiendo.register.models import Kind, Proposal, State
from tiendo.web import kinds, links, words
from tiendo.web.marking import Span
from tiendo.web.pages.asking import Counts
from tiendo.web.paper import Note


def spans(proposals: Sequence[Proposal], reading: Mapping[str, Any]) -> list[Span]:
    """A mark for each item that was read, numbered in reading order, and for each unread."""
    marked = [
        Span(start=p.evidence.start, end=p.evidence.end, kind=p.kind, note=number)
        for number, p in numbered(proposals)
    ]
    unread = [
        Span(start=u["start"], end=u["end"], kind="unread") for u in reading.get("unread", ())
    ]
    return marked + unread


def numbered(proposals: Sequence[Proposal]) -> Iterator[tuple[int, Proposal]]:
    """Proposals with their numbers, by place; figures before the rest of the same place."""
    placed = sorted(
        proposals,
        key=lambda p: (p.evidence.start, p.evidence.end, p.kind != Kind.FIGURE, p.ordinal),
    )
    return enumerate(placed, 1)


def notes(proposals: Sequence[Proposal], counts: Counts) -> dict[int, Note]:
    return {number: note(number, p, counts) for number, p in numbered(proposals)}


def note(number: int, proposal: Proposal, counts: Counts) -> Note:
    state, href = standing(proposal, counts)
    return Note(number=number, words=said(proposal), state=state, href=href)


def standing(proposal: Proposal, counts: Counts) -> tuple[str, str]:
    """Where an item stands, and the address of the record that it became or waits beside."""
    slug, number = whose(proposal, counts)
    href = links.to_target(slug) if slug else ""
    if proposal.state == State.ACCEPTED:
        if proposal.observation is not None:
            told = gettext("số thực hiện của chỉ tiêu %s") % number if slug else gettext("trong sổ")
            return told, href
        return (gettext("chỉ tiêu %s") % number, href) if slug else (gettext("trong sổ"), "")
    if proposal.state == State.REJECTED:
        return gettext("đã bỏ"), href
    why = proposal.note or kinds.match(proposal.match)
    return gettext("đề xuất: %s") % why if why else gettext("đề xuất, chờ xem xét"), href


def whose(proposal: Proposal, counts: Counts) -> tuple[str, str]:
    """Slug and number of the target that the item is, or counts for."""
    if proposal.target is not None:
        return proposal.target.slug, str(proposal.target.ordinal)
    if proposal.observation_id is not None:
        return counts.get(proposal.observation_id, ("", ""))
    return "", ""


def said(proposal: Proposal) -> str:
    """The item in a few words, from its fields of READING.md."""
    return SAYS[Kind(proposal.kind)](proposal.payload)


def value_words(item: Mapping[str, Any]) -> str:
    """The value of a figure: "trên 2.500 tỷ đồng"."""
    return words.stated(
        measure=item["measure"],
        value=exact(item["value"]),
        unit=item["unit"],
        high=maybe(item.get("high")),
        of=maybe(item.get("of")),
        op=item.get("op") or "eq",
        direction=item.get("direction"),
        unit_text=item.get("unit_text"),
        per=item.get("per"),
    )


def figure_words(item: Mapping[str, Any]) -> str:
    about = [words.period(item.get("period")), item.get("subject") or ""]
    if item.get("estimated"):
        about.append(gettext("ước"))
    if item.get("role") == "target":
        about.append(gettext("giao"))
    told = ", ".join(part for part in about if part)
    return f"{item['indicator']}: {value_words(item)}" + (f" ({told})" if told else "")


def exact(value: object) -> Decimal:
    """A number of JSON as the decimal that was written."""
    return Decimal(str(value))


def maybe(value: object) -> Decimal | None:
    return None if value is None else exact(value)


def iso_day(value: object) -> str:
    return words.day(date.fromisoformat(value)) if isinstance(value, str) else ""


def task_words(item: Mapping[str, Any]) -> str:
    owners = ", ".join(item.get("owners") or ())
    due = iso_day(item.get("due")) or item.get("recurs") or ""
    told = [gettext("nhiệm vụ"), owners, gettext("hạn %s") % due if due else ""]
    return ": ".join(part for part in (told[0], ", ".join(t for t in told[1:] if t)) if part)


def cited_words(item: Mapping[str, Any]) -> str:
    return " · ".join(
        p for p in (item.get("number") or item.get("title"), iso_day(item.get("issued_on"))) if p
    )


def meeting_words(item: Mapping[str, Any]) -> str:
    return " · ".join(p for p in (item.get("name"), iso_day(item.get("held_on"))) if p)


SAYS: dict[Kind, Callable[[Mapping[str, Any]], str]] = {
    Kind.FIGURE: figure_words,
    Kind.TASK: task_words,
    Kind.DOCUMENT: cited_words,
    Kind.MEETING: meeting_words,
    Kind.SHORTCOMING: lambda _: gettext("hạn chế"),
    Kind.COMMENDATION: lambda item: str(item["award"]),
    Kind.PERSON: lambda item: ", ".join([item["name"], *(item.get("positions") or ())]),
}
