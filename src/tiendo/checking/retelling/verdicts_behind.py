"""Verdicts behind a value and its plan: "chỉ 1,45 ngày trong khi nghị quyết đề ra 1,8 ngày, như vậy
đã vượt yêu cầu".

The plan stands before the words, whatever joins the two; where less is better, or may be, nothing
is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.retelling.bound_claims import BoundClaim
from tiendo.checking.wordlists import shaped, words

# Between a value and its plan: the plan is named, and nothing else is.
PLANNED = shaped(r"^[^.;\d]{0,50}\b(?:{retelling.goals}|quy định)\b[^.;,\d]{0,40}$", re.IGNORECASE)
# Behind the plan: what follows from both.
VERDICT = shaped(
    r"^\s?%?\)?,?\s[^.;\d]{0,12}?\b{retelling.therefore}\b"
    r"[^.;,\d]{0,40}?(?P<claim>(?P<not>không |chưa )?(?:còn |đã |vẫn )?"
    r"(?P<way>{retelling.verdicts_above}|{retelling.verdicts_below})(?: hụt)?(?: so với| được| cả)?"
    r"\s{retelling.goals})\b",
    re.IGNORECASE,
)
BOUND = shaped(r"\b(?:{retelling.at_most}|{retelling.downwards})\s(?:còn\s)?$", re.IGNORECASE)
# Of what takes time, less is better; of how long guests stay, it is not.
LASTING = shaped(r"{retelling.lasting}", re.IGNORECASE)


def verdicts_behind(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict that the value and the plan before it do not bear out."""
    for passage in draft.passages:
        if words("claims.bounds").search(passage.text) is None or _less_is_better(passage):
            continue
        for value, plan in pairwise(draft.numbers(passage)):
            claim = _claim(draft, passage, value, plan)
            if claim is not None:
                yield claim


def _less_is_better(passage: Passage) -> bool:
    lower = words("claims.lower").search(passage.text)
    return lower is not None or LASTING.search(passage.text) is not None


def _claim(draft: Draft, passage: Passage, value: Num, plan: Num) -> BoundClaim | None:
    text = draft.text
    if not alike(value, plan) or value.high or plan.high or value.whole or plan.whole:
        return None
    between = text[value.end : plan.start]
    if not PLANNED.match(between) or BOUND.search(text, passage.start, plan.start):
        return None
    found = VERDICT.match(text[plan.main.end : passage.end])
    if found is None and plan.end != plan.main.end:
        found = VERDICT.match(text[plan.end : passage.end])
        shift = plan.end
    else:
        shift = plan.main.end
    if found is None or _true(value, plan, found):
        return None
    return BoundClaim(
        said=found["claim"],
        start=shift + found.start("claim"),
        end=shift + found.end("claim"),
        value=value,
        bound=plan,
        sure=not draft.doubtful and not value.main.hedge,
    )


def _true(value: Num, plan: Num, found: re.Match[str]) -> bool:
    """Whether the verdict may be so, as exactly as both are written."""
    said_below = words("retelling.verdicts_below").fullmatch(found["way"]) is not None
    below = said_below != bool(found["not"])
    one, two = value.main.range, plan.main.value
    return one.low < two if below else one.high >= two
