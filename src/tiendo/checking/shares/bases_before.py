"""What a percent is of, told before it: "Kết nạp 1.236 đảng viên so với chỉ tiêu 1.800, đạt 68,7%".

Of a value right before its percent the whole may be any number of its kind in the paragraph, but
for those that the words rule out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.kin import stands_for
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, is_change, plain_number
from tiendo.checking.pairs.standing import plan_led
from tiendo.checking.shares.bases_behind import ASIDE, shut
from tiendo.checking.shares.slipped_percents import OF_PLAN, OF_THEN, OTHERWISE
from tiendo.checking.shares.tied import Tie
from tiendo.checking.sums.exchanging import digits, sharp
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import folded, shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

BRACKET = regex(r"\([^()]*\)")
BETWEEN, FEWEST, AT_LEAST, LED = 60, 3, 2, 80
TAIL = regex(r"\s?%\)?(?P<tail>[^.,;:()\d\n]*)")
WORD = regex(r"[^\W\d_]+")
# Behind the base: "… so với chỉ tiêu cả năm 1.800, đạt 68,7%".
REACHES = shaped(r",?\s\(?(?:[^\W\d_]+\s){0,3}?(?:{reckoned.shares})\s", re.IGNORECASE)
OWN_SHARE = regex(r",?\s\(?(?:chiếm\s)?(?:tỷ lệ\s)?\d[\d,]*\s?%")
COMPARED = shaped(
    r"\b(?:{shares.compared_with})\b(?:[^.;()\d]|\b(?:19|20)\d\d\b){0,40}(?:\([^()\d]{0,30})?$",
    re.IGNORECASE,
)
# The bracket behind a percent that holds its part: "đúng hạn 98,3% (23.907 hồ sơ)".
PART_BEHIND = regex(r"\s?%\s\((?:tức |là |tương ứng |tương đương )?")


def whole_before(text: str, numbers: Sequence[Num], percent: Num) -> Iterator[Tie]:
    """The ties of a percent to the value right before it and each number of its kind."""
    if len(digits(text, percent)) < FEWEST or OF_THEN.match(text, percent.main.end):
        return
    before = [num for num in numbers if num.end <= percent.start]
    outside = [num for num in before if not shut(text, num, percent)]
    part = outside[-1] if outside else None
    if part is None or not _usable(text, part) or moved(text, part.start):
        return
    between = BRACKET.sub("", text[part.end : percent.start])
    if len(between) > BETWEEN or OTHERWISE.search(between):
        return
    tail = _tail(text, percent)
    of_plan = OF_PLAN.match(text, percent.main.end) is not None
    for whole in reversed(before):
        if whole is part or not _usable(text, whole) or not _of_one_kind(part, whole):
            continue
        planned = plan_led(text[max(0, whole.start - LED) : whole.start])
        other_time = _compared(text, part) != _compared(text, whole)
        if is_change(text, whole) or (other_time and not planned) or _sisters(text, whole, part):
            continue
        larger = whole.main.value > part.main.value
        if planned if of_plan else larger and _named(text, whole, tail):
            yield Tie(part, whole, percent)


def base_before(text: str, before: Sequence[Num], percent: Num) -> Iterator[Tie]:
    """The tie of a percent to a plan right before it, and to the value before that."""
    base = before[-1] if before else None
    if base is None or not _usable(text, base) or not REACHES.fullmatch(
        text, base.end, percent.start
    ):  # fmt: skip
        return
    if not plan_led(text[max(0, base.start - LED) : base.start]):
        return
    part = next((num for num in reversed(before[:-1]) if could_be(num, base)), None)
    if part is not None and _usable(text, part):
        yield Tie(part, base, percent)


def part_behind(
    text: str, before: Sequence[Num], percent: Num, behind: Sequence[Num]
) -> Iterator[Tie]:
    """The tie of a percent to the part in the bracket behind it, and the value before it."""
    part = behind[0] if behind else None
    if part is None or PART_BEHIND.fullmatch(text, percent.main.end, part.start) is None:
        return
    if not _usable(text, part) or not text.startswith(")", part.end):
        return
    outside = [num for num in before if plain_number(num) and not shut(text, num, percent)]
    whole = next((num for num in reversed(outside) if could_be(part, num)), None)
    if whole is not None and _usable(text, whole) and whole.main.value > part.main.value:
        yield Tie(part, whole, percent)


def _of_one_kind(part: Num, whole: Num) -> bool:
    """Whether a whole is counted by a word of its part: "phòng học" of "trường" is not."""
    if not could_be(part, whole):
        return False
    if part.unit != "count" or whole.unit != "count" or stands_for(whole, part):
        return True
    one, other = (fold(num.unit_text).replace(",", " ").split() for num in (part, whole))
    return bool(one and other) and (one[0] == other[0] or one[-1] == other[-1])


def _sisters(text: str, whole: Num, part: Num) -> bool:
    """Whether both stand in one list with a share each: "EU 512 (19,8%), còn lại 510 (19,7%)"."""
    between = text[whole.end : part.start]
    return OWN_SHARE.match(between) is not None and ASIDE.search(between) is None


def _compared(text: str, num: Num) -> bool:
    """Whether a number is what others are compared with: "so với cuối năm 2024 (18.934 hộ)"."""
    return COMPARED.search(text, max(0, num.start - LED), num.start) is not None


def _usable(text: str, num: Num) -> bool:
    return plain_number(num) and sharp(num) and len(digits(text, num)) >= AT_LEAST


def _tail(text: str, percent: Num) -> frozenset[str]:
    """The words behind a percent that name what it is of: "tổng số vi phạm"."""
    found = TAIL.match(text, percent.main.end)
    tail = WORD.findall(fold(found["tail"])) if found else []
    return frozenset(tail) - folded("shares.empty") - folded("wholes.all")


def _named(text: str, whole: Num, tail: frozenset[str]) -> bool:
    """Whether words of a percent's tail stand around a number; any where it has none."""
    if not tail:
        return True
    around = text[max(0, whole.start - LED) : whole.end + LED // 2]
    return len(tail & set(WORD.findall(fold(around)))) * 2 > len(tail)
