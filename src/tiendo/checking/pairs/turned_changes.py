"""Changes told the other way than the values that they lie between, to the digit: "23.870 học
sinh, giảm 415 em so với năm học trước (23.455 em)".

That an amount or a percent fits two values exactly tells that it is theirs; only its verb is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.named_changes import told_by_name
from tiendo.checking.pairs.pasts import FROM, TO
from tiendo.checking.pairs.reckoned_pairs import alike, could_be, is_change, planned
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.pairs.told_change import ToldChange
from tiendo.checking.pairs.ways_apart import DOWN, OPPOSITE
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import in_small, shaped
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

WAY = regex(r"\b(?P<way>[Tt]ăng|[Gg]iảm)\s(?:thêm\s|được\s|tới\s|khoảng\s)?$")
# "thấp hơn cùng kỳ (9,1%) 1,5 điểm phần trăm", "thấp hơn mức 3.252 tỷ đồng/tháng là 612 tỷ đồng"
THAN = shaped(
    r"\b(?P<way>{turned.than})\s[^.;()]{0,70}(?:\([^.;()]{1,40}\)[^.;()\d]{0,12}|\slà\s)?$",
    re.IGNORECASE,
)
# "mục tiêu giảm 415 hộ", "tốc độ tăng 8,1%": no move from one value to another.
NO_MOVE = shaped(r"\b{turned.no_moves}\s(?:[^\W\d_]+\s){0,2}?$", re.IGNORECASE)
# Between a change and the earlier value behind it: no other number, and no bracket that is closed.
BEHIND = shaped(
    r"\s?%?(?:[^;()]{0,60}?\s?\((?:{turned.openings}\s)?"
    r"|[^;]{0,90}?(?:\bso (?:với )?[^;)]*|\b{reckoned.past}[^;)]*|\b(?:19|20)\d\d\b[^;)]*))",
    re.IGNORECASE,
)
# "thấp hơn kế hoạch 1,77 điểm phần trăm (kế hoạch 9,5%)": what it lies above or below.
BEHIND_THAN = regex(r"\s?%?[^;()\d]{0,40}\((?:[^();,\d]{0,30}\s)?")
NEXT = regex(r"\.\s|\)")
# "tăng 1,3 điểm phần trăm so với năm 2011, dù vẫn thấp hơn bình quân của tỉnh (27,8%)"
HELD_TO = shaped(r",\s[^,]*\b{turned.than}\b[^,()]*\($")
LEFT = shaped(r"[^.;\d]{0,40}\b{turned.left}\s$")
# "giảm 14 vụ (348 vụ so với 362 vụ cùng kỳ)"
AGAINST = regex(r"\s?so (?:với )?")
# "So với cùng kỳ (1.004 học sinh), giảm 8 em": what is compared with, before all that is told.
COMPARED = shaped(r"\b[Ss]o (?:với )?[^();.]{2,50}\((?:[^().;\d]{0,30}|[^();.]{0,24},\s)$")
# "So với quý II (4 đảng viên) giảm 1; so với cùng kỳ (2 đảng viên) tăng 1": of one value of now.
HELD = regex(
    r"\bso (?:với )?[^();]{2,40}\((?P<then>\d[\d.,]*)[^()]{0,30}\),?\s(?P<way>tăng|giảm)\s"
    r"(?P<by>\d[\d.,]*)",
    re.IGNORECASE,
)
# "Đầu năm 2022, theo chuẩn mới, tỉnh có 38.420 hộ nghèo. Cuối năm 2022 còn 32.115 hộ".
AT_FIRST = shaped(r"\bđầu {turned.spans}\b[^.;\n]{0,60}$", re.IGNORECASE)
AT_LAST = shaped(r"\bcuối {turned.spans}\b[^.;\n]{0,40}$", re.IGNORECASE)
RANKS = "bậc"
REACH, NEAR, FAR, SENTENCES = 20, 30, 110, 2
LED_TO = regex(r"\b(?:thành|lên|xuống|còn)\s$")
LEAST = 10
RISEN = regex(r",\s(?:tăng|giảm)\s(?:thêm\s)?")
WAYS = ("tăng", "giảm")


@dataclass(frozen=True, slots=True)
class Turned:
    """A change whose verb, ``word`` at ``start``, goes the other way than its values."""

    change: ToldChange
    word: str
    start: int


def turned_changes(draft: Draft) -> Iterator[Turned]:
    """Every rise or fall whose amount fits two values and whose verb does not."""
    for told in told_by_name(draft):
        if not told.holds and replace(told, way=OPPOSITE[told.way]).holds:
            start = in_small(draft.text).rfind(told.way, 0, told.by.start)
            yield Turned(told, told.way, start)
    for passage in draft.passages:
        if passage.words.isdisjoint(("tăng", "giảm", "hơn")):
            continue
        for by in draft.numbers(passage):
            led = _led(draft, passage, by)
            found = _turned(draft, passage, by, led) if led else None
            if found is not None and _of_one_now(passage.text):
                continue
            if found is not None and led is not None:
                yield Turned(found, led["way"].lower(), led.start("way"))


def _of_one_now(text: str) -> bool:
    """Whether two changes of a sentence come to one value of now, that it need not tell."""
    held = [
        (_read(one["then"]), one["way"].lower(), _read(one["by"])) for one in HELD.finditer(text)
    ]
    now = [then + by if way == "tăng" else then - by for then, way, by in held]
    return len(now) > 1 and len(set(now)) == 1


def _read(written: str) -> Decimal:
    return read_number(written.rstrip(".,")).value


def _led(draft: Draft, passage: Passage, by: Num) -> re.Match[str] | None:
    """The verb of an amount of change; None where there is none."""
    if by.high or by.whole is not None or by.main.hedge or by.per is not None:
        return None
    if by.unit_text == RANKS:  # "đứng thứ 17, tăng 8 bậc so với vị trí 25": upwards is less
        return None
    told = WAY.search(draft.text, max(passage.start, by.start - REACH), by.start)
    if told is None:
        return THAN.search(draft.text, max(passage.start, by.start - FAR), by.start)
    before = max(passage.start, told.start() - NEAR)
    return None if NO_MOVE.search(draft.text, before, told.start()) else told


def _turned(draft: Draft, passage: Passage, by: Num, led: re.Match[str]) -> ToldChange | None:
    near = [*draft.before(passage, SENTENCES), passage]
    values = [num for each in near for num in draft.numbers(each) if _value(draft, num, by)]
    way = "giảm" if led["way"].lower() in DOWN else "tăng"
    found = None
    for at, one in enumerate(values):
        for two in values[at + 1 :]:
            if not _may_fit(one, two, by):
                continue
            if one.end <= led.start("way") < two.start < by.start:
                earlier: Num | None = two
            elif " " in led["way"] and BEHIND_THAN.fullmatch(draft.text, by.end, two.start):
                earlier = two if one.end <= led.start("way") else None
            else:
                earlier = _earlier(draft, passage, one, two, by)
            if earlier is None or (" " in led["way"] and two.end <= led.start("way")):
                continue
            told = ToldChange(earlier, one if earlier is two else two, by, way)
            if told.holds:
                return None
            if replace(told, way=OPPOSITE[way]).holds:
                found = told
    return found


def _may_fit(one: Num, two: Num, by: Num) -> bool:
    """Whether an amount or a percent fits two values, in whatever order."""
    if not could_be(replace(one, per=None), replace(two, per=None)):
        return False
    if one.percent:  # "thấp hơn 0,6%" of two rates: points, to the digit
        apart = abs(abs(one.main.value - two.main.value) - by.main.value)
        return apart <= (by.main.step if by.unit == "percentage_point" else 0)
    pairs = ((one, two), (two, one))
    return any(ToldChange(*pair, by, way).holds for pair in pairs for way in WAYS)


def _value(draft: Draft, num: Num, by: Num) -> bool:
    """Whether a number may be one that an amount is the change of."""
    if num.high or num.whole is not None or num.main.hedge or num.main.value <= 0:
        return False
    grown = num.percent and by.unit == "percentage_point"  # "GRDP tăng 9,27%": a rate
    if num.start == by.start or (not grown and is_change(draft.text, num)):
        return False
    if num.percent or by.unit == "percentage_point":
        return num.percent and by.percent
    if by.unit != "count" or num.unit != "count":
        return by.unit == "percent" or by.unit == num.unit or None in (by.unit, num.unit)
    return alike(num, by) or not set(num.unit_text.split()).isdisjoint(by.unit_text.split())


def _earlier(draft: Draft, passage: Passage, one: Num, two: Num, by: Num) -> Num | None:
    """The one of two values, in the order of the text, that is surely of the earlier time."""
    text = draft.text
    if one.end <= by.start < two.start:
        told = BEHIND.fullmatch(text, by.end, two.start)
        alone = not any(by.end <= num.start < two.start for num in draft.numbers(passage))
        other = told and (NEXT.search(told.group()) or HELD_TO.search(told.group()))
        return two if told and alone and not other else None
    if by.start < one.start:
        moved = FROM.search(text, by.end, one.start) and TO.match(text[one.end : two.start])
        if moved:
            return one
        return two if AGAINST.fullmatch(text, one.end, two.start) else None
    marked = [COMPARED.search(text, passage.start, num.start) is not None for num in (one, two)]
    if marked[0] != marked[1] and alike(one, two):
        return one if marked[0] else two
    small = not by.percent and by.main.value < LEAST
    if (
        small
        or two.start < passage.start
        or any(planned(draft, passage, num) for num in (one, two))
    ):
        return None
    if LED_TO.search(text, passage.start, two.start) and RISEN.fullmatch(text, two.end, by.start):
        return one  # "phê duyệt 486,3 tỷ đồng. … điều chỉnh thành 612,5 tỷ đồng, tăng 126,2"
    if AT_FIRST.search(text, max(0, one.start - FAR), one.start) and AT_LAST.search(
        text, one.end, two.start
    ):
        return one
    whole = passage if passage.start <= one.start else replace(passage, start=one.start)
    earlier = earlier_of(draft, whole, one, two)
    return earlier or (one if LEFT.fullmatch(text, one.end, two.start) else None)


def turned_back(draft: Draft, one: Turned) -> Finding:
    """The finding at the verb."""
    change, text = one.change, draft.text
    earlier, later = (text[num.start : num.end] for num in (change.earlier, change.later))
    said, end = text[one.start : change.by.end], one.start + len(one.word)
    right = OPPOSITE[one.word]
    return Finding(
        start=one.start,
        end=change.by.end,
        message=f"Ghi “{said}”, nhưng từ {earlier} đến {later} là {OPPOSITE[change.way]}",
        message_en=f"“{said}” goes the other way than from {earlier} to {later}",
        stated=said,
        computed=OPPOSITE[change.way],
        suggestion=f"{right}{text[end : change.by.end]}",
        see=tuple(Place(start=num.start, end=num.end) for num in (change.earlier, change.later)),
        severity=softened(not draft.doubtful),
    )
