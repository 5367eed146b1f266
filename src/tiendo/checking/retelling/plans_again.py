"""A plan that its goal tells again with a slip: "54,1% dự toán (9.650 tỷ đồng)", and then "phấn đấu
thu không dưới 9.651 tỷ đồng".

Whoever aims at just about what the plan of the year is means the plan. The goals of another year
come near to it too; so the goal must say that it is that of the plan, or be the year's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.one_slip import (
    near_before,
    often_told,
    one_but_for_a_slip,
    shared_weight,
    told_of,
)
from tiendo.checking.retelling.own_words import contrasted
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import GOAL, PLAN, one_time
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# "vượt 10% dự toán", "đạt 108,6% kế hoạch": the next goal is another.
EXCEEDED = regex(r"\b[Vv]ượt\b|\b[1-9]\d\d(?:,\d+)?%")
# "nuôi trồng 3.500 tấn (bằng kế hoạch năm 2025)"
AS_PLANNED = shaped(r"\s*[(,]\s?(?:đúng )?bằng {retelling.plans}\b")
SAYS = 2.0


def plans_again(draft: Draft) -> Iterator[Retold]:
    """Every such number, and the one told before it or behind it."""
    told = [one for one in every_number(draft) if _exact(one)]
    plans = {id(one) for one in told if _planned(one)}
    goals = {id(one) for one in told if _aimed(one)}
    if not plans:
        return
    often = often_told(draft)
    for one, like in near_before(told):
        for other in like:
            pair = {id(one), id(other)}
            if pair & plans and pair & goals and _of_one(draft, other, one):
                yield from told_of(draft, often, other, one)


def _planned(one: Told) -> bool:
    """Whether a number is a plan that is not exceeded: then the next goal is another."""
    plan = PLAN.search(one.lead)
    return plan is not None and EXCEEDED.search(one.lead) is None


def _aimed(one: Told) -> bool:
    goal = GOAL.search(one.before) is not None and EXCEEDED.search(one.before) is None
    return goal or _as_planned(one)


def _as_planned(one: Told) -> bool:
    behind = one.passage.text[one.num.end - one.passage.start :]
    return AS_PLANNED.match(behind) is not None


def _exact(one: Told) -> bool:
    return not (one.num.percent or one.num.whole or one.num.high)


def _of_one(draft: Draft, one: Told, later: Told) -> bool:
    long = min(len(digits(each.num.main.value)) for each in (one, later)) >= LONG
    long = long or _as_planned(one) or _as_planned(later)
    if not long or contrasted(draft, one, later) or not one_time(one, later):
        return False
    if not one_but_for_a_slip(draft, one, later) or of_two_years(draft, one.num, later.num):
        return False
    return shared_weight(draft, one, later) >= SAYS
