"""The counts of accidents of two times: "46 vụ, làm chết 19 người, bị thương 41 người. Năm 2012 là
53 vụ, chết 17 người, bị thương 52 người"; "46 vụ (năm trước 53 vụ), chết 19 người (17 người), …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Place
from tiendo.checking.wordlists import shaped
from tiendo.reading.document import Kind
from tiendo.vocabulary.regexes import regex

NUMBER = r"\d{1,3}(?:\.\d{3})*(?![.,]?\d|\s?%)"
THEN = r"(?:\s?\((?:[^()\d]|\b20\d\d\b){0,30}?(?P<{name}>" + NUMBER + r")[^()\d%]{0,24}\))?"
# The three counts in their order, with the number or the noun first.
COUNTS = shaped(
    r"(?<![\d.,/])(?P<one>" + NUMBER + r")\s(?:vụ|trường hợp)\b" + THEN.replace("{name}", "first")
    + r"[^.;()\d]{0,40}?(?:chết\s(?P<two>" + NUMBER + r")(?:\sngười)?|(?P<two_>" + NUMBER
    + r")\sngười\s(?:chết|tử vong))" + THEN.replace("{name}", "second")
    + r"[^.;()\d]{0,30}?(?:thương\s(?P<three>" + NUMBER + r")(?:\sngười)?|(?P<three_>" + NUMBER
    + r")\sngười\s(?:bị\s)?thương)" + THEN.replace("{name}", "third"),
    re.IGNORECASE,
)  # fmt: skip
PAST = shaped(
    r"\b(?:{reckoned.past}|(?:năm|quý\s[IVX]+/|tháng\sđầu\snăm)\s?(?P<year>20\d\d))\b"
    r"[^.;:\d]{0,30}:?\s?$",
    re.IGNORECASE,
)
MOVED = regex(r"\b(?:tăng|giảm)\b", re.IGNORECASE)
BREAK = regex(r"[.;(]")
REACH = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Three counts now and then, and where the later ones stand."""

    now: tuple[int, ...]
    then: tuple[int, ...]
    place: Place
    year: str  # of the earlier ones, "" where it is not named


def counts_of_two_times(draft: Draft) -> list[Counts]:
    """Every such pair of a draft."""
    return draft.kept("accident counts", lambda: list(_pairs(draft)))


def _pairs(draft: Draft) -> Iterator[Counts]:
    for block in draft.document.blocks:
        if block.kind is Kind.ROW or "vụ" not in block.text.lower():
            continue
        last: re.Match[str] | None = None
        told_of = ""
        for found in COUNTS.finditer(draft.text, block.start, block.start + len(block.text)):
            inside = _inside(found)
            past = PAST.search(draft.text, max(block.start, found.start() - REACH), found.start())
            if past is not None and MOVED.search(past.group()):
                last = None  # "so với năm trước giảm 24 vụ, 9 người chết": by so many
                continue
            year = past["year"] or "" if past is not None else ""
            if inside is not None:
                yield _counts(found, inside, found, "")
            elif past is not None and last is not None:
                if not (told_of and year and year > told_of):
                    yield _counts(last, _three(found), found, year)
                last, told_of = None, ""
                continue
            last, told_of = found, year


def _counts(now: re.Match[str], then: tuple[int, ...], end: re.Match[str], year: str) -> Counts:
    place = Place(start=now.start(), end=end.end())
    return Counts(now=_three(now), then=then, place=place, year=year)


def _three(found: re.Match[str]) -> tuple[int, ...]:
    told = (found["one"], found["two"] or found["two_"], found["three"] or found["three_"])
    return tuple(int(one.replace(".", "")) for one in told)


def _inside(found: re.Match[str]) -> tuple[int, ...] | None:
    """What each was before, in its bracket, where no bracket tells by how much it moved."""
    told = (found["first"], found["second"], found["third"])
    if not all(told) or MOVED.search(found.group()):
        return None
    return tuple(int(one.replace(".", "")) for one in told)
