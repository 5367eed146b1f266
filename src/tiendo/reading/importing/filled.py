"""The door: a file's bytes to its rows, all of them, each right or wrong by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from tiendo.errors import DocumentUnreadable
from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.importing import indicators, tasks
from tiendo.reading.importing.cells import Grid
from tiendo.reading.importing.columns import GUIDE, VALUES, listed
from tiendo.reading.importing.drafting import Draft
from tiendo.reading.importing.layout import Layout, layout_of
from tiendo.reading.importing.opening import open_sheets, too_many
from tiendo.reading.importing.rows import Filled, IndicatorRow, TaskRow
from tiendo.reading.importing.writing import Places, Text
from tiendo.reading.segmenting import UNIT_LINE
from tiendo.vocabulary.periods import Period

SHORTEST_TITLE = 12  # characters
TEMPLATE = "Tải mẫu rồi chép số liệu vào"


class SheetUnusable(DocumentUnreadable):
    """A sheet without the columns that its rows need."""

    code = "sheet-unusable"


@dataclass(frozen=True, slots=True)
class Table:
    grid: Grid
    layout: Layout


def fill(data: bytes, name: str, *, period: Period | None = None) -> Filled:
    """What a filled sheet says. ``period`` is that of values for which the file states none.

    Raises DocumentUnreadable, and SheetUnusable where columns are missing or said twice.
    A cell that cannot be read is no error here: its row carries it.
    """
    media, grids, remarks = open_sheets(data, name)
    tables, strange = tables_of(grids)
    if not tables:
        raise unusable(grids, name)
    kinds = {table.layout.kind for table in tables}
    if len(kinds) > 1:
        raise SheetUnusable(
            "Tệp vừa có bảng chỉ tiêu vừa có bảng nhiệm vụ", where=name,
            do="Tách thành hai tệp rồi nhập từng tệp",
        )  # fmt: skip
    text = Text()
    for table in tables:
        check(table, name)
        text.add(table.grid)
    places = Places(text.whole(), text)
    rows = [row for table in tables for row in rows_of(table, places, period)]
    kind = kinds.pop()
    captions = [line for table in tables for line in table.layout.caption.splitlines()]
    return Filled(
        kind=kind,
        source=Source(name=name, media_type=media.value, sha256=sha256(data).hexdigest()),
        text=places.text,
        title=next((line for line in reversed(captions) if names(line)), ""),
        rows=tuple(row for row in rows if row is not None),  # type: ignore[arg-type]
        remarks=(*remarks, *strange, *(one for table in tables for one in unknown(table))),
        empty=sum(row is None for row in rows),
    )


def names(line: str) -> bool:
    """Whether a line above a table may name it: not its unit, and no short word."""
    return len(line) >= SHORTEST_TITLE and not UNIT_LINE.match(line)


def tables_of(grids: list[Grid]) -> tuple[list[Table], list[Remark]]:
    """The sheets with a table, and a remark for each that has none."""
    tables, strange = [], []
    for grid in grids:
        layout = layout_of(grid)
        if layout is not None:
            tables.append(Table(grid, layout))
        elif grid.cells and grid.name != GUIDE:
            message = f"Trang tính {grid.name} không có hàng tiêu đề theo mẫu nên không nhập"
            strange.append(Remark(rule="sheet-without-head", message=message))
    return tables, strange


def unusable(grids: list[Grid], name: str) -> DocumentUnreadable:
    if not any(grid.cells for grid in grids):
        return refuse("blank").at(name)  # type: ignore[return-value]
    needed = [row["title"] for kind in ("indicators", "tasks") for row in listed(kind)
              if row.get("needed")]  # fmt: skip
    return SheetUnusable(
        f"Không thấy hàng tiêu đề: thiếu cột {' hoặc '.join(needed)}", where=name, do=TEMPLATE
    )


def check(table: Table, name: str) -> None:
    """Raises SheetUnusable for a missing or a doubled column, and for too many rows."""
    grid, layout = table.grid, table.layout
    where = f"{name}, trang tính {grid.name}" if grid.name else name
    missing = layout.missing()
    if missing:
        raise SheetUnusable(f"Thiếu cột {', '.join(missing)}", where=where, do=TEMPLATE)
    doubled = layout.doubled()
    if doubled:
        raise SheetUnusable(
            f"Có hai cột cùng là “{doubled[0].header}”", where=where, do="Bỏ bớt hoặc đổi tên cột"
        )
    if grid.height - layout.first > limits.IMPORT_ROWS:
        raise too_many().at(where)


def unknown(table: Table) -> Iterator[Remark]:
    for heading in table.layout.unknown():
        message = f"Cột “{heading.header}” không có trong mẫu nên không nhập"
        yield Remark(rule="unknown-column", message=message)


def rows_of(
    table: Table, places: Places, period: Period | None
) -> Iterator[IndicatorRow | TaskRow | None]:
    """The rows below the head; None for one that names something and says nothing of it."""
    grid, layout = table.grid, table.layout
    section = ""
    for number in range(layout.first, grid.height):
        cells = grid.row(number, layout.headings)
        if not cells:
            continue
        draft = Draft(grid, layout, number, layout.period or period, cells)
        if layout.kind == "tasks":
            yield tasks.row_of(draft, places)
        elif any(layout.headings[c].gives in VALUES for c in cells):
            yield indicators.row_of(draft, places, section)
        elif titles(draft):
            section = cells[layout.column("name") or 0].text
        else:
            yield None


def titles(draft: Draft) -> bool:
    """Whether a row holds a name alone, as a section's title does, a number before it aside."""
    name = draft.layout.column("name")
    gives = {draft.layout.headings[c].gives for c in draft.cells}
    return name in draft.cells and gives <= {"name", "number"}
