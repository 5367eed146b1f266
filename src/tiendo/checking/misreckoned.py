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
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.fitting import transposed
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.saying import as_written, en, softened
from tiendo.checking.times_told import earlier_of
from tiendo.checking.wordlists import words
from tiendo.checking.written import HUNDRED, Range, round_to
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# A percent and its pair stand no further apart; a whole behind it no further than this.
REACH, FAR, BEHIND = 90, 150, 60
# What follows a percent that is of other numbers than those before it.
OF_OTHER = regex(
    r"\s?%?\)?\s?(?:trở lên|trở xuống|(?:so với )?(?:cùng kỳ|dân số|GRDP|quý trước|tháng trước"
    r"|năm trước|bình quân|trung bình)\b)"
)
BASED = regex(r"^\s?%?\)?\s?so (?:với )?[^.;,()\d]{0,50}\(?[^.;,()\d]{0,20}$")
BROKEN = regex(r"[.;]\s|\b(?:riêng|trong đó|ngoài ra|còn lại|trong khi)\b")
# "đạt từ 75% đến dưới 100%": bounds, and nothing reckoned.
FLOOR = regex(r"\b(?:từ|dưới|trên|đến|tới|quá|ít nhất|tối thiểu|tối đa)\s$")
OUT_OF = regex(r"\btrên (?:tổng số |tổng |số )?[^\d.;,()]{0,40}$")
TAIL = regex(r"\s?%\)?(?P<tail>[^.,;:()\d]*)")
NATIONAL = regex(r"mục tiêu quốc gia|học tập nghị quyết|nâng tổng số", re.IGNORECASE)
OPPOSITE = {"tăng": "giảm", "giảm": "tăng"}
OF_PLAN = regex(r"\s?%\s(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|KH\b)")
DIGITS = 3
LEVEL = regex(r"\b(?:còn|lên|xuống|đến|tới|đạt|ở mức|chiếm|về|từ)\b[^,]{0,20}$")
# A clause behind ";" that goes on about the two numbers before it.
GOES_ON = regex(
    r"^\s?(?:như vậy|như thế|tức|nghĩa là|tính ra|mức|tăng|giảm|hụt|nhiều hơn|ít hơn|cao hơn|thấp hơn|"
    r"thì|so sánh|đối chiếu|(?:quý|năm|tháng|kỳ|vụ|năm học|tuần|đợt) (?:sau|này|trước))\b",
    re.IGNORECASE,
)
MOVED = regex(
    r"(?:\b(?:tăng|giảm|thêm|vượt|hụt|nâng|bớt|hơn|kém)(?:\s(?:thêm|được|khoảng|gần|trên|hơn|tới|đến|đi))*)\s$",
    re.IGNORECASE,
)
MOVED_REACH = 24
# A whole is told so many sentences before its part, at most.
SENTENCES = 3
# Of a pair none is more than so many times the other.
MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreckoned:
    """``percent`` is not what ``part`` is of ``whole``, or how much more; ``way``: "" or the verb."""

    kind: str  # "plan", "share" or "change"
    part: Num
    whole: Num
    percent: Num
    computed: Decimal
    way: str
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


