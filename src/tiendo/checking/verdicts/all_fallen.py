"""Accidents that are said to have fallen in all three counts, beside one that rose: "giảm cả 3 tiêu
chí: xảy ra 24 vụ (giảm 5), làm chết 11 người (tăng 2), bị thương 17 người (giảm 6)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.saying import softened
from tiendo.checking.verdicts.accident_counts import counts_of_two_times
from tiendo.checking.verdicts.bound_claims import told_otherwise
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.vocabulary.regexes import regex

ALL = shaped(
    r"(?P<claim>(?P<first>giảm|tăng)\s(?:sâu\s|mạnh\s|trên\s)*cả\s(?:3|ba)\s{fallen.counts}"
    r"|cả\s(?:3|ba)\s{fallen.counts}(?:\s[^\W\d_]+){0,3}?\s(?:đều\s|cùng\s)?"
    r"(?P<last>giảm|tăng)"
    r"|(?P<both>giảm|tăng)\s(?:\w+\s)?cả\s(?:về\s)?số vụ[^.;:\d]{0,40}\bbị thương)\b",
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
MOVED = regex(r"\b(?:tăng|giảm)\s(?:thêm\s)?\d", re.IGNORECASE)
COUNTS = tuple(lists()["fallen.each"])
YEAR = regex(r"\b20\d\d\b")
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
        way = (found["first"] or found["last"] or found["both"]).lower()
        other = "tăng" if way == "giảm" else "giảm"
        at = next(_moves(draft, passage, other, found.end()), None)
        counted = _counted(draft, passage, found, way) if at is None else None
        if at is None and counted is None and not _to_come(draft, passage, before):
            counted = _told_apart(draft, passage, other)
        claim = ALL.search(draft.text, passage.start + found.start())
        if claim is None:
            continue
        if at is not None:
            yield told_otherwise(draft, claim, at)
        elif counted is not None:
            yield replace(told_otherwise(draft, claim, counted), severity=softened(False))


def _counted(draft: Draft, passage: Passage, found: re.Match[str], way: str) -> Place | None:
    """The counts of the draft's one pair of times of which one moved the other way."""
    told = counts_of_two_times(draft)
    if len(told) != 1:
        return None
    years = YEAR.findall(passage.text[found.end() :].partition(".")[0])
    if told[0].year and years and told[0].year not in years:
        return None
    moved = [
        b - a if way == "giảm" else a - b for a, b in zip(told[0].now, told[0].then, strict=True)
    ]
    return told[0].place if min(moved) < 0 else None


def _to_come(draft: Draft, passage: Passage, before: str) -> bool:
    """Whether a claim is among what is to be done: "Phấn đấu …; kéo giảm cả 3 tiêu chí"."""
    above = heading_above(draft, passage.start)
    return words("fallen.aims").search(before) is not None or (
        above is not None and ahead(above.text)
    )


def _told_apart(draft: Draft, passage: Passage, other: str) -> Place | None:
    """What moved the other way in the one sentence of the draft that tells how all three did."""
    if words("fallen.accidents").search(passage.text) is None:
        return None
    told = [one for one in draft.passages if one is not passage and _tells_all(one.text)]
    if len(told) != 1:
        return None
    found = MOVES[other].search(draft.text, told[0].start, told[0].end)
    return Place(start=found.start("move"), end=found.end("move")) if found is not None else None


def _tells_all(text: str) -> bool:
    """Whether a sentence tells how accidents, the dead and the hurt have each moved."""
    if words("fallen.accidents").search(text) is None or len(MOVED.findall(text)) != len(COUNTS):
        return False
    return all(one in text.lower() for one in COUNTS)


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
