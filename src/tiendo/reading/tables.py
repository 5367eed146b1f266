"""Figures of tables: rows are indicators, columns are plan, result, percent.

Columns are taken by the words of their headers (patterns/columns.yaml): each is
mapped, ignored by name, or left to the reader as it is (no figure, no guess).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tiendo.errors import InvalidFact
from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Basis, Figure, Op, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.cellvalues import measure_of, quantity_in, with_unit
from tiendo.reading.context import Context
from tiendo.reading.differences import with_differences
from tiendo.reading.document import Cell, Table
from tiendo.reading.headers import (
    ENDS_BRACKETED,
    Column,
    begins_with_unit,
    column_of,
    is_unit,
    stated_time,
    unit_stated,
)
from tiendo.reading.headrows import numbers_columns, reaching
from tiendo.reading.measured import (
    MEASURED,
    PART,
    Breakdown,
    Named,
    broken_down,
    left_unread,
    measured,
    of_part,
    under_named,
)
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.sumwords import is_total
from tiendo.reading.weighing import confidence
from tiendo.vocabulary.groups import group_in
from tiendo.vocabulary.indicators import added_indicator, match_indicator
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import Time, as_year, month_and_year
from tiendo.vocabulary.units import INDEX

GROUPED = regex(r"[-+–]?\s?\d{1,3}(?:\.\d{3})+")
NUMBER = regex(r"\d")
VALUE = regex(r"\s*(?:[<>≤≥+\-−~]\s*=?\s*)?\d[\d.,\s%/–-]*%?\s*")
TIMES = regex(r"\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
# A row's own number or bullet before its name: "1.2. ", "a) ", "- ".
LABEL = regex(r"^\s*(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s*|[IVX]{1,5}\.\s+)+(?=\w)")
RATE = regex(r"\s*(?:tỷ lệ|tỉ lệ|đạt|tỷ lệ đạt)?\s*\(?\s*%\s*\)?\s*", re.IGNORECASE)
MOVES = ("tăng", "giảm")
LEVELS = ("plan", "result", MEASURED, PART)
VALUES = (*LEVELS, "attainment", "change")


def table_figures(table: Table, context: Context) -> Iterator[Figure | Unread | Remark]:
    """Every figure of the table, row by row, column by column."""
    lines = table.rows()
    heads = _header_rows(lines)
    if not heads:
        return
    caption = split_words(table.caption)
    year = next((y for w in caption if (y := as_year(w))), None) or _latest_year(lines[:heads])
    if year:
        context.note(Time(form="year", year=year))
    fallback = stated_time(caption, context) or context.period or context.headline
    columns = _columns(lines[:heads], context, fallback)
    unit = unit_stated(table.caption) or _over_names(columns)
    columns = _measuring(_named(columns, lines[heads:]), lines[heads:], unit)
    yield from left_unread(table, columns, lines[heads:])
    if not any(column.kind in LEVELS for column in columns.values()):
        return
    columns = dict(with_differences(columns, lines[heads:]))
    planned = _plans(table.caption)
    for line in lines[heads:]:
        yield from _Row(line, columns, unit, context, planned=planned).figures()


def columns_of(table: Table) -> tuple[int, dict[int, Column]]:
    """How many rows head the table, and what the columns under them hold."""
    lines = table.rows()
    heads = _header_rows(lines)
    columns = _named(_columns(lines[:heads], Context(), None), lines[heads:])
    unit = unit_stated(table.caption) or _over_names(columns)
    return heads, _measuring(columns, lines[heads:], unit)


def _measuring(
    columns: dict[int, Column], lines: Sequence[Sequence[Cell]], unit: str
) -> dict[int, Column]:
    """The columns; where none is of plans or results, those that name what they measure."""
    ordinary = any(column.kind in ("plan", "result") for column in columns.values())
    return columns if ordinary else measured(columns, lines, unit)


def _named(columns: dict[int, Column], lines: Sequence[Sequence[Cell]]) -> dict[int, Column]:
    """The columns; one of units that holds none is of names: "Đơn vị" over communes."""
    if any(column.kind == "name" for column in columns.values()):
        return columns
    for at, column in columns.items():
        cells = [cell.text for line in lines for cell in line if cell.column == at and cell.text]
        if column.kind == "unit" and cells and not any(map(is_unit, cells)):
            return columns | {at: replace(column, kind="name")}
    return columns


def _over_names(columns: Mapping[int, Column]) -> str:
    """The unit over the names of the rows: ``Sản lượng (tấn) | 2020 | 2021``."""
    first = columns.get(min(columns, default=0))
    named = first is not None and first.kind in ("name", "unknown")
    return first.unit if first is not None and named else ""


def _plans(caption: str) -> bool:
    """Whether a table allots what it tells: "2. Dự toán kinh phí"."""
    return column_of(caption, Context(), None).kind == "plan"


def _latest_year(heads: list[list[Cell]]) -> int | None:
    """The year of the table by its headers: "Kế hoạch năm 2023" dates "Ước 6 tháng" beside it."""
    words = (word for line in heads for cell in line for word in split_words(cell.text))
    return max((year for word in words if (year := as_year(word))), default=None)


def _header_rows(lines: list[list[Cell]]) -> int:
    """How many rows head the table: up to the row that numbers its columns, or the first with
    a value behind its name; the title of a section between belongs to the rows below.
    """
    for count, line in enumerate(lines):
        texts = [cell.text for cell in line]
        if numbers_columns(texts):
            return count + 1
        values = [text for text in texts[2:] if VALUE.fullmatch(text)]
        if any(not _is_time(text.strip()) for text in values) or (
            count and len(line) > 1 and VALUE.fullmatch(texts[1]) and not _is_time(texts[1].strip())
        ):
            while count > 1 and _titles_section(lines[count - 1], lines[count - 2]):
                count -= 1
            return count
    return 0


def _is_time(text: str) -> bool:
    """Whether a number heads a column as its time: "2023", "6/2023", "31/12/2023"."""
    return bool(as_year(text) or month_and_year(text) or TIMES.fullmatch(text))


def _titles_section(line: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Whether a row holds a number and a name, or one cell across, and nothing from above."""
    held = [cell for cell in line if cell.text]
    reached = {cell.start for cell in above if cell.text}
    alone = len({cell.start for cell in held}) == 1
    return (alone or all(cell.column < 2 for cell in held)) and not any(
        cell.start in reached for cell in held
    )