def _judged(
    draft: Draft, passage: Passage, numbers: Sequence[Num], at: int
) -> Misreckoned | None:
    text, percent = draft.text, numbers[at]
    if OF_OTHER.match(text, percent.main.end):
        return None
    start = max(passage.start, percent.start - REACH)
    led = re.split(r"[;(]|\.\s", text[max(start, numbers[at - 1].end if at else start) : percent.start])[-1]
    way = _way(led)
    if way and LEVEL.search(led):
        return None  # "tỷ trọng nông nghiệp giảm còn 16,8%"
    before = [num for num in numbers[:at] if _plain(num) and percent.start - num.end < FAR]
    if percent.main.hedge or FLOOR.search(text, start, percent.start):
        return None
    if at and numbers[at - 1].percent and before and numbers[at - 1].start > before[-1].start:
        return None  # "đạt 79,3%; mục tiêu cuối năm là 85%"
    pair = _pair(draft, passage, before, numbers[at + 1 :], percent, way)
    if pair is None:
        return _of_before(draft, passage, before, percent) if not way and before else None
    if not _comparable(pair[0], pair[1]):
        return None
    one, other, told, way = pair
    if told is None:  # no word says which of the two the percent is of
        part, whole = sorted((one, other), key=lambda num: num.main.value) if not way else (
            (one, other)
        )
        if way and (one.main.value > other.main.value) != (way == "tăng"):
            part, whole = other, one
    else:
        part, whole = (one, other) if told is other else (other, one)
    computed = _computed(part, whole, way)
    if computed is None or _holds(part, whole, percent, way):
        return None
    kind = "change" if way else "plan" if told is not None and _planned(draft, passage, whole) else "share"
    right = abs(round_to(computed, percent.main.step))
    turned = bool(way) and _holds(whole, part, percent, way)
    base = bool(way) and _holds(whole, part, percent, OPPOSITE[way])
    slip = (_slipped(right, percent.main.value) or base) and not turned
    if turned and told is None:
        return None
    if not slip and (told is None or (not way and not _tail_fits(text, percent, whole))):
        return None
    near = [*draft.before(passage), passage]
    around = [num for each in near for num in draft.numbers(each)]
    if way:  # "ít hơn 3 trường hợp, bằng 13,0%": of one that is not the base it is 3/23
        gap = abs(part.main.value - whole.main.value)
        around = [num for num in around if num.main.value != gap]
    if _explained(around, percent, (part, whole)):
        return None
    return Misreckoned(
        kind=kind, part=part, whole=whole, percent=percent, computed=computed, way=way,
        sure=slip and told is not None and not draft.doubtful
        and not any(num.main.hedge for num in (part, whole, percent)),
    )  # fmt: skip


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
    if sum(map(str.isdigit, written)) < DIGITS:
        return None
    near = [*draft.before(passage, SENTENCES), passage]
    around = [num for each in near for num in draft.numbers(each) if num.start < percent.start]
    for whole in reversed(around):
        if whole is part or not _plain(whole) or not _could_be(part, whole):
            continue
        computed = _computed(part, whole, "")
        if computed is None or computed > HUNDRED:
            continue
        right = round_to(computed, percent.main.step)
        if transposed(right, percent.main.value) and not _explained(around, percent, (part, whole)):
            plan = OF_PLAN.match(draft.text, percent.main.end) or _planned(draft, passage, whole)
            return Misreckoned(
                kind="plan" if plan else "share", part=part, whole=whole, percent=percent, computed=computed, way="",
                sure=False,
            )  # fmt: skip
    return None


def _could_be(part: Num, whole: Num) -> bool:
    """Whether a number may be one's whole: of its kind, or one of both bare."""
    bare = part.unit is None or whole.unit is None
    counted = {part.unit, whole.unit} <= {None, "count"}
    return alike(part, whole) or (bare and counted and part.factor == whole.factor)


def _plain(num: Num) -> bool:
    return not num.percent and num.whole is None and not num.high and num.main.value > 0


def _comparable(one: Num, other: Num) -> bool:
    low, high = sorted((one.main.value, other.main.value))
    return high <= low * MOST


def _tail_fits(text: str, percent: Num, whole: Num) -> bool:
    """Whether what follows a percent may name its whole: "đạt 68,2% kế hoạch", "79,3% số xã"."""
    found = TAIL.match(text, percent.main.end)
    tail = found["tail"].strip() if found else ""
    return not tail or words("reckoned.tails").search(tail) is not None or (
        bool(whole.noun) and whole.noun in fold(tail).split()
    )  # fmt: skip


def _way(led: str) -> str:
    """Whether the words right before a percent tell a rise or a fall, "" for neither."""
    found = [
        (match.end(), way)
        for way, name in (("tăng", "reckoned.rises"), ("giảm", "reckoned.falls"))
        for match in words(name).finditer(led)
    ]
    return max(found)[1] if found else ""


def _pair(
    draft: Draft, passage: Passage, before: Sequence[Num], behind: Sequence[Num], percent: Num,
    way: str,
) -> tuple[Num, Num, Num | None, str] | None:
    """The two numbers that a percent may be of, and the one of them that is the whole."""
    text = draft.text
    if not before:
        return None
    last = before[-1]
    if percent.start - last.end > REACH:
        return None
    if len(before) > 2 and last.main.value == abs(before[-2].main.value - before[-3].main.value):
        before = before[:-1]  # "23, so với cùng kỳ (26) ít hơn 3 trường hợp, bằng 11,5%"
        gap = re.split(r"[;]|\.\s", text[before[-1].end : last.start])[-1]
        way = way or _way(gap)
    elif _moved(text, last):
        return None
    before = [num for num in before if not _moved(text, num)]
    if not before:
        return None
    after = next(iter(behind), None)
    if after is not None and _plain(after) and alike(before[-1], after):
        between = text[percent.end : after.start]
        based = len(between) < BEHIND and BASED.match(between)
        if based and (not way or words("reckoned.wholes").search(between)):
            return before[-1], after, after, way
    if len(before) < 2:
        return None
    one, two = before[-2], before[-1]
    out_of = OUT_OF.search(text[one.end : two.start]) is not None
    bare = out_of and one.unit is None and one.factor == two.factor
    if not (alike(one, two) or bare) or BROKEN.search(text[two.end : percent.start].rpartition(";")[2]):
        return None
    between = text[one.end : two.start]
    parted = ";" in between or (")" in between and "(" not in between)
    behind_both = text[two.end : percent.start].partition(";")[2]
    if behind_both and not GOES_ON.match(behind_both):
        return None
    if way:
        earlier = earlier_of(draft, passage, one, two)
        return None if parted and earlier is not two else (one, two, earlier, way)
    if ")" in text[two.end : percent.start].lstrip(" )"):
        return None
    if out_of:
        return one, two, two, way
    if words("reckoned.shares").search(text[two.end : percent.start]) is None:
        return None
    if _planned(draft, passage, two) and not _planned(draft, passage, one):
        return one, two, two, way
    if _planned(draft, passage, one) and not _planned(draft, passage, two):
        return one, two, one, way
    return one, two, None, way


