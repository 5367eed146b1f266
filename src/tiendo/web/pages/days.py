"""Days worth asking for: a month after each stage of a plan's year, and today."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from tiendo.errors import TiendoError

# Reports on a stage arrive within the month after it (DOMAIN.md, B3: day 25 of its
# last month for a regular report; conferences and corrections follow).
STAGES = (3, 6, 9, 12)
LONGEST = 40  # so much of what was written is said again
WRITTEN = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|\s*(\d\d?)[/.-](\d\d?)[/.-](\d{4})\s*", re.ASCII
)


class NoDay(TiendoError):
    """Words where a day was asked for; another day is never shown in its place."""

    code = "no-day"

    def __init__(self, written: str) -> None:
        super().__init__(
            gettext("“%s” không phải là ngày") % written.strip()[:LONGEST],
            do=gettext("Viết như 31/12/2025"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    words: str
    on: date


def month_after(year: int, month: int) -> date:
    """The last day of the month after.

    >>> month_after(2023, 12)
    datetime.date(2024, 1, 31)
    """
    year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, monthrange(year, month)[1])


def presets(ends_on: date | None, today: date) -> list[Day]:
    """Stages of the plan's last year that have begun to be reported, then today."""
    names = (gettext("Quý I"), gettext("6 tháng"), gettext("9 tháng"), gettext("Cả năm"))
    found: list[Day] = []
    if ends_on is not None:
        found = [
            Day(words=words, on=month_after(ends_on.year, month))
            for words, month in zip(names, STAGES, strict=True)
        ]
    return [*[day for day in found if day.on < today], Day(words=gettext("Hôm nay"), on=today)]


def day_asked(written: str | None, today: date) -> date:
    """The day of the address, as ``day_written`` reads it; today where none is asked for.

    A day that lies ahead is today, as nothing more is known of it. Raises NoDay.
    """
    if not (written or "").strip():
        return today
    day = day_written(written)
    if day is None:
        raise NoDay(str(written))
    return min(day, today)


def day_written(written: str | None) -> date | None:
    """A day as links write it (2023-10-31) or as people do (31/10/2023); None for no day."""
    match = WRITTEN.fullmatch(written or "")
    if match is None:
        return None
    try:
        return date(*map(int, match.group("y", "m", "d") if match["y"] else match.group(6, 5, 4)))
    except ValueError:
        return None
