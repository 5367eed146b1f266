"""What a verdict is held against in its own clause or sentence, or in the one before it.

"… chiếm 70,2%, so với mục tiêu là 72%. Như vậy, chúng ta đã vượt mục tiêu": value and plan.
"""

from __future__ import annotations

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import results, same_topic, same_unit, targets
from tiendo.checking.pairs.standing import is_plan
from tiendo.checking.pairs.topics import named
from tiendo.checking.verdicts.claimed import Claim, Ground, attains
from tiendo.checking.verdicts.reached import NEAR, RATES_OF, number_at, value_before
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Measure, Op, Role

CARRIED_OUT = shaped(r"\b{claims.carried_out}\s$")


def ground_beside(passage: Passage, inside: list[Amount]) -> Ground | None:
    """The one percent of a plan in a clause, or the one value beside the one plan."""
    stated = [one for one in inside if attains(one)]
    if len(stated) == 1:
        one = stated[0]
        if one.figure.measure is Measure.RATIO:
            assert one.figure.of is not None
            return Ground(
                one.figure.value / one.figure.of * HUNDRED, (one,), one.figure.evidence.quote
            )
        return Ground(one.figure.value, (one,), f"{one.said} kế hoạch")
    if stated:
        return None
    told = results(inside)
    planned = [*targets(inside), *(one for one in told if is_plan(one, passage))]
    told = [one for one in told if one not in planned]
    if len(told) != 1 or len(planned) != 1:
        return None
    value, plan = told[0], planned[0]
    if not same_topic(value, plan) or not same_unit(value, plan) or plan.figure.high is not None:
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def plan_before(passage: Passage, inside: list[Amount], claim: Claim) -> Ground | None:
    """``… có 9,1 bác sĩ/1 vạn dân; kế hoạch là 9,3, đã vượt kế hoạch``: the last plan before the
    words, and the last value of its kind before the plan, in the same sentence.
    """
    said = [one for one in inside if one.end <= claim.start]
    plans = [one for one in said if _sets(one, passage)]
    if not plans or said[-1] is not plans[-1]:
        return None
    plan = plans[-1]
    values = [one for one in passage.amounts if one.end <= plan.start and _beside(one, plan)]
    if not values or values[-1].figure.high is not None:
        return None
    value = values[-1]
    if not same_topic(value, plan) and not _unnamed(plan):
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def told_before(draft: Draft, passage: Passage) -> Ground | None:
    """``… chiếm 70,2%, so với mục tiêu là 72%. Như vậy, chúng ta đã vượt mục tiêu``."""
    if passage.amounts:
        return None
    before = draft.passage_at(passage.start - 2)
    if before is None or before.block != passage.block or not before.amounts:
        return None
    plan = before.amounts[-1]
    value = value_before(before, plan)
    if value is None or not _sets(plan, before) or not _beside(value, plan):
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def _sets(one: Amount, passage: Passage) -> bool:
    """Whether an amount is a plan that must be reached: "từ 95% trở lên", "11 nhà"."""
    figure, at = one.figure, number_at(one)
    if words("tallies.goals").search(figure.unit_text or ""):
        return False  # "8 chỉ tiêu đạt kế hoạch": so many of them
    if CARRIED_OUT.search(one.text, max(0, at - NEAR), at):
        return False  # "chỉ tiêu: giao 4.500 người, thực hiện 4.620 người"
    planned = figure.role is Role.TARGET or is_plan(one, passage)
    return planned and figure.op in (Op.EQ, Op.GE, Op.GT) and figure.value > 0 and not figure.high


def _beside(value: Amount, plan: Amount) -> bool:
    """Whether a value may be held against a plan by its measure and unit."""
    a, b = value.figure, plan.figure
    alike = a.measure is b.measure or {a.measure, b.measure} <= RATES_OF
    one_way = a.measure is not Measure.CHANGE or a.direction is b.direction
    return alike and one_way and a.op is Op.EQ and same_unit(value, plan)


def _unnamed(plan: Amount) -> bool:
    """Whether a plan bears no name of its own but what is counted: "kế hoạch 11 nhà"."""
    own = set(named(plan.figure.indicator).split()) - {*lists()["claims.plan_words"]}
    return own <= set(named(plan.figure.unit_text or "").split())
