"""A number of a sentence that is the right row's, but of the column of another time.

The table says "Khách du lịch | TH tháng 7: 12.460 | Ước TH tháng 8: 14.290", the text of August
"Trong tháng các điểm tham quan đón 12.460 lượt khách"; or it tells what was planned as done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.table_fitting import row_fit, time_fit, total_fit
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"\d+")
DONE = shaped(r"\b{retelling.done}\s$")


@dataclass(frozen=True, slots=True)
class OtherColumn:
    """A number told of one time, the cell of another that it is, and the cell of its own."""

    num: Num
    cell: Entry
    right: Entry


def other_columns(draft: Draft) -> Iterator[OtherColumn]:
    """Every such number, once."""
    cells = entries(draft)
    for told in every_number(draft) if cells else ():
        if not _plainly(draft, told):
            continue
        bare = told.num.main.value / told.num.factor
        same = [one for one in cells if one.value.value == bare and one.of(told.num)]
        right = _right(draft, told, same[0]) if len(same) == 1 else None
        if right is not None and (row_fit(draft, told, right) or total_fit(draft, told, right)):
            yield OtherColumn(told.num, same[0], right)


def _plainly(draft: Draft, told: Told) -> bool:
    """Whether a number is told as a value of the draft's time, with nothing to bear it out."""
    num, figure = told.num, told.figure
    bare = num.main.value / num.factor
    if num.percent or num.high or num.main.hedge or num.whole or len(digits(bare)) < LONG:
        return False
    if figure is None or figure.period is None or figure.role is not Role.RESULT or told.another:
        return False
    if words("columns.plans").search(told.before) or num.start in proven(draft):
        return False
    return not moved(told.passage.text, num.start - told.passage.start)


def _right(draft: Draft, told: Told, cell: Entry) -> Entry | None:
    """The one cell of the row that is of the sentence's time, where ``cell`` is not."""
    if cell.percent or not _of_another(told, cell):
        return None
    row = [one for one in entries(draft) if (one.table, one.row) == (cell.table, cell.row)]
    found = [
        one
        for one in row
        if one.unit == cell.unit and not (one.percent or one.plan or one.past)
        if time_fit(told, one) >= (0 if cell.plan else 1) or _of_year(told, cell, one)
        if one.value.value != cell.value.value
    ]
    if len(found) != 1 or _named(told, cell, found[0]):
        return None
    return found[0]


def _of_year(told: Told, cell: Entry, right: Entry) -> bool:
    """``Năm 2024 | Năm 2025`` in a report on 6 months: columns of the same part of two years."""
    year = (told.figure.period or "")[:4] if told.figure is not None else ""
    alike = NUMBER.sub("", cell.head) == NUMBER.sub("", right.head)
    return bool(year) and alike and year in right.head and year not in cell.head


def _of_another(told: Told, cell: Entry) -> bool:
    """Whether a cell is of another time than the sentence, or is a plan told as what was done."""
    if cell.plan:
        return DONE.search(told.lead) is not None
    return time_fit(told, cell) < 0 or cell.past


def _named(told: Told, cell: Entry, right: Entry) -> bool:
    """Whether the sentence names the time of the cell: "tháng 7 đón 12.460 lượt"."""
    own = {*NUMBER.findall(cell.head)} - {*NUMBER.findall(right.head)}
    return bool(own & {*NUMBER.findall(told.passage.text[: told.num.start - told.passage.start])})
