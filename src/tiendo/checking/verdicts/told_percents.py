"""Percents of a goal that the reader has no figure of: "bằng 93,8% kịch bản 4 tháng", "118/130 đảng
viên, đạt 90,8% chỉ tiêu".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.verdicts.claimed import PLAN_NAMED
from tiendo.checking.wordlists import shaped

LED = shaped(r"\b{verdicts.percent_leads}\s$", re.IGNORECASE)
OF_GOAL = shaped(r"\s(?:so với\s)?{verdicts.percents_of}\b", re.IGNORECASE)
REACH = 24


def told_percents(draft: Draft, passage: Passage) -> Iterator[Num]:
    """Every such percent of a sentence."""
    if "%" not in passage.text or not passage.may_say(
        "verdicts.percents_of", "verdicts.told_goals"
    ):
        return
    for num in draft.numbers(passage):
        if not num.percent or num.high or num.whole is not None or num.main.hedge:
            continue
        if LED.search(draft.text, max(passage.start, num.start - REACH), num.start) is None:
            continue
        if OF_GOAL.match(draft.text, num.end) or PLAN_NAMED.match(draft.text, num.main.end):
            yield num
