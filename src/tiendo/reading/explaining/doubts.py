"""Why an item is no surer: the signs of doubt that it shows, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tiendo.facts.figure import Figure, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.explaining.explanation import Field, Said
from tiendo.reading.explaining.fields import field
from tiendo.reading.rules.figures.doubts import doubts_of
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.weighing import confidence, doubts, lowered
from tiendo.reading.weighing.items import signs_of
from tiendo.vocabulary.lexicon import Row

ORDERED = "role-ordered"
TABLE = "doubts"
NONE = "không thấy dấu hiệu nghi ngờ nào"
PICTURED = "hạ thêm vì nhận dạng từ ảnh"
Signs = tuple[str, ...]
Key = tuple[int, int, Decimal, Decimal | None]


class Heard:
    """The signs of doubt of each draft that a walk showed; made to be its witness."""

    def __init__(self) -> None:
        self.seen: dict[Key, tuple[Role, Signs]] = {}

    def __call__(self, built: Figure | Unread | Remark, draft: Draft) -> None:
        if isinstance(built, Figure):
            listed = built.indicator_id is not None
            self.seen[_key(built)] = built.role, doubts_of(draft, listed=listed)

    def signs(self, figure: Figure) -> Signs | None:
        """The signs of a figure of the reading; None for one that no sentence holds."""
        role, signs = self.seen.get(_key(figure), (figure.role, None))
        return signs if signs is None or figure.role is role else (*signs, ORDERED)


def _key(figure: Figure) -> Key:
    return figure.evidence.start, figure.evidence.end, figure.value, figure.high


def figure_doubts(figure: Figure, signs: Signs | None) -> Field:
    """How sure a figure is, with the rows that lowered it."""
    first = tuple(sign for sign in signs or () if sign != ORDERED)
    known = confidence("tables" if signs is None else "figures", first)
    if signs is not None and ORDERED in signs:
        known = lowered(known, ORDERED)
    return told(figure.confidence, signs or (), known)


def item_doubts(kind: str, item: Any) -> Field:
    """The same of an item other than a figure."""
    signs = signs_of(kind, item)
    return told(item.confidence, signs, confidence(kind, signs))


def told(stated: float | None, signs: Signs, known: float) -> Field:
    """The confidence with its signs, the gravest first, and what a picture took besides."""
    rows = sorted((doubts()[sign] for sign in signs), key=lambda row: Decimal(row["worth"]))
    found = [row for row in rows if Decimal(row["worth"])]
    note = f"bị hạ vì {'; '.join(map(_words, found))}" if found else NONE
    if stated is not None and stated < known:
        note = f"{note}; {PICTURED}"
    said = tuple(Said(row=row["id"], table=TABLE, source=row["source"]) for row in found)
    return field("confidence", stated, said, note)


def _words(row: Row) -> str:
    return f"{row['says']} ({row['id']})"
