"""The value that stands before a plan in its sentence, and whether the two may be held together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Passage
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.pairs.pairing import same_unit
from tiendo.checking.verdicts.bound_claims import COMPARED_WITH
from tiendo.checking.verdicts.joined import parted
from tiendo.checking.wordlists import words
from tiendo.facts.figure import Measure, Op, Role
from tiendo.vocabulary.regexes import regex

MORE = regex(r"\b(?:thêm|nữa|cùng với|cộng với)\s[^\d;.]{0,20}$")
NEAR = 30
RATES_OF = {Measure.LEVEL, Measure.SHARE, Measure.ATTAINMENT}


def same_kind(value: Amount, plan: Amount) -> bool:
    """Whether two amounts are of one unit, and may be a value and its plan by what is measured."""
    a, b = value.figure, plan.figure
    return (
        same_unit(value, plan)
        and a.op is Op.EQ
        and a.high is None
        and b.value > 0
        and {a.measure, b.measure} <= RATES_OF | {Measure.CHANGE}
        and (a.role is Role.RESULT or a.measure is Measure.ATTAINMENT)
    )


def value_before(passage: Passage, amount: Amount) -> Amount | None:
    """The last amount before another that no bracket holds: "(7,21%)" is told by the way; of a
    ratio its count, or the percent in its bracket: "152/184 vụ (82,6%), vượt chỉ tiêu trên 85%".
    """
    before = [one for one in passage.amounts if one.end <= amount.start]
    outside = [one for one in before if not _in_bracket(passage, one) and not _compared(one)]
    if not outside or parted(passage, outside[-1], amount):
        return None
    return _as_told(outside[-1], amount)


def _as_told(value: Amount, plan: Amount) -> Amount:
    """A ratio as the plan tells it: as a percent, or as so many."""
    figure = value.figure
    if figure.measure is not Measure.RATIO or figure.of is None:
        return value
    if plan.figure.unit in PERCENTS and value.percent is not None:
        share = replace(
            figure, value=value.percent.value, unit="percent", of=None, measure=Measure.SHARE
        )
        return replace(value, figure=share)
    if plan.figure.unit == figure.unit:
        return replace(value, figure=replace(figure, of=None, measure=Measure.LEVEL))
    return value


def _compared(amount: Amount) -> bool:
    """``cao hơn mức 76,9% của quý I/2025``: what a value is held against."""
    at = number_at(amount)
    return COMPARED_WITH.search(amount.text, max(0, at - NEAR), at) is not None


def _in_bracket(passage: Passage, amount: Amount) -> bool:
    text = passage.text[: number_at(amount) - passage.start]
    return text.rfind("(") > text.rfind(")")


def number_at(amount: Amount) -> int:
    return amount.main.start if amount.main is not None else amount.end


def more_to_come(passage: Passage, value: Amount) -> bool:
    """``kêu gọi vận động thêm 3,36 tỷ đồng, hoàn thành kế hoạch 22 tỷ đồng``: that is asked for."""
    before = passage.text[: number_at(value) - passage.start]
    return (
        MORE.search(before) is not None and words("retelling.unsettled").search(before) is not None
    )


def to_reach(plan: Amount, verdict: str) -> Decimal:
    """What must be reached of a plan: of a range its low end, and more than its high to exceed."""
    high = plan.figure.high
    return high if high is not None and verdict == "exceeded" else plan.figure.value
