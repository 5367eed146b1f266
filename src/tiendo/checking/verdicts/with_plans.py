"""Verdicts with the plan and its number right behind: "nâng lên 8 xã, hoàn thành mục tiêu 9 xã"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.registry import Yielded
from tiendo.checking.verdicts.claimed import Claim, Ground
from tiendo.checking.verdicts.joined import joined_to
from tiendo.checking.verdicts.judged import judged, lower_is_better
from tiendo.checking.verdicts.reached import (
    more_to_come,
    number_at,
    same_kind,
    to_reach,
    value_before,
)
from tiendo.checking.verdicts.unsettled import UNSETTLED
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Op
from tiendo.vocabulary.regexes import regex

WAY_TO_PLAN = (
    r"\b(?P<not>không |chưa )?"
    r"(?P<way>{claims.way_met}|{claims.way_exceeded}|{claims.way_missed})"
    r"(?: vượt)?(?: mức)?(?: so với)? "
)
WITH_PLAN = shaped(
    WAY_TO_PLAN + r"{claims.plans}(?: (?:{claims.of_plan}|năm \d{4}"
    r"|(?:\d+|{claims.month_counts}) tháng))*"
    r"(?: {claims.moves})?\s\(?(?:{claims.before_plan} )?$",
    re.IGNORECASE,
)
# "vượt mục tiêu UBND tỉnh đề ra cho 6 tháng (45%)": the plan in the bracket behind its name.
BRACKETED = shaped(
    WAY_TO_PLAN + r"(?:{claims.plans_named}|kịch bản)\s"
    r"(?:[^();%\d]|\b\d{1,2}(?= tháng)|\b(?:19|20)\d\d\b){0,90}\(\s?"
    r"(?:{claims.before_bracketed}\s){0,2}$",
    re.IGNORECASE,
)
ANOTHER = regex(r"\s?(?:và|;)\s\d[\d.,]*(?:\s?%|\s[^\W\d_]+){0,3}\s*(?:[).;]|$)")
# What a value is above a plan by is less than this part of it; else the plan itself is named.
BY = Decimal("0.5")
VERDICTS = ("met", "exceeded", "missed")


def with_its_plan(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    """``nâng tổng số lên 8 xã, hoàn thành mục tiêu 9 xã``: the plan stands behind the words."""
    for plan in passage.amounts:
        if plan.main is None or (plan.figure.high is not None and plan.figure.unit not in PERCENTS):
            continue
        before = passage.text[: plan.main.start - passage.start]
        said = WITH_PLAN.search(before) or BRACKETED.search(before)
        if said is None or UNSETTLED.search(before[: said.start()]):
            continue
        value = value_before(passage, plan)
        if ANOTHER.match(passage.text, plan.end - passage.start):
            continue  # "cả hai đều vượt kế hoạch (94% và 92%)": by bound_claims.py, each in turn
        if value is None or not same_kind(value, plan) or more_to_come(passage, value):
            continue
        if said["way"].lower() in ("cao hơn", "thấp hơn") and lower_is_better(value) is not False:
            continue  # "hộ nghèo 4,1%, cao hơn mục tiêu dưới 4%": so much more, and no better
        verdict = next(one for one in VERDICTS if words(f"claims.way_{one}").match(said["way"]))
        by = verdict != "met"
        if said["not"]:  # "không thấp hơn mục tiêu năm (98%)" is met
            verdict = "met" if verdict == "missed" else "missed"
        if by and plan.figure.value < value.figure.value * BY:
            continue  # "vượt kế hoạch 45 tỷ đồng": by so much
        if value.figure.direction is not None and plan.figure.value * BY > value.figure.value:
            continue  # "tăng 8.770 người, vượt chỉ tiêu 18.000 người": of how many there are now
        at_most = plan.figure.op in (Op.LE, Op.LT)
        if at_most and (value.figure.value <= plan.figure.value) == (verdict != "missed"):
            continue  # "14,2%, đạt chỉ tiêu dưới 15%"; "2,0%, chưa đạt mục tiêu dưới 1,9%"
        start = passage.start + said.start()
        claim = Claim(verdict, start, passage.start + said.end() - 1, said.group().strip(" ("))
        alone, aim = value.figure.value, to_reach(plan, verdict)
        reached = alone + joined_to(draft, passage, number_at(value))
        if value.figure.unit != "count" and (alone < aim) != (reached < aim):
            continue  # "khai thác 48,7 nghìn tấn và nuôi trồng 36,2 nghìn tấn, vượt kế hoạch"
        percent = reached / aim * HUNDRED
        said_of = f"{value.said}, kế hoạch {plan.said}"
        yield from judged(draft, claim, Ground(percent, (value, plan), said_of))
