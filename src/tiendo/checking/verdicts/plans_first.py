"""Verdicts behind a value that its plan stands before: "Kế hoạch trồng 800 ha, đã trồng 742 ha,
vượt kế hoạch".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.verdicts.bound_claims import COMPARED_WITH, OTHER_VALUE, BoundClaim
from tiendo.checking.verdicts.verdict_words import (
    follows,
    names_plan,
    planned_by,
    verdict_behind,
)
from tiendo.checking.verdicts.verdicts_behind import (
    REACH,
    REACHED,
    TIME,
    at_most,
    borne_out,
    kept,
    less_is_better,
    paragraph_end,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Between the plan and what came of it: "giao 6.500 người, thực hiện 5.920 người".
DONE = shaped(
    r"^[^.;:\d]{0,40}?[,;.:]\s[^.;:\d]{0,60}?\b{verdicts.done}(?:\s[^\W\d_,]+){0,3}\s$",
    re.IGNORECASE,
)
# ", huyện kết nạp 148 đồng chí": the two words right before a number.
DEED = regex(
    r"^[^.;:\d]{0,32}?[,;.]\s[^.;:,\d]{0,44}?\b(?P<deed>[^\W\d_]+\s[^\W\d_]+)(?:\s(?:được|mới))?\s$"
)
# "; đến ngày 10/12 hoàn thành 138 nhà": the day up to which it is told.
BY_THEN = regex(
    r"\b(?:[Đđ]ến|[Tt]ới|[Hh]ết)(?:\shết)?\s(?:ngày\s)?"
    r"(?:\d{1,2}/\d{1,2}(?:/\d{4})?|(?:cuối )?tháng \d{1,2})\b"
)
FEW = regex(r"\b\d{1,2}\s(?=[^\W\d_])")  # "82% số hộ đạt đủ 8 tiêu chí; bình xét được 79,6%"
OTHER_TIME = shaped(r"\b{verdicts.not_this_year}\b", re.IGNORECASE)
# What a goal of at most so much is said to be, behind the value: kept, reached.
WITHIN = shaped(
    r"^[^.;,\d]{0,30},\s(?P<claim>(?:(?:đã|vẫn|đều|cơ bản)\s)*"
    r"(?:{verdicts.kept_within}\s(?:{verdicts.limits}|{claims.bounds})"
    r"|(?:{claims.reached})\s(?:{verdicts.limits}|{claims.bounds})))\b",
    re.IGNORECASE,
)
# A value is of its plan where it comes so near.
MOST = 3


def plans_first(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict on a value that the plan told right before it does not bear out."""
    for passage in draft.passages:
        for plan, value in pairs_of(draft, passage):
            claim = _claim(draft, passage, plan, value)
            if claim is not None:
                yield claim


def pairs_of(draft: Draft, passage: Passage) -> Iterator[tuple[Num, Num]]:
    """Every plan of a sentence, or right before it, with the value behind that came of it."""
    before = draft.before(passage)
    if not any(names_plan(draft, one) for one in (*before, passage)):
        return
    numbers = [num for one in before for num in draft.numbers(one)][-1:]
    for plan, value in pairwise([*numbers, *draft.numbers(passage)]):
        between = FEW.sub("", BY_THEN.sub("đến nay", draft.text[plan.end : value.start]))
        led = _led(draft, passage, plan)
        if not _pair(plan, value) or not (DONE.match(between) or _one_deed(led, between)):
            continue
        if planned_by(led, between) and not _otherwise(draft, plan, value, between, led):
            yield plan, value


def _led(draft: Draft, passage: Passage, plan: Num) -> str:
    home = draft.passage_at(plan.start) or passage
    return TIME.sub(" ", draft.text[max(home.start, plan.start - REACH) : plan.start])


def _one_deed(led: str, between: str) -> bool:
    """``chỉ tiêu kết nạp đảng viên là 150 đồng chí, huyện kết nạp 148``: done as it was planned."""
    deed = DEED.search(between)
    return deed is not None and f" {deed['deed']} " in f" {led.lower()} "


def _claim(draft: Draft, passage: Passage, plan: Num, value: Num) -> BoundClaim | None:
    behind = draft.text[value.end : paragraph_end(draft, passage)]
    held = at_most(draft, plan)
    if held and WITHIN.match(behind):
        return _held(value, plan, behind)
    found = verdict_behind(behind)
    if found is None or (not held and borne_out(value, plan, found)):
        return None
    if held and (found["not"] or not REACHED.fullmatch(found["way"]) or kept(value, plan)):
        return None
    home = draft.passage_at(plan.start) or passage
    if not follows(found, "", f"{home.text} {passage.text[: value.end - passage.start]}"):
        return None
    at = value.end + found.start("claim")
    return BoundClaim(
        said=found["claim"].strip(), start=at, end=at + len(found["claim"].rstrip()),
        value=value, bound=plan, sure=False,
    )  # fmt: skip


def _held(value: Num, plan: Num, behind: str) -> BoundClaim | None:
    """``giữ tỷ lệ nợ xấu dưới 2%. Cuối quý I tỷ lệ này là 2,37%, nằm trong mục tiêu``."""
    found = WITHIN.match(behind)
    if found is None or kept(value, plan):
        return None
    at = value.end + found.start("claim")
    return BoundClaim(
        said=found["claim"], start=at, end=at + len(found["claim"]),
        value=value, bound=plan, sure=False,
    )  # fmt: skip


def _pair(plan: Num, value: Num) -> bool:
    whole = plan.high or plan.whole or value.high or value.main.hedge
    if value.whole is not None and not _so_many_of(value, value.whole.value, plan):
        return False
    if any(words("tallies.goals").search(one.unit_text) for one in (plan, value)):
        return False  # "21 chỉ tiêu, có 9 chỉ tiêu vượt": so many of them
    low, high = sorted((plan.main.value, value.main.value))
    return alike(plan, value) and not whole and 0 < high <= low * MOST


def _so_many_of(value: Num, there_are: Decimal, plan: Num) -> bool:
    """``kế hoạch 60 xã; đã có 57/96 xã``: of more than are planned, and not of all."""
    return plan.unit == "count" and value.main.value < there_are >= plan.main.value


def _otherwise(draft: Draft, plan: Num, value: Num, between: str, led: str) -> bool:
    """Whether less may be better, or one of the two is a change or of another time."""
    clause = re.split(r"[,;:.]\s", between)[-1]
    if not at_most(draft, plan) and less_is_better(draft, plan, value):
        return True
    if OTHER_VALUE.search(clause) or COMPARED_WITH.search(clause) or OTHER_TIME.search(led):
        return True
    if words("verdicts.parts_open").search(between):
        return True  # "giao là 170 đảng viên; trong số kết nạp có 71 nữ"
    return any(
        words(name).search(clause) for name in ("reckoned.past", "nation", "retelling.unsettled")
    )
