"""Targets by what came of them, the count behind the word: "16 chỉ tiêu. … vượt 5, đạt 8, không đạt
2"; "trong 20 chỉ tiêu, số vượt là 9, số đạt là 7, còn lại 3 chỉ tiêu lỡ hẹn".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import lists, shaped
from tiendo.vocabulary.regexes import regex

SET = shaped(r"(?<![\d.,/])(?P<size>\d{1,3})\s(?:nhóm\s)?{tallies.goals}\b", re.IGNORECASE)
END = (
    r"(?:số\s)?(?:{tallies.goals}\s)?(?P<way>{tallies.came_to})(?:\s{tallies.exactly})*"
    r"(?:\s?:|\s(?:là|có))?\s(?P<count>\d{1,3})(?![\d/%]|[.,]\d|\s?%)(?:\s{tallies.goals})?"
)
REST = (
    r"(?:và\s)?(?:còn lại|còn)\s(?:là\s)?(?P<rest>\d{1,3})(?![\d/%]|[.,]\d|\s?%)"
    r"(?:\s{tallies.goals})?"
)
BEFORE = (
    r"(?:và\s)?(?:(?P<few>{tallies.few})|(?P<last>\d{1,3}))\s{tallies.goals}\s(?:là\s)?"
    r"(?:{tallies.came_to})"
)
LISTED, LEFT = shaped(END, re.IGNORECASE), shaped(rf"(?:{REST}|{BEFORE})", re.IGNORECASE)
NEXT = regex(r"(?:\s[^\W\d_]+){0,3}\s?[,;]\s(?:và\s)?|\svà\s")
FEWEST, REACH = 3, 240
FEW = lists()["tallies.few"]


@dataclass(frozen=True, slots=True)
class EndsListed:
    """``counts`` are told of ``size`` targets from ``start`` on; ``place`` is where that stands."""

    size: int
    counts: tuple[int, ...]
    start: int
    end: int
    place: tuple[int, int]


def ends_listed(draft: Draft) -> Iterator[EndsListed]:
    """Every such list of three and more ends."""
    for passage in draft.passages:
        for found in LISTED.finditer(draft.text, passage.start, passage.end):
            told = _run(draft.text, found, passage.end)
            begin = max(draft.text.rfind("\n", 0, passage.start) + 1, found.start() - REACH)
            sets = list(SET.finditer(draft.text, begin, found.start()))
            if len(told) >= FEWEST and sets:
                yield EndsListed(
                    size=int(sets[-1]["size"]),
                    counts=tuple(map(_count, told)),
                    start=found.start(),
                    end=told[-1].end(),
                    place=sets[-1].span(),
                )
                break


def _count(found: re.Match[str]) -> int:
    """The count of an end, in digits or in words: "một chỉ tiêu không đạt"."""
    told = found.groupdict()
    said = told.get("count") or told.get("rest") or told.get("last")
    return int(said) if said else FEW.index(str(told["few"]).lower()) + 1


def _run(text: str, first: re.Match[str], end: int) -> list[re.Match[str]]:
    """The ends from the first on, each once, up to what is left."""
    told, ways = [first], {first["way"].lower()}
    while (gap := NEXT.match(text, told[-1].end(), end)) is not None:
        found = LISTED.match(text, gap.end(), end)
        left = None if found else LEFT.match(text, gap.end(), end)
        if left is not None:
            return [*told, left]
        if found is None or found["way"].lower() in ways:
            return told
        ways.add(found["way"].lower())
        told.append(found)
    return told
