"""What carries what out: from a resolution through programmes and plans to the units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.joining import LARGE, large
from tiendo.register.models import Document, DocumentLink
from tiendo.register.numbers import numbers_in
from tiendo.register.selectors.documents import told_to
from tiendo.register.services.amended import opens_as_amending
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.symbols import find_symbols

IMPLEMENTS = "implements"
CENTRE, PROVINCE = "centre", "province"
# Resolution, programme, plan, plan of a unit, and one step to spare.
DEEPEST = 5


@cache
def table() -> tuple[Row, ...]:
    return rows("tiendo.register.tables", "carrying")


@cache
def carrying_kinds() -> frozenset[str]:
    return frozenset(row["carries"] for row in table() if "carries" in row)


def root_row(number: str, kind: str) -> Row | None:
    """The row of the table that a number and a kind fit; None for what is not carried out."""
    symbol = next(find_symbols(number), None)
    code = (symbol.body or "").rstrip("0123456789") if symbol else ""
    for row in table():
        if "root" in row and code in row["codes"] and kind in row["documents"]:
            return row
    return None


def level_of(number: str, kind: str) -> str:
    """Whose document a number is, of a kind that is carried out: centre, province, or neither.

    >>> level_of("27-NQ/TW", "resolution"), level_of("27-NQ/TU", "resolution")
    ('centre', 'province')
    >>> level_of("9-KH/TU", "plan"), level_of("57/2025/QH15", "law")
    ('', '')
    """
    row = root_row(number, kind)
    return str(row["root"]) if row else ""


@dataclass(slots=True, kw_only=True)
class Root:
    """A document to be carried out; ``document`` is None while the register has only its name.

    ``carriers``: the documents that carry it out, directly or through one another, each with
    the one that it carries out itself (None: the root).
    """

    key: str
    level: str
    number: str
    kind: str
    title: str = ""
    issued_on: date | None = None
    document: Document | None = None
    carriers: dict[Document, Document | None] = field(default_factory=dict)


def roots(*, as_of: date, to: Viewer | None = None) -> list[Root]:
    """Every central and provincial document to be carried out, with what does, on a day.

    Registered ones, and those that a document says it carries out; the newest first. Links of
    documents that ``to`` may not see are not there. Two queries.
    """
    return joined(carrying(links_asked(as_of=as_of, to=to)), as_of=as_of, to=to)


def joined(links: list[DocumentLink], *, as_of: date, to: Viewer | None) -> list[Root]:
    """Registered and named ones with their carriers, by all links; one query."""
    known = registered(as_of=as_of, to=to)
    found: dict[str, Root] = {}
    for document in known:
        found.setdefault(end_key(document.number_key, document.issued_on), root_of(document))
    for link in links:
        named(link, found)
    gather(found, links)
    return sorted(found.values(), key=newest_first)


def newest_first(root: Root) -> tuple[int, str]:
    return (-root.issued_on.toordinal() if root.issued_on else 0, root.number)


def links_asked(*, as_of: date, to: Viewer | None) -> QuerySet[DocumentLink]:
    """Links by which programmes and plans may carry others out."""
    found = DocumentLink.objects.filter(
        told_to(to), relation=IMPLEMENTS, source__kind__in=carrying_kinds(),
        source__dated__lte=as_of,
    )  # fmt: skip
    listed = shown(found, to=to, document="source").select_related("source__issuer", "target")
    return listed.defer(*large("source", "target")).order_by(
        "source__dated", "source__slug", "ordinal"
    )


def carrying(links: Iterable[DocumentLink]) -> list[DocumentLink]:
    """Those that do: their title says so, or a person."""
    return [one for one in links if one.edited_by or one.number_key in numbers_in(one.source.title)]


def registered(*, as_of: date, to: Viewer | None, most: int | None = None) -> list[Document]:
    """The documents of the register that are to be carried out; one that only amends is not.

    ``most``: only the newest so many are looked at.
    """
    kinds = {kind for row in table() if "root" in row for kind in row["documents"]}
    found = Document.objects.filter(kind__in=kinds, dated__lte=as_of).exclude(number_key="")
    listed = shown(found, to=to, document="").select_related("issuer").defer(*LARGE)
    return [
        one
        for one in listed.order_by("-dated", "slug")[:most]
        if level_of(one.number, one.kind) and not opens_as_amending(one.title)
    ]


def end_key(key: str, issued_on: date | None) -> str:
    """Numbers start anew each year: a document is its number and its year, where that is told."""
    return f"{key}/{issued_on.year}" if issued_on else key


def root_of(document: Document) -> Root:
    return Root(
        key=end_key(document.number_key, document.issued_on),
        level=level_of(document.number, document.kind),
        number=document.number,
        kind=document.kind,
        title=document.title,
        issued_on=document.issued_on,
        document=document,
    )


def named(link: DocumentLink, found: dict[str, Root]) -> None:
    """Let a document that is only named be a row too, unless it is there under its year."""
    level = level_of(link.number, link.kind)
    if not level or root_named(link, found) is not None:
        return
    key = end_key(link.number_key, link.issued_on)
    found[key] = Root(
        key=key,
        level=level,
        number=link.number,
        kind=link.kind,
        title=link.title,
        issued_on=link.issued_on,
    )


def root_named(link: DocumentLink, found: Mapping[str, Root]) -> Root | None:
    """The row of the document that a link names: by its year, else the only one of its number."""
    exact = found.get(end_key(link.number_key, link.issued_on))
    if exact is not None or link.issued_on is not None:
        return exact
    same = [one for key, one in found.items() if key.startswith(f"{link.number_key}/")]
    return same[0] if len(same) == 1 else None


def gather(found: Mapping[str, Root], links: Iterable[DocumentLink]) -> None:
    """Give each row its carriers, and theirs."""
    below: dict[int, list[Document]] = defaultdict(list)
    direct: dict[str, list[Document]] = defaultdict(list)
    for link in links:
        if link.target_id is not None:
            below[link.target_id].append(link.source)
        root = root_named(link, found)
        if root is not None:
            direct[root.key].append(link.source)
    for root in found.values():
        first = direct[root.key] + (below[root.document.pk] if root.document else [])
        follow(root, first, below)


def follow(root: Root, first: Iterable[Document], below: Mapping[int, list[Document]]) -> None:
    """Walk down from a row; a document is met once, at its shortest way."""
    seen = {root.document.pk} if root.document else set()
    step: list[tuple[Document, Document | None]] = [(one, None) for one in first]
    for _ in range(DEEPEST):
        found: list[Document] = []
        for one, above in step:
            if one.pk not in seen:
                seen.add(one.pk)
                root.carriers[one] = above
                found.append(one)
        step = [(one, above) for above in found for one in below.get(above.pk, ())]
