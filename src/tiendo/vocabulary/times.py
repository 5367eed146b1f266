"""Times as texts write them: quý III, 9 tháng đầu năm, đến hết năm 2025.

What the words leave open (the year of "9 tháng") stays open in ``Time`` until
``resolve`` is told the year that the context states.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary import periods
from tiendo.vocabulary.periods import Period

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stated time. ``form`` says how ``first`` and ``last`` are meant."""

    # year years months last-months quarter month day days season crop harvest this-month this-year;
    # since: from that year to now, which is no period; to-date: from that day of the year to
    # now, this-period, this-quarter and this-term: which the document has to tell
    form: str
    first: tuple[int, ...] = ()  # a number of months, a quarter, or day and month
    last: tuple[int, ...] = ()
    year: int | None = None
    last_year: int | None = None
    shift: int = 0  # "tháng 3 năm ngoái": years from the one that the context states

    def resolve(self, year: int | None, month: int | None = None) -> Period | None:
        """The period, with ``year`` where the words state none; None if still open."""
        stated = self.year if self.year is not None else year and year + self.shift
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
            case "years" | "season" | "crop" | "harvest":
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
    if count == 3:
        return periods.quarter(year, 4)
    return periods.days(date(year, 13 - count, 1), date(year, 12, 31))


def month_and_year(text: str) -> bool:
    """Whether a text names a month by its number: "6/2020"."""
    month, _, year = text.strip().partition("/")
    return len(month) in (1, 2) and month.isdecimal() and as_year(year) is not None


def as_year(word: str) -> int | None:
    if len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) < LAST_YEAR:
        return int(word)
    return None
