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
from tiendo.checking.retelling.table_rows import entries
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words

BEFORE, BEHIND = 80, 40
FEW, DIGITS, LONG, SHARED, SEVERAL = 2, 3, 4, 2, 3
# Three digits of one measure so far apart are of one thing: 2,300 clean pages hold no such pair.
THOUSAND = (Decimal(1000), Decimal("0.001"))
# Few numbers of a draft are in these: two with the same digits are hardly of two things.
RARE_UNITS = ("USD", "count")
# "dự án 350 triệu đồng này": the number was told before.
POINTED_BACK = shaped(r"\s{retelling.pointed_back}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number with the words around it, and its place: of a sentence or of a cell."""

    value: Decimal
    unit: str | None
    start: int
    end: int
    said: frozenset[str]
    block: int  # of the sentence; none of a cell


def scaled_again(draft: Draft) -> Iterator[tuple[Num, Scaled]]:
    """The later of two such numbers, and where it was told in the other unit."""
    seen: dict[tuple[str | None, str], list[Scaled]] = defaultdict(list)
    each: list[Num] = []
    for cell in _cells(draft):
        seen[cell.unit, digits(cell.value)].append(cell)
    for passage in draft.passages:
        for num in draft.numbers(passage):
            counted = num.unit == "count" and num.factor == 1
            if num.unit is None or counted or num.percent or num.high or num.whole:
                continue
            written = digits(num.main.value)
            if num.per is not None:
                yield from _each(num, each)
                each.append(num)
                continue
            each_of = len(written) < LONG and words("scales.each").search(passage.text)
            if len(written) < FEW or each_of:
                continue
            said = _words(draft, num, passage)
            again = POINTED_BACK.match(draft.text, num.end) is not None
            for other in seen[num.unit, written]:
                apart = other.value / num.main.value
                if (
                    apart in SLIPS
                    and other.block != passage.start
                    and _of_one_thing(said, other, apart, again=again)
                ):
                    yield num, other
                    break
            here = Scaled(num.main.value, num.unit, num.start, num.end, said, passage.start)
            seen[num.unit, written].append(here)


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
    """The cells of which the reader made no figure in their unit: of totals, of changes."""
    for one in entries(draft):
        measured, read = one.measured, one.figure
        if measured is None or (read is not None and read.figure.unit == measured[1]):
            continue
        if measured[1] not in ("count", *RATES) and len(digits(measured[0])) >= DIGITS:
            cell = one.value.cell
            yield Scaled(*measured, cell.start, cell.end, one.label, -1)


def _of_one_thing(said: frozenset[str], other: Scaled, apart: Decimal, *, again: bool) -> bool:
    """Whether so many words are shared: of few digits more, unless the number points back."""
    length = len(digits(other.value))
    if apart in THOUSAND and length >= DIGITS and other.unit != "count":
        return True
    few = SHARED if other.unit in RARE_UNITS else SEVERAL
    least = 1 if length >= LONG or again else SHARED if length >= DIGITS else few
    return len(said & other.said) >= least


def _words(draft: Draft, num: Num, passage: Passage) -> frozenset[str]:
    """The words around a number in its sentence, without its unit."""
    text = draft.text
    before = text[max(passage.start, num.start - BEFORE) : num.start]
    behind = re.split(r"[.;]", text[num.end : num.end + BEHIND])[0]
    return telling(f"{before} {behind}") - frozenset(num.unit_text.lower().split())
