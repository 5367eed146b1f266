"""Congresses and sessions by their ordinals, beside their terms and beside the draft's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.ordinals import parse_ordinal
from tiendo.vocabulary.regexes import regex

CONGRESS = shaped(
    r"Đại hội (?:đại biểu )?Đảng bộ (?P<level>{periods.levels})(?:\s[^\W\d_]+){0,4}? "
    r"lần thứ (?P<ordinal>[IVXL]+)\b(?:,?\s\(?(?:nhiệm kỳ|NK)\s(?P<first>(?:19|20)\d\d)\s?[-–])?"
)
SESSION = shaped(
    r"[Kk](?:ỳ|Ỳ) (?:họp|HỌP) (?:thứ|THỨ) "
    r"(?P<ordinal>\d{1,3}|[^\W\d_]+(?i: {periods.ones})?)"
)
TERM = r"nhiệm kỳ (?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)"
OWN_TERM = regex(rf"Đại hội[^\n]{{0,80}}?(?P<term>{TERM})", re.IGNORECASE)
PAST_TERM = shaped(rf"(?P<term>{TERM}) " r"{periods.term_over}\b")
YEARS_OF_TERM = 5
# The head of a resolution names its session within so many blocks.
HEAD = 16


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress as it is named: of which level, the how many-th, for a term from which year."""

    level: str
    ordinal: int
    first: int
    start: int
    end: int
    words: str

    def fits(self, other: Congress) -> bool:
        """Whether both can be right: a congress meets every five years."""
        apart = (self.ordinal - other.ordinal) * YEARS_OF_TERM
        return self.level != other.level or apart == self.first - other.first


def of_other_terms(draft: Draft) -> Iterator[Finding]:
    """A congress with another's term, and a session with another's number at a draft's end."""
    seen: list[Congress] = []
    for one in _congresses(draft.text):
        other = next((known for known in seen if not one.fits(known)), None)
        if other is not None:
            yield _finding(one.start, one.words, other.start, other.words)
            return
        seen.append(one)
    yield from _sessions(draft)
    yield from _past_term(draft)


def _past_term(draft: Draft) -> Iterator[Finding]:
    """``nhiệm kỳ 2010 - 2015 vừa qua`` in a report to the congress of the term from 2020."""
    head = "\n".join(block.text for block in draft.document.blocks[:HEAD])
    own = OWN_TERM.search(head)
    if own is None:
        return
    first = int(own["first"])
    for found in PAST_TERM.finditer(draft.text):
        if int(found["last"]) != first and int(found["first"]) != first:
            yield _finding(
                found.start("term"), found["term"], draft.text.find(own["term"]), own["term"]
            )


def _congresses(text: str) -> Iterator[Congress]:
    for found in CONGRESS.finditer(text):
        ordinal = parse_ordinal(found["ordinal"])
        if found["first"] and ordinal:
            words = found.group().rstrip(" -–")
            yield Congress(
                found["level"], ordinal, int(found["first"]), found.start(), found.end(), words
            )


def _sessions(draft: Draft) -> Iterator[Finding]:
    """ "KỲ HỌP THỨ 21" in the head, "kỳ họp thứ 20 thông qua" at the end."""
    blocks = draft.document.blocks
    head = next((b for b in blocks[:HEAD] if b.text.isupper() and SESSION.search(b.text)), None)
    closing = next((b for b in reversed(blocks) if "thông qua" in b.text), None)
    first = SESSION.search(head.text) if head else None
    last = SESSION.search(closing.text) if closing else None
    if head is None or closing is None or first is None or last is None or closing is head:
        return
    one, other = _number(last["ordinal"]), _number(first["ordinal"])
    if None not in (one, other) and one != other and "thông qua" in closing.text[last.end() :]:
        at = closing.start + last.start()
        yield _finding(at, last.group(), head.start + first.start(), first.group())


def _number(written: str) -> int | None:
    low = written.lower()
    return parse_ordinal(written if written.isupper() and not written.isdigit() else low)


def _finding(start: int, written: str, at: int, elsewhere: str) -> Finding:
    return Finding(
        start=start,
        end=start + len(written),
        message=f"“{written}” ở đây, “{elsewhere}” ở chỗ khác: có thể sót lại từ văn bản trước",
        message_en=f"“{written}” here and “{elsewhere}” elsewhere: one may be left over",
        stated=written,
        computed=elsewhere,
        see=(Place(start=at, end=at + len(elsewhere)),),
    )
