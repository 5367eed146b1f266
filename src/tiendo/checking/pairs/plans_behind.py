"""Plans told in a sentence right behind the percent of them: "Giải quyết việc làm cho 12.350 lao
động, đạt 65% kế hoạch. Kế hoạch năm 2018, toàn tỉnh giải quyết việc làm cho 19.000 lao động".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import Relation, is_level, results, same_unit, targets
from tiendo.checking.pairs.plans_of import absolute, says_of_plan
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

OPENS = regex(
    r"\s*(?:Kế hoạch|Chỉ tiêu|Dự toán)(?: cả)?(?: năm(?: 20\d\d)?)?,?\s(?:là\s)?[^;:()\d]{0,60}$"
)
WORD = regex(r"[^\W\d_]+")
# So many words before the value and its plan must be the same.
WORDS = 3


def plans_behind(draft: Draft) -> Iterator[Relation]:
    """Every first value of a sentence with its percent and the one plan of the next sentence."""
    for passage, following in pairwise(draft.passages):
        if passage.block != following.block or "%" not in passage.text:
            continue
        levels = [one for one in following.amounts if is_level(one)]
        if len(levels) != 1 or targets(passage.amounts) or levels[0].main is None:
            continue
        plan = levels[0]
        if OPENS.match(_before(plan, following)):
            found = _relation(passage, following, plan)
            if found is not None:
                yield found


def _relation(passage: Passage, following: Passage, plan: Amount) -> Relation | None:
    named = _words(_before(plan, following))
    alike = [
        one
        for one in results(passage.amounts)
        if one.main and same_unit(one, plan) and _words(_before(one, passage)) == named
    ]
    if len(alike) != 1 or len(named) < WORDS:
        return None
    part = alike[0]
    behind = [one for one in passage.amounts if one.start > part.start and says_of_plan(one)]
    stated = behind[0] if behind else None
    if stated is None or absolute(stated):
        return None
    if any(is_level(one) and part.start < one.start < stated.start for one in passage.amounts):
        return None
    return Relation(kind="plan", stated=stated, part=part, wholes=(plan,), certain=False)


def _before(amount: Amount, passage: Passage) -> str:
    return passage.text[: amount.main.start - passage.start] if amount.main else ""


def _words(before: str) -> list[str]:
    return WORD.findall(fold(before))[-WORDS:]
