"""How many points a rate lies from a goal or another rate that its sentence names: "đạt 86,25%
dân số, thấp hơn 5,25% so với chỉ tiêu 91,5%"; "đạt 69,7%, cao hơn kế hoạch (68%) 1,7%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.saying import as_written, en, softened, vi
from tiendo.checking.verdicts.verdicts_behind import less_is_better
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

WAYS = r"(?P<way>{verdicts.above}|{verdicts.below})"
# "thấp hơn 5,25% so với chỉ tiêu 91,5%"; the goal may stand in a bracket.
LED = shaped(rf"\b{WAYS}\s(?:là\s|tới\s|đến\s)?$", re.IGNORECASE)
GOAL = shaped(
    r"\s?(?:%|điểm %|điểm phần trăm|điểm)?\s?so (?:với )?"
    r"(?P<name>{verdicts.goals}\b[^\d.;,()%]{0,40})\(?$"
)
# "cao hơn kế hoạch (68%) 1,7 điểm phần trăm"
AGAINST = shaped(
    rf"\b{WAYS}\s(?:so với )?(?P<name>{{verdicts.goals}}\b[^\d.;,()%]{{0,40}})\((?:là )?$",
    re.IGNORECASE,
)
BY = regex(r"\s?%?\)\s(?:là\s|tới\s)?$")
# A rate as it stands, and no change of one.
LEVEL = shaped(
    r"(?:\b{verdicts.stands_at}|\btỷ lệ(?:\s[^\W\d_]+){2,9})\s(?:chỉ\s|mới\s)?$", re.IGNORECASE
)
OF_PLAN = shaped(r"\s?%\s(?:so với )?(?:{shares.plans}|KH\b|cùng kỳ)")
BEFORE = 60
POINTS = ("percent", "percentage_point")


@dataclass(frozen=True, slots=True)
class PointsOff:
    """``level`` is said to be by ``by`` above or below ``goal``, and is not."""

    level: Num
    goal: Num
    by: Num
    way: str
    up: bool
    planned: bool

    @property
    def gap(self) -> Decimal:
        """How far the level stands above the goal."""
        return self.level.main.value - self.goal.main.value

    @property
    def holds(self) -> bool:
        one, two = self.level.main.range, self._goal
        by = replace(self.by.main, hedge="").range  # "thấp hơn 5,25%" is told exactly
        said = by if self.up else by.times(Decimal(-1))
        if said.meets(one - two):
            return True
        share = one.percent_of(two) if self.by.unit == "percent" else None
        return share is not None and said.meets(Range(share.low - HUNDRED, share.high - HUNDRED))

    @property
    def _goal(self) -> Range:
        """A plan is set to the last digit; what others came to is rounded."""
        goal = self.goal.main
        return Range(goal.value, goal.value) if self.planned else goal.range

    @property
    def turned(self) -> bool:
        """Whether only the direction is wrong."""
        return abs(self.gap) == self.by.main.value


def points_off(draft: Draft) -> Iterator[PointsOff]:
    """Every such distance of a draft that the two rates do not have."""
    for passage in draft.passages:
        if "%" not in passage.text or not words("verdicts.apart").search(passage.text):
            continue
        numbers = draft.numbers(passage)
        for at in range(1, len(numbers) - 1):
            found = _behind(draft, passage, numbers, at) or _bracketed(draft, passage, numbers, at)
            if found is not None and not found.holds and _wrong(draft, found, numbers):
                yield found


def _behind(draft: Draft, passage: Passage, numbers: Sequence[Num], at: int) -> PointsOff | None:
    """The goal right behind the distance."""
    by, goal = numbers[at], numbers[at + 1]
    if by.unit not in POINTS or goal.unit != "percent":
        return None
    way = LED.search(draft.text, max(passage.start, by.start - BEFORE), by.start)
    named = GOAL.fullmatch(draft.text, by.main.end, goal.start)
    if way is None or named is None or _changing(named["name"]):
        return None
    return _told(draft, passage, (way, named["name"]), by, goal)


def _bracketed(draft: Draft, passage: Passage, numbers: Sequence[Num], at: int) -> PointsOff | None:
    """The goal in a bracket before the distance."""
    goal, by = numbers[at], numbers[at + 1]
    if by.unit not in POINTS or goal.unit != "percent":
        return None
    if BY.fullmatch(draft.text, goal.main.end, by.start) is None:
        return None
    way = AGAINST.search(draft.text, max(passage.start, goal.start - BEFORE), goal.start)
    if way is None or _changing(way["name"]):
        return None
    return _told(draft, passage, (way, way["name"]), by, goal)


def _changing(name: str) -> bool:
    """Whether a goal is one of growth: "chỉ tiêu tăng trưởng 12%"."""
    return words("verdicts.changing").search(name) is not None


def _told(
    draft: Draft, passage: Passage, said: tuple[re.Match[str], str], by: Num, goal: Num
) -> PointsOff | None:
    way, name = said
    if any(num.high or num.whole for num in (by, goal)) or goal.main.hedge:
        return None
    text = draft.text
    start = max(text.rfind(";", passage.start, by.start), passage.start)
    levels = [
        num
        for num in draft.numbers(passage)
        if start <= num.start < way.start() and num.unit == "percent" and _level(text, start, num)
    ]
    if not levels or ";" in text[levels[-1].end : by.start]:
        return None
    up = words("verdicts.above").fullmatch(way["way"]) is not None
    planned = words("shares.plans").search(name) is not None
    return PointsOff(
        level=levels[-1], goal=goal, by=by, way=way["way"], up=up, planned=planned
    )  # fmt: skip


def _level(text: str, start: int, num: Num) -> bool:
    if num.high or num.main.hedge or num.whole or OF_PLAN.match(text, num.main.end):
        return False
    return LEVEL.search(text, max(start, num.start - BEFORE), num.start) is not None


def _wrong(draft: Draft, one: PointsOff, numbers: Sequence[Num]) -> bool:
    """Whether no other rate of the sentence lies so far from the goal, and the words are plain."""
    if one.turned:
        both = one.way.lower() in ("cao hơn", "thấp hơn")
        return both or not less_is_better(draft, one.level, one.goal)
    rates = [num for num in numbers if num.unit == "percent" and num not in (one.by, one.level)]
    others = [num for num in rates if num is not one.goal]
    return not any(
        abs(num.main.value - against.main.value) == one.by.main.value
        for num in others
        for against in (one.goal, one.level)
    )


def off_by(draft: Draft, one: PointsOff) -> Finding:
    """The finding at a distance that the two rates do not have."""
    text, by = draft.text, one.by
    right = as_written(abs(one.gap), by.main)
    word = "cao hơn" if one.gap > 0 else "thấp hơn"
    level, goal = (text[num.start : num.end] for num in (one.level, one.goal))
    start = text.rfind(one.way, 0, by.start) if one.turned else by.start
    said = text[start : by.end]
    slip = one.turned or slipped(right, as_written(by.main.value, by.main), digits=2)
    return Finding(
        start=start,
        end=by.end,
        message=f"{level} so với {goal} là {word} {vi(right)} điểm phần trăm, không phải {said}",
        message_en=f"{level} against {goal}: {en(one.gap)} points, not {en(by.main.value)}",
        stated=by.main.value,
        computed=right,
        suggestion=None if one.turned else f"{vi(right)}{text[by.main.end : by.end]}",
        see=tuple(Place(start=num.start, end=num.end) for num in (one.level, one.goal)),
        severity=softened(slip and not draft.doubtful),
    )
