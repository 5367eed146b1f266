"""Verdicts on a goal that is a percent of a plan, beside what the draft has told of that plan.

"đạt 70,4% kế hoạch tỉnh giao … phải giải ngân từ 80% kế hoạch tỉnh giao trở lên; như vậy tiến độ
chung đã đạt mục tiêu": the same words behind two percents name the plan that both are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.verdicts.bound_claims import BoundClaim
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.text import fold

PLAN = shaped(r"\s?%?\s(?P<plan>{retelling.plans_told}(?:\s[^\W\d_]+){1,6})", re.IGNORECASE)
# What makes a percent a goal, and the verdict on it.
GOAL = shaped(r"\b(?:{verdicts.at_least}|phải đạt|đạt trên)\s$", re.IGNORECASE)
VERDICT = shaped(
    r"\b(?P<claim>(?:(?P<not>chưa|không)\s|đã\s)?{verdicts.came}"
    r"(?:\s{verdicts.verdict_tails})*)\s?(?:[.;]|$)",
    re.IGNORECASE,
)


def goals_told(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict on such a goal that the last percent told of the plan does not bear out."""
    told: list[tuple[Num, str]] = []
    for passage in draft.passages:
        here = list(_of_plans(draft, passage))
        for goal, plan in here:
            if GOAL.search(draft.text, passage.start, goal.start):
                claim = _claim(draft, passage, goal, [num for num, name in told if name == plan])
                if claim is not None:
                    yield claim
        told += [
            (num, plan)
            for num, plan in here
            if not GOAL.search(draft.text, passage.start, num.start) and not num.main.hedge
        ]


def _of_plans(draft: Draft, passage: Passage) -> Iterator[tuple[Num, str]]:
    """The percents of a sentence with the name of the plan behind each."""
    for num in draft.numbers(passage):
        found = PLAN.match(draft.text, num.main.end) if num.unit == "percent" else None
        if found is not None and not num.high:
            yield num, _name(found["plan"])


def _name(words: str) -> str:
    """``kế hoạch tỉnh giao``, whatever goes on behind it."""
    folded = fold(words).split()
    end = folded.index("giao") + 1 if "giao" in folded else len(folded)
    return " ".join(folded[:end])


def _claim(draft: Draft, passage: Passage, goal: Num, values: list[Num]) -> BoundClaim | None:
    found = VERDICT.search(draft.text[goal.end : passage.end])
    if found is None or not values:
        return None
    value = values[-1]
    met = value.main.range.high >= goal.main.value
    if met != bool(found["not"]):
        return None
    at = goal.end + found.start("claim")
    return BoundClaim(
        said=found["claim"].strip(), start=at, end=at + len(found["claim"].rstrip()),
        value=value, bound=goal, sure=False,
    )  # fmt: skip
