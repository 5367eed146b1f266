"""A number of a sentence that is, but for one slip of the hand, the cell that it tells again.

The table says "Trồng rừng tập trung | 305", the text below "tính từ đầu năm có 350 ha rừng trồng
mới"; above another table, "Năm học này có 240.160 học sinh", and its last row "Cộng | 204.160".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.one_slip import often_told
from tiendo.checking.retelling.recopying import digits, exchanged_digits, mistyped, slips
from tiendo.checking.retelling.table_fitting import (
    near_fit,
    of_column,
    row_fit,
    time_fit,
    total_fit,
)
from tiendo.checking.retelling.table_retold import OfTable
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import LONG, MANY, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.written import spelled
from tiendo.vocabulary.units import noun_book

TEN = Decimal(10)
# A percent beside a number does not feel so small a slip.
UNFELT = Decimal("0.005")


def slipped_cells(draft: Draft) -> Iterator[OfTable]:
    """Every such number, once."""
    cells = entries(draft)
    if not cells:
        return
    told_alike = {abs(one.value.value) for one in cells}
    near: dict[str, list[Entry]] = defaultdict(list)
    for cell in cells:
        for key in slips(abs(cell.value.value)):
            near[key].append(cell)
    often = often_told(draft)
    for told in every_number(draft):
        bare = told.num.main.value / told.num.factor
        if bare in told_alike or not _alone(told) or often[told.num.main.value] > 1:
            continue
        like = {id(one): one for key in slips(bare) for one in near.get(key, ())}
        found = [one for one in like.values() if _of_one(draft, told, bare, one)]
        if len({abs(one.value.value) for one in found}) == 1:
            yield OfTable(told.num, found[0].value, sure=_sure(draft, told, bare, found[0]))


def _alone(told: Told) -> bool:
    """Whether it states one value, as it is."""
    num = told.num
    bare = num.main.value / num.factor
    return not (num.high or num.main.hedge or num.whole) and bare >= TEN


def _of_one(draft: Draft, told: Told, bare: Decimal, cell: Entry) -> bool:
    right = abs(cell.value.value)
    if cell.percent or not _one_slip(right, bare):
        return False
    if not cell.of(told.num) and not _by_its_row(draft, told, bare, cell):
        return False
    if told.num.start in proven(draft) and abs(right - bare) > right * UNFELT:
        return False
    size = max(len(digits(right)), len(digits(bare)))
    fit = row_fit(draft, told, cell)
    total = fit is None and total_fit(draft, told, cell)
    long, time = size >= MANY, time_fit(told, cell)
    exchanged = exchanged_digits(right, bare)
    if exchanged and long:
        return near_fit(draft, told, cell)
    if not (fit or total) or not of_column(told, cell):
        return False
    if size < LONG:
        named = total or (fit is not None and fit.sure)
        return exchanged and named and time >= 0 and cell.heads(told.num) and not told.another
    if exchanged:
        return (time >= 0 and (total or (fit is not None and fit.sure))) or time > 0
    return long and time >= 0 and (total or fit is not None)


def _by_its_row(draft: Draft, told: Told, bare: Decimal, cell: Entry) -> bool:
    """Whether a cell of no known unit is told with two digits exchanged: its row is named, or it
    is the total and its column is.
    """
    right = abs(cell.value.value)
    other = cell.unit and not (told.num.unit == "count" and _is_noun(cell.unit))
    if other or told.num.percent or told.num.per or not exchanged_digits(right, bare):
        return False
    if len(spelled(bare)) < MANY or told.another:
        return False
    fit = row_fit(draft, told, cell)
    return fit.sure if fit is not None else total_fit(draft, told, cell)


def _is_noun(unit: str) -> bool:
    """Whether a table counts by a noun, which a sentence may call otherwise: "hộ", "khách hàng"."""
    words = unit.split()
    noun = noun_book().at(words, 0)
    return noun is not None and noun[0] == len(words)


def _one_slip(one: Decimal, other: Decimal) -> bool:
    return mistyped(one, other) or mistyped(other, one) or exchanged_digits(one, other)


def _sure(draft: Draft, told: Told, bare: Decimal, cell: Entry) -> bool:
    fit = row_fit(draft, told, cell)
    exchanged = exchanged_digits(abs(cell.value.value), bare) and len(digits(bare)) >= MANY
    return exchanged and fit is not None and fit.sure and cell.of(told.num)
