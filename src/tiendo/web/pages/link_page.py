"""The links of a document for its keeper: what each says, corrected or added with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.register import selectors
from tiendo.register.access import Viewer, require
from tiendo.register.models import DocumentLink
from tiendo.register.services.amending import EDIT
from tiendo.register.services.linking import RELATIONS
from tiendo.web import kinds, links, words
from tiendo.web.pages.document_page import title


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    id: int
    version: int
    words: str
    more: str
    href: str
    relation: str
    edited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    title: str
    label: str
    href: str
    rows: tuple[Row, ...]
    relations: tuple[tuple[str, str], ...]


def page(slug: str, to: Viewer) -> LinkPage:
    """Raises NotFound, NotAllowed."""
    document = selectors.document(slug, to=to)
    require(to, EDIT, document)
    return LinkPage(
        title=title(document),
        label=document.label,
        href=links.to_document(slug),
        rows=tuple(row(one) for one in selectors.links_from(document, to=to)),
        relations=tuple((one, kinds.relation(one)) for one in RELATIONS if one),
    )


def row(link: DocumentLink) -> Row:
    named = " ".join(p for p in (kinds.document(link.kind), link.number or link.title) if p)
    told = [words.day(link.issued_on), link.issuer_text]
    return Row(
        id=link.pk,
        version=link.version,
        words=named,
        more=" · ".join(t for t in told if t),
        href=links.to_document(link.target.slug) if link.target else "",
        relation=link.relation,
        edited=f"{link.edited_by}: {link.edited_why}" if link.edited_by else "",
    )
