"""The cells of a draft's tables with what their rows, columns and tables say of them.

Whether or not the reader made figures of them: "Toàn huyện | 13.200" below "Diện tích (ha)".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import prod

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import MANY, every_number, telling
from tiendo.checking.sums.table_cells import Value, columns_of, head_of, value_of
from tiendo.checking.wordlists import lists, words
from tiendo.facts.figure import Role
from tiendo.reading.document import Table
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book, unit_book

BRACKET = regex(r"\((?P<unit>[^()\d]+)\)")
UNIT_TOLD = regex(r"\b(?:ĐVT|[Đđ]ơn vị(?: tính)?)\s*:?\s*(?P<unit>[^\n;)(|:]+)")
WORD = regex(r"\w+")
MONEY = ("đồng", "USD")
# Of a column of plans; a whole table that allots says of none of its cells that it is one.
PLANS = "column.plan"
# So many numbers of sentences that are cells to the last digit tell the unit of a table, or one
# of many digits.
VOTES, DIGITS = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A number of a table: ``unit`` in small letters, as its column, row or table tells it."""

    value: Value
    table: int
    row: int
    column: int
    name: str
    label: frozenset[str]
    head: str
    caption: str
    unit: str
    figure: Amount | None

    @property
    def percent(self) -> bool:
        if self.unit == "%" or self.value.cell.text.rstrip().endswith("%"):
            return True
        return not self.unit and words("columns.percents").search(self.head) is not None

    @property
    def plan(self) -> bool:
        figure = self.figure.figure if self.figure is not None else None
        target = figure is not None and figure.role is Role.TARGET and figure.rule == PLANS
        return target or words("columns.plans").search(self.head) is not None

    @property
    def past(self) -> bool:
        return words("retelling.past_heads").search(self.head) is not None

    @property
    def period(self) -> str | None:
        return self.figure.figure.period if self.figure is not None else None

    @property
    def total(self) -> bool:
        """Whether its row is named by nothing but that it is the sum: "Cộng", "Toàn huyện"."""
        return not self.label and words("retelling.total_rows").search(self.name) is not None

    @property
    def measured(self) -> tuple[Decimal, str] | None:
        """Its value in the unit of the contract, where its unit is one: 7,2 tỷ đồng in đồng."""
        said = self.unit.split()
        measure = [word for word in said if word not in scale_words()]
        found = unit_book().at(measure, 0) if measure and "/" not in self.unit else None
        if self.percent or found is None:
            return None
        scale = prod(scale_words()[word] for word in said if word in scale_words())
        return abs(self.value.value) * scale * found[1].factor, found[1].code

    def heads(self, num: Num) -> bool:
        """Whether its column is headed by what is counted: "Số phòng học", of 46 phòng học."""
        said = " ".join(WORD.findall(num.unit_text.lower().partition(",")[0]))
        head = " ".join(WORD.findall(self.head.lower()))
        return num.unit == "count" and bool(said) and f" {said} " in f" {head} "

    def of(self, num: Num) -> bool:
        """Whether a number is told in the unit of the cell."""
        said = num.unit_text.lower().strip()
        if num.per is not None and "/" not in said:
            said = f"{said}/{num.per}"  # "70,28 tạ/ha"
        if self.percent or num.percent or not said:
            return self.percent and num.percent
        if "/" in said or "/" in self.unit:
            return said == self.unit
        if self.unit and not self.heads(num):
            return f"{said} ".startswith(f"{self.unit} ") or f"{self.unit} ".startswith(f"{said} ")
        if num.unit != "count":
            return False
        if self.heads(num):
            return True
        about = f"{self.head} {self.name} {self.caption}".lower()
        return f" {WORD.findall(said)[0]} " in f" {' '.join(WORD.findall(about))} "


def entries(draft: Draft) -> tuple[Entry, ...]:
    """Every number of the draft's tables."""
    return draft.kept("entries of tables", lambda: tuple(_all(draft)))


def spelled_out(said: frozenset[str]) -> frozenset[str]:
    """Words with what short forms among them stand for.

    >>> sorted(spelled_out(frozenset({"thu", "nsnn"})))
    ['ngân', 'nhà', 'nước', 'sách', 'thu']
    """
    known = _short()
    return frozenset(word for one in said for word in known.get(one, (one,)))


