"""The two numbers that a percent may be of: by the words that say what they are.

A plan, a whole and an earlier value are told by tables/words.yaml, ``reckoned.…``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people, one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.standing import among_all, plan_led
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# A percent and its pair stand no further apart; a whole behind it no further than this.
REACH, BEHIND = 90, 60
BASED = regex(r"^\s?%?\)?\s?so (?:với )?[^.;,()\d]{0,50}\(?[^.;,()\d]{0,20}$")
# "tăng 45,2% so với con số 257,5 tỷ đồng của 10 tháng năm 2024": the earlier value.
OF_THEN = shaped(r"\s{pairs.then_leads}\s?[^.;,()]{0,30}(?:(?:19|20)\d\d|{pairs.then_ends})\b")
BROKEN = shaped(r"[.;]\s|\b{pairs.breaks}\b")
OUT_OF = shaped(r"\btrên (?!địa bàn)(?:{wholes.all} )?[^\d.;,()]{0,40}$")
NATIONAL = shaped(r"{pairs.programmes}", re.IGNORECASE)
# A clause behind ";" that goes on about the two numbers before it.
GOES_ON = shaped(r"^\s?(?:{pairs.goes_on}|{pairs.times} {pairs.which_time})\b", re.IGNORECASE)
GOING_ON = shaped(
    r"[^;()]{0,20};\s(?:{pairs.times_and_verbs}\b[\s,]?|[\d/]+\s|[IV]+\s)+", re.IGNORECASE
)
# A month or a quarter, and what has come together since.
OF_ONE = regex(r"\b(?:[Qq]uý [IV]{1,3}|[Tt]háng \d{1,2}|\d{1,2} tháng)\b[^;.\d]*$")
OF_MONTHS = shaped(r";\s(?:\d{1,2} tháng|{pairs.together})\b", re.IGNORECASE)
MOVED = shaped(r"\b{pairs.moved}(?:\s{pairs.moved_tails})*\s$", re.IGNORECASE)
# Behind a value: then it is none of an earlier time.
OWN_CHANGE = regex(r"\s?,\s(?:tăng|giảm)\s(?:thêm\s)?\d")
ASIDE = regex(r"\s\([^()\d]*(?:\d{1,2}[^()\d]*)?\)")
OF_YEAR = regex(r"\b(?:19|20)\d\d\b")
MOVED_REACH = 24
# "là 318 (khiển trách 232, cảnh cáo 61)": the value, and a list of what it is made of.
LISTING = regex(r"\d(?:\s[^\W\d_]+){0,3}\s$")
# Behind a colon a name of its own.
NAMES = regex(r":\s(?!(?:đã |tức |tức là |thì )*(?:tăng|giảm)\b)[^\W\d_]+\s")
PART = r"(?:(?:[^\W\d_]+[\s:]+){1,6}\d[\d.]*(?:\s[^\W\d_]+){0,3})"
PARTS_IN = regex(rf"{PART}(?:[,;]\s(?:và\s)?{PART})+")
# "Năm nay Tổng Liên đoàn giao tỉnh phát triển mới 9.500 đoàn viên": a superior gives a plan.
GIVEN = shaped(r"{pairs.givers}(?:\s[^\W\d_]+){0,4}? giao (?!ban|dịch|lưu|thông)[^,;:]*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers, the one of them that is the whole (or the earlier), and "tăng", "giảm" or ""."""

    one: Num
    two: Num
    whole: Num | None
    way: str

    @property
    def ordered(self) -> tuple[Num, Num]:
        """The part and the whole; where no word tells them, as they fit what is said."""
        if self.whole is not None:
            return (self.one, self.two) if self.whole is self.two else (self.two, self.one)
        low, high = sorted((self.one, self.two), key=lambda num: num.main.value)
        return (high, low) if self.way == "tăng" else (low, high)


def way_of(led: str) -> str:
    """Whether the words right before a percent tell a rise or a fall, "" for neither."""
    found = [
        (match.end(), way)
        for way, name in (("tăng", "reckoned.rises"), ("giảm", "reckoned.falls"))
        for match in words(name).finditer(led)
    ]
    return max(found)[1] if found else ""


def pair_of(
    draft: Draft, passage: Passage, before: Sequence[Num], after: Num | None, percent: Num, way: str
) -> Pair | None:
    """The pair before a percent, or the number before it with the one that it is compared with.

    ``before``: the plain numbers of the sentence up to it; ``after``: the next one behind.
    """
    text = draft.text
    if not before or percent.start - before[-1].end > REACH:
        return None
    last = before[-1]
    if len(before) > 2 and last.main.value == abs(before[-2].main.value - before[-3].main.value):
        before = before[:-1]  # "23, so với cùng kỳ (26) ít hơn 3 trường hợp, bằng 11,5%"
        way = way or way_of(re.split(r"[;]|\.\s", text[before[-1].end : last.start])[-1])
    elif is_change(text, last):
        return None
    before = [num for num in before if not is_change(text, num)]
    bracketed = way and before and ")" in text[before[-1].end : percent.start]
    if bracketed and plan_led(text[passage.start : before[-1].start]):
        return None  # "đạt 30,8% kế hoạch (1.500 người), giảm 59,0% so với …": not of the plan
    if before and after is not None and plain_number(after) and alike(before[-1], after):
        between = text[percent.end : after.start]
        based = len(between) < BEHIND and BASED.match(between) is not None
        based = based and words("remainders.without").search(between) is None
        based = based and not is_change(text, after)  # "so với Nghị quyết và tăng 10 triệu đồng"
        based = based and not (way and OWN_CHANGE.match(text, after.end))
        named = way and OF_THEN.match(text, after.end)
        if based and (not way or named or words("reckoned.wholes").search(between)):
            return Pair(before[-1], after, after, way)
    return (
        _both_before(draft, passage, before[-2], before[-1], percent, way) if before[1:] else None
    )


