"""Figures of tables: rows are indicators, columns are plan, result, percent.

Columns are taken by the words of their headers (patterns/columns.yaml): each is
mapped, ignored by name, or left to the reader as it is (no figure, no guess).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.errors import InvalidFact
from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Basis, Direction, Figure, Measure, Op, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import Context
from tiendo.reading.document import Cell, Table
from tiendo.reading.rules.figures.lexing import CUE, JUNK, QUANTITY, lex
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.words import PATTERNS, Cue
from tiendo.vocabulary.groups import group_in
from tiendo.vocabulary.indicators import added_indicator, match_indicator
from tiendo.vocabulary.lexicon import Row, rows, split_words
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.times import Time, as_year
from tiendo.vocabulary.timewords import read_time
from tiendo.vocabulary.units import INDEX, Unit

NUMBER = re.compile(r"\d")
RUN = re.compile(r"\d[\d.,]*\d|\d")
VALUE = re.compile(r"\s*(?:[<>≤≥+\-−~]\s*=?\s*)?\d[\d.,\s%/–-]*%?\s*")
UNIT_STATED = re.compile(r"(?:ĐVT|[Đđ]ơn vị tính|[Đđ]ơn vị)\s*:\s*([^\n;)]+)")
BRACKETED = re.compile(r"\(([^()]*)\)\s*$")
# The cells of a row that only numbers the columns: "A | B | 1 | 2 | 3=2/1".
NUMBERING = re.compile(r"\(?(?:[A-ZĐ]|(\d{1,2}))\)?(?:\s*=.*)?")
VALUES = ("plan", "result", "attainment", "change")
DOWN_NAMES = ("mức giảm", "giảm ")
RATE_UNITS = ("percent", "percentage_point")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds; ``time`` is what its header states."""

    kind: str
    header: str
    estimated: bool = False
    basis: Basis | None = None
    period: Period | None = None


