"""Deeds that are said to be done by all, or all of them, beside a count of which some are left.

"Toàn bộ các chi bộ cơ sở đã hoàn thành đại hội", with "548/552 tổ chức cơ sở đảng tổ chức xong đại
hội" elsewhere; "các cuộc kiểm tra đều đã xong", with "kiểm tra 11 cuộc trên kế hoạch 12 cuộc".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.saying import softened
from tiendo.checking.verdicts.bound_claims import told_otherwise
from tiendo.checking.verdicts.outcomes import alike_named, outcomes
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

SAID = r"(?P<what>(?:[^.;:()\d\n]){4,90}?)"
ALL = shaped(
    r"(?<!\w)(?P<claim>(?:(?:toàn bộ|tất cả|cả|100%)\s(?:(?:các|số|những)\s)?" + SAID
    + r"\s(?:(?:đều|cùng|đã|được)\s)*|(?:các|mọi)\s" + SAID.replace("what", "each")
    + r"\s(?:đã\s)?đều\s(?:(?:đã|được)\s)*){done.done}"
    r"(?P<deed>(?:\s[^\W\d_]+){0,6}?))(?=\s*(?:[.,;:(\n]|$|\s?{verdicts.turns}\b))",
    re.IGNORECASE,
)  # fmt: skip
# What is left open, or told of a later day, or of all but some.
OPEN = shaped(r"\b(?:{verdicts.left_open}|{verdicts.save}|{done.later})\b", re.IGNORECASE)
DONE = shaped(r"\b{done.done}\b", re.IGNORECASE)
CLAUSE = regex(r"[;:\n]\s?|[.]\s|,\s")
BEFORE, BEHIND = 90, 90
# So many words both share, and so much of what the claim says.
SHARED, PART = 3, 0.6
# What is left of a count is no more than this part of it: else it is of something else.
LEFT = 3


def all_done(draft: Draft) -> Iterator[Finding]:
    """Every such claim that a count of its own deed contradicts, in another paragraph."""
    for passage in draft.passages:
        if not passage.may_say("done.done"):
            continue
        above = heading_above(draft, passage.start)
        if above is not None and ahead(above.text):
            continue
        for found in ALL.finditer(draft.text, passage.start, passage.end):
            place = None if OPEN.search(passage.text) else _left(draft, passage, found)
            if place is not None:
                yield replace(told_otherwise(draft, found, place), severity=softened(False))


def _left(draft: Draft, passage: Passage, found: re.Match[str]) -> Place | None:
    """Where the draft tells that some of what a claim is of are left; None where all may be."""
    what = f"{found['what'] or found['each']} {found['deed']}".lower()
    said = telling(alike_named(words("done.empty").sub(" ", what)))
    told = [
        (place, rest)
        for place, own, rest in (*_counts(draft, passage), *_plans(draft, passage))
        if len(said & own) >= SHARED and weight(draft, said & own) >= PART * weight(draft, said)
    ]
    return told[0][0] if told and all(rest for _, rest in told) else None


def _counts(draft: Draft, passage: Passage) -> Iterator[tuple[Place, frozenset[str], bool]]:
    """Every "548/552" of other paragraphs whose clause tells of something done."""
    for one in draft.passages:
        if one.block == passage.block or "/" not in one.text:
            continue
        for num in draft.numbers(one):
            own = _clause(draft, one, num)
            if num.whole is not None and num.unit == "count" and DONE.search(own):
                least = num.whole.value - num.whole.value / LEFT
                if least <= num.main.value <= num.whole.value:
                    rest = num.main.value < num.whole.value
                    yield Place(start=num.start, end=num.end), telling(alike_named(own)), rest


def _clause(draft: Draft, passage: Passage, num: Num) -> str:
    before = CLAUSE.split(draft.text[max(passage.start, num.start - BEFORE) : num.start])[-1]
    behind = CLAUSE.split(draft.text[num.end : min(passage.end, num.end + BEHIND)])[0]
    return f"{before} {num.unit_text} {behind}".lower()


def _plans(draft: Draft, passage: Passage) -> Iterator[tuple[Place, frozenset[str], bool]]:
    """Every count beside its plan: "11 cuộc trên kế hoạch 12 cuộc"."""
    for one in outcomes(draft):
        home = draft.passage_at(one.place.start)
        if one.told and one.unit == "count" and home is not None and home.block != passage.block:
            yield one.place, one.name, not one.met and not one.limit