@cache
def _short() -> Mapping[str, tuple[str, ...]]:
    each = (phrase.lower().split() for phrase in lists()["retelling.short"])
    return {short: tuple(full) for short, *full in each}


def _all(draft: Draft) -> Iterator[Entry]:
    figures = {one.cell: one for one in draft.amounts if one.cell is not None}
    for table in draft.cells.tables.values():
        named, units = _rows_named(table)
        whole = _of_table(table) or _voted(draft, table)
        labels = {row: _label(name) for row, name in named.items()}
        for at, column in columns_of(table).items():
            head = head_of(table, at)
            over = _bracketed(head)
            if not over and words("columns.percents").search(head):
                over = "%"
            for row, value in column.items():
                name = named.get(row, "")
                yield Entry(
                    value=value,
                    table=table.number,
                    row=row,
                    column=at,
                    name=name,
                    label=labels.get(row, frozenset()),
                    head=head,
                    caption=table.caption,
                    unit=over or _bracketed(name) or units.get(row, "") or whole,
                    figure=figures.get((table.number, row, at)),
                )


def _rows_named(table: Table) -> tuple[dict[int, str], dict[int, str]]:
    """What each row is called, and the unit that it names in a cell of its own."""
    heads = {cell.column: head_of(table, cell.column) for cell in table.cells if cell.header}
    of_units = {at for at, head in heads.items() if _heads_units(head)}
    named: dict[int, list[str]] = {}
    units: dict[int, str] = {}
    for cell in table.cells:
        if not cell.header:
            said = named.setdefault(cell.row, [])
            if cell.column in of_units and _is_unit(cell.text):
                units[cell.row] = cell.text.strip().lower()
            elif value_of(cell) is None:
                said.append(cell.text)
    return {row: " ".join(said) for row, said in named.items()}, units


def _heads_units(head: str) -> bool:
    return words("retelling.unit_heads").fullmatch(head.strip()) is not None


def _bracketed(text: str) -> str:
    """``Thu ngân sách (tỷ đồng)``: the unit in brackets behind a name."""
    found = (one["unit"].strip().lower() for one in BRACKET.finditer(text))
    return next((unit for unit in found if _is_unit(unit)), "")


def _label(name: str) -> frozenset[str]:
    return spelled_out(telling(BRACKET.sub(" ", name))) - {*lists()["retelling.total_rows"]}


def _of_table(table: Table) -> str:
    """``Đơn vị tính: triệu đồng``, ``(ha)`` above it, or the one money of its heads."""
    for pattern in (UNIT_TOLD, BRACKET):
        for found in pattern.finditer(table.caption):
            if _is_unit(found["unit"]) and "%" not in found["unit"]:
                return found["unit"].strip().lower()
    heads = " ".join(cell.text for cell in table.cells if cell.header)
    said = {found["unit"].strip().lower() for found in BRACKET.finditer(heads)}
    said = {one for one in said if one.endswith(("đồng", "usd"))}
    return said.pop() if len(said) == 1 else ""


def _is_unit(text: str) -> bool:
    said = [word for word in text.lower().split("/")[0].split() if word not in scale_words()]
    if not said or text.strip() == "%":
        return text.strip() == "%"
    return unit_book().at(said, 0) is not None or noun_book().at(said, 0) is not None


def _voted(draft: Draft, table: Table) -> str:
    """The money in which sentences tell the cells of a table that names no unit."""
    told = {v.value for column in columns_of(table).values() for v in column.values()}
    votes: Counter[str] = Counter()
    for one in every_number(draft):
        bare = one.num.main.value / one.num.factor
        money = one.num.unit_text.endswith(MONEY)
        if money and bare in told and len(digits(bare)) >= DIGITS:
            votes[one.num.unit_text.lower()] += VOTES if len(digits(bare)) >= MANY else 1
    (unit, count), *others = votes.most_common(2) or [("", 0)]
    return unit if count >= VOTES and all(count > other for _, other in others) else ""
