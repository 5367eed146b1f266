"""Times as texts write them: quý III, 9 tháng đầu năm, đến hết năm 2025.

What the words leave open (the year of "9 tháng") stays open in ``Time`` until
``resolve`` is told the year that the context states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary import periods
from tiendo.vocabulary.lexicon import Phrasebook, rows
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.periods import Period

TABLES = "tiendo.vocabulary.tables"
DASHES = frozenset("-–—")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stated time. ``form`` says how ``first`` and ``last`` are meant."""

    # year years months last-months quarter month day days season crop this-month this-year
    form: str
    first: tuple[int, ...] = ()  # a number of months, a quarter, or day and month
    last: tuple[int, ...] = ()
    year: int | None = None
    last_year: int | None = None

    def resolve(self, year: int | None, month: int | None = None) -> Period | None:
        """The period, with ``year`` where the words state none; None if still open."""
        stated = self.year if self.year is not None else year
        if stated is None or not FIRST_YEAR <= stated <= LAST_YEAR:
            return None
        try:
            return self._period(stated, month)
        except (ValueError, PeriodUnreadable):
            return None

    def _period(self, year: int, month: int | None) -> Period | None:
        match self.form:
            case "year" | "this-year":
                return periods.whole_year(year)
            case "years" | "season" | "crop":
                final = self.last_year
                return periods.years(year, final) if final else periods.whole_year(year)
            case "months":
                return periods.first_months(year, self.first[0])
            case "last-months":
                return _last_months(year, self.first[0])
            case "quarter":
                return periods.quarter(year, self.first[0])
            case "month":
                return periods.month(year, self.first[0])
            case "this-month":
                return periods.month(year, month) if month else None
            case "day":
                return periods.day(date(year, self.first[1], self.first[0]))
            case "days":
                end = self.last_year or year
                begin = self.year if self.year is not None else end
                first, last = self.first, self.last
                return periods.days(date(begin, first[1], first[0]), date(end, last[1], last[0]))
        return None


def _last_months(year: int, count: int) -> Period | None:
    if count == 6:
        return periods.half(year, 2)
    return periods.quarter(year, 4) if count == 3 else None


@cache
def _book() -> Phrasebook[str]:
    return Phrasebook(
        (w, row["gives"]) for row in rows(TABLES, "periods") if "gives" in row for w in row["words"]
    )


@cache
def _ordinals() -> dict[str, int]:
    return {
        w: row["value"] for row in rows(TABLES, "periods") if "value" in row for w in row["words"]
    }


@cache
def first_words() -> frozenset[str]:
    """Words that may open a time."""
    return _book().first_words


def as_year(word: str) -> int | None:
    if len(word) == 4 and word.isdigit() and FIRST_YEAR <= int(word) < LAST_YEAR:
        return int(word)
    return None


def read_time(words: Sequence[str], at: int) -> tuple[int, Time] | None:
    """The time that starts at word ``at``: how many words it takes, and what it says.

    >>> length, time = read_time(["quý", "iii", "/", "2024"], 0)
    >>> length, str(time.resolve(None))
    (4, '2024-Q3')
    >>> read_time(["12", "xã"], 0)
    """
    return _Reader(words, at).read()


