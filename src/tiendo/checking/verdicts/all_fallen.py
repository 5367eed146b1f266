"""Accidents that are said to have fallen in all three counts, beside one that rose: "giảm cả 3 tiêu
chí: xảy ra 24 vụ (giảm 5), làm chết 11 người (tăng 2), bị thương 17 người (giảm 6)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.verdicts.bound_claims import told_otherwise
from tiendo.checking.wordlists import shaped, words

ALL = shaped(
    r"(?P<claim>(?P<first>giảm|tăng)\s(?:sâu\s|mạnh\s|trên\s)*cả\s(?:3|ba)\s{fallen.counts}"
    r"|cả\s(?:3|ba)\s{fallen.counts}(?:\s[^\W\d_]+){0,3}?\s(?:đều\s|cùng\s)?"
    r"(?P<last>giảm|tăng))\b",
    re.IGNORECASE,
)
AIMED = shaped(r"\b{fallen.aims}\b[^.;:]{0,60}$", re.IGNORECASE)
# "nếu so với năm 2019 giảm cả 3 tiêu chí": against another time than what stands before.
OTHERWISE = shaped(r"\b{fallen.apart}\b[^.;:]{0,40}$|\bso với [^.;:]{0,20}\d{4}\s$", re.IGNORECASE)
DENIED = shaped(r"[^.;]{0,30}\b{fallen.denials}\b", re.IGNORECASE)
# "tăng 2 người chết", "làm chết 11 người (tăng 2)", "số người chết tăng 12,5%"
MOVES = {
    way: shaped(
        r"(?:[,;:(]\s?|\bvà\s|\b{fallen.named}\s)(?P<move>"
        + way
        + r"\s(?:thêm\s)?\d[\d.,]*(?:\s?%)?)(?!\s?{fallen.others})",
        re.IGNORECASE,
    )
    for way in ("tăng", "giảm")
}
SENTENCES = 1


def all_fallen(draft: Draft) -> Iterator[Finding]:
    """Every such claim beside a count of its accidents that moved the other way."""
    for passage in draft.passages:
        found = ALL.search(passage.text) if "cả" in passage.words else None
        if found is None:
            continue
        before = passage.text[: found.start()]
        if AIMED.search(before) or OTHERWISE.search(before):
            continue
        if DENIED.match(passage.text, found.end()):
            continue
        other = "tăng" if (found["first"] or found["last"]).lower() == "giảm" else "giảm"
        at = next(_moves(draft, passage, other, found.end()), None)
        claim = ALL.search(draft.text, passage.start + found.start())
        if at is not None and claim is not None:
            yield told_otherwise(draft, claim, at)


def _moves(draft: Draft, passage: Passage, way: str, at: int) -> Iterator[Place]:
    """The counts of accidents, of the sentence and the one before, that moved that way; of
    the sentence alone where it goes on to tell them: "cả ba tiêu chí đều giảm: giảm 14 vụ, …".
    """
    own = any(MOVES[each].search(passage.text, at) for each in MOVES)
    for each in (passage,) if own else (passage, *draft.before(passage, SENTENCES)):
        if words("fallen.events").search(each.text) is None:
            continue
        for found in MOVES[way].finditer(draft.text, each.start, each.end):
            yield Place(start=found.start("move"), end=found.end("move"))
