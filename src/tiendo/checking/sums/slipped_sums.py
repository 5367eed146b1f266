"""Totals that the numbers behind them come to, but for one slip of the hand.

"Kim ngạch xuất nhập khẩu 31,6 tỷ USD; trong đó xuất khẩu 14,2 tỷ USD, nhập khẩu 14,7 tỷ USD": by
no rule of language are these all the parts. But where two neighbouring digits of one number
exchanged make the sum exact, to the last of three digits or more, that is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.sums.unread import inside_brackets
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# What may lead from a total to its parts; without it only the whole run of numbers is tried.
LED = shaped(r"\b(?:{sums.leads_to_parts})\b|[:(]", re.IGNORECASE)
# A part is no change, plan or earlier value.
OTHER = shaped(
    r"\b(?:tăng|giảm|thêm|vượt|hụt|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu|bình quân|so với"
    r"|mức|từ|mỗi)\s[^,;.()\d]{0,24}$",
    re.IGNORECASE,
)
SEMICOLON = regex(r"[;\n]")
FEWEST, MOST_PARTS = 2, 9
DIGITS, MANY_DIGITS = 3, 4


@dataclass(frozen=True, slots=True)
class SlippedSum:
    """``odd``, written as ``right``, would make the parts come to their total."""

    total: Num
    parts: tuple[Num, ...]
    odd: Num
    right: Decimal
    sure: bool

    @property
    def sum(self) -> Decimal:
        return _sum(self.parts)


def slipped_sums(draft: Draft) -> Iterator[SlippedSum]:
    """Every total of a sentence that one exchange of digits would make exact."""
    for passage in draft.passages:
        numbers = [num for num in draft.numbers(passage) if _plain(num)]
        if len(numbers) <= FEWEST:
            continue
        for at, total in enumerate(numbers[:-FEWEST]):
            if len(_digits(draft.text, total)) < DIGITS or total.unit is None:
                continue
            found = _slipped(draft, passage, total, numbers[at + 1 :])
            if found is not None:
                yield found


def _plain(num: Num) -> bool:
    return not (num.percent or num.high or num.whole or num.main.hedge) and num.main.value > 0


def _slipped(
    draft: Draft, passage: Passage, total: Num, behind: Sequence[Num]
) -> SlippedSum | None:
    text = draft.text
    run = _run(text, passage, total, behind)
    if len(run) < FEWEST:
        return None
    sums = [_sum(run[:count]) for count in range(FEWEST, len(run) + 1)]
    if total.main.value in sums or _rounds(run, total) or _nested(run):
        return None
    led = _led(text, total, run)
    if not led and not _alike(draft, passage, total, run):
        return None
    for count in range(FEWEST, len(run) + 1):
        found = _exchanged(text, total, run[:count])
        if found is not None:
            return SlippedSum(total, tuple(run[:count]), *found, led and not draft.doubtful)
    return None


def _led(text: str, total: Num, run: Sequence[Num]) -> bool:
    """Whether something leads from a total to what follows."""
    return LED.search(text, total.end, run[0].start) is not None


def _alike(draft: Draft, passage: Passage, total: Num, run: Sequence[Num]) -> bool:
    """Whether a total and what follows are counted by one name, and it stands first."""
    text = draft.text
    if total.unit != "count" or LED.search(text, passage.start, total.start):
        return False
    if any(num.unit == "count" and num.start < total.start for num in draft.numbers(passage)):
        return False  # one of several told side by side
    named = all(num.unit_text in ("", total.unit_text) for num in run)
    return named and SEMICOLON.search(text, total.end, run[-1].start) is None


def _nested(run: Sequence[Num]) -> bool:
    """``đã có phương án 103 cơ sở: giáo dục 34, y tế 21, …``: parts of a part."""
    return any(
        run[at].main.value == _sum(run[at + 1 : end])
        for at in range(len(run) - FEWEST)
        for end in range(at + 1 + FEWEST, len(run) + 1)
    )


def _run(text: str, passage: Passage, total: Num, behind: Sequence[Num]) -> list[Num]:
    """The numbers behind a total that may be its parts, up to the first that is of another."""
    run: list[Num] = []
    bracket = None
    for num in behind:
        if len(run) == MOST_PARTS or OTHER.search(text, passage.start, num.start):
            break
        opened = inside_brackets(text, total.end, num.start, after_number=False)
        if bracket is None:
            bracket = opened
        if opened != bracket:
            if bracket:
                break  # the bracket that held the parts is closed
            continue  # "(tăng 12 tỷ đồng)" beside a part
        if not _like(num, total, bare=opened or ":" in text[total.end : num.start]):
            if num.unit is None or num.unit == "count":
                break
            continue
        run.append(num)
    return run


def _like(num: Num, total: Num, *, bare: bool) -> bool:
    if num.unit is None and bare:
        return total.unit == "count"
    if num.unit != total.unit or num.per != total.per:
        return False
    return num.unit != "count" or kin(num, total) or (of_people(num) and of_people(total))


def _rounds(run: Sequence[Num], total: Num) -> bool:
    """Whether the parts come to the total as roughly as they are written."""
    steps = sum((num.main.step for num in run if not num.main.exact), Decimal(0))
    return any(
        abs(_sum(run[:count]) - total.main.value) <= steps + total.main.step * (steps > 0)
        for count in range(FEWEST, len(run) + 1)
    )


def _exchanged(text: str, total: Num, parts: Sequence[Num]) -> tuple[Num, Decimal] | None:
    """The number of which two neighbouring digits exchanged make the sum exact."""
    short = total.main.value - _sum(parts)
    for num, wanted in ((total, -short), *((part, short) for part in parts)):
        if len(_digits(text, num)) >= DIGITS and wanted / num.factor in _by_exchange(
            text[num.main.start : num.main.end]
        ):
            return num, num.main.value + wanted
    return None


@cache
def _by_exchange(said: str) -> frozenset[Decimal]:
    """By how much a number changes where two neighbouring digits are exchanged.

    >>> sorted(_by_exchange("3,14"))
    [Decimal('-1.8'), Decimal('0.27')]
    """
    decimals = len(said.partition(",")[2])
    figures = re.sub(r"\D", "", said)
    found = set()
    for at in range(len(figures) - 1):
        if figures[at] != figures[at + 1] and not (at == 0 and figures[1] == "0"):
            other = figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :]
            found.add(Decimal(int(other) - int(figures)).scaleb(-decimals))
    return frozenset(found)


def _digits(text: str, num: Num) -> str:
    return re.sub(r"\D", "", text[num.main.start : num.main.end]).strip("0")


def _sum(numbers: Sequence[Num]) -> Decimal:
    return sum((num.main.value for num in numbers), Decimal(0))