@cache
def _patterns() -> tuple[tuple[Row, tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (row, tuple(split_words(words) for words in row["words"]))
        for row in rows(PATTERNS, "columns")
    )


def column_of(header: str, context: Context, fallback: Period | None) -> Column:
    """The column under ``header``.

    >>> column_of("Ước TH 2023", Context(), None).kind
    'result'
    """
    words = split_words(header)
    period = _time(words, context) or fallback
    for row, phrases in _patterns():
        gives = row["gives"]
        bare = split_words(BRACKETED.sub("", header))
        if any(bare == p if gives.get("whole") else _holds(words, p) for p in phrases):
            return Column(
                kind=gives["column"],
                header=header,
                estimated=gives.get("estimated", False),
                basis=Basis(gives["basis"]) if "basis" in gives else None,
                period=period,
            )
    return Column(kind="unknown", header=header, period=period)


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    length = len(phrase)
    return any(words[i : i + length] == phrase for i in range(len(words) - length + 1))


def _time(words: tuple[str, ...], context: Context) -> Period | None:
    for at in range(len(words)):
        read = read_time(words, at)
        if read is not None and read[1].form != "day":
            return context.resolve(read[1])
    year = next((y for w in words if (y := as_year(w))), None)
    return whole_year(year) if year else None


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
    fallback = _time(caption, context) or context.period or context.headline
    columns = _columns(lines[:heads], context, fallback)
    if not any(c.kind in ("plan", "result") for c in columns.values()):
        return
    stated = UNIT_STATED.search(table.caption)
    for line in lines[heads:]:
        if numbers_columns(line):
            continue
        yield from _Row(table, line, columns, stated[1].strip() if stated else "").figures()


def numbers_columns(line: list[Cell]) -> bool:
    """Whether a row is the one under the head that gives each column its number."""
    cells = [NUMBERING.fullmatch(cell.text.strip()) for cell in line if cell.text.strip()]
    if len(cells) < 3 or not all(cells):
        return False
    numbers = [int(cell[1]) for cell in cells if cell and cell[1]]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def columns_of(table: Table) -> tuple[int, dict[int, Column]]:
    """How many rows head the table, and what the columns under them hold."""
    lines = table.rows()
    heads = _header_rows(lines)
    return heads, _columns(lines[:heads], Context(), None)


def _latest_year(heads: list[list[Cell]]) -> int | None:
    """The year of the table by its headers: "Kế hoạch năm 2023" dates "Ước 6 tháng" beside it."""
    words = (word for line in heads for cell in line for word in split_words(cell.text))
    return max((year for word in words if (year := as_year(word))), default=None)


def _header_rows(lines: list[list[Cell]]) -> int:
    """How many rows head the table: up to the first with a value behind its name."""
    for count, line in enumerate(lines):
        if any(VALUE.fullmatch(c.text) and not as_year(c.text.strip()) for c in line[2:]) or (
            count and len(line) > 1 and VALUE.fullmatch(line[1].text)
        ):
            return count
    return 0


def _columns(
    heads: list[list[Cell]], context: Context, fallback: Period | None
) -> dict[int, Column]:
    titles: dict[int, list[str]] = {}
    for line in heads:
        for cell in line:
            if cell.text and cell.text not in titles.setdefault(cell.column, []):
                titles[cell.column].append(cell.text)
    return {
        index: column_of(" ".join(parts), context, fallback)
        for index, parts in sorted(titles.items())
    }


class _Row:
    """One row: its name, its unit, and the cells that hold values."""

    __slots__ = ("cells", "columns", "name", "table", "unit")

    def __init__(
        self, table: Table, cells: list[Cell], columns: dict[int, Column], unit: str
    ) -> None:
        self.table, self.cells, self.columns = table, cells, columns
        self.name = self._text("name") or self._first_words()
        bracketed = BRACKETED.search(self.name)
        self.unit = self._text("unit") or (bracketed[1] if bracketed else "") or unit

    def _text(self, kind: str) -> str:
        for cell in self.cells:
            column = self.columns.get(cell.column)
            if column is not None and column.kind == kind:
                return cell.text
        return ""

    def _first_words(self) -> str:
        """The first words of a row that has no name column; a unit names nothing."""
        words = (c for c in self.cells if c.text and not NUMBER.match(c.text))
        return next((c.text for c in words if self._kind(c) != "unit"), "")

    def _kind(self, cell: Cell) -> str | None:
        column = self.columns.get(cell.column)
        return column.kind if column is not None else None

    def figures(self) -> Iterator[Figure | Unread | Remark]:
        result: Column | None = None
        for cell in self.cells:
            column = self.columns.get(cell.column)
            if column is None or column.kind not in VALUES:
                continue
            if column.kind == "result":
                result = column
            if NUMBER.search(cell.text):
                yield from self._cell(cell, column, result)

    def _cell(self, cell: Cell, column: Column, result: Column | None) -> Iterator[Figure | Unread]:
        if not self.name:
            yield Unread(
                evidence=self._evidence(cell),
                rule="tables.row",
                reason=f"Hàng {cell.row + 1} của bảng {self.table.number} không có tên chỉ tiêu",
            )
            return
        percent = column.kind in ("attainment", "change")
        unit = "%" if percent else self.unit
        text = cell.text if percent and "%" in cell.text else _with_unit(cell.text, unit)
        read = _quantity(text)
        evidence = self._evidence(cell)
        if isinstance(read, str):
            yield Unread(evidence=evidence, rule="tables.cell", reason=read)
            return
        try:
            yield self._figure(evidence, column, result, *read)
        except InvalidFact as error:
            yield Unread(evidence=evidence, rule="tables.cell", reason=str(error))

    def _evidence(self, cell: Cell) -> Evidence:
        return Evidence(
            start=cell.start,
            end=cell.end,
            quote=cell.text,
            place=f"bảng {self.table.number}, dòng {cell.row + 1}, cột {cell.column + 1}",
        )

    def _figure(
        self, evidence: Evidence, column: Column, result: Column | None, quantity: Quantity, op: Op
    ) -> Figure:
        unit = quantity.unit or INDEX
        measure, direction, basis = self._measure(column, unit, quantity)
        source = result if column.kind in ("attainment", "change") and result else column
        return Figure(
            role=Role.TARGET if column.kind == "plan" else Role.RESULT,
            indicator=self.name,
            indicator_id=added_indicator(match_indicator(self.name, unit.code, measure), self.name),
            subject=group_in(self.name),
            measure=measure,
            value=quantity.value,
            high=quantity.high,
            of=quantity.of,
            unit=unit.code,
            unit_text=quantity.unit_text,
            per=quantity.per or ("người" if "đầu người" in self.name.lower() else None),
            op=Op.RANGE if quantity.high is not None else op,
            direction=direction,
            basis=basis,
            period=str(source.period) if source.period else None,
            estimated=source.estimated,
            confidence=0.95,
            rule=f"column.{column.kind}",
            evidence=evidence,
        )

    def _measure(
        self, column: Column, unit: Unit, quantity: Quantity
    ) -> tuple[Measure, Direction | None, Basis | None]:
        name = self.name.lower()
        if column.kind == "attainment":
            return Measure.ATTAINMENT, None, column.basis
        if column.kind == "change":
            direction = Direction.DOWN if quantity.plus == "-" else Direction.UP
            return Measure.CHANGE, direction, column.basis
        if quantity.of is not None:
            return Measure.RATIO, None, None
        if name.startswith(DOWN_NAMES):
            return Measure.CHANGE, Direction.DOWN, None
        if unit.code == "place":
            if "tăng" in name or "giảm" in name:
                return Measure.CHANGE, Direction.UP if "tăng" in name else Direction.DOWN, None
            return Measure.RANK, None, None
        if unit.code in RATE_UNITS and name.startswith(("tỷ trọng", "tỉ trọng", "cơ cấu")):
            return Measure.SHARE, None, None
        if unit.code in RATE_UNITS and "giải ngân" in name:
            return Measure.ATTAINMENT, None, Basis.PLAN
        return Measure.LEVEL, None, None


def _with_unit(text: str, unit: str) -> str:
    """The unit of the row behind the last number of the cell: "từ 650 đảng viên trở lên"."""
    numbers = list(RUN.finditer(text))
    at = numbers[-1].end() if numbers else len(text)
    return f"{text[:at]} {unit} {text[at:]}".strip()


def _quantity(text: str) -> tuple[Quantity, Op] | str:
    """The one quantity of a cell with its bound, or why there is none."""
    sentence = lex(text, 0, len(text))
    op = Op.EQ
    for span in sentence.spans:
        if span.kind == CUE and isinstance(span.value, Cue) and span.value.op not in (None, "from"):
            op = Op(span.value.op or "eq")
        elif span.kind == QUANTITY and isinstance(span.value, Quantity):
            if span.i and sentence.words[span.i - 1] in "-−":
                span.value.plus = "-"
            behind = next((s.value for s in sentence.spans if s.i == span.j), None)
            if isinstance(behind, Cue) and behind.side == "after":
                op = Op(behind.op or "eq")
            return span.value, op
        elif span.kind == JUNK and not isinstance(span.value, str):
            return str(span.value)
    return f"“{text.strip()}” không đọc được thành một số"
