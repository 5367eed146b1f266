"""Changes told the other way than the values that they lie between, to the digit: "23.870 học
sinh, giảm 415 em so với năm học trước (23.455 em)".

That an amount or a percent fits two values exactly tells that it is theirs; only its verb is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.named_changes import told_by_name
from tiendo.checking.pairs.pasts import FROM, TO
from tiendo.checking.pairs.reckoned_pairs import alike, could_be, is_change, planned
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.pairs.told_change import ToldChange
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

WAY = regex(r"\b(?P<way>[Tt]ăng|[Gg]iảm)\s(?:thêm\s|được\s|tới\s|khoảng\s)?$")
# "mục tiêu giảm 415 hộ", "tốc độ tăng 8,1%": no move from one value to another.
NO_MOVE = shaped(r"\b{turned.no_moves}\s(?:[^\W\d_]+\s){0,2}?$", re.IGNORECASE)
# Between a change and the earlier value behind it: no other number, and no bracket that is closed.
BEHIND = shaped(
    r"\s?%?(?:[^;()]{0,60}?\s?\((?:{turned.openings}\s)?"
    r"|[^;]{0,90}?(?:\bso (?:với )?[^;)]*|\b{reckoned.past}[^;)]*|\b(?:19|20)\d\d\b[^;)]*))",
    re.IGNORECASE,
)
NEXT = regex(r"\.\s|\)")
LEFT = shaped(r"[^.;\d]{0,40}\b{turned.left}\s$")
# "giảm 14 vụ (348 vụ so với 362 vụ cùng kỳ)"
AGAINST = regex(r"\s?so (?:với )?")
# "So với cùng kỳ (1.004 học sinh), giảm 8 em": what is compared with, before all that is told.
COMPARED = shaped(r"\b[Ss]o (?:với )?[^();.]{2,50}\((?:[^().;\d]{0,30}|[^();.]{0,24},\s)$")
REACH, NEAR, SENTENCES = 20, 30, 2
LEAST = 10
OPPOSITE = {"tăng": "giảm", "giảm": "tăng"}


def turned_changes(draft: Draft) -> Iterator[ToldChange]:
    """Every rise or fall whose amount fits two values and whose verb does not."""
    for told in told_by_name(draft):
        if not told.holds and replace(told, way=OPPOSITE[told.way]).holds:
            yield told
    for passage in draft.passages:
        if "tăng" not in passage.words and "giảm" not in passage.words:
            continue
        numbers = draft.numbers(passage)
        for by in numbers:
            way = _way(draft, passage, by)
            found = _turned(draft, passage, numbers, by, way) if way else None
            if found is not None:
                yield found


def _way(draft: Draft, passage: Passage, by: Num) -> str:
    """The verb right before an amount of change; "" where there is none."""
    if by.high or by.whole is not None or by.main.hedge or by.per is not None:
        return ""
    told = WAY.search(draft.text, max(passage.start, by.start - REACH), by.start)
    if told is None or NO_MOVE.search(
        draft.text, max(passage.start, told.start() - NEAR), told.start()
    ):
        return ""
    return told["way"].lower()


def _turned(
    draft: Draft, passage: Passage, numbers: Sequence[Num], by: Num, way: str
) -> ToldChange | None:
    near = [*draft.before(passage, SENTENCES), passage]
    values = [num for each in near for num in draft.numbers(each) if _value(draft, num, by)]
    found = None
    for at, one in enumerate(values):
        for two in values[at + 1 :]:
            earlier = _earlier(draft, passage, one, two, by) if _may_fit(one, two, by) else None
            if earlier is None:
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
    pairs = ((one, two), (two, one))
    return any(ToldChange(*pair, by, way).holds for pair in pairs for way in OPPOSITE)


def _value(draft: Draft, num: Num, by: Num) -> bool:
    """Whether a number may be one that an amount is the change of."""
    if num.high or num.whole is not None or num.main.hedge or num.main.value <= 0:
        return False
    if num.start == by.start or is_change(draft.text, num):
        return False
    if num.percent or by.unit == "percentage_point":
        return num.percent and by.unit == "percentage_point"
    if by.unit != "count" or num.unit != "count":
        return by.unit == "percent" or by.unit == num.unit or None in (by.unit, num.unit)
    return alike(num, by) or not set(num.unit_text.split()).isdisjoint(by.unit_text.split())


def _earlier(draft: Draft, passage: Passage, one: Num, two: Num, by: Num) -> Num | None:
    """The one of two values, in the order of the text, that is surely of the earlier time."""
    text = draft.text
    if one.end <= by.start < two.start:
        told = BEHIND.fullmatch(text, by.end, two.start)
        alone = not any(by.end <= num.start < two.start for num in draft.numbers(passage))
        return two if told and alone and NEXT.search(told.group()) is None else None
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
    whole = passage if passage.start <= one.start else replace(passage, start=one.start)
    earlier = earlier_of(draft, whole, one, two)
    return earlier or (one if LEFT.fullmatch(text, one.end, two.start) else None)


def turned_back(draft: Draft, one: ToldChange) -> Finding:
    """The finding at the verb."""
    earlier, later, said = (draft.text[n.start : n.end] for n in (one.earlier, one.later, one.by))
    right = OPPOSITE[one.way]
    start = draft.text.lower().rfind(one.way, 0, one.by.start)
    return Finding(
        start=start,
        end=one.by.end,
        message=f"Từ {earlier} đến {later} là {right} {said}, không phải {one.way}",
        message_en=f"From {earlier} to {later} goes the other way than “{one.way} {said}”",
        stated=draft.text[start : one.by.end],
        suggestion=f"{right} {said}",
        see=tuple(Place(start=num.start, end=num.end) for num in (one.earlier, one.later)),
        severity=softened(not draft.doubtful),
    )