def _columns(
    heads: list[list[Cell]], context: Context, fallback: Period | None
) -> dict[int, Column]:
    titles: dict[int, list[str]] = {}
    for line in reaching(heads):
        for cell in line:
            if cell.text and cell.text not in titles.setdefault(cell.column, []):
                titles[cell.column].append(cell.text)
    found = {
        index: under_named(column_of(" ".join(parts), context, fallback), parts)
        for index, parts in sorted(titles.items())
    }
    return {index: _rate(column, index, found) for index, column in found.items()}


def _rate(column: Column, index: int, found: Mapping[int, Column]) -> Column:
    """A column headed "Tỷ lệ (%)" behind results, with one plan in the table: what it attains."""
    kinds = [one.kind for one in found.values()]
    before = found.get(index - 1)
    bare = column.kind == "unknown" and RATE.fullmatch(column.header) is not None
    if not bare or before is None or before.kind != "result" or kinds.count("plan") != 1:
        return column
    return replace(column, kind="attainment", basis=Basis.PLAN, period=before.period)


class _Row:
    """One row: its name, its unit, and the cells that hold values."""

    __slots__ = ("about", "cells", "columns", "name", "named", "planned", "unit", "whole_unit")

    def __init__(
        self,
        cells: list[Cell],
        columns: dict[int, Column],
        unit: str,
        context: Context,
        *,
        planned: bool,
    ) -> None:
        self.cells, self.columns = cells, columns
        self.named = self._find("name") or self._first_words()
        self.name = LABEL.sub("", self.named.text, count=1) if self.named else ""
        bracketed = ENDS_BRACKETED.search(self.name)
        unit_cell = self._find("unit")
        said = bracketed[1] if bracketed and is_unit(bracketed[1]) else ""
        self.unit = unit_cell.text if unit_cell else said
        self.whole_unit = unit
        self.planned = planned
        self.about: Breakdown | None = None
        if any(column.names for column in columns.values()):
            self.about = broken_down(cells, columns, self.name, context)
            self.name = self.about.name

    def _find(self, kind: str) -> Cell | None:
        return next((c for c in self.cells if c.text and self._kind(c) == kind), None)

    def _first_words(self) -> Cell | None:
        """The first words of a row that has no name column; a unit names nothing."""
        words = [c for c in self.cells if c.text and not NUMBER.match(c.text)]
        named = (c for c in words if self._kind(c) not in ("unit", "number"))
        return next(named, None) or next((c for c in words if is_total(c.text)), None)

    def _kind(self, cell: Cell) -> str | None:
        column = self.columns.get(cell.column)
        return column.kind if column is not None else None

    def figures(self) -> Iterator[Figure | Unread | Remark]:
        start = self.named.start if self.named is not None else None
        result: Column | None = None
        for cell in self.cells:
            column = self.columns.get(cell.column)
            if column is None or column.kind not in VALUES:
                continue
            if column.kind in ("result", MEASURED, PART):
                result = column
            if (NUMBER.search(cell.text) or _fails(cell)) and cell.start != start:
                yield from self._cell(cell, column, result)

    def _written(self, cell: Cell, column: Column) -> str:
        """A cell with its unit: its own, that of its column, its row, or the table."""
        percent = column.kind in ("attainment", "change") and not column.absolute
        if percent and column.unit != "%":  # "Tăng (+)/giảm (-)": -8.650
            percent = not GROUPED.fullmatch(cell.text)
        if cell.text.endswith("%") or _unit_within(cell.text):
            return cell.text
        if percent or column.unit == "%":
            return with_unit(cell.text, "%")
        if column.kind == MEASURED:
            return with_unit(cell.text, column.unit)
        return with_unit(cell.text, self.unit or column.unit or self.whole_unit)

    def _cell(self, cell: Cell, column: Column, result: Column | None) -> Iterator[Figure | Unread]:
        evidence = Evidence(start=cell.start, end=cell.end, quote=cell.text, place=cell.place)
        if not self.name:
            reason = f"Hàng {cell.row + 1} của bảng không có tên chỉ tiêu"
            yield Unread(evidence=evidence, rule="tables.row", reason=reason)
            return
        failed = f"“{cell.text}” là lỗi của công thức" if _fails(cell) else ""
        read = failed or quantity_in(self._written(cell, column))
        if isinstance(read, str):
            yield Unread(evidence=evidence, rule="tables.cell", reason=read)
            return
        try:
            yield self._figure(evidence, column, result, *read)
        except InvalidFact as error:
            yield Unread(evidence=evidence, rule="tables.cell", reason=str(error))

    def _figure(
        self, evidence: Evidence, column: Column, result: Column | None, quantity: Quantity, op: Op
    ) -> Figure:
        unit = quantity.unit or INDEX
        said = evidence.quote.lower()
        if column.kind == "attainment" and said.startswith(MOVES):  # "So với 2018": "tăng 16%"
            column = replace(column, kind="change")
        falls = column.kind == "change" and said.startswith("giảm")
        ratio, minus = quantity.of is not None, quantity.plus == "-" or falls
        source = result if column.kind in ("attainment", "change") and result else column
        named = self._named(source)
        measure, direction, basis = measure_of(
            named.indicator, column, unit, ratio=ratio, minus=minus
        )
        period = named.period or source.period
        return Figure(
            role=Role.TARGET if self._is_target(column) else Role.RESULT,
            indicator=named.indicator,
            indicator_id=added_indicator(
                match_indicator(named.whole, unit.code, measure), named.whole
            ),
            subject=named.subject,
            measure=measure,
            value=quantity.value,
            high=quantity.high,
            of=quantity.of,
            unit=unit.code,
            unit_text=quantity.unit_text,
            per=quantity.per or ("người" if "đầu người" in named.indicator.lower() else None),
            op=Op.RANGE if quantity.high is not None else op,
            direction=direction,
            basis=basis,
            period=str(period) if period else None,
            estimated=source.estimated,
            confidence=confidence("tables"),
            rule=f"column.{column.kind}",
            evidence=evidence,
        )

    def _named(self, column: Column) -> Named:
        """What a cell measures, and of whom: by its row, or by its column over a breakdown."""
        if column.kind == PART:
            return of_part(self.name, column)
        if self.about is None or not column.names:
            return Named(self.name, self.name, group_in(self.name), None)
        return self.about.named(column)

    def _is_target(self, column: Column) -> bool:
        return column.kind == "plan" or (column.kind in (MEASURED, PART) and self.planned)


def _fails(cell: Cell) -> bool:
    """Whether a cell shows the error of a sheet's formula: "#DIV/0!"."""
    return cell.text.startswith("#")


def _unit_within(text: str) -> bool:
    """Whether a cell itself says the unit after its number: "4,2 tỷ đồng"."""
    words = split_words(text)
    last = max((at for at, word in enumerate(words) if word[0].isdigit()), default=-1)
    return 0 <= last < len(words) - 1 and begins_with_unit(words[last + 1 :])
