"""What was read in a document as marks and notes: in the register, or waiting and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from tiendo.register.models import Kind, Proposal, State
from tiendo.web import links, words
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
    usual = usual_period(proposals)
    return {number: note(number, p, counts, usual) for number, p in numbered(proposals)}


def usual_period(proposals: Sequence[Proposal]) -> str | None:
    """The period of most figures of a document: notes name only the others."""
    periods = Counter(p.item.get("period") for p in proposals if p.kind == Kind.FIGURE)
    return periods.most_common(1)[0][0] if periods else None


def note(number: int, proposal: Proposal, counts: Counts, usual: str | None) -> Note:
    state, href = standing(proposal, counts)
    is_figure = proposal.kind == Kind.FIGURE
    short = qualified(value_words(proposal.item), proposal.item, usual) if is_figure else ""
    return Note(number=number, words=said(proposal, usual), state=state, href=href, short=short)


def standing(proposal: Proposal, counts: Counts) -> tuple[str, str]:
    """Where an item stands, and the address of the record that it became or waits beside."""
    slug, number = whose(proposal, counts)
    href = links.to_target(slug) if slug else ""
    if proposal.state == State.ACCEPTED:
        return (gettext("→ chỉ tiêu %s") % number, href) if slug else (gettext("trong sổ"), "")
    if proposal.state == State.REJECTED:
        return gettext("đã bỏ"), href
    return gettext("chờ xem xét"), f"#{waiting_anchor(proposal)}"


def waiting_anchor(proposal: Proposal) -> str:
    """Where the list of waiting figures says why."""
    return f"cho-{proposal.kind}-{proposal.ordinal}"


def whose(proposal: Proposal, counts: Counts) -> tuple[str, str]:
    """Slug and number of the target that the item is, or counts for."""
    if proposal.target is not None:
        return proposal.target.slug, str(proposal.target.ordinal)
    if proposal.observation_id is not None:
        return counts.get(proposal.observation_id, ("", ""))
    return "", ""


def said(proposal: Proposal, usual: str | None = None) -> str:
    """The item in a few words, from its fields of READING.md; the usual period left out."""
    if proposal.kind == Kind.FIGURE:
        value = f"{proposal.item['indicator']}: {value_words(proposal.item)}"
        return qualified(value, proposal.item, usual)
    return SAYS[Kind(proposal.kind)](proposal.item)


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


def qualified(value: str, item: Mapping[str, Any], usual: str | None) -> str:
    """A value with what narrows it, in brackets: period, subject, estimate, target."""
    period, subject = item.get("period"), item.get("subject") or ""
    about = [
        words.period(period) if period != usual else "",
        subject if subject.lower() not in value.lower() else "",
        gettext("ước") if item.get("estimated") else "",
        gettext("giao") if item.get("role") == "target" else "",
    ]
    told = ", ".join(part for part in about if part)
    return f"{value} ({told})" if told else value


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
    Kind.TASK: task_words,
    Kind.DOCUMENT: cited_words,
    Kind.MEETING: meeting_words,
    Kind.SHORTCOMING: lambda _: gettext("hạn chế"),
    Kind.COMMENDATION: lambda item: str(item["award"]),
    Kind.PERSON: lambda item: ", ".join([item["name"], *(item.get("positions") or ())]),
}
