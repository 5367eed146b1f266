"""Percents in a column of a table that do not follow from the two columns as the others do.

Which two columns, and whether a percent is a share or a rise, the other rows say: no head of a
column is needed for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.saying import as_written, en, softened, vi
from tiendo.checking.sums.table_cells import SHARES, Value, columns_of, head_of, name_of
from tiendo.checking.wordlists import words
from tiendo.checking.written import HUNDRED, Range
from tiendo.reading.document import Cell, Table
from tiendo.reading.rules.arithmetic.sums import total_row

Column = Mapping[int, Value]
# How much a row says that agrees: three digits hardly agree by chance.
TELLING, LITTLE = 3, 2
# … and where the row that does not has one value twice.
NEARLY, ENOUGH, SURELY = 5, 6, 9
THREE = 3
HOPELESS = 6  # rows in a row that do not follow


@dataclass(frozen=True, slots=True)
class TablePercent:
    """A percent of a row that the two values do not give; ``rises`` where it is a change."""

    percent: Value
    part: Value
    whole: Value
    rises: bool
    kind: str  # "plan", "change" or "ratio"
    sure: bool

    @property
    def computed(self) -> Decimal:
        share = self.part.value / self.whole.value * HUNDRED
        return share - HUNDRED if self.rises else share

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.whole.cell, self.part.cell


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the rows of a percent column follow from a pair of columns."""

    whole: int
    part: int
    rises: bool
    weight: int
    wrong: tuple[int, ...]


def wrong_percents(draft: Draft) -> tuple[TablePercent, ...]:
    """Every percent that stands alone against the rule of its column."""
    return draft.kept("table percents", lambda: tuple(_all(draft)))


def _all(draft: Draft) -> Iterator[TablePercent]:
    for table in draft.cells.tables.values():
        columns = columns_of(table)
        for at in columns:
            if _is_percents(table, at, columns[at]):
                yield from _wrong(table, columns, at)


def _is_percents(table: Table, at: int, column: Column) -> bool:
    if any(value.way for value in column.values()):
        return True
    if column and all(value.cell.text.rstrip().endswith("%") for value in column.values()):
        return True  # "So dự toán | 25,2%"
    return words("columns.percents").search(head_of(table, at)) is not None


def _wrong(table: Table, columns: Mapping[int, Column], at: int) -> Iterator[TablePercent]:
    values = [one for one in columns if one != at and not _is_percents(table, one, columns[one])]
    fits = [
        _fit(columns, whole, part, at, rises=rises)
        for whole, part in permutations(values, 2)
        for rises in (False, True)
    ]
    totals = _totals(table, columns, values)
    columns = {**columns, **totals}
    fits += [_fit(columns, total, _part(total), at, rises=False) for total in totals]
    best = max(fits, key=lambda fit: (fit.weight, -len(fit.wrong)), default=None)
    if best is None or best.weight < (ENOUGH if not _stale(columns, best) else NEARLY):
        return
    if len(best.wrong) * TELLING >= best.weight:
        return
    for row in best.wrong:
        percent, whole, part = (columns[one][row] for one in (at, best.whole, best.part))
        if not _otherwise(table, columns, values, row, percent):
            yield TablePercent(
                percent,
                part,
                whole,
                rises=best.rises if not percent.way else percent.way not in SHARES,
                kind="stale" if part.value == whole.value else _kind(table, best, at, percent),
                sure=best.weight >= SURELY and len(best.wrong) == 1,
            )


def _stale(columns: Mapping[int, Column], fit: _Fit) -> bool:
    """Whether the one row that does not follow has one value twice."""
    rows = [columns[fit.whole][row].value == columns[fit.part][row].value for row in fit.wrong]
    return rows == [True]


def _fit(columns: Mapping[int, Column], whole: int, part: int, at: int, *, rises: bool) -> _Fit:
    weight, wrong = 0, []
    for row, percent in columns[at].items():
        one, two = columns[whole].get(row), columns[part].get(row)
        if one is None or two is None:
            continue
        if not _follows(percent, one, two, rises=rises):
            wrong.append(row)
            if not weight and len(wrong) > HOPELESS:
                break
        elif percent.value not in (0, HUNDRED):
            weight += TELLING if percent.digits >= THREE else LITTLE
    return _Fit(whole, part, rises, weight, tuple(wrong))


