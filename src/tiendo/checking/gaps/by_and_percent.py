"""Rises and falls beside their percent: "322 doanh nghiệp, tăng 21 doanh nghiệp (7%)"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.gaps.gaps_by_percent import ends_of
from tiendo.checking.pairs.fitting import PERCENTS, differs, sign
from tiendo.checking.pairs.pairing import is_level, nearest, same_topic
from tiendo.checking.pairs.pasts import says_of_past
from tiendo.checking.pairs.standing import is_past
from tiendo.checking.registry import Compared, Yielded
from tiendo.checking.saying import as_written, at, en, places, softened
from tiendo.checking.wordlists import lists
from tiendo.checking.written import HUNDRED

NEAR = 30


def in_points(draft: Draft, stated: Amount) -> bool:
    """``chiếm 33,72%; … chiếm 28,51%, giảm 774 hộ (tương ứng giảm 5,21%)``: of the two shares."""
    here, said = draft.passage_at(stated.start), stated.main
    if here is None or said is None or stated.figure.unit not in PERCENTS:
        return False
    rates = [num.main for num in draft.numbers(here) if num.percent and num.end <= said.start]
    return any(abs(one.value - two.value) == said.value for one, two in pairwise(rates))


def by_and_percent(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    """ "322 doanh nghiệp, tăng 21 doanh nghiệp (7%)": 21 is 7% of 301."""
    found = [one for one in passage.amounts if says_of_past(one)]
    for one, other in pairwise(found):
        by, percent = (one, other) if other.figure.unit == "percent" else (other, one)
        if by.figure.unit in PERCENTS or percent.figure.unit != "percent" or not differs(one):
            continue
        if by.main is None or percent.main is None or not _joined(passage, one, other):
            continue
        levels = [a for a in passage.amounts if is_level(a) and same_topic(a, by) and a is not by]
        levels = [a for a in levels if ";" not in _between(passage, one, a)]
        value = nearest(one, [a for a in levels if _counts_alike(a, by)])
        if value is None or value.main is None:
            continue
        gap = by.main.range.times(Decimal(sign(one)))
        # "năm 2022 có 25.730; năm 2023 giảm …", "so với cùng kỳ (32 vụ), tăng 6 vụ (18,8%)"
        from_it = value.figure.period != by.figure.period or is_past(value, passage)
        base = value.main.range if from_it else value.main.range - gap
        share = by.main.range.percent_of(base)
        if share is None:
            continue
        yield Compared((by, percent, value))
        told = (by, percent, value)
        other_base = value.main.range - gap if from_it else base
        shares = (share, by.main.range.percent_of(other_base))
        right = any(each is not None and percent.main.range.meets(each) for each in shares)
        right = right or in_points(draft, percent)
        if right or _explained(draft, passage, told):
            continue
        alike = [level for level in levels if _counts_alike(level, by)]
        ends = ends_of(percent, alike, sign(one))
        if ends:
            yield _gap_wrong(by, *ends)
        else:
            yield _unequal(by, percent, value, sign(one), from_it=from_it)


def _explained(draft: Draft, passage: Passage, told: tuple[Amount, Amount, Amount]) -> bool:
    """Whether the percent is of another number before it: "giảm từ 13 (7 phòng …, 6 phòng …)
    xuống còn 8, giảm 5 phòng (38,5%)".
    """
    by, percent, value = (one.main for one in told)
    assert by is not None
    assert percent is not None
    gap = by.range
    for num in draft.numbers(passage):
        behind = num.end > by.start and not draft.text[: num.start].endswith("so với ")
        if num.percent or behind or num.factor != told[0].factor:
            continue
        if num.main == value and num.end <= by.start:
            continue
        whole = num.main.range
        for base in (whole, whole + gap, whole - gap):
            share = gap.percent_of(base) if base.low > 0 else None
            if share is not None and percent.range.meets(share):
                return True
    return False


def _between(passage: Passage, one: Amount, behind: Amount) -> str:
    """What stands between a change and a value behind it; nothing where it stands before."""
    return passage.text[one.end - passage.start : max(0, behind.start - passage.start)]


def _counts_alike(one: Amount, other: Amount) -> bool:
    """``274 hộ nghèo, giảm 44 hộ``; not ``60 xã … giảm 108 đơn vị``."""
    first, second = ((amount.figure.unit_text or "").split()[:1] for amount in (one, other))
    return one.figure.unit == other.figure.unit and (not first or not second or first == second)


def _joined(passage: Passage, one: Amount, other: Amount) -> bool:
    """Whether only a bracket or "tương ứng" stands between a change and its other form."""
    assert other.main is not None
    between = passage.text[one.span[1] - passage.start : other.main.start - passage.start]
    said = between.replace("(", " ").replace(",", " ").split()
    if one.figure.unit == "percent":  # "tăng 3,4% (tương ứng 9.800 con)"
        return "(" in between and all(word in lists()["changes.same"] for word in said)
    others = (";", *lists()["changes.others"])
    return len(between) < NEAR and not any(word in others for word in said)


def _gap_wrong(by: Amount, earlier: Amount, later: Amount) -> Finding:
    """Of a rise or fall that two values do not have between them, though its percent is right."""
    assert by.main is not None
    assert earlier.main is not None
    assert later.main is not None
    right = abs(later.main.value - earlier.main.value)
    sure = all(one.legible and not (one.main and one.main.hedge) for one in (by, earlier, later))
    return at(
        by,
        message=f"Từ {earlier.said} đến {later.said} là {by.show(right)}, không phải {by.said}",
        message_en=f"From {earlier.said} to {later.said} is {en(right)}, not {en(by.main.value)}",
        stated=by.main.value,
        computed=right,
        suggestion=by.show(right),
        see=places(earlier, later),
        severity=softened(sure),
    )


def _unequal(by: Amount, percent: Amount, value: Amount, way: int, *, from_it: bool) -> Finding:
    """Of a percent that a change does not make of the value it came from, or led to."""
    assert by.main is not None
    assert percent.main is not None
    assert value.main is not None
    word = "Tăng" if way > 0 else "Giảm"
    whence, whence_en = ("từ", "from") if from_it else ("đến", "to")
    base = value.main.value - (0 if from_it else by.main.value * way)
    computed = as_written(by.main.value / base * HUNDRED, percent.main)
    sure = all(one.legible and not (one.main and one.main.hedge) for one in (by, percent, value))
    return at(
        percent,
        message=f"{word} {by.said} {whence} {value.said} là {percent.show(computed)}, "
        f"không phải {percent.said}",
        message_en=f"{by.said} of change {whence_en} {value.said} is {en(computed)}%, "
        f"not {en(percent.main.value)}%",
        stated=percent.main.value,
        computed=computed,
        suggestion=percent.show(computed),
        see=places(by, value),
        severity=softened(sure),
    )
