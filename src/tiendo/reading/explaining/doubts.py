"""Why an item is no surer: the signs of doubt that it shows, in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tiendo.facts.figure import Figure, Role
from tiendo.facts.items import Remark, Unread
from tiendo.facts.reading import Reading
from tiendo.reading.document import Document
from tiendo.reading.explaining.explanation import Said
from tiendo.reading.rules.figures import walk
from tiendo.reading.rules.figures.doubts import doubts_of
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.weighing import confidence, doubts, lowered
from tiendo.reading.weighing.items import signs_of

ORDERED = "role-ordered"
TABLE = "doubts"
NONE = "không thấy dấu hiệu nghi ngờ nào"
PICTURED = "hạ thêm vì nhận dạng từ ảnh"
Signs = tuple[str, ...]
Key = tuple[int, int, Decimal, Decimal | None]


def figure_signs(document: Document, reading: Reading) -> Mapping[Figure, Signs]:
    """The signs of doubt of each figure of the reading that a sentence holds."""
    seen: dict[Key, tuple[Role, Signs]] = {}

    def witness(built: Figure | Unread | Remark, draft: Draft) -> None:
        if isinstance(built, Figure):
            seen[_key(built)] = built.role, doubts_of(draft)

    walk(document, witness)
    found: dict[Figure, Signs] = {}
    for figure in reading.figures:
        if _key(figure) in seen:
            role, signs = seen[_key(figure)]
            found[figure] = signs if figure.role is role else (*signs, ORDERED)
    return found


def _key(figure: Figure) -> Key:
    return figure.evidence.start, figure.evidence.end, figure.value, figure.high


def figure_doubts(figure: Figure, signs: Signs | None) -> tuple[tuple[Said, ...], str]:
    """The rows that lowered a figure's confidence, and what to say where none did."""
    first = tuple(sign for sign in signs or () if sign != ORDERED)
    known = confidence("tables" if signs is None else "figures", first)
    if signs is not None and ORDERED in signs:
        known = lowered(known, ORDERED)
    return said(signs or ()), note(signs or (), figure.confidence, known)


def item_doubts(kind: str, item: Any) -> tuple[tuple[Said, ...], str]:
    """The same of an item other than a figure."""
    signs = signs_of(kind, item)
    return said(signs), note(signs, item.confidence, confidence(kind, signs))


def said(signs: Signs) -> tuple[Said, ...]:
    rows = (doubts()[sign] for sign in signs)
    return tuple(Said(row=r["id"], table=TABLE, source=r["source"]) for r in rows)


def note(signs: Signs, stated: float | None, known: float) -> str:
    """The signs in words, the gravest first; what a picture took besides."""
    gravest = sorted(signs, key=lambda sign: Decimal(doubts()[sign]["worth"]))
    words = [doubts()[sign]["says"] for sign in gravest if Decimal(doubts()[sign]["worth"])]
    told = f"bị hạ vì: {'; '.join(words)}" if words else NONE
    return f"{told}; {PICTURED}" if stated is not None and stated < known else told
