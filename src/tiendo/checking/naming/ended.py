"""Kinds of bodies that have ended, whole or in a list: "các Sở: Tài chính, Kế hoạch và Đầu tư"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.naming.looking_back import looks_back
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import new_tone

TABLES = "tiendo.checking.tables"
VOCABULARY = "tiendo.vocabulary.tables"
# Names of so many words are known also where they are written in small letters, or in capitals.
LONG = 4
LISTED = shaped(r"\b(?:{naming.several}|\d) (?:[Ss]ở|[Bb]ộ)(?:, ngành)?(?::|\s(?=[A-ZĐ]))[^.;:\n]*")

# The place behind a body's name is a part of it: "Chi cục Thuế huyện Thanh Lâm".
PLACE = shaped(
    r"\s{naming.places_behind}"
    rf"(?:\s{CAPITALISED}(?:\s{CAPITALISED}){{0,3}})?"
)


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, Row]]:
    """Names of bodies that have ended, but for words that go on in another use."""
    known = {
        word: row
        for row in (*rows(VOCABULARY, "bodies"), *rows(TABLES, "ended_bodies"))
        if row.get("valid_to") and row["id"] != "district-committee"
        for word in row["words"]
    }
    known |= {word.lower(): row for word, row in known.items() if len(word.split()) >= LONG}
    return _either(known), known


@cache
def _elided() -> tuple[re.Pattern[str], dict[str, Row]]:
    known = {word: row for row in rows(TABLES, "ended_bodies") for word in row.get("elided", ())}
    return _either(known), known


def _either(known: dict[str, Row]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def ended(draft: Draft, day: date) -> Iterator[Finding]:
    """Bodies that are spoken of as acting after their last day."""
    text = new_tone(draft.text)
    pattern, known = _kinds()
    for found in pattern.finditer(text):
        row = known.get(found.group()) or known.get(found.group().lower())
        if row is None or text.startswith(tuple(row.get("unless", ())), _next_word(text, found)):
            continue
        place = PLACE.match(text, found.end())
        yield from _over(draft, found.start(), place.end() if place else found.end(), row, day)
    pattern, known = _elided()
    for several in LISTED.finditer(text):
        for found in pattern.finditer(text, *several.span()):
            row = known.get(found.group())
            if row is not None:
                yield from _over(draft, found.start(), found.end(), row, day)


def _next_word(text: str, found: re.Match[str]) -> int:
    return found.end() + (text[found.end() : found.end() + 1] == " ")


def _over(draft: Draft, start: int, end: int, row: Row, day: date) -> Iterator[Finding]:
    if day <= row["valid_to"] or looks_back(draft, start, row["valid_to"]):
        return
    written = draft.text[start:end]
    since = date.fromordinal(row["valid_to"].toordinal() + 1)
    yield Finding(
        start=start,
        end=end,
        message=f"{written} không còn từ {since:%d/%m/%Y}; nay là {row['into']}",
        message_en=f"{written} ended on {row['valid_to']}",
        stated=written,
        suggestion=row["into"],
        severity=softened(row.get("sure", True) and not draft.doubtful),
    )
