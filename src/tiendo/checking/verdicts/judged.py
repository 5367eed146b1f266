"""What numbers say of a verdict: whether it holds, where it is known which way is better.

"Thu 3.900 tỷ đồng, bằng 97,5% dự toán, vượt kế hoạch": the percent says "chưa đạt".
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.registry import Compared, Yielded
from tiendo.checking.retelling.told_numbers import WAY
from tiendo.checking.saying import places, softened
from tiendo.checking.verdicts.claimed import Claim, Ground
from tiendo.checking.verdicts.reached import number_at
from tiendo.checking.wordlists import words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Direction, Measure
from tiendo.vocabulary.indicators import catalogue

ENGLISH = {"exceeded": "exceeded", "met": "met", "missed": "not met"}


def judged(draft: Draft, claim: Claim, ground: Ground) -> Iterator[Yielded]:
    """The finding where the numbers of its ground say otherwise than a verdict."""
    first = ground.amounts[0]
    lower = lower_is_better(first)
    if lower is None:
        return
    yield Compared(ground.amounts)
    percent = 2 * HUNDRED - ground.percent if lower else ground.percent
    verdict = "exceeded" if percent > HUNDRED else "met" if percent == HUNDRED else "missed"
    wrong = {
        "exceeded": percent < HUNDRED or (percent == HUNDRED and ground.percent == HUNDRED),
        "met": percent < HUNDRED,
        "missed": percent >= HUNDRED,
    }[claim.verdict]
    if not wrong:
        return
    sure = (
        all(one.legible for one in ground.amounts)
        and not ground.loose
        and not (claim.verdict == "exceeded" and verdict == "met")
    )
    says = {"exceeded": "vượt", "met": "đạt", "missed": "chưa đạt"}
    yield Finding(
        start=claim.start,
        end=claim.end,
        message=f"Ghi “{claim.words}”, nhưng {ground.said} là {says[verdict]}",
        message_en=f"The text says {ENGLISH[claim.verdict]}; the numbers say {ENGLISH[verdict]}",
        stated=claim.words,
        computed=says[verdict],
        see=places(*ground.amounts),
        severity=softened(sure and not draft.doubtful),
    )


def lower_is_better(amount: Amount) -> bool | None:
    """None where neither direction is better, or it is not known."""
    figure = amount.figure
    entry = catalogue().get(figure.indicator_id) if figure.indicator_id else None
    if figure.unit == "percentage_point":
        return False  # "bình quân giảm 3,73 điểm phần trăm/năm, vượt mục tiêu": how far it moved
    told = WAY.search(amount.text, max(0, amount.start - len("giảm được ")), number_at(amount))
    if figure.measure is Measure.CHANGE or told:  # a fall that is wanted is the better the larger
        falls = figure.direction is Direction.DOWN or (
            told is not None and told["way"].lower() == "giảm"
        )
        if entry is None or entry.better == "neither":
            return None if falls else False
        return falls != (entry.better == "lower")
    if entry is not None and entry.better != "neither":
        return entry.better == "lower"
    return None if words("claims.lower").search(figure.indicator) else False
