"""Rows of tables that are said to be the highest or lowest of all, and are not: "cao nhất là xã Tân
Lập (91,2%)", where the table has Hòa Bình with 94,6%.

The claim must tell the value of the row's cell, or name the column; who is highest of a part of
the rows ("trong các xã vùng cao") is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex

MOST = shaped(
    r"\b(?P<claim>(?P<high>{superlatives.highest}|{superlatives.leading})"
    r"|(?P<low>{superlatives.lowest}))\b",
    re.IGNORECASE,
)
WITHIN = shaped(
    r"\s(?:(?:trong|của)\s)?(?:{superlatives.whole_place}|(?P<count>\d{1,3})\s{ranks.ranked_bodies})"
    r"\b",
    re.IGNORECASE,
)
PARTLY = shaped(r"\s{superlatives.of_a_part}\b", re.IGNORECASE)
NAME = regex(rf"[{UPPER}]\w+(?:\s[{UPPER}]\w+)+")
CLAUSE = regex(r"[;:\n]\s?|\.\s|,\s(?=[^\d])|\s(?:nhưng|song|còn)\s")
NUMBER = regex(r"(?<![\d.,])\d[\d.,]*\d|\d")
LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """The words of a claim, the cell of its row, and the cell that goes beyond it."""

    start: int
    end: int
    said: str
    own: Entry
    beyond: Entry


def extreme_rows(draft: Draft) -> Iterator[Extreme]:
    """Every such claim that the column of its row contradicts."""
    for passage in draft.passages:
        if not passage.may_say(
            "superlatives.highest", "superlatives.lowest", "superlatives.leading"
        ) or not entries(draft):
            continue
        for found in MOST.finditer(draft.text, passage.start, passage.end):
            claim = _against(draft, passage, found)
            if claim is not None:
                yield claim


def _against(draft: Draft, passage: Passage, found: re.Match[str]) -> Extreme | None:
    before = CLAUSE.split(draft.text[passage.start : found.start()])[-1]
    behind = CLAUSE.split(draft.text[found.end() : passage.end])[0].rstrip(" .")
    within = WITHIN.match(behind)
    if words("superlatives.no_level").search(before) or PARTLY.match(behind):
        return None
    clause = f"{before} {behind}"
    cell = _cell(draft, clause)
    if cell is None:
        return None
    column = [one for one in entries(draft) if _same_column(one, cell)]
    if len(column) < LEAST or (within and within["count"] and int(within["count"]) != len(column)):
        return None
    beyond = [one for one in column if _goes_beyond(one, cell, found)]
    if not beyond or len(beyond) == len(column) - 1:
        return None  # the least of all, where less is better, leads
    far = max(beyond, key=lambda one: abs(one.value.value - cell.value.value))
    return Extreme(
        start=found.start("claim"), end=found.end("claim"), said=found["claim"], own=cell,
        beyond=far,
    )  # fmt: skip


def _cell(draft: Draft, clause: str) -> Entry | None:
    """The one cell of the row that a clause names, by its number or the words of its column."""
    named = [one for one in entries(draft) if not one.total and _named(one, clause)]
    if len({(one.table, one.row) for one in named}) != 1:
        return None
    numbers = {found.group() for found in NUMBER.finditer(clause)}
    said = telling(clause)
    told = [one for one in named if _digits(one) in numbers] if numbers else named
    if not numbers or len(told) > 1:
        told = [one for one in told if (head := telling(one.head)) and head <= said]
    return told[0] if len(told) == 1 else None


def _digits(one: Entry) -> str:
    found = NUMBER.search(one.value.cell.text)
    return found.group() if found is not None else ""


def _named(one: Entry, clause: str) -> bool:
    """Whether a clause holds the name of a row: all of it, or "Tân Lập" of "Xã Tân Lập"."""
    whole = " ".join(one.name.split())
    if len(whole.split()) > 1 and re.search(
        rf"(?<!\w){re.escape(whole)}(?!\w)(?!\s[{UPPER}])", clause, re.IGNORECASE
    ):
        return True
    found = NAME.fullmatch(whole)
    if found is None:
        return False
    name = found.group()
    head = name.split(maxsplit=1)
    own = head[1] if words("ranks.ranked_bodies").fullmatch(head[0]) and " " in head[1] else name
    return re.search(rf"(?<!\w){re.escape(own)}(?!\w)(?!\s[{UPPER}])", clause) is not None


def _same_column(one: Entry, cell: Entry) -> bool:
    return (
        (one.table, one.column) == (cell.table, cell.column)
        and not one.total
        and bool(NAME.search(one.name))
    )


def _goes_beyond(one: Entry, own: Entry, found: re.Match[str]) -> bool:
    a, b = one.value.value, own.value.value
    return a > b if found["high"] else a < b
