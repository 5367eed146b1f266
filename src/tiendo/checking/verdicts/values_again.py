"""Verdicts behind a value that the draft has told with its plan elsewhere.

"Số thu cả năm ước 9.145 tỷ đồng, vượt dự toán HĐND tỉnh giao", with "tổng thu ước đạt 9.145 tỷ
đồng, bằng 97,1% dự toán (9.420 tỷ đồng)" before: the value itself says that both are of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.numbers import Num, numbers_in
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.verdicts.alone import Alone
from tiendo.checking.verdicts.outcome_names import near_to
from tiendo.checking.verdicts.outcomes import Outcome, outcomes
from tiendo.checking.verdicts.verdicts_alone import (
    CLAIM,
    UNSETTLED,
    alone_of,
    decides,
    found_against,
    may_be,
    met_by,
)
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

# Between a value and its verdict: its noun, and no other number.
BETWEEN = regex(r"[^.;:\d\n]{0,45}")
CLAUSE = regex(r"[.;:\n]\s?|,\s")
# A value of so many digits is told of two things hardly ever.
MANY, TWO = 3, 2


def values_again(draft: Draft) -> Iterator[Finding]:
    """Every such verdict that all outcomes with its value contradict."""
    for passage in draft.passages:
        if not passage.may_say("verdicts.alone_above", "verdicts.alone_below"):
            continue
        for found in CLAIM.finditer(draft.text, passage.start, passage.end):
            value = _value(draft, passage, found) if not found["share"] else None
            against = _against(draft, passage, found, value) if value is not None else None
            if against is not None:
                yield found_against(draft, *against)


def _value(draft: Draft, passage: Passage, found: re.Match[str]) -> Num | None:
    """The exact number right before a verdict, where it is no percent of a plan."""
    before = [num for num in draft.numbers(passage) if num.end <= found.start()]
    if not before or words("weighing.no_plan").search(found["tail"]):
        return None
    num = before[-1]
    if num.high or num.whole is not None or num.main.hedge:
        return None
    between = BETWEEN.fullmatch(draft.text, num.end, found.start())
    open_still = UNSETTLED.search(_clause(draft.text[passage.start : found.start()]))
    return num if between is not None and open_still is None else None


def _clause(before: str) -> str:
    return re.split(r"[.;:\n]\s?", before)[-1]


def _against(
    draft: Draft, passage: Passage, found: re.Match[str], value: Num
) -> tuple[Alone, Outcome] | None:
    name = CLAUSE.split(draft.text[passage.start : value.start])[-1]
    verdict = alone_of(draft, passage, found, (name,))
    bare = value.main.value / value.factor
    told = _by_value(draft)
    same = [
        one
        for one, unit in (*told.get(value.main.value, ()), *told.get(bare, ()))
        if unit in (None, value.unit) and may_be(draft, verdict, one)
        if len(digits(value.main.value)) >= MANY
        or near_to(draft, name, one)
        or _in_one_paragraph(draft, passage, one, value)
    ]
    if any(met_by(one, verdict) in (verdict.above, None) for one in same):
        return None
    return next(((verdict, one) for one in same if decides(verdict, one)), None)


def _in_one_paragraph(draft: Draft, passage: Passage, one: Outcome, value: Num) -> bool:
    """``được 47 giải, kế hoạch là 50 giải. …: với 47 giải, nhà trường vượt kế hoạch``."""
    there = draft.passage_at(one.place.start)
    if there is None or there.block != passage.block or len(digits(value.main.value)) < TWO:
        return False
    return value.unit == "count" and f" {value.unit_text} " in f" {there.text} "


def _by_value(draft: Draft) -> Mapping[Decimal, list[tuple[Outcome, str | None]]]:
    """The outcomes of a draft by the values that they tell, with their units; of rows none."""
    return draft.kept("outcomes by value", lambda: _indexed(draft))


def _indexed(draft: Draft) -> Mapping[Decimal, list[tuple[Outcome, str | None]]]:
    found: dict[Decimal, list[tuple[Outcome, str | None]]] = defaultdict(list)
    for one in outcomes(draft):
        for value, unit in {(value, unit) for value, unit in _told(draft, one)}:
            found[value].append((one, unit))
    return found


def _told(draft: Draft, one: Outcome) -> Iterator[tuple[Decimal, str | None]]:
    """The numbers of an outcome: beside its plan or percent, or in its row."""
    passage = draft.passage_at(one.place.start)
    if passage is None:
        yield from ((num.main.value, None) for num in _of_row(draft, one))
        return
    last: dict[str | None, Num] = {}
    for num in draft.numbers(passage):
        if num.whole is not None or num.start >= one.place.end:
            continue
        if num.start >= one.place.start:
            yield num.main.value, num.unit
        elif num.end <= one.place.start:
            last[num.unit] = num
    yield from ((num.main.value, unit) for unit, num in last.items())


def _of_row(draft: Draft, one: Outcome) -> list[Num]:
    begin = draft.text.rfind("\n", 0, one.place.start) + 1
    end = draft.text.find("\n", one.place.end)
    return numbers_in(draft.text, begin, end if end >= 0 else len(draft.text))