class _Reader:
    """One look at the words from ``at``; each method answers (length, Time) or None."""

    __slots__ = ("at", "words")

    def __init__(self, words: Sequence[str], at: int) -> None:
        self.words = words
        self.at = at

    def word(self, offset: int) -> str:
        index = self.at + offset
        return self.words[index] if index < len(self.words) else ""

    def number(self, offset: int) -> int | None:
        word = self.word(offset)
        return int(word) if word.isdigit() and len(word) <= 2 else None

    def read(self) -> tuple[int, Time] | None:
        if self.word(0)[:1].isdigit():
            return self.date(0) or self.count_of(0, 1)
        found = _book().at(self.words, self.at)
        if found is None:
            return self.counted_in_words()
        length, gives = found
        method = getattr(self, "_" + gives.replace("-", "_"))
        answer: tuple[int, Time] | None = method(length)
        return answer

    # Years and what may follow them: "năm 2023", "/2023", "2021 - 2025".

    def year_after(self, offset: int) -> tuple[int, int | None]:
        """Words taken by a year at ``offset``, and the year."""
        if self.word(offset) in ("/", "năm", "-", "."):
            year = as_year(self.word(offset + 1))
            return (2, year) if year else (0, None)
        year = as_year(self.word(offset))
        return (1, year) if year else (0, None)

    def span_after(self, offset: int) -> tuple[int, Time] | None:
        """``2021 - 2025``, ``2021-2025``, ``2021 đến 2025`` at ``offset``."""
        first, last = as_year(self.word(offset)), as_year(self.word(offset + 2))
        joined = self.word(offset + 1) in DASHES or self.word(offset + 1) in ("đến", "/")
        if first and last and joined and first < last:
            return 3, Time(form="years", year=first, last_year=last)
        return None

    def _year(self, length: int) -> tuple[int, Time] | None:
        span = self.span_after(length)
        if span:
            return length + span[0], span[1]
        year = as_year(self.word(length))
        if year is None:
            return None
        if self.word(length + 1) == "đến" and self.word(length + 2) == "năm":
            last = as_year(self.word(length + 3))
            if last and last > year:
                return length + 4, Time(form="years", year=year, last_year=last)
        return length + 1, Time(form="year", year=year)

    def _span(self, length: int) -> tuple[int, Time] | None:
        if self.word(length) == "năm":
            length += 1
        span = self.span_after(length)
        return (length + span[0], span[1]) if span else None

    def _season(self, length: int) -> tuple[int, Time] | None:
        if self.word(length) == "năm":
            length += 1
        span = self.span_after(length)
        if span:
            return length + 3, replace(span[1], form="season")
        year = as_year(self.word(length))
        return (length + 1, Time(form="season", year=year)) if year else None

    def _crop(self, length: int) -> tuple[int, Time] | None:
        season = self._season(length)
        return (season[0], replace(season[1], form="crop")) if season else None

    def _quarter(self, length: int) -> tuple[int, Time] | None:
        number = _ordinals().get(self.word(length)) or self.number(length)
        if number is None or not 1 <= number <= 4:
            return None
        taken, year = self.year_after(length + 1)
        return length + 1 + taken, Time(form="quarter", first=(number,), year=year)

    def _month(self, length: int) -> tuple[int, Time] | None:
        number = self.number(length)
        if number is None or not 1 <= number <= 12:
            return None
        taken, year = self.year_after(length + 1)
        return length + 1 + taken, Time(form="month", first=(number,), year=year)

    def _first_half(self, length: int) -> tuple[int, Time]:
        taken, year = self.year_after(length)
        return length + taken, Time(form="months", first=(6,), year=year)

    def _second_half(self, length: int) -> tuple[int, Time]:
        taken, year = self.year_after(length)
        return length + taken, Time(form="last-months", first=(6,), year=year)

    def _this_year(self, length: int) -> tuple[int, Time] | None:
        year = as_year(self.word(length))
        span = self.span_after(length)
        if span:
            return length + 3, span[1]
        return length + bool(year), Time(form="year" if year else "this-year", year=year)

    def _this_month(self, length: int) -> tuple[int, Time]:
        named = self._month(length)
        return named or (length, Time(form="this-month"))

    def _this_quarter(self, length: int) -> tuple[int, Time] | None:
        return self._quarter(length)

    def _day(self, length: int) -> tuple[int, Time] | None:
        long = self._long_date(length)
        return long or self.date(length)

    def _long_date(self, length: int) -> tuple[int, Time] | None:
        """``5 tháng 12 năm 2022``."""
        on, month = self.number(length), self.number(length + 2)
        if not on or not month or self.word(length + 1) != "tháng":
            return None
        taken, year = self.year_after(length + 3)
        return length + 3 + taken, Time(form="day", first=(on, month), year=year)

    def date(self, offset: int) -> tuple[int, Time] | None:
        """``15/12/2023``, ``28-12``, ``5.12.2022``; two of them make a span of days."""
        one = self.one_date(offset)
        if one is None:
            return None
        length, time = one
        join = offset + length
        if self.word(join) == "đến" or (self.word(join) in DASHES and time.year):
            skip = 2 if self.word(join + 1) == "ngày" else 1
            other = self.one_date(join + skip)
            if other:
                return self.days(time, other[1], join + skip + other[0])
        return join, time

    def days(self, first: Time, last: Time, length: int) -> tuple[int, Time]:
        return length, Time(
            form="days", first=first.first, last=last.first,
            year=first.year, last_year=last.year,
        )  # fmt: skip

    def one_date(self, offset: int) -> tuple[int, Time] | None:
        word = self.word(offset)
        if "." in word:
            parts = word.split(".")
            if len(parts) == 3 and as_year(parts[2]):
                return _date_of(1, parts[0], parts[1], int(parts[2]))
            return None
        mark = self.word(offset + 1)
        if mark not in ("/", "-"):
            return None
        if self.word(offset + 3) == mark:
            year = as_year(self.word(offset + 4))
            return _date_of(5, word, self.word(offset + 2), year) if year else None
        month_of_year = as_year(self.word(offset + 2))
        if mark == "/" and month_of_year and (self.number(offset) or 13) <= 12:
            return 3, Time(form="month", first=(int(word),), year=month_of_year)
        return _date_of(3, word, self.word(offset + 2), None)

    def count_of(
        self, offset: int, taken: int, number: int | None = None
    ) -> tuple[int, Time] | None:
        """``9 tháng``, ``6 tháng cuối năm 2024``: the first or last months of a year."""
        count = number if number is not None else self.number(offset)
        if count is None or not 1 <= count <= 12 or self.word(offset + taken) != "tháng":
            return None
        at = offset + taken + 1
        form = "months"
        if self.word(at) in ("đầu", "cuối") and self.word(at + 1) == "năm":
            form = "last-months" if self.word(at) == "cuối" else "months"
            at += 2
        elif self.word(at) == "qua":
            at += 1
        extra, year = self.year_after(at)
        return at + extra, Time(form=form, first=(count,), year=year)

    def counted_in_words(self) -> tuple[int, Time] | None:
        named = words_as_number(self.words, self.at)
        if named is None:
            return None
        return self.count_of(0, named[0], named[1])


def _date_of(length: int, on: str, month: str, year: int | None) -> tuple[int, Time] | None:
    if not (on.isdigit() and month.isdigit() and len(on) <= 2 and len(month) <= 2):
        return None
    if not (1 <= int(on) <= 31 and 1 <= int(month) <= 12):
        return None
    return length, Time(form="day", first=(int(on), int(month)), year=year)
