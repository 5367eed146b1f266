"""Cells that are no values: words, periods, dates, years, names in a list."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.errors import PeriodUnreadable, TiendoError
from tiendo.facts.series import Status
from tiendo.reading.context import Context
from tiendo.reading.headers import stated_time
from tiendo.reading.importing.cells import Cell, Wrong
from tiendo.reading.importing.columns import word_for, words_of
from tiendo.vocabulary.dates import parse_date
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.periods import Period, parse_period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold, single_spaced

LIST = regex(r"\s*[;\n]\s*")
ISO = regex(r"\d{4}-\d{2}-\d{2}")
SPAN = regex(r"(\d{4})\s*[-–]\s*(\d{4})")
# What stands for "nothing" in a table of figures.
NOTHING = frozenset({"-", "–", "—", "…", "...", "x"})


def words(cell: Cell | None) -> str:
    """The words of a cell, a whole number without its decimals; empty where there are none."""
    if cell is None:
        return ""
    if isinstance(cell.value, Decimal) and cell.value == cell.value.to_integral_value():
        return str(int(cell.value))
    return single_spaced(cell.text)


def names(cell: Cell | None) -> tuple[str, ...]:
    """The names in a cell, between semicolons or on lines of their own."""
    text = cell.text if cell else ""
    return tuple(single_spaced(name) for name in LIST.split(text.strip()) if name.strip())


def period(cell: Cell) -> Period | Wrong:
    """A period in our notation, or in the words of reports."""
    text = words(cell)
    span = SPAN.fullmatch(text)
    try:
        return parse_period("/".join(span.groups()) if span else text)
    except PeriodUnreadable:
        found = stated_time(split_words(text), Context())
    if found is not None:
        return found
    return Wrong(
        cell=cell.name, what=f"“{text}” không phải một kỳ",
        do="ghi như 2023, 9 tháng 2023, quý III/2023 hoặc 2021-2025",
    )  # fmt: skip


def day(cell: Cell) -> date | Wrong:
    """A day, as a date of the sheet or as it is written: 18/12/2023, 2023-12-18."""
    if isinstance(cell.value, date):
        return cell.value
    text = words(cell)
    try:
        return date.fromisoformat(text) if ISO.fullmatch(text) else parse_date(text)
    except (TiendoError, ValueError):
        return Wrong(
            cell=cell.name, what=f"“{text}” không phải một ngày", do="ghi như 18/12/2023"
        )  # fmt: skip


def meaning(cell: Cell, column: str, title: str) -> Any:
    """What a word of a closed list gives; a Wrong that lists them for another."""
    row = words_of(column).get(fold(words(cell)))
    if row is not None:
        return row["gives"]
    known = ", ".join(dict.fromkeys(str(r["words"][0]) for r in words_of(column).values()))
    return Wrong(
        cell=cell.name, what=f"“{words(cell)}” không dùng được ở cột {title}",
        do=f"ghi một trong: {known}",
    )  # fmt: skip


def year(cell: Cell) -> int | Wrong:
    text = words(cell)
    if re.fullmatch(r"(?:19|20)\d\d", text, re.ASCII):
        return int(text)
    return Wrong(cell=cell.name, what=f"“{text}” không phải một năm", do="ghi như 2010")


def status_word(status: Status) -> str:
    """How a status is written in a sheet."""
    return word_for("status", status.value)
