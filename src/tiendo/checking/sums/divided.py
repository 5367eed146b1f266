"""Wholes whose parts are told by no "gồm": by where they lie, and by how far things have come.

"Toàn tỉnh xảy ra 186 vụ … Phân theo tuyến: quốc lộ 81 vụ, đường tỉnh 52 vụ, …"; "58 nhiệm vụ,
đã hoàn thành 51 nhiệm vụ, đang thực hiện 9 nhiệm vụ".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.checking.sums.exhaustive import exhaustive
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.named_parts import opposed
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BY = shaped(
    r"\s*(?:[-–+*•]\s)?(?:{sums.divide}\s)?[Tt]heo\s[^:;.,\d]{2,30}:\s"
    r"|\s*(?:[-–+*•]\s)?{sums.divided}(?:\s[^:;.,\d]{2,30})?:\s"
)
GOALS = shaped(r"{tallies.goals}")
LABEL, BETWEEN = regex(r"[^\d;.()%]{2,60}$"), 60
FEWEST = 2
NEAR = 4  # sentences before, in which a whole may stand


def divided(draft: Draft, passage: Passage) -> Iterator[Parts]:
    """What a sentence divides: a whole of the sentences before it, or its own first number."""
    opened = BY.match(passage.text)
    numbers = draft.numbers(passage)
    if opened is not None and len(numbers) > FEWEST:
        parts = _run(draft.text, passage.start + opened.end(), numbers)
        whole = _last(draft, passage, parts[0]) if len(parts) == len(numbers) else None
        if whole is not None:
            yield _parts(whole, parts, all=True)
    yield from _states(draft.text, numbers)
    yield from _opposed(draft.text, numbers)


def _run(text: str, at: int, numbers: Sequence[Num]) -> list[Num]:
    """The numbers of one noun, each behind a label of its own."""
    found: list[Num] = []
    for num in numbers:
        labelled = LABEL.fullmatch(text[at : num.start].lstrip(" ,"))
        if num.whole or num.high or num.percent or labelled is None:
            break
        if found and (num.unit != found[0].unit or not kin(found[0], num)):
            break
        found.append(num)
        at = num.end
    return found


def _last(draft: Draft, here: Passage, part: Num) -> Num | None:
    """The last number before that counts the same and is no change; none where two are told."""
    for passage in reversed(draft.before(here, NEAR)):
        like = [
            num
            for num in draft.numbers(passage)
            if num.unit == part.unit and (num.unit != "count" or kin(num, part))
        ]
        whole = [num for num in like if not moved(draft.text, num.start) and not num.high]
        if whole:
            return whole[0] if len({num.main.value for num in whole}) == 1 else None
    return None


def _states(text: str, numbers: Sequence[Num]) -> Iterator[Parts]:
    for whole, first in pairwise(numbers):
        if whole.unit != "count" or whole.whole or whole.high or moved(text, whole.start):
            continue
        parts = []
        at = whole.end
        for num in numbers[numbers.index(first) :]:
            between = text[at : num.start]
            state = words("states").search(between)
            if state is None or len(between) > BETWEEN or ";" in between or ". " in between:
                break
            if num.whole or num.high or num.unit_text not in ("", whole.unit_text):
                break
            parts.append(num)
            at = num.end
        if len(parts) >= FEWEST and all(one.main.value <= whole.main.value for one in parts):
            yield _parts(whole, parts, all=False)


def _opposed(text: str, numbers: Sequence[Num]) -> Iterator[Parts]:
    """``Kiểm tra 125 cơ sở, phát hiện 32 cơ sở vi phạm, 93 cơ sở chấp hành tốt``."""
    for whole, one, other in zip(numbers, numbers[1:], numbers[2:], strict=False):
        like = all(_like(whole, part) for part in (one, other))
        near = other.start - whole.end < BETWEEN * 2 and not moved(text, whole.start)
        goals = GOALS.search(whole.unit_text.lower()) is not None  # tally-sum's to say
        one_list = near and ";" not in text[whole.end : other.start] and not goals
        if not like or not one_list:
            continue
        pair = (one, other)
        every = exhaustive(text, whole.end, whole, pair) and _last_of(text, whole, other, numbers)
        if every or opposed(text, whole.end, pair):
            yield _parts(whole, pair, all=every)


def _last_of(text: str, whole: Num, last: Num, numbers: Sequence[Num]) -> bool:
    """Whether no further number of what is counted stands in the clause."""
    end = min((at for at in (text.find(mark, last.end) for mark in ";\n") if at >= 0), default=None)
    return not any(
        last.end <= num.start and (end is None or num.start < end) and _like(whole, num)
        for num in numbers
    )


def _like(whole: Num, part: Num) -> bool:
    plain = not any(num.high or num.whole or num.percent for num in (whole, part))
    plain = plain and part.main.value < whole.main.value
    return plain and whole.unit == part.unit == "count" and kin(whole, part)


def _parts(whole: Num, parts: Sequence[Num], *, all: bool) -> Parts:
    return Parts(
        whole=whole, parts=tuple(parts), all=all, said=True, closed=True, alike=not all
    )  # fmt: skip
