"""Percents that two numbers before them do not give, whatever the words between.

Offices tell a share, an attainment or a change in more ways than a list of wordings can hold:
"so với số giao cả năm là 8.250 tỷ đồng thì mới đi được 45% chặng đường". Here the pair that a
percent is of is told by what one of the two is said to be, a plan, a whole or an earlier value
(tables/words.yaml, ``reckoned.…``); without such a word only a percent is told that one slip of
the hand makes of the right one. What any other pair near by gives is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.kin import one_thing, stands_for
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.pasts import THAN
from tiendo.checking.pairs.reckoned_pairs import (
    BROKEN,
    REACH,
    Pair,
    alike,
    could_be,
    in_list,
    pair_of,
    plain_number,
    planned,
    way_of,
)
from tiendo.checking.pairs.reckoning import DIGITS, computed, explained, holds, slipped
from tiendo.checking.saying import as_written, en, softened
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED, one_digit_apart, rest_of, round_to
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# The numbers that a percent may be of stand no further before it.
FAR = 150
# A rate by its own name, with its value behind.
OWN_NAME = regex(r"\btỷ lệ\s(?:[^\W\d_]+\s){2,6}(?:còn|là|ở mức|đạt|chỉ còn)\s$")
# What follows a percent that is of other numbers than those before it.
OF_OTHER = shaped(r"\s?%?\)?\s?(?:trở lên|trở xuống|(?:so với )?{shares.other_bases}\b)")
# "đạt từ 75% đến dưới 100%": bounds, and nothing reckoned.
FLOOR = shaped(r"\b{shares.floors}\s$")
TAIL = regex(r"\s?%\)?(?P<tail>[^.,;:()\d]*)")
# "1.148 ca, tức 77%": surely of the part right before it.
THAT_IS = shaped(r",\s{sums.that_is}\s")
OF_ALL = shaped(r"\s?%\s(?:so với |trong )?tổng\b(?! {sums.tong_compounds})")
TAKES = regex(r"\bchiếm\s(?:tỷ lệ\s)?$")
PLANNED_WAY = shaped(
    r",\s(?:{shares.plans}|nghị quyết|kịch bản|mục tiêu)\b[^,;]{0,16}\s(?:tăng|giảm)\s$",
    re.IGNORECASE,
)
WANTED = regex(r",\s[^,;%]{0,30}\b(?:yêu cầu|tiến độ)\b[^,;%]{0,50}\s(?:là|phải đạt|cần đạt)\s$")
OPPOSITE = {"tăng": "giảm", "giảm": "tăng"}
OF_PLAN = shaped(r"\s?%\s(?:so với )?(?:{shares.plans}|nghị quyết|KH\b)")
BASE_BEFORE = shaped(r"\bso với\s[^();.]{0,50}\((?:là\s)?$", re.IGNORECASE)
CHANGES = regex(r"\s?\),?\s(?:đã\s)?(?:tăng|giảm)\s")
LEVEL = shaped(r"\b{shares.levels}\b[^,]{0,20}$")
# The bracket behind a percent, and what stands between its two numbers.
BRACKET = regex(r"\s?%(?:\s[^\W\d_]+){0,3}\s?\([^()\d;%]{0,50}")
GIVEN = regex(r"[(,]\s?(?:được )?giao(?: là)?\s$")
BASE = regex(r"\b[Ss]o (?:với )?[^();]{2,60}\($")
AND = regex(r"[^()\d;%]{2,50}")
IN_TURN, JOINED = shaped(r"\b{shares.before_several}\b[^,;]{0,24}$"), regex(r"%?(?:,\s|\svà\s)")
# A whole is told so many sentences before its part, at most.
SENTENCES = 3
TWO = 2
WORD = regex(r"[^\W\d_]+")
# Of a pair none is more than so many times the other.
MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreckoned:
    """``percent`` is not what ``part`` is of ``whole``, or how much more by ``way``."""

    kind: str  # "plan", "share" or "change"
    part: Num
    whole: Num
    percent: Num
    computed: Decimal
    way: str  # "tăng", "giảm"; "" for a share
    sure: bool


def misreckoned(draft: Draft) -> tuple[Misreckoned, ...]:
    """All of a draft, in order."""
    return draft.kept("misreckoned", lambda: tuple(_all(draft)))


def _all(draft: Draft) -> Iterator[Misreckoned]:
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, percent in enumerate(numbers):
            if percent.unit == "percent" and not percent.high and percent.whole is None:
                found = _judged(draft, passage, numbers, at)
                if found is not None:
                    yield found


def _base(text: str, passage: Passage, num: Num) -> bool:
    """``So với dự toán năm 2024 (11.800 tỷ đồng), tổng thu tăng 11,0%``: what is compared with."""
    return BASE.search(text, passage.start, num.start) is not None


def _told_exactly(text: str, numbers: Sequence[Num], num: Num) -> bool:
    """``57,4 nghìn tấn (57.442 tấn)``: the bracket says again, to the last, what is rounded."""
    at = numbers.index(num)
    before = numbers[at - 1] if at else None
    if before is None or before.unit != num.unit or text[before.end : num.start] != " (":
        return False
    return text[num.end : num.end + 1] == ")" and before.main.range.meets(num.main.range)


def _judged(draft: Draft, passage: Passage, numbers: Sequence[Num], at: int) -> Misreckoned | None:
    text, percent = draft.text, numbers[at]
    start = max(passage.start, percent.start - REACH)
    bound = percent.main.hedge or FLOOR.search(text, start, percent.start)
    bound = bound or THAN.search(text, start, percent.start)  # "thấp hơn kịch bản 9%"
    if bound or percent.per is not None or OF_OTHER.match(text, percent.main.end):
        return None
    led = text[max(start, numbers[at - 1].end if at else start) : percent.start]
    led = re.split(r"[;(]|\.\s", led)[-1]
    if in_turn(text, numbers, at):
        return None
    if words("remainders.without").search(led):
        return None  # "tăng 14,1% so với 13.742 tỷ đồng, loại trừ yếu tố giá tăng 9,8%"
    own = OWN_NAME.search(led) or words("plans.own_subjects").search(re.split(r",\s", led)[-1])
    own = own if own and not _names_part(text, numbers, at, own.group()) else None
    if own and not (at > 1 and "trên tổng" in text[numbers[at - TWO].end : numbers[at - 1].start]):
        return None  # "…, tỷ lệ hộ nghèo còn 14,8%"
    way = way_of(led)
    if way and words("reckoned.of_many").search(led):
        return None  # "bình quân mỗi năm tăng 21,1%", "mức tăng các năm 2023 và 2024 là 3,6%"
    if way and LEVEL.search(led):
        return None  # "tỷ trọng nông nghiệp giảm còn 16,8%"
    if PLANNED_WAY.search(led) if way else WANTED.search(led):
        return None  # "…, kế hoạch tăng 11%"; "…, tiến độ chung yêu cầu đến hết quý III là 71,3%"
    before = [
        num for num in numbers[:at]
        if plain_number(num) and num.unit != "times" and percent.start - num.end < FAR
        if not in_list(text, passage, num, percent) and not _told_exactly(text, numbers, num)
    ]  # fmt: skip
    if way and len(before) > 1:
        if all(_base(text, passage, num) for num in before):
            return None  # of a value that is told in no number here
        last = before[-1]
        before = [num for num in before if num is last or not _base(text, passage, num)]
    if at and numbers[at - 1].percent and before and numbers[at - 1].start > before[-1].start:
        return None  # "đạt 79,3%; mục tiêu cuối năm là 85%"
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    pair = pair_of(draft, passage, before, after, percent, way)
    pair = pair or _with_its_base(draft.text, numbers[:at], percent, way)
    pair = pair or (None if way else _in_bracket(draft, passage, numbers[at:]))
    if pair is None:
        return _of_before(draft, passage, before, percent) if not way and before else None
    found = _held(draft, passage, pair, percent)
    of_all = not way and (OF_ALL.match(text, percent.main.end) or TAKES.search(led))
    return found or (_of_before(draft, passage, before, percent) if of_all else None)


def in_turn(text: str, numbers: Sequence[Num], at: int) -> bool:
    """Whether a percent is the first of several, each of a number of its own: "loại 1 có 689 người,
    loại 2 có 842 người, tương ứng 44,9% và 54,9%".
    """
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    if not at or after is None or not after.percent:
        return False
    led = IN_TURN.search(text, numbers[at - 1].end, numbers[at].start)
    return bool(led and JOINED.fullmatch(text, numbers[at].end, after.start))


def _names_part(text: str, numbers: Sequence[Num], at: int, rate: str) -> bool:
    """``Phòng học 612 phòng, kiên cố 463 phòng, tỷ lệ kiên cố hóa 76,5%``: a rate by the name of
    the number right before it.
    """
    if at < TWO or numbers[at - 1].unit != "count" or numbers[at - TWO].unit != "count":
        return False
    named = {*WORD.findall(text[numbers[at - TWO].end : numbers[at - 1].start].lower())}
    return len(named.intersection(WORD.findall(rate.lower()))) >= TWO


def _with_its_base(text: str, before: Sequence[Num], percent: Num, way: str) -> Pair | None:
    """``xảy ra 512 vụ, làm chết 7 người, …; so với cùng kỳ (550 vụ) giảm 9,6%``: the earlier value
    in a bracket right before the change, and the first number of its noun in the sentence.
    """
    base = before[-1] if before else None
    if not way or base is None or not plain_number(base) or not base.unit_text:
        return None
    led = text[base.end : percent.start]
    if BASE_BEFORE.search(
        text, max(0, base.start - REACH), base.start
    ) is None or not CHANGES.fullmatch(led):
        return None
    like = [
        num for num in before[:-1]
        if plain_number(num) and num.unit_text.lower() == base.unit_text.lower()
        if not moved(text, num.start)
    ]  # fmt: skip
    return Pair(like[0], base, base, way) if len(like) == 1 else None


def _in_bracket(draft: Draft, passage: Passage, numbers: Sequence[Num]) -> Pair | None:
    """``thu từ hải quan đạt 108,4% (giao 1.450 tỷ đồng, ước thu 1.572 tỷ đồng)``: the plan and the
    value, and nothing else, in the bracket behind the percent.
    """
    if len(numbers) <= TWO:
        return None
    percent, one, two = numbers[: TWO + 1]
    text = draft.text
    opened = BRACKET.fullmatch(text, percent.main.end, one.start) is not None
    closed = text[two.end :].lstrip().startswith(")") and AND.fullmatch(text, one.end, two.start)
    if not (opened and closed and plain_number(one) and plain_number(two) and alike(one, two)):
        return None
    plans = [
        planned(draft, passage, num) or GIVEN.search(text, percent.end, num.start) is not None
        for num in (one, two)
    ]
    return Pair(one, two, one if plans[0] else two, "") if plans[0] != plans[1] else None


def _held(draft: Draft, passage: Passage, pair: Pair, percent: Num) -> Misreckoned | None:
    """A percent held against its pair: wrong for sure only by a slip that words bear out."""
    (part, whole), way, told = pair.ordered, pair.way, pair.whole is not None
    value = computed(part, whole, way)
    low, high = sorted((part.main.value, whole.main.value))
    if value is None or high > low * MOST or holds(part, whole, percent, way):
        return None
    things = part.unit == whole.unit == "count" and not (told or one_thing(part, whole))
    same = part.unit == "count" and _noun(part) == _noun(whole)
    if not way and things and part.noun != whole.noun and not stands_for(whole, part):
        return None  # "xây mới 612 phòng học …; có 361 trường đạt chuẩn, đạt 59,9%"
    share = part.main.range.percent_of(whole.main.range) if not way else None
    if share is not None and percent.main.step < 1 and rest_of(share).meets(percent.main.range):
        return None  # "Giảm từ 271 xuống 99 đơn vị (63,5%)": of what is gone
    if not way and _of_the_whole(draft.text, part, whole, percent):
        return None
    if not way and holds(whole, part, percent, way):
        return None  # "tiếp nhận 76,4 tỷ đồng, đã phân bổ 51,8 tỷ đồng, đạt 67,8%"
    turned = bool(way) and holds(whole, part, percent, way)
    base = bool(way) and holds(whole, part, percent, OPPOSITE[way])
    right = abs(round_to(value, percent.main.step))
    digits = DIGITS - (told or same)  # where the pair is surely one
    cut = abs(value).quantize(percent.main.step, ROUND_DOWN)  # "75,6" of 75,65
    typed = slipped(right, percent.main.value, digits=digits) or (
        not way and transposed(cut, percent.main.value)
    )
    slip = (typed or base) and not turned
    surely = told and (bool(way) or _tail_fits(draft.text, percent, whole))
    if not (slip or surely) or _given(draft, passage, part, whole, percent, way):
        return None
    plan = told and planned(draft, passage, whole)
    hedged = any(num.main.hedge for num in (part, whole, percent))
    return Misreckoned(
        kind="change" if way else "plan" if plan else "share",
        part=part,
        whole=whole,
        percent=percent,
        computed=value,
        way=way,
        sure=slip and told and not draft.doubtful and not hedged,
    )


def _of_the_whole(text: str, part: Num, whole: Num, percent: Num) -> bool:
    """``165 công dân nhập ngũ, gồm 150 vào quân đội và 15 vào công an, đạt 100% chỉ tiêu``."""
    named = words("shares.parted").search(text, whole.end, part.start)
    return named is not None and OF_PLAN.match(text, percent.main.end) is not None


def _noun(num: Num) -> str:
    """``hộ`` of "2.150 hộ, hộ nghèo còn 86 hộ"."""
    return num.unit_text.lower().split(",")[0].strip()


def _given(draft: Draft, passage: Passage, part: Num, whole: Num, percent: Num, way: str) -> bool:
    """Whether other numbers of the sentence, or of the one before, give the percent."""
    near = [*draft.before(passage), passage]
    around = [num for each in near for num in draft.numbers(each)]
    if way:  # "ít hơn 3 trường hợp, bằng 13,0%": of one that is not the base it is 3/23
        gap = abs(part.main.value - whole.main.value)
        around = [
            num for num in around if num.main.value != gap or not moved(draft.text, num.start)
        ]
    return explained(around, percent, (part, whole))


def _of_before(
    draft: Draft, passage: Passage, before: Sequence[Num], percent: Num
) -> Misreckoned | None:
    """``Lớp có 42 học viên. Kết quả xếp loại giỏi 29 (chiếm 96,05%)``: two digits exchanged of
    what the number before is of one in the sentences before.
    """
    part = before[-1]
    led = draft.text[part.end : percent.start]
    shares = led.strip() == "(" or words("reckoned.shares").search(led)
    if not shares or percent.start - part.end > REACH or BROKEN.search(led):
        return None
    written = draft.text[percent.start : percent.main.end]
    beside = THAT_IS.fullmatch(led) is not None
    if sum(map(str.isdigit, written)) < (TWO if beside else DIGITS):
        return None
    near = [*draft.before(passage, SENTENCES), passage]
    around = [num for each in near for num in draft.numbers(each) if num.start < percent.start]
    for whole in reversed(around):
        if whole is part or not plain_number(whole) or not could_be(part, whole):
            continue
        value = computed(part, whole, "")
        if value is None or value > HUNDRED:
            continue
        right = round_to(value, percent.main.step)
        if beside and (_noun(whole) != _noun(part) or part.main.value == whole.main.value):
            continue
        near_by = beside and percent.main.step >= 1 and one_digit_apart(right, percent.main.value)
        slip = near_by or transposed(right, percent.main.value)
        if slip and not explained(around, percent, (part, whole)):
            plan = OF_PLAN.match(draft.text, percent.main.end) or planned(draft, passage, whole)
            return Misreckoned(
                kind="plan" if plan else "share", part=part, whole=whole, percent=percent,
                computed=value, way="", sure=False,
            )  # fmt: skip
    return None


def _tail_fits(text: str, percent: Num, whole: Num) -> bool:
    """Whether what follows a percent may name its whole: "đạt 68,2% kế hoạch", "79,3% số xã"."""
    found = TAIL.match(text, percent.main.end)
    tail = found["tail"].strip() if found else ""
    return not tail or words("reckoned.tails").search(tail) is not None or (
        bool(whole.noun) and whole.noun in fold(tail).split()
    )  # fmt: skip


def misreckoning(draft: Draft, one: Misreckoned) -> Finding:
    """The finding at a percent that its two numbers do not give."""
    text, percent = draft.text, one.percent
    right_one = as_written(one.computed, percent.main)
    part, whole = (text[num.start : num.end] for num in (one.part, one.whole))
    shown = percent.show(abs(right_one))
    if one.way:
        right = "tăng" if right_one > 0 else "giảm"
        message = f"Từ {whole} đến {part} là {right} {shown}%"
    else:
        message = f"{part} so với {whole} là {shown}%"
    stated = text[percent.start : percent.end]
    start = percent.start
    suggestion: str | None = f"{shown}%"
    if one.way and (right_one > 0) != (one.way == "tăng"):  # the verb is wrong as well
        verb = f"{one.way} "
        beside = text.endswith(verb, 0, percent.start)
        start = percent.start - len(verb) if beside else percent.start
        suggestion = f"{right} {shown}%" if beside else None
    return Finding(
        start=start,
        end=percent.end,
        message=f"{message}, không phải {one.way} {stated}".replace("  ", " "),
        message_en=f"{part} against {whole}: {en(right_one)}%, not {en(percent.main.value)}%",
        stated=percent.main.value,
        computed=right_one,
        suggestion=suggestion,
        see=tuple(Place(start=num.start, end=num.end) for num in (one.part, one.whole)),
        severity=softened(one.sure),
    )
