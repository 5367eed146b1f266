"""Verdicts told with their numbers, in words: "khám phá 88,8%, vượt chỉ tiêu Bộ giao (75%)".

What is said so of a thing is a ground for what the draft says of it elsewhere without a number.
Whether the numbers bear it out is for other checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.grounds_apart import PART_OF_YEAR
from tiendo.checking.verdicts.outcome_pairs import less_wanted, told_of_past
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

TOLD = shaped(
    r"(?<!\w)(?:(?P<above>{verdicts.held_above})|(?P<below>{verdicts.held_below})"
    r"|(?P<met>{verdicts.told_met})|(?P<missed>{verdicts.told_missed}))\s"
    r"(?P<by>(?:(?:so với|mức|xa|hẳn|khoảng|gần|hơn|con số|được)\s|\d[\d.,]*\s?%?\s?"
    r"(?:điểm phần trăm\s|điểm %\s|[^\W\d_]+\s){0,4}?){0,4})"
    r"(?P<plan>{verdicts.told_goals}\b[^.;,\n]{0,60})",
    re.IGNORECASE,
)
LEFT_OPEN = shaped(r"\b{verdicts.left_open}\b", re.IGNORECASE)
BRACKET = regex(r"\s?\([^()]*\)?")
CLAUSE = regex(r"[;:\n]\s?|\.\s|,\s(?=[^\d])")
# ", tăng 15,4% so với năm 2018": how it moved, between a value and the verdict on it.
ASIDE = shaped(r"\s*(?:và\s|nhưng\s|song\s)?{verdicts.value_asides}\b", re.IGNORECASE)
DIGIT = regex(r"\d")
REACH, FEW = 200, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVerdict:
    """``own``: the words of what it is of; ``plan``: what the plan is called."""

    met: bool
    own: str
    plan: str
    start: int
    end: int
    limit: bool


def verdicts_told(draft: Draft, passage: Passage) -> Iterator[ToldVerdict]:
    """Every such verdict of a sentence."""
    if not passage.may_say("verdicts.told_goals"):
        return
    for found in TOLD.finditer(draft.text, passage.start, passage.end):
        before = draft.text[max(passage.start, found.start() - REACH) : found.start()]
        own = _own(before)
        if not own or told_of_past(draft, passage, found.start()) or LEFT_OPEN.search(own):
            continue
        if (found["met"] or found["missed"]) and DIGIT.search(found["by"]):
            continue  # "đạt 90,8% chỉ tiêu"
        plan = found["plan"].lower()
        apart = PART_OF_YEAR.search(plan) or words("verdicts.paced").search(plan)
        if apart or words("verdicts.not_this_year").search(f"{found['by']} {plan}"):
            continue
        lower = less_wanted(own)
        if lower is not False and (found["above"] or found["below"]):
            continue  # "hộ nghèo còn 3,1%, thấp hơn mục tiêu": as it should be
        yield ToldVerdict(
            met=bool(found["above"] or found["met"]), own=own, plan=plan,
            start=found.start(), end=found.end(), limit=lower is not False,
        )  # fmt: skip


def _own(before: str) -> str:
    """The clause with the value, by its own words: none of how it moved, and no bracket."""
    parts = CLAUSE.split(BRACKET.sub(" ", before))
    parts = [part for part in parts if part.strip()]
    for at in range(len(parts) - 1, max(-1, len(parts) - 4), -1):
        if ASIDE.match(parts[at]) or not DIGIT.search(parts[at]):
            continue
        if words("tallies.goals").search(parts[at]):
            return ""  # "15 chỉ tiêu, vượt kế hoạch"
        bare = words("verdicts.words").sub(" ", words("verdicts.alone_empty").sub(" ", parts[at]))
        if len(telling(bare)) < FEW and at:
            return f"{parts[at - 1]} {parts[at]}"
        return parts[at]
    return ""