def _follows(percent: Value, whole: Value, part: Value, *, rises: bool) -> bool:
    if percent.way:
        rises = percent.way not in SHARES
    share = part.range.percent_of(whole.range)
    if share is None:
        return True
    said = percent.range
    return share.meets(said + Range(HUNDRED, HUNDRED) if rises else said)


def _otherwise(
    table: Table, columns: Mapping[int, Column], values: list[int], row: int, percent: Value
) -> bool:
    """Whether a row goes by a rule of its own: of a rate points are told; another pair gives it."""
    if words("columns.rates").search(name_of(table, row)):
        return True
    told = [columns[one][row] for one in values if row in columns[one]]
    return any(
        _follows(percent, one, two, rises=rises)
        for one, two in permutations(told, 2)
        for rises in (False, True)
    )


def _kind(table: Table, fit: _Fit, at: int, percent: Value) -> str:
    if words("columns.plans").search(head_of(table, at)):
        return "plan"
    if fit.rises or (percent.way and percent.way not in SHARES):
        return "change"
    heads = f"{head_of(table, at)} {head_of(table, fit.whole)}"
    if words("columns.plans").search(heads):
        return "plan"
    return "change" if words("columns.past").search(heads) else "ratio"


def _part(total: int) -> int:
    """The column that a column of totals belongs to: totals are numbered below nought."""
    return -1 - total


def _totals(
    table: Table, columns: Mapping[int, Column], values: list[int]
) -> dict[int, dict[int, Value]]:
    """For each column another one that holds its total in each row: of "Tỷ lệ (%)" of all."""
    row = total_row(table)
    found = {}
    for at in values:
        column = columns[at]
        parts = [value for where, value in column.items() if where != row]
        whole = column.get(row) if row is not None else None
        if whole is None:
            value, step = (sum(each, Decimal(0)) for each in _summed(parts))
            whole = Value(parts[0].cell, value, step) if parts else None
        if whole is not None:
            found[_part(at)] = dict.fromkeys(column, whole)
    return found


def _summed(parts: list[Value]) -> tuple[list[Decimal], list[Decimal]]:
    return [part.value for part in parts], [part.step for part in parts]


def misprinted(draft: Draft, one: TablePercent) -> Finding:
    """A percent of a table, with what its row gives; of equal values the later one."""
    shown = as_written(one.computed, one.percent.written)
    cells = tuple(Place(start=cell.start, end=cell.end) for cell in one.cells)
    said = f"{vi(one.part.value)}/{vi(one.whole.value)}"
    if one.kind == "stale":
        cell, message = one.part.cell, f"Hai cột cùng ghi {one.part.cell.text}, mà tỷ lệ ghi "
        message += one.percent.cell.text
    else:
        cell, way = one.percent.cell, " tăng" if one.rises and shown > 0 else ""
        way = " giảm" if one.rises and shown < 0 else way
        message = f"{said} là{way} {vi(abs(shown))}%, không phải {cell.text}"
    return Finding(
        start=cell.start,
        end=cell.end,
        message=message,
        message_en=f"The row gives {en(shown)}%, not {en(one.percent.value)}%",
        stated=abs(one.percent.value) if one.percent.way else one.percent.value,
        computed=shown,
        suggestion=_suggestion(one, shown),
        see=tuple(place for place in cells if place.start != cell.start),
        severity=softened(one.sure and not draft.doubtful),
    )


def _suggestion(one: TablePercent, shown: Decimal) -> str | None:
    """The number to take the percent's place; None where its sign or its verb is wrong as well."""
    told = abs(one.percent.value) if one.percent.way else one.percent.value
    turned = one.percent.value * shown < 0
    return None if one.kind == "stale" or told < 0 or turned else vi(abs(shown))
