"""When a task is due: a last day, or how often it comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tiendo.vocabulary.dates import ROMAN_QUARTERS, find_dates, last_day

# A day after one of these words ends a task; after "từ ngày" it begins one.
_BEFORE = (
    r"(?:trước(?!\s(?:mắt|hết|tiên|khi|đó|đây|pháp|Chủ|Ban|Tỉnh|UBND|năm\snay))|[Cc]hậm\snhất|"
    r"muộn\snhất|"
    r"hạn\scuối|thời\shạn|[Hh]ạn|hoàn\sthành|xong|hết|đến|vào)"
)
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{1,2}\s?(?:phút)?)?,?\s)?"
DAY = re.compile(
    rf"(?:{_BEFORE}\s(?:là\s|vào\s|trong\s|trước\s)?{_HOUR}|"
    rf":\s?)(?=(?:ngày\s)?\d{{1,2}}(?:\s?[/.\-–]\s?\d|\stháng\s\d))"
)
MONTHLY_DAY = re.compile(
    r"(?:trước|[Cc]hậm nhất|vào)\s(?:là\s|vào\s|"
    r"trước\s)*(?:ngày\s)?\d{1,2}\s(?:của\s)?(?P<recurs>(?:hằng|hàng|mỗi)\s(?:tháng|quý|tuần|năm))"
)
_INSIDE = r"(?:[Tt]rong|[Hh]ết|cuối|xong|vào|[Tt]hời gian:?|[Hh]oàn thành|đến)"
QUARTER = re.compile(
    rf"(?:{_INSIDE}\s(?:hết\s|cuối\s|trong\s)?|^)[Qq]uý\s(?P<quarter>IV|I{{1,3}}|"
    rf"[1-4])\b(?:\s?(?:/|năm)\s?(?P<year>20\d\d))?"
)
MONTH = re.compile(
    rf"(?P<lead>{_INSIDE}|trước|^[Tt]háng)\s(?:hết\s|cuối\s|"
    rf"trong\s)?(?:tháng\s)?(?P<month>\d{{1,2}})(?:\s?(?:/|năm)\s?(?P<year>20\d\d))?(?![\d./%-]|"
    rf"\s?(?:ngày|năm|%|đơn|xã|tháng))"
)
IN_YEAR = re.compile(
    r"(?:trong|hết|cuối|đến hết|trước cuối)\s(?:hết\s)?năm\s(?P<year>20\d\d)(?!\s?[-–]\s?\d)"
)
RECURS = re.compile(
    r"(?P<recurs>định kỳ\s(?:\d{1,2}|một|hai|ba|sáu)\s(?:tháng|tuần|quý|năm)(?:,\s(?:hằng|"
    r"hàng)\snăm)?|"
    r"(?:hằng|hàng)\s(?:ngày|tuần|tháng|quý|năm))",
    re.IGNORECASE,
)
TRIGGERS = (
    "trước", "nhất", "quý", "Quý", "tháng", "Tháng", "hạn", "hết", "định kỳ", "hằng", "hàng",
    "xong",
    "hoàn thành", "đến", "cuối năm", "trong năm", "mỗi", ":",
)  # fmt: skip
# A day and month this long before the text's own date belong to the next year.
STALE = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A last day or a rhythm, with the span of the words that state it."""

    on: date | None
    recurs: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the context states of the time of speaking: a year, perhaps a day."""

    year: int | None = None
    day: date | None = None


def find_due(
    text: str, now: Today | Callable[[], Today], start: int = 0, end: int | None = None
) -> Due | None:
    """The first due date or rhythm that ``text[start:end]`` states, if any.

    >>> find_due("hoàn thiện đề án trong quý IV", Today(year=2023)).on
    datetime.date(2023, 12, 31)
    >>> find_due("báo cáo chậm nhất ngày 25 hằng tháng", Today()).recurs
    'hằng tháng'
    >>> find_due("triển khai từ ngày 01/11/2023", Today()) is None
    True
    """
    part = text[start:end]
    if not any(trigger in part for trigger in TRIGGERS):
        return None
    today = now if isinstance(now, Today) else now()
    monthly = MONTHLY_DAY.search(part)
    if monthly:
        return _due(start, monthly.span(), recurs=monthly["recurs"])
    return _by_day(part, today, start) or _by_period(part, today, start) or _rhythm(part, start)


def _due(
    offset: int, span: tuple[int, int], on: date | None = None, recurs: str | None = None
) -> Due:
    return Due(on=on, recurs=recurs, start=offset + span[0], end=offset + span[1])


def _by_day(part: str, today: Today, offset: int) -> Due | None:
    for lead in DAY.finditer(part):
        if part[lead.start() :].startswith("đến") and _opens_span(part, lead.start()):
            continue
        padded = "ngày " + part[lead.end() :].removeprefix("ngày ")
        for stated in find_dates(padded, 0, 40):
            if stated.start > len("ngày "):
                break
            on = stated.on(today.year)
            if on is not None and stated.year is None:
                on = _not_stale(on, today)
            shift = lead.end() - len("ngày ") + (5 if part.startswith("ngày ", lead.end()) else 0)
            return _due(offset, (lead.start(), shift + stated.end), on=on)
    return None


def _opens_span(part: str, at: int) -> bool:
    """Whether the "đến" at ``at`` closes "từ ngày … đến ngày …"."""
    return re.search(r"(?:từ|Từ)\s[^,;]{1,30}$", part[max(0, at - 34) : at]) is not None


def _not_stale(on: date, today: Today) -> date:
    if today.day is not None and on + STALE < today.day and (on.month, on.day) != (2, 29):
        return on.replace(year=on.year + 1)
    return on


def _coming(on: date | None, today: Today) -> date | None:
    """The end of a quarter or month that is still to come when the text speaks."""
    return _not_stale(on, today) if on is not None else None


def _by_period(part: str, today: Today, offset: int) -> Due | None:
    quarter = QUARTER.search(part)
    if quarter:
        year = int(quarter["year"]) if quarter["year"] else today.year
        month = 3 * ROMAN_QUARTERS[quarter["quarter"].lower()]
        on = last_day(year, month) if year else None
        return _due(offset, quarter.span(), on=on if quarter["year"] else _coming(on, today))
    named = MONTH.search(part)
    if named and 1 <= int(named["month"]) <= 12 and "tháng" in named.group().lower():
        on = _month_end(named, today)
        return _due(offset, named.span(), on=on if named["year"] else _coming(on, today))
    whole = IN_YEAR.search(part)
    if whole:
        return _due(offset, whole.span(), on=date(int(whole["year"]), 12, 31))
    return None


def _month_end(named: re.Match[str], today: Today) -> date | None:
    year = int(named["year"]) if named["year"] else today.year
    if year is None:
        return None
    if named["lead"] == "trước":
        return date(year, int(named["month"]), 1) - timedelta(days=1)
    return last_day(year, int(named["month"]))


def _rhythm(part: str, offset: int) -> Due | None:
    found = RECURS.search(part)
    return _due(offset, found.span(), recurs=found["recurs"]) if found else None
