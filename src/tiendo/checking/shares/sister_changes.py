"""Changes of several counts told in one breath, where all but one are right.

"148 vụ tai nạn, làm chết 71 người, bị thương 96 người. So với cùng kỳ (163 vụ, 78 người chết, 112
người bị thương), giảm 18 vụ, giảm 7 người chết, giảm 16 người bị thương": 7 and 16 say how this is
to be read; so 18 vụ is wrong of 148 and 163.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.registry import Yielded
from tiendo.checking.saying import en, softened, vi
from tiendo.checking.sums.exchanging import sharp
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Right before a count that says by how much more or less there are.
WAY = shaped(r"\b(?P<way>tăng|giảm)(?:\s{shares.counted_by}){0,2}\s$", re.IGNORECASE)
CUT = regex(r"[,;.()]")
LED, AROUND, REACH = 24, 14, 420
NOW_AND_THEN = 2


@dataclass(frozen=True, slots=True)
class Change:
    """``by`` is told between two counts of one name."""

    one: Num
    other: Num
    by: Num

    @property
    def right(self) -> Decimal:
        return abs(self.one.main.value - self.other.main.value)

    @property
    def holds(self) -> bool:
        return self.by.main.value == self.right


def sister_changes(draft: Draft, found: Sequence[Yielded]) -> Iterator[Finding]:
    """The one change of such a sentence that does not hold, where nothing was found there yet."""
    told = [one for one in found if isinstance(one, Finding)]
    for _, group in groupby(draft.passages, key=attrgetter("block")):
        numbers = [num for one in group for num in draft.numbers(one) if _counts(num)]
        by_sentence: dict[int, list[Change]] = defaultdict(list)
        for by in numbers:
            change = _change(draft.text, numbers, by)
            here = draft.passage_at(by.start)
            if change is not None and here is not None:
                by_sentence[here.start].append(change)
        for changes in by_sentence.values():
            wrong = [change for change in changes if not change.holds]
            if len(wrong) == 1 < len(changes):
                by = wrong[0].by
                if not any(one.start < by.end and by.start < one.end for one in told):
                    yield _finding(draft, wrong[0])


def _counts(num: Num) -> bool:
    return num.unit == "count" and sharp(num) and num.per is None


def _change(text: str, numbers: Sequence[Num], by: Num) -> Change | None:
    """The two counts of its name that stand near a change: just two of them."""
    if not _led(text, by):
        return None
    name = _name(text, by)
    alike = [
        num
        for num in numbers
        if num is not by
        and abs(num.start - by.start) < REACH
        and not _led(text, num)
        and _name(text, num) == name
    ]
    return Change(alike[0], alike[1], by) if len(alike) == NOW_AND_THEN else None


def _led(text: str, num: Num) -> bool:
    return WAY.search(text, max(0, num.start - LED), num.start) is not None


def _name(text: str, num: Num) -> str:
    """What is counted: its noun, or what befell those people, told behind them or before."""
    behind = CUT.split(text[num.end : num.end + AROUND])[0]
    before = CUT.split(text[max(0, num.start - AROUND) : num.start])[-1]
    for said in (text[num.start : num.end], behind, before):
        harmed = words("shares.harmed").search(said.lower())
        if harmed is not None:
            return harmed.group()
    return num.unit_text.lower().partition(" ")[0]


def _finding(draft: Draft, one: Change) -> Finding:
    first, second, by = (draft.text[num.start : num.end] for num in (one.one, one.other, one.by))
    right = f"{vi(one.right)} {one.by.unit_text}".strip()
    return Finding(
        start=one.by.start,
        end=one.by.end,
        message=f"{first} và {second} chênh nhau {right}, không phải {by}",
        message_en=f"{first} and {second} are {en(one.right)} apart",
        stated=one.by.main.value,
        computed=one.right,
        suggestion=right,
        see=tuple(Place(start=num.start, end=num.end) for num in (one.one, one.other)),
        severity=softened(not draft.doubtful),
    )
