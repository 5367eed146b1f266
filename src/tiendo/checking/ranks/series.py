"""Values that a draft tells time by time: "Tháng | 1 | 2 | 3", "2012: 1,62; 2013: 1,97; …".

Only what is said month by month, quarter by quarter or year by year, three times or more: what is
said to be the highest of them is held against it (superlatives.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped
from tiendo.errors import NumberUnreadable
from tiendo.reading.document import Cell, Table
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

TIME = regex(
    r"\s*(?:(?P<kind>[Tt]háng|[Qq]uý|[Nn]ăm)\s)?(?P<at>\d{1,2}|(?:19|20)\d\d|IV|I{1,3})"
    r"(?:\s?/\s?20\d\d)?(?:\s?\([^()\d]*\))?\s*"
)
KIND = regex(r"\s*(?P<kind>tháng|quý|năm)\b", re.IGNORECASE)
NUMBER = regex(r"\s*(?P<number>\d[\d.,]*)\s*%?\s*")
# "2012: 1,62", "năm 2012: 1,62", "tháng 1 là 38,4", "quý I: 52,1 tỷ đồng".
ITEM = regex(
    r"\b(?:(?P<kind>[Tt]háng|[Qq]uý|[Nn]ăm)\s)?(?P<at>\d{1,2}|(?:19|20)\d\d|IV|I{1,3})"
    r"(?:\s?:\s?|\s(?:là|đạt|được)\s|\s\((?=\d))(?P<number>\d[\d.,]*\d|\d)(?!\d|/|\s?[-–]\s?\d)"
)
BETWEEN = shaped(r"[^.;,:()\d]{0,30}\)?\s?[;,]\s(?:và\s)?|[^.;,:()\d]{0,30}\)?\svà\s")
LEAD = regex(r"[.;]\s|\n")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
YEARS = 1900
LEAST = 3
REACH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value at its time, and where it stands."""

    at: int
    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """``kind``: "tháng", "quý" or "năm"; ``name``: the words of what is told, ``about`` around."""

    kind: str
    points: tuple[Point, ...]
    name: frozenset[str]
    about: frozenset[str]
    start: int


def series_of(draft: Draft) -> tuple[Series, ...]:
    """Every series of a draft."""
    return draft.kept("series", lambda: (*_in_tables(draft), *_in_prose(draft)))


def time_of(kind: str, at: str) -> tuple[str, int] | None:
    """A time by its kind, which may go without saying of a year.

    >>> time_of("Quý", "II"), time_of("", "2014"), time_of("", "7")
    (('quý', 2), ('năm', 2014), None)
    """
    number = ROMAN.get(at) or int(at) if at in ROMAN or at.isdecimal() else 0
    if number > YEARS:
        return ("năm", number) if kind.lower() in ("", "năm") else None
    most = {"tháng": 12, "quý": 4}.get(kind.lower(), 0)
    return (kind.lower(), number) if 0 < number <= most else None


def _in_tables(draft: Draft) -> Iterator[Series]:
    for table in draft.document.tables:
        rows = [{cell.column: cell for cell in row} for row in table.rows()]
        if len(rows) > 1:
            yield from _of_rows(table, rows)
            yield from _of_columns(table, rows)


def _of_rows(table: Table, rows: list[dict[int, Cell]]) -> Iterator[Series]:
    """``Tháng | 1 | 2 | 3`` above ``Xuất khẩu | 176,4 | 158,9 | 189,7``."""
    head = KIND.match(rows[0][0].text) if 0 in rows[0] else None
    shared = head["kind"] if head is not None else ""
    times = {at: _time(cell, shared) for at, cell in rows[0].items() if at > 0}
    for row in rows[1:]:
        told = [(when, row[at]) for at, when in times.items() if when is not None and at in row]
        name = row[0].text if 0 in row else ""
        yield from _series(told, name, f"{name} {table.caption}")


def _of_columns(table: Table, rows: list[dict[int, Cell]]) -> Iterator[Series]:
    """``Năm | Số giải`` above ``2021 | 31``, ``2022 | 38``."""
    head = KIND.match(rows[0][0].text) if 0 in rows[0] else None
    shared = head["kind"] if head is not None else ""
    for at, column in rows[0].items():
        told = [
            (when, row[at])
            for row in rows[1:]
            if at > 0 and at in row and 0 in row
            if (when := _time(row[0], shared)) is not None
        ]
        yield from _series(told, column.text, f"{column.text} {table.caption}")


def _time(cell: Cell, shared: str) -> tuple[str, int] | None:
    found = TIME.fullmatch(cell.text)
    return time_of(found["kind"] or shared, found["at"]) if found is not None else None


def _series(told: list[tuple[tuple[str, int], Cell]], name: str, about: str) -> Iterator[Series]:
    points = [
        Point(at=when[1], value=value, start=cell.start, end=cell.end)
        for when, cell in told
        if (value := _value(cell.text)) is not None
    ]
    kinds = {when[0] for when, _ in told}
    if len(points) == len(told) >= LEAST and len(kinds) == 1 and _one_each(points):
        yield Series(
            kind=kinds.pop(), points=tuple(points), name=telling(name), about=telling(about),
            start=points[0].start,
        )  # fmt: skip


def _one_each(points: list[Point]) -> bool:
    """Whether the times come one after another, each once."""
    times = [one.at for one in points]
    return all(later > earlier for earlier, later in pairwise(times))


def _value(said: str) -> Decimal | None:
    found = NUMBER.fullmatch(said)
    if found is None:
        return None
    try:
        return read_number(found["number"]).value
    except NumberUnreadable:
        return None


def _in_prose(draft: Draft) -> Iterator[Series]:
    for block in draft.document.blocks:
        run: list[re.Match[str]] = []
        for found in ITEM.finditer(block.text):
            if run and BETWEEN.fullmatch(block.text, run[-1].end(), found.start()) is None:
                yield from _of_run(run, block.text, block.start)
                run = []
            run.append(found)
        yield from _of_run(run, block.text, block.start)


def _of_run(run: list[re.Match[str]], text: str, begin: int) -> Iterator[Series]:
    if len(run) < LEAST:
        return
    kind = next((one["kind"] for one in run if one["kind"]), "")
    times = [time_of(one["kind"] or kind, one["at"]) for one in run]
    values = [_value(one["number"]) for one in run]
    points = [
        Point(at=when[1], value=value, start=begin + one.start(), end=begin + one.end())
        for one, when, value in zip(run, times, values, strict=True)
        if when is not None and value is not None
    ]
    kinds = {when[0] for when in times if when is not None}
    if len(points) == len(run) and len(kinds) == 1 and _one_each(points):
        lead = LEAD.split(text[max(0, run[0].start() - REACH) : run[0].start()])[-1]
        yield Series(
            kind=kinds.pop(), points=tuple(points), name=telling(lead), about=telling(lead),
            start=points[0].start,
        )  # fmt: skip
