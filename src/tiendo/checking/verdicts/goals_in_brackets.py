"""Verdicts with their goal in a bracket behind, while the value stands elsewhere.

"Giải quyết việc làm hoàn thành vượt kế hoạch (15.500 lao động)", with "tạo việc làm cho 15.230 lao
động" before: the value is told in the words of the verdict's subject, and counts the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.told_numbers import Told, telling, told_numbers
from tiendo.checking.verdicts.bound_claims import UNSETTLED, BoundClaim
from tiendo.checking.verdicts.outcome_names import names_one, said_by
from tiendo.checking.verdicts.outcomes import alike_named
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex

CLAIM = shaped(
    r"(?:^|[.;:,(\n]\s?|\b(?:là|và)\s)(?P<name>[^.;:,()\d\n]{6,70}?)\s"
    r"(?P<claim>(?P<not>chưa |không )?(?:(?:đã|cũng|đều|cơ bản)\s)*"
    r"(?:{verdicts.came}|về đích)(?:\s(?:và )?vượt(?: mức)?)?"
    r"\s{retelling.plans}(?:\s[^\W\d_]+){0,3})\s\($",
    re.IGNORECASE,
)
REACH = 150
# A value of less than this part of the goal is of something else.
LEAST = Decimal("0.6")
FEW = 4
MARK = regex(r"\s?\)")


def goals_in_brackets(draft: Draft) -> Iterator[BoundClaim]:
    """Every such verdict that no value of its name bears out."""
    for passage in draft.passages:
        if "(" not in passage.text or not passage.says("retelling.plans"):
            continue
        for goal in draft.numbers(passage):
            claim = _claim(draft, passage, goal)
            if claim is not None:
                yield claim


def _claim(draft: Draft, passage: Passage, goal: Num) -> BoundClaim | None:
    if goal.unit != "count" or goal.high or goal.whole or not MARK.match(draft.text, goal.end):
        return None
    begin = max(passage.start, goal.start - REACH)
    found = CLAIM.search(draft.text[begin : goal.start])
    if found is None or UNSETTLED.search(found.string[: found.start("claim")]):
        return None
    if not names_one(found["name"]) or words("claims.lower").search(found["name"]):
        return None
    told = list(_values(draft, goal, said_by(found["name"])))
    values = [one for one in told if one.end < goal.start]
    if any(one.main.value == goal.main.value for one in told):
        return None  # "vượt kế hoạch (15.730 lao động)": so many there are
    if not values or any(_met(one, goal) != bool(found["not"]) for one in values):
        return None
    return BoundClaim(
        said=found["claim"], start=begin + found.start("claim"), end=begin + found.end("claim"),
        value=values[-1], bound=goal, sure=False,
    )  # fmt: skip


def _met(value: Num, goal: Num) -> bool:
    return value.main.range.high >= goal.main.value


def _values(draft: Draft, goal: Num, name: frozenset[str]) -> Iterator[Num]:
    """The numbers of other sentences that count the same, whose own words have those of a name."""
    for one in told_numbers(draft):
        if one.num is not goal and one.num.start != goal.start and _counts(one, goal):
            own = telling(alike_named(f"{one.before} {one.num.unit_text}".lower()))
            if name and name <= own and len(own - one.counted - name) <= FEW:
                yield one.num


def _counts(one: Told, goal: Num) -> bool:
    num, told = one.num, one.figure
    if num.unit != "count" or num.high or num.whole or num.main.hedge or one.another:
        return False
    if told is not None and told.role is Role.TARGET:
        return False
    if num.main.value < goal.main.value * LEAST:
        return False
    first, second = (each.unit_text.lower() for each in (num, goal))
    return bool(second) and first.startswith(second)
