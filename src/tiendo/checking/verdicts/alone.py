"""Verdicts without a number, of one name or several: on a limit, and in lists by name.

"số vụ tai nạn giữ trong mức Nghị quyết cho phép" says that a limit is kept; "Nhiều chỉ tiêu vượt
cao, như hiến máu, kết nạp đoàn viên" says of each that it is reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.verdicts.outcome_lists import goals_listed
from tiendo.checking.verdicts.outcome_names import names_one
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

KEPT = shaped(
    r"(?<!\w)(?P<claim>(?:(?:đã|vẫn|được|luôn|cơ bản|đều)\s)*{verdicts.kept_within}\s"
    r"{verdicts.limits}\b(?:[^.;,:()\d\n]{0,50}?\s)?{verdicts.limiting})\b",
    re.IGNORECASE,
)
LEFT_OPEN = shaped(r"\b{verdicts.left_open}\b", re.IGNORECASE)
CLAUSE = regex(r"[.;:,\n(–]\s?|\s-\s")
NAME = regex(r"(?P<claim>[^\n]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A verdict: ``names`` of what it is of, ``above`` whether the plan is said to be reached."""

    claim: re.Match[str]  # its group "claim" is where the verdict stands
    passage: Passage
    names: tuple[str, ...]
    above: bool
    way: str  # "vượt", "chưa đạt"
    plan: str = ""  # what is said of the plan
    aim: Decimal = HUNDRED  # the percent of the plan that it is said to be on
    rated: bool = False  # whether the aim may be a rate, and no percent of a plan
    limit: bool = False  # of a plan that is not to be exceeded
    listed: bool = False  # of a name in a list of goals

    @property
    def clause(self) -> str:
        """What its sentence says before it."""
        before = self.passage.text[: self.claim.start() - self.passage.start]
        return re.split(r"[.;:]\s", before)[-1]


def kept_within(draft: Draft, passage: Passage) -> Iterator[Alone]:
    """The verdict of a sentence that a limit is kept."""
    if not passage.may_say("verdicts.kept_within"):
        return
    for found in KEPT.finditer(draft.text, passage.start, passage.end):
        name = CLAUSE.split(draft.text[passage.start : found.start()])[-1]
        if names_one(name) and LEFT_OPEN.search(name) is None:
            yield Alone(
                claim=found, passage=passage, names=(name,), above=True, limit=True,
                way=found["claim"].lower(),
            )  # fmt: skip


def listed(draft: Draft, passage: Passage) -> Iterator[Alone]:
    """The verdict that a list of goals has on each that it names."""
    for one in goals_listed(passage):
        claim = NAME.match(draft.text, one.place.start, one.place.end)
        if claim is not None and names_one(one.name):
            yield Alone(
                claim=claim, passage=passage, names=(one.name,), above=one.met, way=one.way,
                plan=one.name.lower(), listed=True,
            )  # fmt: skip
