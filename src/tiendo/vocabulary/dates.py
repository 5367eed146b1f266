"""Calendar dates and due dates as offices write them.

A date without a year stays open until ``on`` is told the year that the text
states; one that the calendar does not have (31/02) is refused, never moved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiendo.errors import Unreadable
from tiendo.vocabulary.regexes import regex

FIRST_YEAR, LAST_YEAR = 1930, 2100
ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# "Trong hai ngày 18 và 19/7": the first day is meant, the month stands with the last.
_FIRST_OF_SEVERAL = r"(?P<first>\d{1,2})\s?(?:và|đến|,|-|–)\s?(?:ngày\s)?"
_NUMERIC = (
    r"(?P<day>\d{1,2})\s?(?P<mark>[/.\-–])\s?(?P<month>\d{1,2})(?:\s?(?P=mark)\s?(?P<year>\d{4}))?"
)
_WORDED = r"(?P<wday>\d{1,2})\s+tháng\s+(?P<wmonth>\d{1,2})(?:\s*(?:năm|/)\s*(?P<wyear>\d{4}))?"
_END = r"(?![\d/]|[.,\-–]\d|\s?%)"
# The first digits of what may be a date, in one pass over a text; the forms below then judge.
SPOT = regex(
    r"\d(?<!\d\d)\d?(?=\s?[/.\-–]\s?\d\d?(?!\d)|\s+tháng|"
    r"\s?(?:,|và|đến|-|–)\s?(?:ngày\s)?\d\d?(?:\s?[/.\-–]|\s+tháng))"
)
# Words after which a bare 28-12 or 8/1 is a date and no ratio.
LEADS = (
    "ngày", "Ngày", "sáng", "Sáng", "chiều", "Chiều", "tối", "Tối", "trưa", "Trưa", "qua", "trước",
    "Trước", "đến", "Đến", "từ", "Từ", "hết", "hôm", "hạn", "sau", "nhất",
)  # fmt: skip
LEAD = regex(rf"\b(?:{'|'.join(LEADS)})\s\Z")
LEAD_REACH = max(map(len, LEADS)) + 1
LED = regex(rf"(?:{_FIRST_OF_SEVERAL})?(?:{_WORDED}|{_NUMERIC}){_END}")
FULL = regex(
    r"(?<![\d/.,\-–])(?P<day>\d{1,2})\s?(?P<mark>[/.\-–])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
    rf"(?P<year>\d{{4}}){_END}"
)
# A full date holds one of these.
CENTURIES = ("/20", "-20", ".20", "/19", "-19", ".19", " 20", "–20")
YEAR = regex(
    r"(?:19|20)\d\d(?:(?<=\d/\d{4})|(?<=\b(?:năm|Năm|NĂM)\d{4})|(?<=\b(?:năm|Năm|NĂM)\s\d{4}))"
    r"(?![.,]?\d)"
)


class DateUnreadable(Unreadable):
    """Words in the form of a date that the calendar does not have."""

    code = "date-unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A day as written; ``start`` and ``end`` are the span of its digits and words."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None

    def on(self, year: int | None = None) -> date | None:
        """The day, in ``year`` where the words state none; None while the year is open.

        Raises DateUnreadable for a day that the calendar does not have.
        """
        stated = self.year if self.year is not None else year
        if stated is None:
            return None
        try:
            return date(stated, self.month, self.day)
        except ValueError:
            raise DateUnreadable(
                f"Không có ngày {self.day}/{self.month}/{stated}",
                do="Kiểm tra lại ngày trong bản gốc",
            ) from None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[StatedDate]:
    """Every date in ``text[start:end]``, in order.

    >>> [str(d.on(2023)) for d in find_dates("Sáng 8/1; đạt 7/10; ngày 09 tháng 01 năm 2026")]
    ['2023-01-08', '2026-01-09']
    """
    end = len(text) if end is None else end
    led_to = full_to = last = -1
    for spot in SPOT.finditer(text, start, end):
        at = spot.start()
        if at >= led_to and LEAD.search(text, max(start, at - LEAD_REACH), at):
            led = LED.match(text, at, end)
            if led is not None:
                led_to = led.end()
                stated = _led(led)
                if stated is not None:
                    last = led_to
                    yield stated
        full = FULL.match(text, at, end) if at >= full_to else None
        if full is not None:
            full_to = full.end()
            if full_to != last and any(text.find(mark, start, end) >= 0 for mark in CENTURIES):
                stated = _stated(full.span(), full["day"], full["month"], full["year"])
                if stated is not None:
                    yield stated


def _led(match: re.Match[str]) -> StatedDate | None:
    first, wday, wmonth, wyear, day, _, month, year = match.groups()
    return _stated(match.span(), first or wday or day, wmonth or month, wyear or year)


def _stated(span: tuple[int, int], day: str, month: str, year: str | None) -> StatedDate | None:
    """The date of those digits; None where they can be none."""
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    if year is not None and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return StatedDate(
        start=span[0],
        end=span[1],
        day=int(day),
        month=int(month),
        year=int(year) if year is not None else None,
    )


def parse_date(written: str, year: int | None = None) -> date:
    """The one date that ``written`` states. Raises DateUnreadable.

    >>> parse_date("22.9.2020"), parse_date("28-12", 2021)
    (datetime.date(2020, 9, 22), datetime.date(2021, 12, 28))
    """
    text = written if written.lower().startswith("ngày") else f"ngày {written.strip()}"
    for stated in find_dates(text):
        on = stated.on(year)
        if on is not None:
            return on
    raise DateUnreadable(f"“{written}” không phải là một ngày", do="Viết như 15/6/2025")


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def years_in(text: str) -> list[int]:
    """The years that a text names, in order ("năm 2023", "8/2024").

    >>> years_in("năm 2021; tháng 8/2024; 2.050 hộ")
    [2021, 2024]
    """
    return [int(year) for year in YEAR.findall(text)]
