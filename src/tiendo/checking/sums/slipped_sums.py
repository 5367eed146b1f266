"""Totals that the numbers behind them come to, but for one slip of the hand.

"Kim ngạch xuất nhập khẩu 31,6 tỷ USD; trong đó xuất khẩu 14,2 tỷ USD, nhập khẩu 14,7 tỷ USD": by
no rule of language are these all the parts. But where two neighbouring digits of one number
exchanged make the sum exact, to the last of three digits or more, that is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.sums.exchanging import by_another, by_exchange, digits, sharp
from tiendo.checking.sums.named_parts import opposed
from tiendo.checking.sums.unread import inside_brackets
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# What may lead from a total to its parts; without it only the whole run of numbers is tried.
LED = shaped(r"\b(?:{sums.leads_to_parts})\b|[:(]", re.IGNORECASE)
# … right behind it: then one digit that is another tells as much.
AT_ONCE = shaped(r"(?:,|;|\.)?\s?(?:\((?=[^()]*$)|:|\b(?:{sums.leads_to_parts})\b)", re.IGNORECASE)
# People are counted by more than one trait: "trong đó có 512 nữ, 340 người dân tộc".
SAID_ALL = regex(r"\s?[(:]|,?\s?(?:bao )?gồm\b")
# A part is no change, plan or earlier value.
OTHER = shaped(
    r"\b(?P<way>{sums.no_parts})\s[^,;.()\d]{0,24}$",
    re.IGNORECASE,
)
# The next sentence, and lines of a list, that tell the parts.
OPENED = shaped(
    r"\s*(?:[^\W\d_]+\s){0,6}(?:{sums.leads_to_parts})\b(?!\s*[^\d:]{0,40}(?:$|[.;]))",
    re.IGNORECASE,
)
MARK = regex(r"\s*(?P<mark>[-+*•–])\s*[^\W\d_]")
SEMICOLON = regex(r"[;\n]")
# Lists of two names that share a whole between them.
SHARING = ("sums.complements", "sums.opposites", "sums.halves")
REACH = 40
FEWEST, MOST_PARTS = 2, 9
DIGITS = 3


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
    """Every total that one exchange of digits would make exact."""
    for at, passage in enumerate(draft.passages):
        numbers = [num for num in draft.numbers(passage) if sharp(num)]
        following = draft.passages[at + 1 :]
        for place, total in enumerate(numbers):
            if len(digits(draft.text, total)) < DIGITS or total.unit is None:
                continue
            found = (
                _slipped(draft, passage, total, numbers[place + 1 :])
                or _in_next(draft, total, following)
                or (_in_lines(draft, total, following) if place == 0 else None)
            )
            if found is not None:
                yield found


def _in_next(draft: Draft, total: Num, following: Sequence[Passage]) -> SlippedSum | None:
    """Of parts that the next sentence tells: "Trong đó, vụ xuân 21.340 ha, vụ mùa 25.830 ha"."""
    if not following or OPENED.match(following[0].text) is None:
        return None
    numbers = [num for num in draft.numbers(following[0]) if sharp(num)]
    run = _run(draft.text, following[0], total, numbers)
    return _exchange_in(draft, total, run, sure=False)


def _in_lines(draft: Draft, total: Num, following: Sequence[Passage]) -> SlippedSum | None:
    """Of parts that the lines below tell, one each."""
    marked = MARK.match(following[0].text) if following else None
    if marked is None:
        return None
    run: list[Num] = []
    for line in following[: MOST_PARTS + 1]:
        mark = MARK.match(line.text)
        if mark is None or mark["mark"] != marked["mark"]:
            break
        numbers = [num for num in draft.numbers(line) if sharp(num)]
        first = next((num for num in numbers if _like(num, total, bare=True)), None)
        if first is None or _of_another(draft.text, line.start, first, total):
            break
        run.append(first)
    return _exchange_in(draft, total, run, sure=False)


def _slipped(
    draft: Draft, passage: Passage, total: Num, behind: Sequence[Num]
) -> SlippedSum | None:
    run = _run(draft.text, passage, total, behind)
    led = len(run) >= FEWEST and _led(draft.text, total, run)
    if not led and not (run and _alike(draft, passage, total, run)):
        return None
    return _exchange_in(draft, total, run, sure=led)


def _exchange_in(draft: Draft, total: Num, run: Sequence[Num], *, sure: bool) -> SlippedSum | None:
    """The one exchange that makes a total exact, where nothing comes to it as it stands."""
    sums = [_sum(run[:count]) for count in range(FEWEST, len(run) + 1)]
    if not sums or total.main.value in sums or _rounds(run, total) or _nested(run):
        return None
    for count in range(FEWEST, len(run) + 1):
        found = _slip(draft.text, total, run[:count], by_exchange)
        if found is not None:
            sure = sure and not draft.doubtful
            return SlippedSum(total, tuple(run[:count]), *found, sure)
    traits = of_people(total) and not SAID_ALL.match(draft.text, total.end, run[0].start)
    if AT_ONCE.match(draft.text, total.end, run[0].start) and not traits:
        found = _slip(draft.text, total, run, by_another)
        if found is not None:
            return SlippedSum(total, tuple(run), *found, False)
    return None


def _led(text: str, total: Num, run: Sequence[Num]) -> bool:
    """Whether something leads from a total to what follows, or two names share it."""
    if LED.search(text, total.end, run[0].start) is not None:
        return True
    return any(opposed(text, total.end, run[:2], pairs) for pairs in SHARING)


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
    ends = range(1 + FEWEST, len(run) + 1)
    return any(run[0].main.value == _sum(run[1:end]) for end in ends)


def _run(text: str, passage: Passage, total: Num, behind: Sequence[Num]) -> list[Num]:
    """The numbers behind a total that may be its parts, up to the first that is of another."""
    run: list[Num] = []
    bracket = None
    for num in behind:
        if len(run) == MOST_PARTS or _of_another(text, passage.start, num, total):
            break
        opened = inside_brackets(text, total.end, num.start, after_number=False)
        bracket = opened if bracket is None else bracket
        if opened != bracket:
            if bracket:
                break  # the bracket that held the parts is closed
            continue  # "(tăng 12 tỷ đồng)" beside a part
        if _like(num, total, bare=LED.search(text, total.end, num.start) is not None):
            run.append(num)
        elif num.unit is None or num.unit == "count":
            break
    return run


def _of_another(text: str, start: int, num: Num, total: Num) -> bool:
    """Whether a number is a change, a plan or an earlier value, and the total is none."""
    led = OTHER.search(text, start, num.start)
    if led is None:
        return False
    own = OTHER.search(text, max(0, total.start - REACH), total.start)
    return own is None or own["way"].lower() != led["way"].lower()


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


def exchanged(text: str, total: Num, parts: Sequence[Num]) -> tuple[Num, Decimal] | None:
    """The number of a sum of which two digits exchanged make it exact, and what it would be."""
    return _slip(text, total, parts, by_exchange)


def _slip(
    text: str, total: Num, parts: Sequence[Num], slips: Callable[[str], frozenset[Decimal]]
) -> tuple[Num, Decimal] | None:
    """The number that a slip would make such that the sum is exact, and what it would be."""
    short = total.main.value - _sum(parts)
    for num, wanted in ((total, -short), *((part, short) for part in parts)):
        if len(digits(text, num)) >= DIGITS and wanted / num.factor in slips(
            text[num.main.start : num.main.end]
        ):
            return num, num.main.value + wanted
    return None


def _sum(numbers: Sequence[Num]) -> Decimal:
    return sum((num.main.value for num in numbers), Decimal(0))
