"""What the columns of a filled sheet hold, by their headers (patterns/import_columns.yaml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from tiendo.facts.figure import Basis
from tiendo.reading.context import Context
from tiendo.reading.headers import ENDS_BRACKETED, column_of, unit_in
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.text import fold

SHEETS = ("indicators", "tasks")
VALUES = ("plan", "result", "percent")
# The sheet of a template that says how to fill it in.
GUIDE = "Hướng dẫn"
# What columns.yaml calls the columns of values.
KINDS = {"plan": "plan", "result": "result", "attainment": "percent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column by its header. ``gives`` is empty for one that we do not know."""

    column: int
    header: str
    gives: str
    needed: bool = False
    ignored: bool = False
    unit: str = ""
    estimated: bool = False

    def period(self, year: int | None, fallback: Period | None) -> Period | None:
        """The time of its values: the header's own, else ``fallback``."""
        return period_of(self.header, year, fallback)


@lru_cache(maxsize=4096)
def period_of(header: str, year: int | None, fallback: Period | None) -> Period | None:
    return column_of(header, Context(year=year), fallback).period


@cache
def listed(sheet: str) -> tuple[Row, ...]:
    """The columns of a kind of sheet, in their order."""
    return tuple(
        row for row in rows("tiendo.reading.patterns", "import_columns") if row["sheet"] == sheet
    )


@cache
def _by_words(sheet: str) -> dict[str, Row]:
    return {
        bare(words): row
        for row in reversed(listed(sheet))
        for words in (row["title"], *row["words"])
    }


def bare(header: str) -> str:
    """A header in the form that is compared: folded, a bracket at its end and stars aside."""
    return fold(ENDS_BRACKETED.sub("", header.replace("*", "")))


def heading_of(sheet: str, column: int, header: str) -> Heading:
    """The column under ``header``.

    >>> heading_of("indicators", 3, "Ước TH 2023 (tỷ đồng)").gives
    'result'
    """
    row = _by_words(sheet).get(bare(header)) or _by_words(sheet).get(fold(header))
    if row is not None and (sheet == "tasks" or row["gives"] not in VALUES):
        return Heading(
            column=column, header=header, gives=row["gives"],
            needed=row.get("needed", False), ignored=row.get("ignored", False),
            unit=unit_in(header),
        )  # fmt: skip
    if sheet == "tasks":
        return Heading(column=column, header=header, gives="")
    found = column_of(header, Context(), None)
    against = found.kind == "attainment" and found.basis is not Basis.PLAN
    return Heading(
        column=column,
        header=header,
        gives="" if against else KINDS.get(found.kind, ""),
        ignored=found.kind in ("ignored", "number"),
        unit=found.unit,
        estimated=found.estimated,
    )


def sheet_kind(headers: Iterable[str]) -> tuple[str, int]:
    """Which kind of sheet these headers are of, and how many of them it knows."""
    listed_headers = list(headers)
    counts = {
        sheet: sum(bool(heading_of(sheet, 0, one).gives) for one in listed_headers)
        for sheet in SHEETS
        if any(heading_of(sheet, 0, one).needed for one in listed_headers)
    }
    if not counts:
        return "", 0
    kind = max(counts, key=lambda sheet: counts[sheet])
    return kind, counts[kind]


def title(sheet: str, gives: str) -> str:
    """The header that templates write over a column."""
    return next(str(row["title"]) for row in listed(sheet) if row["gives"] == gives)


@cache
def words_of(column: str) -> dict[str, Row]:
    """The words that the cells of a column may hold, folded."""
    return {
        fold(words): row
        for row in rows("tiendo.reading.patterns", "import_words")
        if row["of"] == column
        for words in row["words"]
    }


@cache
def word_for(column: str, meaning: str) -> str:
    """How exports write a meaning: ``estimated`` is "ước"."""
    for row in rows("tiendo.reading.patterns", "import_words"):
        gives = row["gives"]
        said = "-".join(one or "" for one in gives) if isinstance(gives, list) else gives
        if row["of"] == column and said == meaning:
            return str(row["words"][0])
    return ""
