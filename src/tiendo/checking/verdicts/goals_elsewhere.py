"""Goals that a speech names and claims at once, while their value stands elsewhere in it.

"Nghị quyết đặt mục tiêu tỷ lệ đô thị hóa 38% và chúng ta đã về đích ở chỉ tiêu đô thị hóa", with
"Tỷ lệ đô thị hóa đạt 36,8%" before: the value is told in the words of the goal's own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.told_numbers import Told, telling, told_numbers
from tiendo.checking.verdicts.bound_claims import UNSETTLED, BoundClaim
from tiendo.checking.verdicts.verdicts_behind import TIME, paragraph_end
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Role

# "đặt chỉ tiêu tăng trưởng 7,5%": the goal with its name, and all that stands before the claim.
GOAL = shaped(
    r"\b{retelling.goals}\s(?P<name>[^.;:,()\d]{3,60}?)\s"
    r"(?:(?:là|đạt|ở mức|{verdicts.at_least})\s)*$",
    re.IGNORECASE,
)
CLAIM = shaped(
    r"^(?: trở lên)?[^.\d]{0,80}?\b(?P<claim>(?P<not>chưa |không )?(?:đã |cơ bản )*"
    r"(?:{verdicts.came}|về đích|cán đích)(?: và vượt)?(?: được| ở| với)?"
    r"(?:\s(?:các |cả )?{retelling.targets})(?:\s[^\W\d_]+){0,4}?)\s*(?=[.;,)]|$)",
    re.IGNORECASE,
)
# "; chỉ tiêu này đã vượt": a verdict that takes its goal up, in its sentence or the next.
TAKEN_UP = shaped(
    r"^(?:%?\strở lên)?[^.\d]{0,60}?[.;,]\s(?:{verdicts.held_against}|[Vv]ới|[Đđ]ến nay,?)?\s?"
    r"(?P<claim>{verdicts.goal_again}(?P<actor>,?\s(?:{verdicts.actors}))?"
    r"(?:\s{verdicts.verdict_leads})*\s(?P<not>chưa |không )?(?:đã |cơ bản )*"
    r"(?:{verdicts.came}|về đích|cán đích)(?:\s{verdicts.verdict_tails})*)"
    r"(?=\s*(?:[.;,)]|$|{verdicts.verdict_ends}\b|cho mốc\b))",
    re.IGNORECASE,
)
# "giao tỷ lệ hồ sơ trực tuyến", "đến hết quý III giải ngân": what stands before the name.
SET = shaped(
    r".*\b(?:{retelling.goals}|{verdicts.setting}|năm nay|đến hết|đến cuối|hết)\s", re.IGNORECASE
)
REACH, BEHIND = 110, 170
# A value that is so many times the goal is of another thing.
MOST = 3
# No more words than these may a goal's name leave out of the value's own.
LEFT_OUT = 3
# Of a name of two words no more than four.
SHORT, FEW = 4, 2


def goals_elsewhere(draft: Draft) -> Iterator[BoundClaim]:
    """Every claim behind a goal that no value of its name bears out."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        if not numbers or not passage.says("retelling.goals"):
            continue
        for goal in numbers:
            claim = _claim(draft, passage, goal)
            if claim is not None:
                yield claim


def _claim(draft: Draft, passage: Passage, goal: Num) -> BoundClaim | None:
    before = draft.text[max(passage.start, goal.start - REACH) : goal.start]
    named = GOAL.search(TIME.sub(" ", before))
    found = _verdict(draft, passage, goal) if named else None
    if named is None or found is None:
        return None
    name = SET.sub("", named["name"])
    if goal.high or goal.whole or words("claims.lower").search(name):
        return None
    values = _values(draft, goal, telling(name))
    if not values or any(_met(value, goal) != bool(found["not"]) for value in values):
        return None
    at = goal.end + found.start("claim")
    return BoundClaim(
        said=found["claim"].strip(), start=at, end=at + len(found["claim"].rstrip()),
        value=values[-1], bound=goal, sure=False,
    )  # fmt: skip


def _verdict(draft: Draft, passage: Passage, goal: Num) -> re.Match[str] | None:
    """The words behind a goal that claim it, in its sentence or taking it up in the next."""
    behind = draft.text[goal.end : passage.end][:BEHIND]
    found = CLAIM.match(behind)
    if found is not None:
        return None if UNSETTLED.search(draft.text[goal.end : passage.end]) else found
    found = TAKEN_UP.match(draft.text[goal.end : paragraph_end(draft, passage)][:BEHIND])
    if found is None or UNSETTLED.search(found.group()[: found.start("claim")]):
        return None
    return found


def _met(value: Num, goal: Num) -> bool:
    return value.main.range.high >= goal.main.value


def _values(draft: Draft, goal: Num, name: frozenset[str]) -> list[Num]:
    """The numbers before a goal, of its unit, whose clause has the words of its name."""
    return [
        one.num
        for one in told_numbers(draft)
        if one.num.end < goal.start and name and _of_name(one, goal, name)
    ]


def _of_name(one: Told, goal: Num, name: frozenset[str]) -> bool:
    num = one.num
    if num.unit != goal.unit or num.per != goal.per or num.whole or num.main.hedge or one.another:
        return False
    if one.figure is not None and one.figure.role is Role.TARGET:
        return False
    low, high = sorted((num.main.value, goal.main.value))
    if high > low * MOST or (num.percent and num.main.value > HUNDRED):
        return False
    own = telling(one.before) | (one.counted if num.unit != "percent" else frozenset())
    more = max(SHORT, len(name) + LEFT_OUT if len(name) > FEW else 0)
    return name <= own and len(own - one.counted - name) <= more
