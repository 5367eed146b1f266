"""Rows of indicators: one row an indicator, with columns for plan, result and percent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tiendo.facts.figure import Basis, Direction, Measure, Role
from tiendo.facts.series import Status
from tiendo.reading.cellvalues import measure_of
from tiendo.reading.headers import ENDS_BRACKETED, Column, is_unit
from tiendo.reading.importing import fields
from tiendo.reading.importing.cells import Cell, Noted, Wrong
from tiendo.reading.importing.columns import VALUES, Heading, title
from tiendo.reading.importing.drafting import Draft, check_merged, names_of_cells, taken
from tiendo.reading.importing.numbers import Amount, UnitSaid, unit_said
from tiendo.reading.importing.percents import check_percent
from tiendo.reading.importing.rows import CellValue, IndicatorRow
from tiendo.reading.importing.writing import Places
from tiendo.reading.tables import LABEL
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.units import Unit, families

SHEET = "indicators"
UNKNOWN_UNIT = "ghi như tỷ đồng, triệu đồng, ha, %, xã"


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
