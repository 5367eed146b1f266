"""The one door: a document, a text or a file to its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tiendo.facts.figure import Figure
from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Meeting,
    Person,
    Remark,
    Shortcoming,
    Task,
    Unread,
)
from tiendo.facts.reading import Reading
from tiendo.reading.document import Document
from tiendo.reading.lookalikes import restored, smoothed
from tiendo.reading.placing import Placing
from tiendo.reading.weighing.items import weighed

RULES = "tiendo.reading.rules"
# One module of rules a kind of item; each holds a generator of its own name.
KINDS: dict[str, type] = {
    "figures": Figure,
    "documents": CitedDocument,
    "meetings": Meeting,
    "tasks": Task,
    "shortcomings": Shortcoming,
    "commendations": Commendation,
    "people": Person,
}


def read(document: Document, *, published_on: date | None = None) -> Reading:
    """Everything that the rules find in ``document``, in reading order."""
    if published_on is not None:
        document = replace(document, published_on=published_on)
    seen = smoothed(document)
    if seen is not None:
        return restored(read(seen[0]), document.text, seen[1])
    document, place = dated(document)
    found: dict[str, Sequence[Any]] = {}
    unread: list[Unread] = []
    warnings: list[Remark] = list(document.warnings)
    for kind in KINDS:
        found[kind] = _sort(_rule(kind)(document), unread, warnings)
    found["figures"] = _rule("ordered")(document, found["figures"], found["tasks"])
    found["shortcomings"] = _rule("admitted")(found["shortcomings"], found["tasks"])
    found |= {kind: weighed(kind, found[kind]) for kind in KINDS if kind != "figures"}
    found |= {"outline": _rule("outline")(document)}
    found |= {"unread": sorted(unread, key=lambda u: u.evidence.start)}
    if document.tables or document.turns:
        placed = Placing(document).item
        found = {kind: [placed(item) for item in items] for kind, items in found.items()}
    items: dict[str, Any] = {kind: tuple(of_kind) for kind, of_kind in found.items()}
    reading = Reading(
        source=document.source,
        text=document.text,
        title=document.title,
        published_on=document.published_on,
        place=place,
        identity=_rule("identity")(document),
        warnings=tuple(warnings),
        **items,
    )
    if not reading.recognised:
        return reading
    from tiendo.reading.rules.doubting import doubting

    return doubting(reading, document)


def dated(document: Document) -> tuple[Document, str | None]:
    """The document with the day and the place of its dateline, where it has no day yet."""
    day, place = _rule("dateline")(document)
    if document.published_on is None and day is not None:
        document = replace(document, published_on=day)
    return document, place


@cache
def _rule(name: str) -> Callable[..., Any]:
    rule: Callable[..., Any] = getattr(import_module(f"{RULES}.{name}"), name)
    return rule


def _sort(items: Iterable[Any], unread: list[Unread], warnings: list[Remark]) -> list[Any]:
    """Items in reading order; what could not be read, or is doubtful, goes beside them."""
    out = []
    for item in items:
        if isinstance(item, Unread):
            unread.append(item)
        elif isinstance(item, Remark):
            warnings.append(item)
        else:
            out.append(item)
    out.sort(key=lambda item: (item.evidence.start, item.evidence.end))
    return out


def read_text(text: str, *, published_on: date | None = None, name: str = "-") -> Reading:
    """The reading of plain text."""
    return read(Document.of_text(text, name=name, published_on=published_on))


def read_bytes(data: bytes, name: str, *, published_on: date | None = None) -> Reading:
    """The reading of a file's bytes. Raises DocumentUnreadable."""
    from tiendo.reading.formats import open_bytes

    return read(open_bytes(data, name), published_on=published_on)


def read_file(path: Path | str, *, published_on: date | None = None) -> Reading:
    """The reading of a file. Raises DocumentUnreadable, OSError."""
    path = Path(path)
    return read_bytes(path.read_bytes(), path.name, published_on=published_on)
