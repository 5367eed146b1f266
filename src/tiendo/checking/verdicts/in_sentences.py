"""Verdicts in a clause of a sentence: "bằng 97,5% dự toán, vượt kế hoạch đề ra"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.registry import Yielded
from tiendo.checking.verdicts.claimed import TABLES, Claim, told_in_a_cell
from tiendo.checking.verdicts.grounds_beside import ground_beside, plan_before, told_before
from tiendo.checking.verdicts.grounds_elsewhere import (
    told_elsewhere,
    told_in_other_words,
    told_of_what_follows,
)
from tiendo.checking.verdicts.joined import of_part
from tiendo.checking.verdicts.judged import judged
from tiendo.checking.verdicts.unsettled import SETTLED, UNSETTLED
from tiendo.checking.verdicts.with_plans import with_its_plan
from tiendo.checking.wordlists import in_small, shaped
from tiendo.facts.figure import Measure
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

CUT = regex(r"[;\n]")
NUMBER_BEHIND = shaped(r"[^,;.\d]{0,24}\(?\d+(?![\d]|\s?{claims.times})")


@cache
def _claims() -> re.Pattern[str]:
    """What words claim of a plan, by what they say of it, in a text in small letters."""
    parts = [f"(?P<{row['gives']}>{_either(row)})" for row in rows(TABLES, "claims")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)(?!\s\d+(?!\d|\s?tháng))")


def _either(row: Row) -> str:
    return pattern_of(word.lower() for word in row["words"])


def in_sentence(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    """What the verdicts of a sentence give, clause by clause."""
    yield from with_its_plan(draft, passage)
    begin = 0
    for cut in [*(match.start() for match in CUT.finditer(passage.text)), len(passage.text)]:
        clause = passage.text[begin:cut]
        claims = list(_claims().finditer(in_small(clause)))
        at, begin = passage.start + begin, cut + 1
        alone = told_in_a_cell().get(clause.strip(" .,").lower()) if not claims else None
        if alone is not None and (ground := ground_beside(passage, list(passage.amounts))):
            start = at + len(clause) - len(clause.lstrip())
            words_ = clause.strip(" .,")
            claim = Claim(alone, start, start + len(words_), words_)
            yield from judged(draft, claim, ground)
        if len(claims) > 1:
            yield from _several(draft, passage, at, clause, claims)
        if len(claims) != 1:
            continue
        found = claims[0]
        before = clause[: found.start()]
        if UNSETTLED.search(before) and not SETTLED.search(before):
            continue
        verdict = str(found.lastgroup)
        claim = Claim(verdict, at + found.start(), at + found.end(), clause[slice(*found.span())])
        inside = [
            one
            for one in passage.amounts
            if at <= one.start and one.end <= at + len(clause)
            if one.figure.measure is not Measure.TALLY
        ]
        if NUMBER_BEHIND.match(clause, found.end()):
            continue  # "thấp hơn mục tiêu cả năm (95,2%)": judged with its own plan
        ground = ground_beside(passage, inside) or plan_before(passage, inside, claim)
        if ground is None and not inside:
            ground = told_elsewhere(draft, before) or told_before(draft, passage)
        led = [one for one in inside if one.start < claim.start]
        if ground is None and not any(one.end > at + before.rfind(", ") for one in led):
            ground = told_in_other_words(draft, passage, before, clause[found.end() :])
        if ground is None and not _told_in_part(inside, clause, at, found.start()):
            ground = told_of_what_follows(draft, passage, before, clause[found.end() :])
        if ground is not None and not of_part(ground.amounts, claim.start):
            yield from judged(draft, claim, ground)


def _several(
    draft: Draft, passage: Passage, at: int, clause: str, claims: list[re.Match[str]]
) -> Iterator[Yielded]:
    """``thịt hơi vượt kế hoạch, diện tích rừng trồng mới cũng vượt chỉ tiêu``: each by what other
    sentences tell of it, where the clause itself has no number.
    """
    if any(map(str.isdigit, clause)):
        return
    ends = [0, *(found.end() for found in claims)]
    for begin, found in zip(ends, claims, strict=False):
        before = clause[begin : found.start()]
        before = before[before.find(",") + 1 :] if begin else before
        if UNSETTLED.search(before) and not SETTLED.search(before):
            continue
        ground = told_in_other_words(draft, passage, before)
        if ground is not None:
            start, end = at + found.start(), at + found.end()
            claim = Claim(str(found.lastgroup), start, end, clause[slice(*found.span())])
            yield from judged(draft, claim, ground)


def _told_in_part(inside: list[Amount], clause: str, at: int, claimed: int) -> bool:
    """Whether a clause tells a value in the part with the verdict, behind a colon or bracket."""
    begin = at + max(clause.rfind(mark, 0, claimed) for mark in ":)")
    return any(one.end > begin for one in inside)
