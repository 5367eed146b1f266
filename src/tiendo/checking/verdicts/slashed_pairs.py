"""A value and its plan with a stroke between them, each with its unit: "21.475 người/22.000 người
kế hoạch". The plan is named right behind the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num, numbers_in
from tiendo.checking.wordlists import shaped

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
SLASHED = shaped(
    rf"(?<![\d.,/])(?P<value>(?:{NUMBER})\s(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}}?))\s?/\s?"
    rf"(?P<plan>(?:{NUMBER})\s(?P=unit))(?P<named>\s(?:theo\s|của\s)?{{retelling.plans}})\b"
    r"(?!\s\d)",
    re.IGNORECASE,
)


def slashed_pairs(draft: Draft, passage: Passage) -> Iterator[tuple[Num, Num, str]]:
    """Every such value with its plan, and what the plan is called."""
    if "/" not in passage.text:
        return
    for found in SLASHED.finditer(draft.text, passage.start, passage.end):
        value = numbers_in(draft.text, *found.span("value"))
        plan = numbers_in(draft.text, *found.span("plan"))
        if len(value) == len(plan) == 1 and plan[0].main.value > 0:
            yield value[0], plan[0], found["named"].strip()
