"""The agenda: as a person gave it, else the usual one for such a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tiendo.reporting.asked import Head
from tiendo.reporting.draft import Block, Cell, Draft
from tiendo.reporting.facts import Facts
from tiendo.reporting.pack import PACKAGE
from tiendo.reporting.pack.given import Given
from tiendo.reporting.pack.items import bare
from tiendo.reporting.pack.says import grid, line, phrase, said, says
from tiendo.reporting.periods import in_words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.periods import Precision

LONG = (Precision.YEAR, Precision.YEARS)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an agenda refers to: numbers of papers by their ids, words by their slots."""

    numbers: Mapping[str, int]
    words: Mapping[str, str]


def agenda(facts: Facts, given: Given, about: About, head: Head) -> Draft:
    lines = [words for words in (when_and_where(given), chaired(given)) if words]
    body: list[Block] = [line(words) for words in lines]
    cells: list[tuple[Cell, ...]]
    if given.agenda:
        cells = [(said(s.time), said(s.what), said(s.who), ()) for s in given.agenda]
    else:
        cells = list(usual(facts, given, about))
        if not clock(given.start):
            body.append(line(phrase("planned"), "italic"))
    body.append(grid("agenda", cells))
    name, kind = title_of(facts, given), says("paper", "agenda").upper()
    return bare(name, tuple(body), head, facts.as_of, kind=kind)


def title_of(facts: Facts, given: Given) -> str:
    when = in_words(facts.period).when
    return given.title or phrase("title", source=facts.source, when=when)


def when_and_where(given: Given) -> str:
    day = f"ngày {given.day:%d/%m/%Y}" if given.day else ""
    start = given.start if day or given.start else ""
    when = ", ".join(one for one in (start, day) if one)
    told = [f"Thời gian: {when}" if when else "", f"Địa điểm: {given.place}" if given.place else ""]
    return ". ".join(one for one in told if one)


def chaired(given: Given) -> str:
    return f"Chủ trì: {given.chair}" if given.chair else ""


def usual(facts: Facts, given: Given, about: About) -> Iterator[tuple[Cell, ...]]:
    """The rows that the pack has papers for; with times where a start was given."""
    length = "long" if facts.period.precision in LONG else "minutes"
    words = {
        "chair": given.chair or phrase("chair"), "office": given.office or phrase("office"),
        **about.words,
    }  # fmt: skip
    at = clock(given.start)
    for row in rows(PACKAGE, "agenda"):
        if row.get("needs") and row["needs"] not in about.numbers:
            continue
        time = phrase("minutes", n=row[length]) if at is None else f"{at // 60:02}:{at % 60:02}"
        at = None if at is None else at + int(row[length])
        yield cells(row, time, words, about)


def cells(row: Row, time: str, words: Mapping[str, str], about: About) -> tuple[Cell, ...]:
    number = about.numbers.get(row.get("paper", ""))
    what, who = row["says"].format(**words), row["by"].format(**words)
    return said(time), said(what), said(who), said(str(number) if number else "")


def clock(written: str) -> int | None:
    """Minutes since midnight; None for what is no time of day.

    >>> clock("8:00"), clock("13h30"), clock("sáng")
    (480, 810, None)
    """
    hours, _, minutes = written.lower().replace("h", ":").replace("giờ", ":").partition(":")
    minutes = minutes.strip() or "0"
    if not (hours.strip().isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes) if int(hours) < 24 and int(minutes) < 60 else None
