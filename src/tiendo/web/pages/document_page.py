"""A document's page: what it is, its text with every mark, and what was read, listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Document, DocumentLink, Kind, Proposal, State
from tiendo.register.services.amending import EDIT
from tiendo.web import kinds, links, words
from tiendo.web.marking import anchor, marked_lines
from tiendo.web.pages import asking, notes
from tiendo.web.paper import paper
from tiendo.web.when import shown_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the document's particulars; ``said`` where the words are the document's."""

    label: str
    words: str
    href: str = ""
    said: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    to: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    words: str
    href: str = ""
    more: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A list under the text: tasks, cited documents, what could not be read …"""

    id: str
    title: str
    items: tuple[Item, ...]
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    title: str
    kind: str
    number: str
    facts: tuple[Fact, ...]
    jumps: tuple[Jump, ...]
    text: SafeString
    parts: tuple[Part, ...]
    links_href: str = ""  # where those who keep plans correct what it says of other documents


def page(slug: str, to: Viewer) -> DocumentPage:
    """The page of a document on the day that is shown.

    Raises NotFound, also for one that ``to`` may not see; NotYetKnown.
    """
    on = shown_day()
    document = selectors.document(slug, to=to, on=on)
    proposals = selectors.proposals_of(document, to=to, on=on)
    cited = selectors.links_from(document, to=to, on=on)
    made = build(document, proposals, cited, asking.counts_for(proposals, to, on=on))
    may = allowed(to, EDIT, document)
    return replace(made, links_href=links.to_document_links(slug) if may else "")


def build(
    document: Document,
    proposals: Sequence[Proposal],
    cited: Sequence[DocumentLink],
    counts: asking.Counts,
) -> DocumentPage:
    """The page of a document; ``counts`` says whose target an observation counts for."""
    reading = document.reading
    lines = list(marked_lines(document.text, notes.spans(proposals, reading)))
    headings = frozenset(h["start"] for h in reading.get("outline", ()))
    parts = tuple(part for part in all_parts(proposals, cited, reading) if part.items)
    return DocumentPage(
        title=title(document),
        kind=kinds.of(document.kind, document.media_type),
        number=document.number,
        facts=particulars(document, proposals),
        jumps=jumps(parts),
        text=paper(lines, notes.notes(proposals, counts), headings),
        parts=parts,
    )


def title(document: Document) -> str:
    return document.title or document.number or document.name


def particulars(document: Document, proposals: Sequence[Proposal]) -> tuple[Fact, ...]:
    issuer = document.issuer.name if document.issuer else document.issuer_text
    found = (
        Fact(label=gettext("Cơ quan ban hành"), words=issuer),
        Fact(label=gettext("Ngày ban hành"), words=words.day(document.issued_on), said=False),
        Fact(label=gettext("Đăng ngày"), words=published(document), said=False),
        Fact(label=gettext("Đã đọc"), words=told(proposals), said=False),
        Fact(label=gettext("Tệp"), words=document.name),
        Fact(label=gettext("Người vào sổ"), words=document.registered_by),
    )
    return tuple(fact for fact in found if fact.words)


def published(document: Document) -> str:
    """The day a page was put up, where it is not the day of issue."""
    same = document.published_on == document.issued_on
    return "" if same else words.day(document.published_on)


def told(proposals: Sequence[Proposal]) -> str:
    """How much was read, and how much of it is in the register."""
    figures = [p for p in proposals if p.kind == Kind.FIGURE]
    accepted = sum(p.state == State.ACCEPTED for p in figures)
    told = ngettext(
        "%(n)s số liệu, %(a)s đã vào sổ", "%(n)s số liệu, %(a)s đã vào sổ", len(figures)
    )
    return told % {"n": len(figures), "a": accepted}


def jumps(parts: Iterable[Part]) -> tuple[Jump, ...]:
    found = [Jump(to="toan-van", words=gettext("Toàn văn"))]
    return tuple(found + [Jump(to=p.id, words=f"{p.title} ({len(p.items)})") for p in parts])


def all_parts(
    proposals: Sequence[Proposal], cited: Sequence[DocumentLink], reading: Mapping[str, Any]
) -> list[Part]:
    waiting = [p for p in proposals if p.state == State.PROPOSED]
    return [
        Part(id="nhiem-vu", title=gettext("Nhiệm vụ"), items=of_kind(proposals, Kind.TASK)),
        Part(
            id="vien-dan", title=gettext("Văn bản được nhắc tới"), items=tuple(map(citation, cited))
        ),
        Part(id="hoi-nghi", title=gettext("Hội nghị"), items=of_kind(proposals, Kind.MEETING)),
        Part(id="han-che", title=gettext("Hạn chế"), items=of_kind(proposals, Kind.SHORTCOMING)),
        Part(id="khen", title=gettext("Khen thưởng"), items=of_kind(proposals, Kind.COMMENDATION)),
        Part(
            id="de-xuat",
            title=gettext("Chờ xem xét"),
            says=gettext("Máy đọc được nhưng chưa đưa vào sổ, kèm lý do."),
            items=tuple(map(waiting_item, waiting)),
        ),
        Part(
            id="chua-doc",
            title=gettext("Chưa đọc được"),
            says=gettext(
                "Trông như số liệu nhưng máy không chắc nghĩa; không bỏ đi trong im lặng."
            ),
            items=tuple(unread_item(u) for u in reading.get("unread", ())),
        ),
        Part(
            id="luu-y",
            title=gettext("Cần lưu ý"),
            items=tuple(warning_item(w) for w in reading.get("warnings", ())),
        ),
    ]


def of_kind(proposals: Sequence[Proposal], kind: Kind) -> tuple[Item, ...]:
    return tuple(
        Item(
            words=p.evidence.quote,
            href=f"#{anchor(p.evidence.start)}",
            more=notes.said(p) if kind in (Kind.TASK, Kind.MEETING, Kind.COMMENDATION) else "",
        )
        for p in sorted(proposals, key=lambda p: p.ordinal)
        if p.kind == kind
    )


def waiting_item(proposal: Proposal) -> Item:
    why = proposal.note or kinds.match(proposal.match)
    return Item(
        words=notes.said(proposal),
        href=f"#{anchor(proposal.evidence.start)}",
        more=why,
        id=notes.waiting_anchor(proposal),
    )


def citation(link: DocumentLink) -> Item:
    named = " ".join(p for p in (kinds.document(link.kind), link.number or link.title) if p)
    told = [words.day(link.issued_on), link.issuer_text, kinds.relation(link.relation)]
    href = links.to_document(link.target.slug) if link.target else ""
    return Item(words=named, href=href, more=" · ".join(t for t in told if t))


def unread_item(unread: Mapping[str, Any]) -> Item:
    return Item(
        words=unread["quote"], href=f"#{anchor(unread['start'])}", more=str(unread["reason"])
    )


def warning_item(warning: Mapping[str, Any]) -> Item:
    return Item(words=str(warning["message"]))