def _both_before(
    draft: Draft, passage: Passage, one: Num, two: Num, percent: Num, way: str
) -> Pair | None:
    text = draft.text
    between, led = text[one.end : two.start], text[two.end : percent.start]
    out_of = OUT_OF.search(between) is not None
    bare = out_of and one.unit is None and one.factor == two.factor
    bare = bare or _bare_plan(draft, passage, one, two)
    if not (alike(one, two) or bare) or BROKEN.search(led.rpartition(";")[2]):
        return None
    goes_on = led.partition(";")[2]
    if goes_on and not GOES_ON.match(goes_on):
        return None
    if way and (_of_part(between, led) or (_opens(led) and not one_thing(one, two))):
        return None  # "81 người chết (giảm 10%), 96 người bị thương (giảm 18,6%)"
    if way and (among_all(text, one.start) or NAMES.search(led)):
        return None  # "Trong 11 nhóm hàng có 6 nhóm tăng giá, gồm: thực phẩm tăng 0,56%"
    months = way and OF_YEAR.search(between) is None and OF_MONTHS.search(between)
    if months and OF_ONE.search(text, passage.start, one.start):
        return None  # "quý III ước 19,84 nghìn tỷ đồng; 9 tháng 49,37 nghìn tỷ đồng, tăng 12,2%"
    if way:
        same = GOING_ON.fullmatch(between) is not None  # "…; đến 30/6/2024 đạt 4.187 tỷ đồng"
        parted = (";" in between and not same) or (")" in between and "(" not in between)
        earlier = earlier_of(draft, passage, one, two)
        return None if parted and earlier is not two else Pair(one, two, earlier, way)
    if ")" in led.lstrip(" )"):
        return None
    if out_of:
        return Pair(one, two, two, way)
    if words("reckoned.shares").search(led) is None:
        return None
    first, second = planned(draft, passage, one), planned(draft, passage, two)
    if first and not second and ";" in between and _has_its_own(draft, passage, one):
        return None
    return Pair(one, two, None if first == second else one if first else two, way)


def _has_its_own(draft: Draft, passage: Passage, plan: Num) -> bool:
    """``lệ phí 478 tỷ đồng, dự toán 460 tỷ đồng; thu khác 1.905 tỷ đồng, bằng 93,4% dự toán``: the
    plan is of the value before it.
    """
    begin = draft.text.rfind(";", passage.start, plan.start)
    return any(
        begin < num.start < plan.start and alike(num, plan) and plain_number(num)
        for num in draft.numbers(passage)
    )


def _bare_plan(draft: Draft, passage: Passage, one: Num, two: Num) -> bool:
    """``6.215 đoàn viên mới, chỉ tiêu giao 6.000, đạt 103,6%``: a plan without its noun."""
    counted = (one.unit, two.unit) == ("count", None) and one.factor == two.factor
    return counted and planned(draft, passage, two)


def _opens(led: str) -> bool:
    """Whether a percent stands in a bracket right behind its value: then it is of that alone."""
    return led.lstrip().startswith("(") and ")" not in led


def _of_part(between: str, led: str) -> bool:
    """``tăng 9,7% so với cùng kỳ (khách quốc tế 142.600 lượt, tăng 16,2%)``: of what it tells."""
    compared, opened, inside = between.rpartition("(")
    own = opened and ")" not in inside and ")" not in led and "so với" in compared
    return bool(own) and words("reckoned.past").search(inside) is None


def plain_number(num: Num) -> bool:
    """Whether a number is one value, no percent, range or ratio."""
    return not num.percent and num.whole is None and not num.high and num.main.value > 0


def is_change(text: str, num: Num) -> bool:
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


def in_list(text: str, passage: Passage, num: Num, percent: Num) -> bool:
    """``318 (khiển trách 232, cảnh cáo 61, …), giảm 8,1%``: in a bracket of parts."""
    opened = text.rfind("(", passage.start, num.start)
    closed = text.find(")", opened, percent.start) if opened >= 0 else -1
    if closed < num.end or LISTING.search(text, passage.start, opened) is None:
        return False
    return PARTS_IN.fullmatch(text, opened + 1, closed) is not None


def could_be(part: Num, whole: Num) -> bool:
    """Whether a number may be one's whole: of its kind, or one of both bare."""
    bare = part.unit is None or whole.unit is None
    counted = {part.unit, whole.unit} <= {None, "count"}
    return alike(part, whole) or (bare and counted and part.factor == whole.factor)


def planned(draft: Draft, passage: Passage, num: Num) -> bool:
    """Whether the clause of a number says that it is a plan, or all there are."""
    begin = max(passage.start, num.start - REACH)
    before = ASIDE.sub(" ", draft.text[begin : num.start])
    before = re.split(r"[,;:(]\s?|\.\s", before)[-1]
    before = re.split(r"\d", OF_YEAR.sub(" ", before))[-1]
    behind = re.split(r"[,;.()\d]", draft.text[num.end : num.end + BEHIND])[0]
    said = NATIONAL.sub(" ", f"{before} {behind}")
    if GIVEN.search(before):
        return True
    return words("reckoned.wholes").search(said) is not None
