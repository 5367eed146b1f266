"""A number of a sentence that is a cell of a table with two digits in each other's place.

The table says "Thu NSNN | 2023: 14.962", the text below "riêng năm 2023 chỉ thu 14.692 tỷ đồng".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits, jumbled
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.sums.table_cells import Value, columns_of, head_of, name_of
from tiendo.checking.wordlists import words
from tiendo.reading.document import Table
from tiendo.vocabulary.regexes import regex

YEAR = regex(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,])")
CUT = regex(r"[;:]\s|\.\s")
# Numbers of fewer digits have such neighbours by chance.
LONG = 4
FEW, SURE, PART = 1, 2, 0.6


@dataclass(frozen=True, slots=True)
class OfTable:
    """A number of a sentence and the cell that it tells again."""

    num: Num
    cell: Value
    sure: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with what its row, its column and its table say."""

    value: Value
    name: frozenset[str]
    caption: frozenset[str]
    years: frozenset[str]
    said: str


def retold_cells(draft: Draft) -> Iterator[OfTable]:
    """Every such number, once."""
    cells = [cell for table in draft.cells.tables.values() for cell in _cells(table)]
    equal = {cell.value.value for cell in cells}
    near: dict[str, list[_Cell]] = defaultdict(list)
    for cell in cells:
        near[jumbled(cell.value.value)].append(cell)
    for passage in draft.passages if cells else ():
        for num in draft.numbers(passage):
            bare = num.main.value / num.factor
            if len(digits(bare)) < LONG or bare in equal or num.high or num.main.hedge:
                continue
            like = near.get(jumbled(bare), ())
            found = [one for one in like if swapped(one.value.value, bare)]
            found = [one for one in found if _of_one(passage, num, one)]
            if len(found) == 1:
                shared = _said(passage, num) & (found[0].name | found[0].caption)
                yield OfTable(num, found[0].value, sure=len(shared) >= SURE)


def _cells(table: Table) -> Iterator[_Cell]:
    caption = telling(table.caption)
    for at, column in columns_of(table).items():
        head = head_of(table, at)
        years = frozenset(YEAR.findall(head))
        for row, value in column.items():
            name = name_of(table, row)
            said = f"{table.caption} {head} {name}".lower()
            yield _Cell(value, telling(name), caption, years, said)


def _said(passage: Passage, num: Num) -> frozenset[str]:
    """The words of a sentence that say what its number is of; its unit says nothing of it."""
    return telling(passage.text) - telling(num.unit_text)


def _of_one(passage: Passage, num: Num, cell: _Cell) -> bool:
    """Whether a clause speaks of a cell: in its unit, at its time, by its words."""
    unit = num.unit_text.lower().split("/")[0].strip()
    if not unit or re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", cell.said) is None:
        return False
    at = num.start - passage.start
    clause = CUT.split(passage.text[:at])[-1] + CUT.split(passage.text[at:])[0]
    if words("retold.other").search(CUT.split(passage.text[:at])[-1].rpartition(",")[2]):
        return False
    said = _said(passage, num)
    years = frozenset(YEAR.findall(clause))
    if cell.years:
        return bool(cell.years & years) and len(said & (cell.name | cell.caption)) >= FEW
    shared = len(said & cell.name)
    return bool(cell.name) and shared >= SURE and shared >= PART * len(cell.name)
