"""What a percent is of, told before it: "Kết nạp 1.236 đảng viên so với chỉ tiêu 1.800, đạt 68,7%".

A plan or an earlier value right before its percent belongs to it by its words. Of a value right
before its percent the whole may be any number of its kind in the paragraph, or in the line that
opens its list, but for those that the words rule out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.gaps.slipped_gaps import TIMED
from tiendo.checking.kin import stands_for
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pairing import BEHIND_PERCENT
from tiendo.checking.pairs.reckoned_pairs import OUT_OF, could_be, is_change, planned
from tiendo.checking.pairs.standing import plan_led
from tiendo.checking.shares.bases_behind import ASIDE, WORD, parts_for, shut, usable
from tiendo.checking.shares.slipped_percents import BRACKET, OF_PLAN, OF_THEN, OTHERWISE, closed
from tiendo.checking.shares.tied import Tie
from tiendo.checking.sums.exchanging import digits
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import folded, shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

BETWEEN, FEWEST, LED, AGO, NAME, CLAUSE = 60, 3, 80, 110, 2, 6
TAIL = regex(r"\s?%\)?(?P<tail>[^.,;:()\d\n]*)")
# "dự toán 1.450; thực hiện 1.386; đạt 95,6%": the percent goes on with the number before it.
GOES_ON = shaped(r";\s(?=(?:{reckoned.shares})\s)")
# Behind a value, before its share: "347 nghìn lượt, tăng 23,5% so với cùng kỳ, chiếm 12,9%".
OWN_RISE = shaped(
    r",\s(?:tăng|giảm)\s\d[\d,]*\s?%(?:\sso (?:với )?{pasts.named}(?:\snăm (?:19|20)\d\d)?)?(?=,)",
    re.IGNORECASE,
)
THAN = regex(r"\bso (?:với )?[^,;.]*")
TAKES = regex(r"\bchiếm\s(?:tỷ lệ\s)?$")
# Between a base and its percent: "… so với chỉ tiêu cả năm 1.800, đạt 68,7%".
REACHES = shaped(
    r"(?:\s[^\W\d_]+){0,3}\)?,?\s\(?(?:[^\W\d_]+\s){0,3}?(?:{reckoned.shares})?\s?", re.IGNORECASE
)
CHANGES = regex(r"[^.;()\d]{0,40}\)?,?[^.;()\d]{1,60}")
# "mới chi 6,8 tỷ đồng trong nhu cầu 31,5 tỷ đồng"
IN_ALL = shaped(r"\btrong\s(?:{reckoned.wholes}|{wholes.all})\s[^\d.;,()]{0,30}$")
# The bracket behind a percent that holds its part: "đúng hạn 98,3% (23.907 hồ sơ)".
PART_BEHIND = regex(r"\s?%\s\((?:tức |là |tương ứng |tương đương )?")
OWN_SHARE = regex(r",?\s\(?(?:chiếm\s)?(?:tỷ lệ\s)?(?=\d[\d,]*\s?%)")
COMPARED = shaped(
    r"\b(?:so|{pasts.named})\b(?:[^.;()\d]|\b(?:19|20)\d\d\b){0,40}(?:\([^()\d]{0,30})?$",
    re.IGNORECASE,
)


def whole_before(
    draft: Draft, numbers: Sequence[Num], opening: Sequence[Num], percent: Num
) -> Iterator[Tie]:
    """The ties of a percent to the value right before it and each number of its kind before;
    ``opening``: the numbers of the line that opens its list.
    """
    text = draft.text
    if len(digits(text, percent)) < FEWEST or OF_THEN.match(text, percent.main.end):
        return
    before = [num for num in numbers if num.end <= percent.start]
    chain = _names_whole(text, percent)
    outside = [num for num in before if not shut(text, num, percent.start)]
    part = next((num for num in reversed(outside) if not (chain and num.percent)), None)
    if part is None or not usable(text, part):
        return
    change = moved(text, part.start)
    if not _right_before(text, part, percent, change=change):
        return
    for whole in (*reversed(before), *reversed(opening)):
        if whole is part or not usable(text, whole) or is_change(text, whole):
            continue
        if whole in before and closed(text, whole, part):
            continue
        if not _of_one_kind(part, whole) or _sisters(text, whole, part, percent):
            continue
        if _past_of(text, whole) if change else _may_be_whole(draft, part, whole, percent):
            yield Tie(part, whole, percent)


def _names_whole(text: str, percent: Num) -> bool:
    """Whether a percent names what it is of, so that others may stand before it: "bằng 34,8% tổng
    số và 71,1% số đã khởi công", "tăng 23,5%, chiếm 12,9% tổng lượt".
    """
    found = TAIL.match(text, percent.main.end)
    named = found is not None and WORD.search(found["tail"]) is not None
    return named or TAKES.search(text, max(0, percent.start - LED), percent.start) is not None


def _right_before(text: str, part: Num, percent: Num, *, change: bool) -> bool:
    """Whether nothing new begins between a value and its percent; behind a change what it is
    compared with is nothing new: "giảm 1.842 biên chế so với năm trước (9.516), tương ứng 19,4%".
    """
    between = GOES_ON.sub(" ", OWN_RISE.sub("", BRACKET.sub("", text[part.end : percent.start])))
    between = THAN.sub("", between) if change else between
    return len(between) <= BETWEEN and OTHERWISE.search(between) is None


def _past_of(text: str, whole: Num) -> bool:
    """Whether a rise or fall may be a share of it: of what is named as earlier, and no plan."""
    return _compared(text, whole) and not plan_led(text[max(0, whole.start - LED) : whole.start])


def _may_be_whole(draft: Draft, part: Num, whole: Num, percent: Num) -> bool:
    """Whether the words around a number, and behind the percent, let it be the whole."""
    text = draft.text
    here = draft.passage_at(whole.start)
    plan = here is not None and planned(draft, here, whole)
    told = plan_led(text[max(0, whole.start - LED) : whole.start])
    if _compared(text, part) != _compared(text, whole) and not (plan or told):
        return False
    if OF_PLAN.match(text, percent.main.end):
        own = BEHIND_PERCENT.search(text, max(0, whole.start - AGO), whole.start)
        return (plan or told) and own is None
    return (told or whole.main.value > part.main.value) and _named(text, whole, percent)


def base_before(draft: Draft, numbers: Sequence[Num], percent: Num, way: str) -> Iterator[Tie]:
    """The tie of a percent to a plan or an earlier value right before it, and the value before."""
    text = draft.text
    before = [num for num in numbers if num.end <= percent.start]
    base = before[-1] if before else None
    if base is None or not usable(text, base) or is_change(text, base):
        return
    led = CHANGES if way else REACHES
    if led.fullmatch(text, base.end, percent.start) is None:
        return
    if not _told_as_base(text, base, percent, way):
        return
    values = [
        num
        for num in before[:-1]
        if usable(text, num) and not shut(text, num, base.start) and not _compared(text, num)
    ]
    for part in parts_for(text, values, base):
        yield Tie(part, base, percent, way)


def _told_as_base(text: str, base: Num, percent: Num, way: str) -> bool:
    """Whether words before a number make it a plan, an earlier value, or all that there are; of a
    percent of a plan only that.
    """
    if plan_led(text[max(0, base.start - LED) : base.start]):
        return OF_THEN.match(text, percent.main.end) is None
    if OF_PLAN.match(text, percent.main.end):
        return False
    if TIMED.search(text, max(0, base.start - AGO), base.start) is not None:
        return True
    return not way and any(
        shape.search(text, max(0, base.start - BETWEEN), base.start) for shape in (OUT_OF, IN_ALL)
    )


def part_behind(
    text: str, numbers: Sequence[Num], percent: Num, behind: Sequence[Num]
) -> Iterator[Tie]:
    """The tie of a percent to the part in the bracket behind it, and the value before it, or one
    before that bears its name.
    """
    before = [num for num in numbers if num.end <= percent.start]
    part = behind[0] if behind else None
    if part is None or PART_BEHIND.fullmatch(text, percent.main.end, part.start) is None:
        return
    if not usable(text, part) or not text.startswith(")", part.end):
        return
    outside = [num for num in before if not num.percent and not shut(text, num, percent.start)]
    like = [
        num
        for num in reversed(outside)
        if could_be(part, num) and usable(text, num) and not is_change(text, num)
    ]
    named = [num for num in like[1:] if _same_name(text, num, percent)]
    for whole in (*like[:1], *named):
        if whole.main.value > part.main.value:
            yield Tie(part, whole, percent)


def _same_name(text: str, whole: Num, percent: Num) -> bool:
    """Whether the words right before a number lead to the percent too: "vốn đầu tư 148,2 tỷ đồng,
    …; vốn đầu tư đạt 82,9%".
    """
    name = WORD.findall(fold(text[max(0, whole.start - LED) : whole.start]))[-NAME:]
    led = WORD.findall(fold(text[max(0, percent.start - LED) : percent.start]))[-CLAUSE:]
    return len(name) == NAME and " ".join(name) in " ".join(led)


def _of_one_kind(part: Num, whole: Num) -> bool:
    """Whether a whole is counted by a word of its part: "phòng học" of "trường" is not."""
    if not could_be(part, whole):
        return False
    if part.unit != "count" or whole.unit != "count" or stands_for(whole, part):
        return True
    one, other = (fold(num.unit_text).replace(",", " ").split() for num in (part, whole))
    return bool(one and other) and (one[0] == other[0] or one[-1] == other[-1])


def _sisters(text: str, whole: Num, part: Num, percent: Num) -> bool:
    """Whether both stand in one list with a share each: "EU 512 (19,8%), còn lại 510 (19,7%)"."""
    own = OWN_SHARE.match(text, whole.end)
    if own is None or own.group() != text[part.end : percent.start]:
        return False
    return ASIDE.search(text, whole.end, part.start) is None


def _compared(text: str, num: Num) -> bool:
    """Whether a number is what others are compared with: "so với cuối năm 2024 (18.934 hộ)"."""
    return COMPARED.search(text, max(0, num.start - LED), num.start) is not None


def _named(text: str, whole: Num, percent: Num) -> bool:
    """Whether words behind a percent that name its whole, "tổng số vi phạm", stand around a number;
    any number does where there are none.
    """
    found = TAIL.match(text, percent.main.end)
    words = frozenset(WORD.findall(fold(found["tail"]))) if found else frozenset()
    tail = words - folded("shares.empty") - folded("wholes.all") - folded("shares.measured")
    around = text[max(0, whole.start - LED) : whole.end + LED // 2]
    return not tail or len(tail & set(WORD.findall(fold(around)))) * 2 >= len(tail)