def _moved(text: str, num: Num) -> bool:
    """Whether a number is itself a change: "tăng 276 doanh nghiệp"."""
    return MOVED.search(text, max(0, num.start - MOVED_REACH), num.start) is not None


def alike(one: Num, other: Num) -> bool:
    """Whether two numbers are of one unit, and count one kind of things."""
    if one.unit is None or other.unit is None:
        return one.factor == other.factor and one.unit is other.unit
    if one.unit != other.unit or one.per != other.per:
        return False
    if one.unit != "count":
        return True
    same = one.noun == other.noun or kin(one, other) or kin(other, one)
    return same or (of_people(one) and of_people(other))


def _planned(draft: Draft, passage: Passage, num: Num) -> bool:
    """Whether the clause of a number says that it is a plan, or all there are."""
    begin = max(passage.start, num.start - REACH)
    before = re.split(r"[,;:(]\s?|\.\s", draft.text[begin : num.start])[-1]
    before = re.split(r"\d", before)[-1]
    behind = re.split(r"[,;.()\d]", draft.text[num.end : num.end + BEHIND])[0]
    said = NATIONAL.sub(" ", f"{before} {behind}")
    return words("reckoned.wholes").search(said) is not None


def _computed(part: Num, whole: Num, way: str) -> Decimal | None:
    if not whole.main.value:
        return None
    share = part.main.value / whole.main.value * HUNDRED
    return share - HUNDRED if way else share


def _holds(part: Num, whole: Num, percent: Num, way: str) -> bool:
    """Whether the percent follows, as exactly as all is written."""
    share = part.main.range.percent_of(whole.main.range)
    if share is None:
        return True
    if way:
        share = Range(share.low - HUNDRED, share.high - HUNDRED)
        share = share if way == "tăng" else share.times(Decimal(-1))
    return share.meets(percent.main.range)


def _slipped(right: Decimal, said: Decimal) -> bool:
    """Whether one slip of the hand makes the percent of the right one."""
    if transposed(right, said):
        return True
    a, b = f"{right:f}", f"{said:f}"
    if len(a) != len(b) or len(a.replace(".", "")) < DIGITS:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _explained(around: Sequence[Num], percent: Num, pair: tuple[Num, Num]) -> bool:
    """Whether any other pair near by gives the percent, as a share or as a change."""
    plain = [num for num in around if _plain(num)]
    for one, two in combinations(plain, 2):
        if (one, two) == pair or (two, one) == pair or one.unit != two.unit:
            continue
        if _gives(one, two, percent):
            return True
    own = percent.main.range
    rates = [num for num in around if num.percent and not num.high and num is not percent]
    if any((b.main.range - a.main.range).meets(own) or (a.main.range - b.main.range).meets(own)
           for a, b in combinations(rates, 2)):  # fmt: skip
        return True
    return any(
        num.whole is not None
        and (share := num.main.range.percent_of(num.whole.range)) is not None
        and share.meets(own)
        for num in around
    )


def _gives(one: Num, two: Num, percent: Num) -> bool:
    return any(
        _holds(a, b, percent, way) for a, b in ((one, two), (two, one)) for way in ("", "tăng", "giảm")
    )


def misreckoning(draft: Draft, one: Misreckoned) -> Finding:
    """The finding at a percent that its two numbers do not give."""
    text, percent = draft.text, one.percent
    computed = as_written(one.computed, percent.main)
    part, whole = (text[num.start : num.end] for num in (one.part, one.whole))
    shown = percent.show(abs(computed))
    if one.way:
        right = "tăng" if computed > 0 else "giảm"
        message = f"Từ {whole} đến {part} là {right} {shown}%"
    else:
        right = ""
        message = f"{part} so với {whole} là {shown}%"
    stated = text[percent.start : percent.end]
    return Finding(
        start=percent.start,
        end=percent.end,
        message=f"{message}, không phải {one.way} {stated}".replace("  ", " "),
        message_en=f"{part} against {whole}: {en(computed)}%, not {en(percent.main.value)}%",
        stated=percent.main.value,
        computed=computed,
        suggestion=f"{shown}%",
        see=tuple(Place(start=num.start, end=num.end) for num in (one.part, one.whole)),
        severity=softened(one.sure),
    )
