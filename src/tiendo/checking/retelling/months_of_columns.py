"""Months that a sentence names for a number that a table has in the column of another month.

"Mặt hàng | Tháng 11", "Tổng xuất khẩu | 96,4", and below "Xuất khẩu tháng 10 ước 96,4 triệu USD".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.month_reports import MONTH
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.table_fitting import row_fit, total_fit
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number
from tiendo.checking.wordlists import words

_finding = partial(
    left_over,
    said="được gắn với số liệu mà bảng ghi ở cột của tháng khác",
    said_en="names another month than the column that holds the number",
)


def months_of_columns(draft: Draft) -> Iterator[Finding]:
    """Every such month, where the table has no column of its own for it."""
    cells = entries(draft)
    for told in every_number(draft) if cells else ():
        found = list(MONTH.finditer(told.passage.text, 0, told.num.start - told.passage.start))
        if len(found) != 1 or found[0].group() not in told.before or not _plain(told):
            continue
        bare = told.num.main.value / told.num.factor
        same = [one for one in cells if one.value.value == bare and one.of(told.num)]
        if len(same) != 1 or not _of_another(draft, int(found[0]["month"]), same[0]):
            continue
        if row_fit(draft, told, same[0]) or total_fit(draft, told, same[0]):
            yield _finding(told.passage.start + found[0].start(), found[0].group())


def _plain(told: Told) -> bool:
    num = told.num
    if num.high or num.main.hedge or num.whole or told.another:
        return False
    return len(digits(num.main.value / num.factor)) >= LONG and not (
        words("leftovers.compared").search(told.before)
    )


def _of_another(draft: Draft, month: int, cell: Entry) -> bool:
    """Whether a cell is of one other month, and no column beside it of that month."""
    beside = {one.head for one in entries(draft) if one.table == cell.table}
    named = {int(found["month"]) for head in beside for found in MONTH.finditer(head.lower())}
    own = [int(found["month"]) for found in MONTH.finditer(cell.head.lower())]
    return len(own) == 1 and month not in named
