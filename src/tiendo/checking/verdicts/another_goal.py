"""Verdicts on a value with two goals that a sentence before them tells: "bao phủ 90,6% dân số (chỉ
tiêu tỉnh giao 90,5%, Thủ tướng giao 91%). Như vậy đã đạt chỉ tiêu của tỉnh".
"""

from __future__ import annotations

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.verdicts.bound_claims import BoundClaim
from tiendo.vocabulary.regexes import regex

# "thấp hơn chỉ tiêu 9,5% nhưng vượt chỉ tiêu của hai xã còn lại (8,5%)": its own goal is behind it.
IN_BRACKET = regex(r"[^.;,()\d]{0,40}\(")


def of_another_goal(draft: Draft, one: BoundClaim) -> bool:
    """Whether another number beside the goal that a claim was held against bears it out."""
    told, here = draft.passage_at(one.bound.start), draft.passage_at(one.start)
    if told is here and told is not None and one.bound.end <= one.start:
        return any(
            alike(num, one.bound) and IN_BRACKET.fullmatch(draft.text, one.end, num.start)
            for num in draft.numbers(told)
        )
    if told is None or told is here:
        return False
    short = one.value.main.value < one.bound.main.value  # what is claimed is that it is not
    begin = max(draft.text.rfind("(", told.start, one.bound.start), told.start)
    end = draft.text.find(")", one.bound.end, told.end)
    beside = [
        num.main.value
        for num in draft.numbers(told)
        if begin <= num.start < (end if end >= 0 else told.end)
        and num.start not in (one.value.start, one.bound.start)
        and alike(num, one.bound)
    ]
    value = one.value.main.value
    return any(value >= goal if short else value < goal for goal in beside)
