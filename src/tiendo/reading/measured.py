"""Columns that say themselves what they measure: ``Xã | Diện tích lúa (ha) | Số hộ nghèo``.

The rows of such a table are communes, projects, months: what the figures are said of. The words
that a header begins with stand in ``patterns/measured.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from tiendo.facts.items import Remark
from tiendo.reading.cellvalues import number_in
from tiendo.reading.context import Context
from tiendo.reading.document import Cell, Table
from tiendo.reading.headers import (
    BRACKETED,
    ENDS_BRACKETED,
    PATTERNS,
    Column,
    Words,
    begins_with_unit,
    column_of,
    is_unit,
    only_time,
    stated_time,
)
from tiendo.reading.sumwords import is_total
from tiendo.vocabulary.indicators import match_indicator
from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.units import noun_book

MEASURED = "measured"
PART = "part"
# A column of a breakdown holds a number in most of its rows.
MOST = 0.5
# A head that says in an upper row what is measured has one below for plans and results.
FEWEST_ROWS = 2


@cache
def _words(kind: str) -> tuple[Words, ...]:
    return tuple(
        split_words(words) for row in rows(PATTERNS, "measured") for words in row.get(kind, ())
    )


def measured(
    columns: Mapping[int, Column], lines: Sequence[Sequence[Cell]], unit: str
) -> dict[int, Column]:
    """The columns, with those that name what they measure; ``unit`` is the table's.

    Shares and changes behind one of them are of what it names.
    """
    found: dict[int, Column] = {}
    names = ""
    for at, column in columns.items():
        if column.kind == "unknown" and found and numeric(at, lines):
            column = _measured(column, unit, [_text(at, line) for line in lines])
        elif column.kind in ("attainment", "change"):
            column = replace(column, names=names)
        names = column.names or names
        found[at] = column
    if names or not (unit or rows_say_units(columns, lines)):
        return found
    return {
        at: _part(at, column, lines) if found and at else column for at, column in found.items()
    }


def under_named(column: Column, titles: Sequence[str]) -> Column:
    """The column; in ``Thu ngân sách (tỷ đồng)`` over ``Kế hoạch`` the upper names the measure."""
    if len(titles) < FEWEST_ROWS or column.kind not in ("plan", "result", "attainment", "change"):
        return column
    upper = column_of(titles[0], Context(), None)
    named = _measured(upper, "", (titles[-1],)) if upper.kind == "unknown" else upper
    if named.kind != MEASURED:
        return column
    return replace(column, names=named.names, unit=column.unit or named.unit)


def _part(at: int, column: Column, lines: Sequence[Sequence[Cell]]) -> Column:
    """A column of what the rows measure, for a part: "Nội dung chi | Cấp tỉnh | Cấp huyện"."""
    rate = _led(split_words(_named(column.header)), "rate")
    known = column.kind != "unknown" or column.unit == "%" or rate
    return column if known or not numeric(at, lines) else replace(column, kind=PART)


def rows_say_units(columns: Mapping[int, Column], lines: Sequence[Sequence[Cell]]) -> bool:
    """Whether most rows state their units: in a column of them or behind their names."""
    if any(column.kind == "unit" for column in columns.values()):
        return True
    held = [1 for line in lines if any(_unit_behind(cell.text) for cell in line[:2])]
    return len(held) > MOST * len(lines)


def _unit_behind(name: str) -> bool:
    bracketed = ENDS_BRACKETED.search(name)
    return bracketed is not None and is_unit(bracketed[1])


def _measured(column: Column, unit: str, cells: Sequence[str]) -> Column:
    """The column as one that measures, where its header says what; else as it is."""
    if begins_with_unit(split_words(column.header)) and column.unit != "%":
        return replace(column, kind=PART, unit=column.header)
    name = _named(column.header)
    words = split_words(name)
    own = column.unit or _last_unit(column.header)
    percents = own == "%" or all(cell.endswith("%") for cell in cells if cell)
    rate = _led(words, "rate")
    if not words or (rate == len(words) and rate):
        return column
    counted = _counted(words) if "/" not in words else ""
    if percents:
        own = "%"
    elif not own and rate:
        return column
    elif not own:
        summed = bool(unit) and (_led(words, "value") or match_indicator(name, None, "level"))
        own = counted or (unit if summed else "")
    return replace(column, kind=MEASURED, names=name, unit=own) if own else column


def _named(header: str) -> str:
    """What a header names, without its unit and its time at the end.

    >>> _named("Vốn năm 2026 (tỷ đồng)"), _named("Kinh phí, triệu đồng")
    ('Vốn', 'Kinh phí')
    """
    name = BRACKETED.sub("", header)
    if _last_unit(name):
        name = name.rpartition(",")[0]
    parts = name.split()
    for at in range(1, len(parts)):
        if only_time(split_words(" ".join(parts[at:]))):
            parts = parts[:at]
            break
    return " ".join(parts).strip(" ,;:-")


def _last_unit(header: str) -> str:
    _, comma, last = header.rpartition(",")
    return last.strip() if comma and is_unit(last) else ""


def _led(words: Words, kind: str) -> int:
    """How many words of the kind a header begins with: the most there are."""
    return max((len(one) for one in _words(kind) if words[: len(one)] == one), default=0)


def _counted(words: Words) -> str:
    """What is counted in a column: "Số lớp học" counts "lớp"."""
    at = _led(words, "count")
    noun = noun_book().at(words, at) if at < len(words) else None
    return " ".join(words[at : at + noun[0]]) if noun else ""


class Named(NamedTuple):
    """What a value measures and of whom; ``whole`` is all that is said of it."""

    indicator: str
    whole: str
    subject: str | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A row of such a table: what its figures are said of, or the time that they are for."""

    name: str
    subject: str | None
    period: Period | None
    bare: bool  # one column alone holds values: it may leave it to the rows what it measures

    def named(self, column: Column) -> Named:
        """What the row's value in a column measures, and of whom."""
        if self.subject and self.bare and _is_bare(column):
            return Named(self.subject, self.subject, None, self.period)
        whole = f"{column.names} {self.subject or ''}".rstrip()
        return Named(column.names, whole, self.subject, self.period)


