"""Rows of indicators: one row an indicator, with columns for plan, result and percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tiendo.facts.figure import Basis, Direction, Measure, Op, Role
from tiendo.facts.series import Status
from tiendo.reading.cellvalues import measure_of
from tiendo.reading.headers import ENDS_BRACKETED, Column, is_unit
from tiendo.reading.importing import fields
from tiendo.reading.importing.cells import Cell, Grid, Noted, Wrong
from tiendo.reading.importing.columns import VALUES, Heading, title
from tiendo.reading.importing.layout import Layout
from tiendo.reading.importing.numbers import Amount, UnitSaid, amount_of, unit_said
from tiendo.reading.importing.rows import CellValue, IndicatorRow
from tiendo.reading.importing.writing import Places
from tiendo.reading.tables import LABEL
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.units import Unit, families

SHEET = "indicators"
PERCENT = UnitSaid(text="%", code="percent", factor=Decimal(1))
UNKNOWN_UNIT = "ghi như tỷ đồng, triệu đồng, ha, %, xã"


@dataclass(slots=True)
class Draft:
    """A row while it is read: its cells, and what was found of them."""

    grid: Grid
    layout: Layout
    row: int
    period: Period | None
    cells: dict[int, Cell]
    wrong: list[Wrong] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)

    def cell(self, gives: str) -> Cell | None:
        column = self.layout.column(gives)
        return None if column is None else self.cells.get(column)

    def take(self, found: Any) -> Any:
        """What was found; None, and a note of it, where it is wrong."""
        if isinstance(found, Wrong):
            self.wrong.append(found)
            return None
        return found


def row_of(draft: Draft, places: Places, section: str) -> IndicatorRow:
    """The row that a draft's cells say."""
    check_merged(draft)
    name_cell = draft.cell("name")
    name = LABEL.sub("", fields.words(name_cell), count=1)
    if not name:
        draft.wrong.append(nameless(draft))
    stated = draft.cell("period")
    period = draft.take(fields.period(stated)) if stated else None
    way = closed(draft, "way")
    basis = closed(draft, "basis")
    said = tuple(values(draft, places, name, period, way, basis))
    check_percent(draft, said)
    year, status = draft.cell("base_year"), closed(draft, "status")
    known = draft.cell("known_on")
    return IndicatorRow(
        number=draft.row + 1,
        sheet=draft.grid.name,
        cells=names_of_cells(draft),
        name=name,
        code=fields.words(draft.cell("code")),
        section=section,
        body=fields.words(draft.cell("body")),
        subject=fields.words(draft.cell("subject")),
        base_year=draft.take(fields.year(year)) if year else None,
        status=Status(status) if status else None,
        known_on=known_on(draft, known),
        said=said,
        wrong=tuple(draft.wrong),
        notes=tuple(draft.notes),
    )


def known_on(draft: Draft, cell: Cell | None) -> date | None:
    found: date | None = draft.take(fields.day(cell)) if cell else None
    return found


def nameless(draft: Draft) -> Wrong:
    cell = next(iter(draft.cells.values()))
    return Wrong(cell=cell.name, what="dòng có số mà không có tên chỉ tiêu", do="ghi tên chỉ tiêu")


def closed(draft: Draft, column: str) -> Any:
    cell = draft.cell(column)
    return draft.take(fields.meaning(cell, column, title(SHEET, column))) if cell else None


def names_of_cells(draft: Draft) -> dict[str, str]:
    return {
        heading.gives: draft.cells[c].name
        for c, heading in reversed(draft.layout.headings.items())
        if heading.gives and c in draft.cells
    }


def check_merged(draft: Draft) -> None:
    """A merged cell among the rows leaves open which row or column its value is of."""
    spans = {
        span for c in draft.layout.headings if (span := draft.layout.joined.get((draft.row, c)))
    }
    for span in sorted(spans, key=lambda one: (one.top, one.left)):
        first, last = (
            Cell(row=r, column=c, text="", value="").name
            for r, c in ((span.top, span.left), (span.bottom, span.right))
        )
        draft.wrong.append(
            Wrong(
                cell=f"{first}:{last}",
                what="các ô gộp làm một, không rõ số của dòng, cột nào",
                do="bỏ gộp ô (Unmerge Cells), ghi đủ từng ô rồi nhập lại",
            )
        )


