"""Verdicts on all of a group, beside one of it that falls short of its plan.

"Cả 5 chỉ tiêu thi đua đều đạt và vượt", under a table of five rows with one at 88,2%; "hoàn thành
vượt mức toàn bộ các chỉ tiêu". The group is that of so many, or that whose words the verdict has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.saying import softened
from tiendo.checking.verdicts.bound_claims import told_otherwise
from tiendo.checking.verdicts.outcome_groups import Group, groups
from tiendo.checking.verdicts.outcomes import Outcome
from tiendo.checking.wordlists import lists, shaped, words

NUMBER = r"(?P<n>\d{1,2}|{sums.cardinals})"
WORDS = r"(?P<what>(?:\s(?!(?:đều|cùng|và)\b)(?:[^\W\d_]+|-)){0,9}?)"
PLAN = (
    r"(?P<plan>(?:\s(?:so với\s)?(?:{verdicts.alone_objects}|được giao|đề ra|cả năm)\b"
    r"(?:[^.;,:()\d\n]|\d{1,2}/\d{1,2}\b){0,50})?)(?=\s*(?:[.;,:(\n]|$|\d{4}\b))"
)
# "Cả 5 chỉ tiêu thi đua đều đạt và vượt", "100% chỉ tiêu hoàn thành".
ALL = shaped(
    r"(?<!\w)(?P<claim>(?:(?:cả|tất cả|toàn bộ|đủ|100%)\s(?:số\s)?(?:" + NUMBER + r"\s)?"
    r"(?:các\s)?|(?P<same>\d{1,2})/(?P=same)\s|các\s)(?P<noun>{verdicts.grouped})" + WORDS
    + r"\s(?:(?:đã|cũng|cùng|đều)\s)*(?P<way>{verdicts.alone_above})" + PLAN + r")",
    re.IGNORECASE,
)  # fmt: skip
# "hoàn thành vượt mức toàn bộ các chỉ tiêu phát triển người tham gia".
REACHED = shaped(
    r"(?<!\w)(?P<claim>(?P<way>{verdicts.alone_above})\s(?:toàn bộ|tất cả|cả|đủ)\s(?:"
    + NUMBER + r"\s)?(?:các\s|số\s)?(?P<noun>{verdicts.grouped})"
    r"(?P<what>(?:[^.;,:()\d\n]){0,70}?))(?=\s*(?:[.;,:(\n]|$|\d{4}\b))",
    re.IGNORECASE,
)  # fmt: skip
# "không có chỉ tiêu nào không đạt".
NONE = shaped(
    r"(?<!\w)(?P<claim>không\s(?:(?:có|còn)\s)?(?P<noun>{verdicts.grouped})(?P<what>)\snào\s"
    r"(?:bị\s)?(?P<way>không đạt|chưa đạt|không hoàn thành|chưa hoàn thành|hụt))\b",
    re.IGNORECASE,
)
OPEN = shaped(r"\b(?:{verdicts.left_open}|cơ bản|gần như)\b", re.IGNORECASE)
SAVE = shaped(r"\b{verdicts.save}\b", re.IGNORECASE)
PACED = shaped(r"\b{verdicts.paced}\b", re.IGNORECASE)
# So near to its plan a row may be told as reached.
REACHED_AT = Decimal("99.5")
# A verdict of words only must share so many with each of its outcomes.
SHARED, FEW = 2, 3
# In a report on a part of the year no more than one of so many may fall short.
PART = 3
CLOSING = (11, 12, 1, 2)


def groups_reached(draft: Draft) -> Iterator[Finding]:
    """Every verdict on all of a group that one of the group contradicts."""
    for passage in draft.passages:
        if not passage.may_say("verdicts.grouped"):
            continue
        above = heading_above(draft, passage.start)
        if above is not None and ahead(above.text):
            continue
        for shape in (ALL, REACHED, NONE):
            for found in shape.finditer(draft.text, passage.start, passage.end):
                short, sure = _short(draft, passage, found)
                if short is not None:
                    told = told_otherwise(draft, found, short.place)
                    yield told if sure else replace(told, severity=softened(False))


def _short(draft: Draft, passage: Passage, found: re.Match[str]) -> tuple[Outcome | None, bool]:
    """What falls short of the group that a verdict is on, and whether it must be that group."""
    before = draft.text[passage.start : found.start()]
    clause = re.split(r"[.;:\n]\s?", before)[-1]
    if found["claim"].lower().startswith("các") and " đều" not in found["claim"].lower():
        return None, False  # "các chỉ tiêu vượt kế hoạch" are not all
    rest = passage.text.replace(found["claim"], " ")
    if OPEN.search(clause) or SAVE.search(rest) or PACED.search(found.group()):
        return None, False
    count = _count(found)
    known = [one for one in groups(draft) if one.end <= found.start() or one.start >= found.end()]
    what = telling(words("verdicts.group_empty").sub(" ", found["what"].lower()))
    if count is None:
        return _of_words(draft, known, what, found), False
    fit = [one for one in known if count in one.sizes and _about(one, what, count, found)]
    missed = [_missed(draft, one.outcomes) for one in fit]
    if not missed or not all(missed):
        return None, False
    return missed[0], count > FEW and all(one.of_table for one in fit)


def _count(found: re.Match[str]) -> int | None:
    told = found.groupdict()
    said = told.get("same") or told.get("n")
    if said is None:
        return None
    cardinals = [each.lower() for each in lists()["sums.cardinals"]]
    return int(said) if said.isdigit() else cardinals.index(said.lower()) + 1


def _about(group: Group, what: frozenset[str], count: int, found: re.Match[str]) -> bool:
    """Whether a group of so many may be that of a verdict: by what stands above it, or by names."""
    if count > FEW and group.of_table:
        return True
    if count >= FEW and not what and words("tallies.goals").fullmatch(found["noun"]):
        return True
    said = what | telling(found["noun"].lower())
    named = frozenset().union(*(one.words for one in group.outcomes)) | group.about
    return bool(said & group.about) or (bool(what) and what <= named)


def _of_words(
    draft: Draft, known: list[Group], what: frozenset[str], found: re.Match[str]
) -> Outcome | None:
    """Of the outcomes that have all words of a verdict what falls short; of no words, of the one
    table of a draft.
    """
    if len(what) >= SHARED:
        every = {one.place.start: one for group in known for one in group.outcomes}
        fit = [one for one in every.values() if what <= one.words]
        return _missed(draft, tuple(fit)) if len(fit) > 1 else None
    tables = [one for one in known if one.of_table and len(one.outcomes) >= FEW]
    plain = not what and not found.group().lower().startswith("các")
    return _missed(draft, tables[0].outcomes) if plain and len(tables) == 1 else None


def _missed(draft: Draft, told: tuple[Outcome, ...]) -> Outcome | None:
    """What falls short of outcomes of which others do not."""
    missed = [
        one for one in told if not one.met and (one.percent is None or one.percent < REACHED_AT)
    ]
    closing = draft.day is None or draft.day.month in CLOSING
    most = len(told) - 1 if closing else max(1, len(told) // PART)
    return missed[0] if 0 < len(missed) <= most else None
