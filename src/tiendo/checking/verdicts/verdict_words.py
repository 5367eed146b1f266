"""The words of a verdict behind a plan, and whether they judge by it and not by another."""

from __future__ import annotations

import re

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BEHIND = 170
# The plan is named before its number, in its clause, and nothing new begins.
PLANNED = shaped(
    r"\b(?:{claims.bounds}|{verdicts.setting})\b[^.;,:\d]{0,60}(?:,\s[^.;,:\d]{2,30}\slà|:)?\s?$",
    re.IGNORECASE,
)
# "so với mức 97% mà nghị quyết đảng ủy giao": it is named behind it.
NAMED_BEHIND = shaped(r"^[^.;,\d]{0,50}\b{verdicts.setting}\b", re.IGNORECASE)
# "so với mục tiêu 65% của năm học thì ngành đã vượt": what is held against a plan is judged by it.
AGAINST = shaped(r"\b{verdicts.held_against}\s[^.;,:\d]{0,70}$", re.IGNORECASE)
# What follows from a value and its plan: right behind the plan, or behind a word that says so.
VERDICT = shaped(
    r"^(?P<between>[^.;\d]{0,80}?(?:[.;]\s[^.;\d]{0,60}?)?)"
    r"\b(?P<claim>(?P<not>không |chưa )?(?:{verdicts.verdict_leads} )*"
    r"(?P<way>{verdicts.verdicts_above}|{verdicts.verdicts_below})(?: hụt)?"
    r"(?:\s(?!tiến độ)(?:{verdicts.verdict_tails}|{claims.bounds}|{verdicts.setting}|so với"
    r"|cả(?: năm)?))*)(?P<tail>(?:\s[^\W\d_]+){0,8}?)"
    r"(?=(?:\scủa\snăm\s20\d\d)?\s*(?:[.;,:)]|$|{verdicts.verdict_ends}\b))",
    re.IGNORECASE,
)
OBJECT = shaped(r"\s(?:{retelling.targets}|{retelling.plans}|kịch bản|nghị quyết)\b", re.IGNORECASE)
FOLLOWS = shaped(r"\b(?:{verdicts.therefore}|{verdicts.points_back})\b", re.IGNORECASE)
# "; ngành y tế đã vượt", "ta đang vượt": who is judged, and no other thing.
ACTOR = shaped(r"^[^.;]*[.;]\s(?:{verdicts.actors})(?:\s[^\W\d_,]+){0,3}\s*$", re.IGNORECASE)
COUNTED = shaped(r"\b{verdicts.so_many}\s{retelling.goals}\s$", re.IGNORECASE)
DOT = regex(r"^[^.;]*\.\s")
OF_A_PART = regex(r"\b(?:nhưng|song|còn)\b.*\b(?:tính riêng|riêng)\b|\btính riêng\b")
# A claim that stands this near behind its plan is of it.
FEW_WORDS = 2


def names_plan(draft: Draft, passage: Passage) -> bool:
    """Whether a sentence has a word for a plan at all, looked for once."""
    lists = ("claims.bounds", "verdicts.setting")
    return draft.kept(("names a plan", passage.start), lambda: any(map(passage.says, lists)))


def verdict_in(before: str, behind: str) -> re.Match[str] | None:
    """The words behind a number that judge by it, where the words beside it name it as a plan."""
    found = verdict_behind(behind)
    # "có 100% đạt yêu cầu" names no plan
    return found if found and planned_by(before, found["between"]) else None


def planned_by(before: str, behind: str) -> bool:
    """Whether the words beside a number name it as a plan."""
    return PLANNED.search(before) is not None or NAMED_BEHIND.match(behind) is not None


def verdict_behind(behind: str) -> re.Match[str] | None:
    """The words behind a number that judge."""
    found = VERDICT.match(behind[:BEHIND])
    if found is None or COUNTED.search(found["between"]):
        return None  # "Ba chỉ tiêu chưa đạt là giải ngân, …"
    if OF_A_PART.search(found["between"]):
        return None  # "vượt mục tiêu chung 70% nhưng cấp xã tính riêng thì chưa đạt"
    between = words("verdicts.settled").sub(" ", found["between"])
    return None if words("retelling.unsettled").search(between) else found


def follows(found: re.Match[str], before: str, told: str) -> bool:
    """Whether a verdict is of the value and the plan before it, by the words up to it and behind.

    ``told`` is what tells the two: a verdict may name again what they are of, and nothing new.
    """
    known, tail = telling(told), telling(words("verdicts.words").sub(" ", found["tail"]))
    if found["tail"] and not (OBJECT.search(found["claim"]) and tail <= known):
        return False
    between = found["between"]
    if tail and DOT.match(between):
        return (
            True  # ". Ban đánh giá cao việc tỉnh đạt chỉ tiêu giải ngân": it names what it judges
        )
    said = words("verdicts.words").sub(" ", between)
    near = len(re.findall(r"\w+", said)) <= FEW_WORDS and "." not in said
    if near or FOLLOWS.search(between) or ACTOR.match(between) or AGAINST.search(before):
        return True
    named = telling(said)
    return bool(named) and named <= known
