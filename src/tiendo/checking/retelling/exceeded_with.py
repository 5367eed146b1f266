"""Plans said to be exceeded with a percent that is short of them: "vượt kế hoạch với 99,88%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED

# Right before the percent; "vượt kế hoạch 12%" is by how much, and has no "với", "đạt".
LED = shaped(
    r"(?P<said>(?:đã |hoàn thành )?vượt {shares.plans}(?: {shares.plan_tails})*)"
    r",?\s(?P<how>với|đạt|bằng)\s(?:tỷ lệ\s)?$",
    re.IGNORECASE,
)
NOT_YET = shaped(r"\b{exceeded.not_yet}\s(?:[^\d,;.()]{0,20}\s)?$", re.IGNORECASE)
OF_PLAN = shaped(r"\s?%\s(?:so với )?{shares.plans}\b")
ENDS = re.compile(r"\s?%?\s?(?:[.;,)\n]|$)")
# A rate may exceed its plan at any percent: "tỷ lệ bao phủ vượt kế hoạch với 93,5%".
RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|bao phủ|tỷ trọng|mức độ)\b", re.IGNORECASE)
# Below it the percent may be by how much the plan was exceeded.
LEAST, REACH = Decimal(90), 60


def exceeded_with(draft: Draft) -> Iterator[Finding]:
    """Every percent of under a hundred with which a plan is said to be exceeded."""
    for passage in draft.passages:
        if "vượt" not in passage.text.lower() or "%" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, percent in enumerate(numbers):
            value = percent.main.value
            if percent.unit != "percent" or percent.high or not LEAST <= value < HUNDRED:
                continue
            begin = max(passage.start, percent.start - REACH)
            led = LED.search(draft.text, begin, percent.start)
            if led is None or not _of_plan(draft, passage, numbers[:at], percent, led):
                continue
            if NOT_YET.search(draft.text, max(passage.start, led.start() - REACH), led.start()):
                continue
            said, shown = led["said"], draft.text[percent.start : percent.end]
            yield Finding(
                start=led.start("said"),
                end=percent.end,
                message=f"Ghi “{said}”, nhưng mới bằng {shown}",
                message_en=f"“{said}” is said of {shown}",
                stated=said,
                see=(Place(start=percent.start, end=percent.end),),
                severity=softened(not (draft.doubtful or percent.main.hedge)),
            )


def _of_plan(
    draft: Draft, passage: Passage, before: Sequence[Num], percent: Num, led: re.Match[str]
) -> bool:
    """Whether a percent is of the plan: by the word behind it, or behind a value with "với"."""
    if OF_PLAN.match(draft.text, percent.main.end):
        return True
    begin = max(draft.text.rfind(";", passage.start, led.start()) + 1, passage.start)
    valued = bool(before) and before[-1].start >= begin and not before[-1].percent
    told = valued and RATE.search(draft.text, begin, led.start()) is None
    return told and led["how"] == "với" and ENDS.match(draft.text, percent.main.end) is not None
