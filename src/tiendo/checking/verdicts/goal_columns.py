"""Rows of tables whose value and goal the reader has no figures of, by their columns.

"Nguồn vốn | Tỷ lệ (%) | Mục tiêu đến 31/10 (%)": a rate beside its goal; "Nội dung | Chỉ tiêu |
Thực hiện | Tỷ lệ (%)", where the percents of the rows show which column is of which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import words
from tiendo.checking.written import HUNDRED
from tiendo.errors import NumberUnreadable
from tiendo.reading.document import Cell, Table
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"\s*(?P<number>\d[\d.,]*)\s*%?\s*")
PERCENT = regex(r"%")
INDEX = regex(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]?\s*")
# What a percent may be off by as it is rounded.
OFF = Decimal("0.06")
# Rows that must show which columns are of which.
SHOWN = 2

Row = Mapping[int, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """``percent`` of its plan that a row's value is; ``rate``: both are rates of one thing."""

    table: int
    row: int
    name: str
    value: Cell
    percent: Decimal
    rate: bool


def goal_rows(draft: Draft) -> Iterator[GoalRow]:
    """The rows of every table that has such columns."""
    for table in draft.document.tables:
        heads, lines = _split(table)
        rates = _rates(heads)
        columns = rates or _proven(heads, lines) or _of_results(heads)
        if columns is None:
            continue
        plan_at, value_at = columns
        for row in lines:
            plan, value = _number(row, plan_at), _number(row, value_at)
            name = name_of(row)
            if plan is not None and value is not None and plan > 0 and name:
                yield GoalRow(
                    table=table.number, row=row[value_at].row, name=name, value=row[value_at],
                    percent=value / plan * HUNDRED, rate=rates is not None,
                )  # fmt: skip


def _split(table: Table) -> tuple[Row, list[Row]]:
    """The first row, and those that hold numbers."""
    rows: list[Row] = [{cell.column: cell for cell in row} for row in table.rows()]
    return (rows[0], rows[1:]) if rows else ({}, [])


def _rates(heads: Row) -> tuple[int, int] | None:
    """The column of a goal and that of a value, where both are rates and no other is."""
    rated = [at for at, cell in heads.items() if PERCENT.search(cell.text)]
    goals = [at for at in rated if _is_goal(heads[at].text)]
    values = [at for at in rated if at not in goals and not _compares(heads[at].text)]
    return (goals[0], values[0]) if len(goals) == len(values) == 1 else None


def _is_goal(head: str) -> bool:
    return words("verdicts.goal_heads").match(head.strip()) is not None


def _compares(head: str) -> bool:
    return words("verdicts.comparing_heads").search(head) is not None


def _proven(heads: Row, lines: list[Row]) -> tuple[int, int] | None:
    """The column of plans and that of values that a column of percents is of."""
    goals = [at for at, cell in heads.items() if _is_goal(cell.text)]
    rated = [
        at for at, cell in heads.items()
        if words("verdicts.rate_heads").search(cell.text) or PERCENT.search(cell.text)
    ]  # fmt: skip
    for goal in goals:
        for value in heads.keys() - set(goals):
            for rate in rated:
                if len({goal, value, rate}) == SHOWN + 1 and _shown(lines, goal, value, rate):
                    return goal, value
    return None


def _of_results(heads: Row) -> tuple[int, int] | None:
    """``Mục tiêu | Kết quả``: the only two columns behind the names, each called so."""
    if len(heads) < SHOWN + 1:
        return None
    goals = [at for at, cell in heads.items() if at > 0 and _is_goal(cell.text)]
    results = [
        at for at, cell in heads.items()
        if at > 0 and words("verdicts.result_heads").match(cell.text.strip())
    ]  # fmt: skip
    return (goals[0], results[0]) if len(goals) == len(results) == 1 else None


def _shown(lines: list[Row], goal: int, value: int, rate: int) -> bool:
    told = [
        (plan, done, percent)
        for row in lines
        if (plan := _number(row, goal)) and (done := _number(row, value))
        if (percent := _number(row, rate))
    ]
    agree = sum(
        abs(done / plan * HUNDRED - percent) <= _off(percent) for plan, done, percent in told
    )
    return agree >= SHOWN and agree * 3 >= len(told) * SHOWN


def _off(percent: Decimal) -> Decimal:
    return OFF if percent % 1 else Decimal("0.6")


def _number(row: Row, at: int) -> Decimal | None:
    cell = row.get(at)
    found = NUMBER.fullmatch(cell.text) if cell is not None else None
    if found is None:
        return None
    try:
        return read_number(found["number"]).value
    except NumberUnreadable:
        return None


def name_of(row: Row) -> str:
    """What a row is called: its first cell that is no number."""
    for at in sorted(row):
        text = row[at].text
        if NUMBER.fullmatch(text) is None and INDEX.fullmatch(text) is None and text.strip():
            return text
    return ""
