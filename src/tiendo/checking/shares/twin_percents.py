"""One percent told of two plans: "giải ngân 6.124 tỷ đồng trên kế hoạch Thủ tướng giao 9.870 tỷ
đồng, đạt 56,0%; nếu tính theo kế hoạch HĐND tỉnh giao 10.940 tỷ đồng thì đạt 56,0%".

Where one value holds against one of them, it does not hold against the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.wordlists import shaped

PLANS = shaped(r"\b{shares.plans}\b")
# The value, then each plan with its percent behind or before it.
ORDERS = ((1, 2, 3, 4), (2, 1, 4, 3))
LONG = 5


def twin_percents(draft: Draft) -> Iterator[Ratio]:
    """Of every two such percents the one that its plan does not bear out."""
    for passage in draft.passages:
        if passage.text.count("%") > 1 and PLANS.search(passage.text):
            numbers = draft.numbers(passage)
            for at in range(len(numbers) - LONG + 1):
                yield from _twins(passage, numbers[at : at + LONG])


def _twins(passage: Passage, told: list[Num]) -> Iterator[Ratio]:
    part = told[0]
    for one, first, two, second in ORDERS:
        plans, percents = (told[one], told[two]), (told[first], told[second])
        if not _one_percent(*percents) or not all(_plan_of(part, plan) for plan in plans):
            continue
        borne = [_borne(part, *pair) for pair in zip(plans, percents, strict=True)]
        if borne in ([True, False], [False, True]):
            odd = borne.index(False)
            yield _ratio(passage, part, plans[odd], percents[odd])


def _one_percent(one: Num, other: Num) -> bool:
    plain = one.percent and other.percent and not (one.high or other.high)
    return plain and one.main.value == other.main.value


def _plan_of(part: Num, plan: Num) -> bool:
    plain = not any(num.percent or num.high or num.whole is not None for num in (part, plan))
    return plain and part.unit is not None and (part.unit, part.noun) == (plan.unit, plan.noun)


def _borne(part: Num, plan: Num, percent: Num) -> bool:
    share = part.main.range.percent_of(plan.main.range)
    return share is not None and percent.main.range.meets(share)


def _ratio(passage: Passage, part: Num, plan: Num, percent: Num) -> Ratio:
    start = passage.start
    said = [passage.text[num.start - start : num.main.end - start] for num in (part, plan)]
    return Ratio(
        part=part.main,
        whole=plan.main,
        percent=percent.main,
        said="/".join(said),
        amounts=amounts_at(passage, part.main, plan.main, percent.main),
        sure=not any(num.main.hedge for num in (part, plan, percent)),
    )
