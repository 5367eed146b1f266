"""One number told in two units: "742 triệu USD … từ mức 742 tỷ USD đã đạt được".

Whether or not the reader made figures of them: the same digits of one thing, a thousand or a
million times apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.amounts import RATES
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pairing import SLIPS, is_level
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BEFORE, BEHIND = 80, 40
FEW, DIGITS, LONG, SHARED, SEVERAL, LARGE = 2, 3, 4, 2, 3, 100
# Three digits of one measure so far apart are of one thing: 2,300 clean pages hold no such pair.
THOUSAND = (Decimal(1000), Decimal("0.001"))
# Few numbers of a draft are in these: two with the same digits are hardly of two things.
RARE_UNITS = ("USD", "count")
# "dự án 350 triệu đồng này": the number was told before.
POINTED_BACK = shaped(r"\s{retelling.pointed_back}\b", re.IGNORECASE)


# "10.800 tỷ đồng, bình quân 2 triệu đồng/người": what is of each comes behind.
CLAUSE = regex(r"[,;.]\s")
# Of these a draft holds so many that one begins with the digits of another by chance.
MANY_OF = ("count", "VND", "USD", *RATES)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number with the words around it, and its place: of a sentence or of a cell."""

    value: Decimal
    unit: str | None
    start: int
    end: int
    said: frozenset[str]
    block: int  # of the sentence; none of a cell
    few: int = SHARED  # words that two digits of a cell must share


def scaled_again(draft: Draft) -> Iterator[tuple[Num, Scaled]]:
    """The later of two such numbers, and where it was told in the other unit."""
    seen = _Seen([], defaultdict(list))
    each: list[Num] = []
    for cell in _cells(draft):
        seen.add(cell)
    for passage in draft.passages:
        for num in draft.numbers(passage):
            counted = num.unit == "count" and num.factor == 1
            if num.unit is None or counted or num.percent or num.high or num.whole:
                continue
            if num.per is not None:
                yield from _each(num, each)
                each.append(num)
                continue
            length = len(digits(num.main.value))
            again = POINTED_BACK.match(draft.text, num.end) is not None
            if length < FEW or (length < LONG and not again and _each_of(draft, num, passage)):
                continue
            said = _words(draft, num, passage)
            here = Scaled(num.main.value, num.unit, num.start, num.end, said, passage.start)
            other = seen.as_written(here, again=again) or seen.rounded(here, num.main.step)
            if other is not None:
                yield num, other
            seen.add(here)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The numbers told so far: all, and by their unit and digits."""

    every: list[Scaled]
    by_digits: dict[tuple[str | None, str], list[Scaled]]

    def add(self, one: Scaled) -> None:
        self.every.append(one)
        self.by_digits[one.unit, digits(one.value)].append(one)

    def as_written(self, here: Scaled, *, again: bool) -> Scaled | None:
        """One with the same digits, of one thing, in another unit."""
        for other in self.by_digits[here.unit, digits(here.value)]:
            apart = other.value / here.value
            slipped = apart in SLIPS and other.block != here.block
            if slipped and _of_one_thing(here.said, other, apart, again=again):
                return other
        return None

    def rounded(self, here: Scaled, step: Decimal) -> Scaled | None:
        """``sản lượng 90.207 tấn … thu về 90,2 tấn lúa``: rounded, in another unit; no money."""
        length = len(digits(here.value))
        if here.unit in MANY_OF or length < DIGITS:
            return None
        for one in self.every:
            if one.unit != here.unit or one.block == here.block or not here.said & one.said:
                continue
            near = (abs(one.value / by - here.value) <= step / 2 for by in SLIPS)
            if len(digits(one.value)) > length and any(near):
                return one
        return None


def _each_of(draft: Draft, num: Num, passage: Passage) -> bool:
    """Whether a number is near to words that make it one of each: "mỗi căn 60 triệu đồng"."""
    behind = CLAUSE.split(draft.text[num.end : num.end + BEHIND])[0]
    near = draft.text[max(passage.start, num.start - BEFORE) : num.end] + behind
    return words("scales.each").search(near) is not None


def _each(num: Num, told: Sequence[Num]) -> Iterator[tuple[Num, Scaled]]:
    """``60 triệu đồng/căn … 60 tỷ đồng/căn``: so much for each, however few its digits."""
    for one in told:
        like = (one.unit, one.per) == (num.unit, num.per)
        if like and num.main.value and one.main.value / num.main.value in SLIPS:
            yield num, Scaled(one.main.value, one.unit, one.start, one.end, frozenset(), -1)
            return


def _cells(draft: Draft) -> Iterator[Scaled]:
    for line in draft.lines:
        name = telling(line.name)
        for one in line.amounts:
            figure = one.figure
            plain = is_level(one) and figure.unit not in ("count", *RATES)
            if plain and one.main is not None and len(digits(figure.value)) >= DIGITS:
                yield Scaled(figure.value, figure.unit, one.main.start, one.main.end, name, -1)
    yield from _unread(draft)


def _unread(draft: Draft) -> Iterator[Scaled]:
    """The cells of which the reader made no figure in their unit, and those of few digits."""
    for one in entries(draft):
        measured, read = one.measured, one.figure
        if measured is None:
            continue
        long = len(digits(measured[0])) >= DIGITS
        if long and read is not None and read.figure.unit == measured[1]:
            continue
        total = not long and _large_total(one)
        if measured[1] not in ("count", *RATES) and (long or total or _large(one)):
            cell = one.value.cell
            said = telling(f"{one.head} {one.caption}") if total else one.label
            yield Scaled(*measured, cell.start, cell.end, said, -1, SHARED if total else SEVERAL)


def _large(one: Entry) -> bool:
    """``(triệu đồng) … Trường Lê Lai | 6.200``, of 6,2 tỷ đồng for the school."""
    return one.value.value >= THOUSAND[0] and len(digits(one.value.value)) == FEW


def _large_total(one: Entry) -> bool:
    """``(đơn vị: tỷ đồng) … Tổng cộng | 42.000``, of 42 tỷ đồng: few digits with noughts."""
    return one.total and one.value.value >= LARGE and len(digits(one.value.value)) >= FEW


def _of_one_thing(said: frozenset[str], other: Scaled, apart: Decimal, *, again: bool) -> bool:
    """Whether so many words are shared: of few digits more, unless the number points back."""
    length = len(digits(other.value))
    if apart in THOUSAND and length >= DIGITS and other.unit != "count":
        return True
    few = SHARED if other.unit in RARE_UNITS else SEVERAL
    few = other.few if other.block < 0 else few
    least = 1 if length >= LONG or again else SHARED if length >= DIGITS else few
    return len(said & other.said) >= least


def _words(draft: Draft, num: Num, passage: Passage) -> frozenset[str]:
    """The words around a number in its sentence, without its unit."""
    text = draft.text
    before = text[max(passage.start, num.start - BEFORE) : num.start]
    behind = re.split(r"[.;]", text[num.end : num.end + BEHIND])[0]
    return telling(f"{before} {behind}") - frozenset(num.unit_text.lower().split())