def unit_for(draft: Draft, heading: Heading, name: str) -> UnitSaid | None:
    """The unit of a column's value: of its row, its header, its name's bracket, the table."""
    cell = draft.cell("unit")
    bracket = ENDS_BRACKETED.search(name)
    said = fields.words(cell) or heading.unit or draft.layout.unit
    if not said and bracket and is_unit(bracket[1]):
        said = bracket[1]
    found = unit_said(said)
    if found is None:
        where = cell.name if cell else ""
        wrong = Wrong(cell=where, what=f"đơn vị “{said}” không rõ", do=UNKNOWN_UNIT)
        if wrong not in draft.wrong:
            draft.wrong.append(wrong)
    return found


def values(
    draft: Draft, places: Places, name: str, period: Period | None, way: Any, basis: Any
) -> Iterator[CellValue]:
    """The values of a row in the order of its columns; the percent is none, it is computed."""
    for heading in draft.layout.headings.values():
        cell = draft.cells.get(heading.column)
        if heading.gives not in VALUES or heading.gives == "percent" or cell is None:
            continue
        if cell.text.lower() in fields.NOTHING:
            draft.notes.append(Noted(cell=cell.name, what=f"“{cell.text}”, coi là không có số"))
            continue
        unit = unit_for(draft, heading, name)
        amount = None if unit is None else taken(draft, cell, unit, heading)
        if amount is not None:
            measure, direction, against = measured(name, heading, amount, way)
            yield CellValue(
                role=Role.TARGET if heading.gives == "plan" else Role.RESULT,
                cell=cell.name,
                header=heading.header,
                amount=amount,
                measure=measure,
                direction=direction,
                basis=Basis(basis) if basis else against,
                period=heading.period(draft.layout.year, period or draft.period),
                estimated=heading.estimated,
                evidence=places.of_cell(draft.grid.name, cell),
            )


def taken(draft: Draft, cell: Cell, unit: UnitSaid, heading: Heading) -> Amount | None:
    amount, notes = amount_of(cell, unit, heading.header)
    draft.notes += notes
    found: Amount | None = draft.take(amount)
    return found


def measured(
    name: str, heading: Heading, amount: Amount, way: Any
) -> tuple[Measure, Direction | None, Basis | None]:
    """What is measured: as the row says, else by its name and unit as in a document's table."""
    if way:
        measure, direction = Measure(way[0]), Direction(way[1]) if way[1] else None
        if measure is Measure.CHANGE and amount.negative:
            direction = Direction.DOWN
        return measure, direction, None
    column = Column(kind=heading.gives, header=heading.header)
    unit = Unit(code=amount.unit.code, family=families().get(amount.unit.code, "count"))
    ratio = amount.of is not None
    return measure_of(name, column, unit, ratio=ratio, minus=amount.negative)


def check_percent(draft: Draft, said: tuple[CellValue, ...]) -> None:
    """Note a percent that the row's own plan and result do not give."""
    percent = next((h for h in draft.layout.headings.values() if h.gives == "percent"), None)
    cell = draft.cells.get(percent.column) if percent else None
    if cell is None or percent is None or cell.text.lower() in fields.NOTHING:
        return
    amount = taken(draft, cell, PERCENT, percent)
    plan = next((one for one in said if one.role is Role.TARGET), None)
    result = next((one for one in reversed(said) if one.role is Role.RESULT), None)
    if amount is None:
        return
    if plan is None or result is None:
        what = "có phần trăm mà thiếu kế hoạch hoặc thực hiện, không nhập"
        draft.notes.append(Noted(cell=cell.name, what=what))
    elif Op.EQ is plan.amount.op is result.amount.op and plan.value:
        places = max(0, -int(amount.value.as_tuple().exponent))
        right = (result.value / plan.value * 100).quantize(
            Decimal(1).scaleb(-places), ROUND_HALF_UP
        )
        if abs(right - amount.value) > Decimal(1).scaleb(-places):
            what = (
                f"ghi {format_number(amount.value)}%, tính từ {plan.cell} và {result.cell}"
                f" được {format_number(right)}%"
            )
            draft.notes.append(Noted(cell=cell.name, what=what))