def of_part(name: str, column: Column) -> Named:
    """A value of what a row measures, for the part or the time that its column is headed by."""
    header = _named(column.header)
    nobody = is_total(header) or header == column.unit
    return Named(name, name, None if nobody else header or None, None)


def broken_down(
    cells: Sequence[Cell], columns: Mapping[int, Column], name: str, context: Context
) -> Breakdown:
    """What a row stands for: ``Xã An Hòa``, ``Quý II``, or 10 under ``Tháng``; a total, for all."""
    first = next((at for at, one in columns.items() if one.kind not in ("number", MEASURED)), None)
    text = next((cell.text for cell in cells if cell.column == first), "")
    said = name or text
    head = columns[first].header if first is not None else ""
    timed = said if only_time(split_words(said)) else f"{head} {text}"
    period = stated_time(split_words(timed), context) if only_time(split_words(timed)) else None
    subject = None if period or is_total(said) else said
    values = [one for one in columns.values() if one.kind == MEASURED and not _is_share(one)]
    return Breakdown(said, subject, period, bare=len(values) == 1)


def _is_bare(column: Column) -> bool:
    return split_words(column.names) in _words("bare")


def _is_share(column: Column) -> bool:
    return bool(_led(split_words(column.names), "share"))


def numeric(at: int, lines: Sequence[Sequence[Cell]]) -> bool:
    """Whether most cells of a column are numbers, and not days."""
    texts = [text for line in lines if (text := _text(at, line))]
    held = [text for text in texts if number_in(text.rstrip(" %")) is not None]
    return bool(texts) and len(held) > MOST * len(texts)


def _text(at: int, line: Sequence[Cell]) -> str:
    return next((cell.text for cell in line if cell.column == at), "")


def left_unread(
    table: Table, columns: Mapping[int, Column], lines: Sequence[Sequence[Cell]]
) -> Iterator[Remark]:
    """A remark on columns of numbers that are not read, since nothing says what they hold."""
    left = [
        f"“{column.header}”"
        for at, column in columns.items()
        if at and column.kind == "unknown" and numeric(at, lines)
    ]
    if left:
        yield Remark(
            rule="tables.columns",
            message=f"Bảng {table.number}: chưa đọc cột {', '.join(left)}, vì tiêu đề không nói rõ "
            "đo gì, đơn vị gì",
            start=table.cells[0].start,
            end=table.cells[0].end,
        )
