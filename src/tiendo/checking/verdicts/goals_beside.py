"""Verdicts between a value and its goal, side by side, whatever is counted: "giảm 1,12 điểm phần
trăm, chưa đạt kế hoạch giảm từ 0,9 - 1 điểm"; "bác sĩ trên vạn dân đạt 9,4, chưa đạt kế hoạch 9,2".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be
from tiendo.checking.verdicts.bound_claims import AT_MOST, UNSETTLED, BoundClaim
from tiendo.checking.verdicts.joined import joined_to
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BETWEEN = shaped(
    r"(?:/[^\W\d_]+|\s?\([^()\d]*\))?,\s(?:{goals.leads}\s)*"
    r"(?P<claim>(?P<not>chưa |không )?(?:{verdicts.came})(?: và vượt| mức| được| so với)*\s"
    r"(?:{retelling.goals}|dự toán|yêu cầu|mức)(?:\s[^\W\d_]+){0,6}?)\s?\(?"
    r"(?:{verdicts.goal_ways}\s)?(?:{verdicts.at_least}\s|bình quân\s)*$",
    re.IGNORECASE,
)
# "Huyện giải ngân 37,5%, hoàn thành mục tiêu này": the goal of the sentence before.
THIS = shaped(
    r",\s(?:{goals.leads}\s)*(?P<claim>(?P<not>chưa |không )?"
    r"(?:{verdicts.came})(?: và vượt| mức| được)*\s(?:{retelling.goals}|yêu cầu|mức)\s"
    r"{goals.pointing})\b",
    re.IGNORECASE,
)
GOAL_LED = shaped(r"\b(?:{retelling.goals}|yêu cầu)\b[^.;,:\d]{0,60}$", re.IGNORECASE)
WAY = shaped(r"\b(?P<way>{verdicts.goal_ways})(?:\s{verdicts.goal_steps})*\s$", re.IGNORECASE)
ENDS = regex(r"\s*(?:[.,;)\n]|$|/năm|trở lên|điểm|của|do|mà|theo)")
REACH = 30
# What a value is above or below its goal by is less than this part of the value.
BY = Decimal("0.5")


def goals_beside(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict between a value and a goal that the two do not bear out."""
    for passage in draft.passages:
        if passage.words.isdisjoint(("vượt", "đạt", "thành")):
            continue
        for value, goal in pairwise(draft.numbers(passage)):
            found = BETWEEN.fullmatch(draft.text, value.end, goal.start)
            if found is not None and _wrong(draft, passage, value, goal, found):
                yield BoundClaim(
                    said=found["claim"], start=found.start("claim"), end=goal.end, value=value,
                    bound=goal, sure=False,
                )  # fmt: skip


def goals_before(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict on "mục tiêu này" that the goal of the sentence before does not bear out."""
    for passage in draft.passages:
        found = THIS.search(passage.text) if passage.may_say("goals.pointing") else None
        near = draft.before(passage) if found is not None else ()
        if found is None or not near:
            continue
        at = passage.start + found.start()
        value = next((num for num in draft.numbers(passage) if num.end == at), None)
        goals = [
            num
            for num in draft.numbers(near[-1])
            if GOAL_LED.search(draft.text, near[-1].start, num.start)
        ]
        if value is None or len(goals) != 1 or not _held(draft, passage, value, goals[0]):
            continue
        if _apart(value, goals[0], found):
            yield BoundClaim(
                said=found["claim"], start=passage.start + found.start("claim"),
                end=passage.start + found.end(), value=value, bound=goals[0], sure=False,
            )  # fmt: skip


def _held(draft: Draft, passage: Passage, value: Num, goal: Num) -> bool:
    """Whether a value may be held against the goal of another sentence."""
    before = draft.text[passage.start : value.start]
    if words("claims.lower").search(passage.text) or UNSETTLED.search(before):
        return False
    plain = not (value.high or value.whole or value.main.hedge or goal.high)
    return plain and _alike(value, goal, moved=False)


def _apart(value: Num, goal: Num, found: re.Match[str]) -> bool:
    """Whether a value lies on the other side of its goal than the verdict says."""
    if found["not"]:
        return value.main.range.low > goal.main.value and not goal.high
    return value.main.range.high < goal.main.value


def _wrong(draft: Draft, passage: Passage, value: Num, goal: Num, found: re.Match[str]) -> bool:
    text = draft.text
    before = text[passage.start : value.start]
    if UNSETTLED.search(before) or AT_MOST.search(text[value.end : goal.start]):
        return False
    ways = [_way(text, num) for num in (value, goal)]
    if ways[1] and ways[0] != ways[1]:
        return False  # "còn 8,2%, vượt kế hoạch giảm 1%": not what it moved by
    if ways[0] and not ways[1] and not value.percent:
        return False  # "tăng 8.770 người, vượt chỉ tiêu 18.000 người": of how many there are now
    if not ways[0] and words("claims.lower").search(passage.text):
        return False
    if not _alike(value, goal, moved=bool(ways[0])) or not ENDS.match(text, goal.end):
        return False
    if value.high or value.whole or value.main.hedge or goal.main.value < value.main.value * BY:
        return False
    if joined_to(draft, passage, value.start):
        return False  # "xây mới 365 nhà và sửa 148 nhà, vượt kế hoạch 480 nhà"
    return _apart(value, goal, found)


def _way(text: str, num: Num) -> str:
    told = WAY.search(text, max(0, num.start - REACH), num.start)
    return told["way"].lower() if told else ""


def _alike(value: Num, goal: Num, *, moved: bool) -> bool:
    """Whether two numbers are of one unit: of a goal it may go without saying."""
    if value.percent or goal.percent:
        bare = goal.unit is None or goal.unit_text == "điểm"
        return value.percent and (goal.percent or (moved and bare))
    return could_be(value, goal)
