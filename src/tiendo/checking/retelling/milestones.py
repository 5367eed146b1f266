"""A value of one of the days of a list, told as that of a later day of the list.

"- đến 31/8: 214,7 tỷ đồng; - đến 30/9: 268,3 tỷ đồng. Như vậy, sau 9 tháng mới giải ngân được
214,7 tỷ đồng."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number, telling
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import words
from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Role
from tiendo.vocabulary.periods import Period, parse_period

FEWEST, NEAR = 2, 3


@dataclass(frozen=True, slots=True)
class Milestone:
    """A number told of one day, and those of the list: the day that it is of, and its own."""

    num: Num
    of: Num
    right: Num


def milestones_mixed(draft: Draft) -> Iterator[Milestone]:
    """Every such number below a list of days."""
    told = every_number(draft)
    for days in _lists(told):
        last = days[-1].passage
        for one in told:
            below = last.block < one.passage.block <= last.block + NEAR
            if not below or one.another or one.num.start in proven(draft):
                continue
            found = _mixed(one, days)
            if found is not None:
                yield found


def _mixed(one: Told, days: Sequence[Told]) -> Milestone | None:
    period = _period(one)
    if period is None or one.num.whole is not None or one.num.unit != days[0].num.unit:
        return None
    same = [day for day in days if day.num.main.value == one.num.main.value]
    right = [day for day in days if _ends(day) == period.end]
    if len(same) != 1 or len(right) != 1 or right == same or one.num.main.hedge:
        return None
    earlier = _ends(same[0]) < period.end and len(digits(one.num.main.value)) >= LONG
    return Milestone(one.num, same[0].num, right[0].num) if earlier else None


def _lists(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Runs of lines, each with a day and its value and no other word."""
    run: list[Told] = []
    for one in told:
        if run and one.passage.block == run[-1].passage.block:
            continue  # "131,6 tỷ đồng (28,4%)"
        if _dated(one) and (not run or _next(run[-1], one)):
            run.append(one)
            continue
        if len(run) >= FEWEST:
            yield run
        run = [one] if _dated(one) else []
    if len(run) >= FEWEST:
        yield run


def _next(before: Told, one: Told) -> bool:
    first, then = _period(before), _period(one)
    below = one.passage.block == before.passage.block + 1 and one.num.unit == before.num.unit
    return below and first is not None and then is not None and first.end < then.end


def _dated(one: Told) -> bool:
    """``- đến 31/8: 214,7 tỷ đồng``: a time before the value, and nothing that is named."""
    result = one.figure is not None and one.figure.role is Role.RESULT
    before = one.passage.text[: one.num.start - one.passage.start]
    bare = words("retelling.up_to").sub(" ", before)
    dated = any(map(str.isdigit, before)) and not telling(bare)
    return result and dated and not one.num.percent and _period(one) is not None


def _ends(one: Told) -> date:
    period = _period(one)
    assert period is not None
    return period.end


def _period(one: Told) -> Period | None:
    stated = one.figure.period if one.figure is not None else None
    try:
        return parse_period(stated) if stated else None
    except PeriodUnreadable:
        return None
