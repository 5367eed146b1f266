"""Tables without a total, led by what they come to: "tổng dư nợ là 449 tỷ đồng, chia ra:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.saying import en, softened
from tiendo.checking.sums.columns import added, without_parts
from tiendo.checking.sums.exchanging import sharp
from tiendo.checking.sums.parts import cue_of_parts
from tiendo.checking.sums.plain_columns import NO_SUM, range_of
from tiendo.checking.written import Range, one_digit_apart
from tiendo.reading.document import Cell, Table
from tiendo.reading.rules.arithmetic.sums import total_row
from tiendo.vocabulary.numbers import format_number, read_number

FEWEST = 3


def tables_led(draft: Draft) -> Iterator[Finding]:
    """Every whole before a table whose one column of its unit comes to it but for a slip."""
    for table in draft.cells.tables.values():
        whole = _led_by(draft, table) if total_row(table) is None else None
        mine = list(_columns(table, whole)) if whole is not None else []
        if whole is not None and len(mine) == 1:
            yield from _wrong(draft, whole, mine[0])


def _columns(table: Table, whole: Num) -> Iterator[list[Cell]]:
    """The columns that are written in the unit of a number, with a number in every row."""
    for at in sorted({cell.column for cell in table.cells}):
        head = " ".join(cell.text for cell in table.cells if cell.header and cell.column == at)
        cells = [cell for cell in table.cells if cell.column == at and not cell.header]
        named = whole.unit_text.lower() in head.lower() and not NO_SUM.search(head)
        if named and len(cells) >= FEWEST and all(range_of(cell.text) for cell in cells):
            yield cells


def _led_by(draft: Draft, table: Table) -> Num | None:
    """The last number of the line right before a table, where words say that all of it follows."""
    start = min((cell.start for cell in table.cells), default=0)
    before = draft.text[:start].rstrip()
    passage = draft.passage_at(len(before) - 1) if before.endswith(":") else None
    numbers = draft.numbers(passage) if passage is not None else ()
    last = numbers[-1] if numbers else None
    if last is None or not sharp(last) or last.percent:
        return None
    return last if cue_of_parts(before[last.end :]) else None


def _wrong(draft: Draft, whole: Num, cells: Sequence[Cell]) -> Iterator[Finding]:
    ranges = [one for cell in cells if (one := range_of(cell.text)) is not None]
    stated = whole.main.value / whole.factor
    written = Range(*(end / whole.factor for end in (whole.main.range.low, whole.main.range.high)))
    ways = (ranges, without_parts(ranges), without_parts(ranges[::-1]))
    if any(added(way).meets(written) for way in ways):
        return
    found = sum((read_number(cell.text.strip()).value for cell in cells), Decimal(0))
    if not (transposed(found, stated) or one_digit_apart(found, stated)):
        return
    shown = f"{format_number(found.normalize() + 0)} {whole.unit_text}".strip()
    yield Finding(
        start=whole.start,
        end=whole.end,
        message=f"Cộng các dòng của bảng được {shown}, "
        f"không phải {draft.text[whole.start : whole.end]}",
        message_en=f"The rows come to {en(found)}, not {en(stated)}",
        stated=stated,
        computed=found,
        suggestion=shown,
        see=tuple(Place(start=cell.start, end=cell.end) for cell in cells),
        severity=softened(not draft.doubtful),
    )
