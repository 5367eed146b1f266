"""The day that a page is shown for: one parameter, ``?ngay=``, for every view that knows days.

The day is kept for the request, as its language is, so that every link of the page leads on
within the same day without each page saying so. None is today. Which views know days says
the table of views (``dated``).
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date
from urllib.parse import urlencode

DAY = "ngay"
SHOWN: ContextVar[date | None] = ContextVar("day", default=None)


def shown_day() -> date | None:
    """The day of the page; None for today."""
    return SHOWN.get()


def within(address: str, day: date | None = None) -> str:
    """An address of a page that knows days, for ``day``, else for the day that is shown.

    >>> within("/van-ban/", date(2023, 10, 1)), within("/van-ban/?loai=report#a", date(2023, 10, 1))
    ('/van-ban/?ngay=2023-10-01', '/van-ban/?loai=report&ngay=2023-10-01#a')
    """
    on = day or shown_day()
    if on is None:
        return address
    path, mark, place = address.partition("#")
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode({DAY: on.isoformat()})}{mark}{place}"
