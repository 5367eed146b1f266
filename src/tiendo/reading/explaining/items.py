"""Items other than figures at a place: their rule, and the rows whose words stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tiendo.facts.reading import Reading, item_as_json
from tiendo.reading.document import Block, Kind
from tiendo.reading.explaining.doubts import item_doubts
from tiendo.reading.explaining.explanation import Field, Item, Said
from tiendo.reading.explaining.fields import PACKAGE
from tiendo.reading.explaining.scene import book, found_in
from tiendo.vocabulary.lexicon import Row, rows

EVIDENCE = ("start", "end", "quote", "place", "confidence")
# Words that govern an item stand before it in its sentence, no further off than this.
REACH = 120


def items_at(reading: Reading, block: Block, at: int) -> Iterator[Item]:
    """Every item whose evidence holds offset ``at``."""
    known = {row["id"]: row for row in rows(PACKAGE, "items")}
    for kind, row in known.items():
        for item in getattr(reading, kind, ()):
            if item.evidence.start <= at < item.evidence.end:
                tabled = kind == "tasks" and block.kind is Kind.ROW
                yield _item(item, known["task_tables"] if tabled else row, kind, block)


def _item(item: Any, row: Row, kind: str, block: Block) -> Item:
    return Item(
        evidence=item.evidence,
        kind=kind,
        label=row["label"],
        rule=row["rule"],
        says=row["says"],
        source=row["source"],
        fields=(*_fields(item, row["fields"]), item_doubts(kind, item)),
        rows=tuple(_rows(row, block, item.evidence.start, item.evidence.end)),
    )


def _fields(item: Any, labels: Mapping[str, str]) -> Iterator[Field]:
    """What the item states, in the order of the contract."""
    for name, value in item_as_json(item).items():
        if name not in EVIDENCE and value not in (None, []):
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield Field(name=name, label=labels.get(name, name), value=value, says=text)


def _rows(row: Row, block: Block, start: int, end: int) -> Iterator[Said]:
    """The rows whose words stand in the item, or before it in its sentence."""
    first = max(0, start - block.start - REACH)
    last = min(len(block.text), end - block.start)
    for named, only in row["tables"].items():
        package, table = named.split("/")
        seen: set[str] = set()
        for mention in found_in(block, table, book(package, table, tuple(only)), first, last):
            if mention.row["id"] not in seen:
                seen.add(mention.row["id"])
                yield mention.said()
