"""When a task is due: a last day, or how often it comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tiendo.vocabulary.dates import ROMAN_QUARTERS, find_dates, last_day
from tiendo.vocabulary.regexes import regex

# A day after one of these words ends a task; after "từ ngày" it begins one.
_BEFORE = (
    r"(?:[Tt]rước(?!\s(?:mắt|hết|tiên|khi|đó|đây|pháp|Chủ|Ban|Tỉnh|UBND|năm\snay))|[Cc]hậm\snhất|"
    r"[Mm]uộn\snhất|[Kk]hông\s(?:muộn|chậm)\shơn|"
    r"[Hh]ạn\s(?:cuối|chót|cuối\scùng)|[Tt]hời\shạn|[Hh]ạn|[Hh]oàn\sthành|[Xx]ong|[Hh]ết|[Đđ]ến|"
    r"[Vv]ào|[Tt]rong(?=\sngày))"
)
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{1,2}\s?(?:phút)?)?,?\s)?"
DAY = regex(
    rf"(?:{_BEFORE}\s(?:là\s|vào\s|trong\s|trước\s)?{_HOUR}|"
    rf":\s?)(?=(?:ngày\s)?\d{{1,2}}(?:\s?[/.\-–]\s?\d|\stháng\s\d))"
)
MONTHLY_DAY = regex(
    r"(?:[Tt]rước|[Cc]hậm nhất|[Mm]uộn nhất|[Vv]ào|^[Nn]gày(?=\s\d))\s(?:là\s|vào\s|"
    r"trước\s)*(?:ngày\s)?\d{1,2}\s(?:của\s)?(?P<recurs>(?:hằng|hàng|mỗi)\s(?:tháng|quý|tuần|năm))"
)
_INSIDE = r"(?:[Tt]rong|[Hh]ết|[Cc]uối|[Xx]ong|[Vv]ào|[Tt]hời gian:?|[Hh]oàn thành|[Đđ]ến)"
QUARTER = regex(
    rf"(?:{_INSIDE}\s(?:hết\s|cuối\s|trong\s)?|(?P<before>[Tt]rước)\s|^)[Qq]uý\s(?P<quarter>IV|I{{1,3}}|"
    rf"[1-4])\b(?:\s?(?:/|năm)\s?(?P<year>20\d\d))?"
)
MONTH = regex(
    rf"(?P<lead>{_INSIDE}|[Cc]hậm nhất(?: là)?|[Tt]rước|^[Tt]háng)\s(?:hết\s|cuối\s|"
    rf"trong\s)?(?:tháng\s)?(?P<month>\d{{1,2}})(?:\s?(?:/|năm)\s?(?P<year>20\d\d))?(?![\d./%-]|"
    rf"\s?(?:ngày|năm|%|đơn|xã|tháng))"
)
IN_YEAR = regex(
    r"(?:[Tt]rong|[Hh]ết|[Cc]uối|[Vv]ào|[Đđ]ến hết|[Tt]rước cuối)\s(?:hết\s)?năm\s(?P<year>20\d\d)"
    r"(?!\s?[-–]\s?\d)"
)
# "ngay trong năm nay", "trong tháng này", "trong quý tới": counted from the day of the text.
FROM_NOW = regex(
    r"(?:[Tt]rong|[Hh]ết|[Cc]uối|[Tt]rước cuối)\s(?:chính\s)?(?P<what>năm nay|tháng này|quý này|"
    r"tháng tới|quý tới|tháng sau|quý sau)(?!\w)"
)
FROM_NOW_WORDS = ("năm nay", "tháng này", "quý này", "tháng tới", "quý tới", "tháng sau", "quý sau")
# "trong 6 tháng đầu năm 2026": the first months of a year.
FIRST_MONTHS = regex(
    r"[Tt]rong\s(?P<months>[369])\stháng\sđầu\snăm(?:\s(?P<year>20\d\d))?(?!\s?[-–]\s?\d)"
)
# What every match of IN_YEAR holds.
YEAR_END = regex(r"năm(?:(?<=rong\snăm)|(?<=ết\snăm)|(?<=uối\snăm)|(?<=ào\snăm))\s20\d\d")
RECURS = regex(
    r"(?i:(?P<recurs>định kỳ\s(?:\d{1,2}|một|hai|ba|sáu|mỗi)\s(?:tháng|tuần|quý|năm)(?:,\s(?:hằng|"
    r"hàng)\snăm)?|"
    r"(?:hằng|hàng)\s(?:ngày|tuần|tháng|quý|năm)|"
    r"(?:mỗi|\d{1,2}|ba|sáu|nửa|hai|một)\s(?:giờ|ngày|tuần|tháng|quý|năm)\s(?:một|1|hai|2)\slần|"
    r"từng\s(?:ngày|tuần|tháng|quý)|mỗi\s(?:tuần|tháng|quý)(?=\s[^\W\d])|"
    r"mỗi\s(?:ngày|tuần|tháng|quý)(?=\s?(?:[.;,]|$))))"
)
# "hỗ trợ 2 triệu đồng mỗi tháng": a rate, no rhythm.
EACH = ("mỗi ngày", "mỗi tuần", "mỗi tháng", "mỗi quý")
RATE = regex(r"\d[^,;]{0,25}$")
SPAN_OPENING = regex(r"(?:từ|Từ)\s[^,;]{1,30}$")
# What every day of DAY holds.
DATED = regex(r"\d(?:\s?[/.\-–]\s?\d|\stháng\s\d)")
DAY_WORD = "ngày "
LONGEST_DAY = 35
# One of these, in small letters, stands in every text that states a day or a rhythm.
TRIGGERS = (
    "trước", "nhất", "hơn ngày", "quý", "tháng", "hạn", "hết", "định kỳ", "hằng", "hàng",
    "xong", "vào",
    "hoàn thành", "đến", "cuối năm", "trong năm", "mỗi", " lần", "từng", ":",
)  # fmt: skip
# What every rhythm holds.
RECURRING = ("hằng", "hàng", "định kỳ", "mỗi", " lần", "từng")
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
    after: date | None = None  # the latest document that it cites: it speaks later


Now = Today | Callable[[], Today]


def find_due(text: str, now: Now, start: int = 0, end: int | None = None) -> Due | None:
    """The first due date or rhythm that ``text[start:end]`` states, if any.

    ``now`` is asked only where the words leave the year open.

    >>> find_due("hoàn thiện đề án trong quý IV", Today(year=2023)).on
    datetime.date(2023, 12, 31)
    >>> find_due("báo cáo chậm nhất ngày 25 hằng tháng", Today()).recurs
    'hằng tháng'
    >>> find_due("triển khai từ ngày 01/11/2023", Today()) is None
    True
    """
    part = text[start:end]
    low = part.lower()
    if not any(map(low.__contains__, TRIGGERS)):
        return None
    recurring = any(map(low.__contains__, RECURRING))
    monthly = MONTHLY_DAY.search(part) if recurring else None
    if monthly:
        return _due(start, monthly.span(), recurs=monthly["recurs"])
    rhythm = _rhythm(part, start) if recurring else None
    until = (_by_day(part, now, start) if DATED.search(part) else None) or _by_period(
        part, now, start
    )
    if until is None or rhythm is None or rhythm.recurs is None:
        return until or rhythm
    # "mỗi tuần một lần …, đến hết tháng 10", "hằng năm sơ kết, hết năm 2030 tổng kết"
    told = rhythm.start == start or rhythm.recurs.endswith(" lần")
    return replace(until, recurs=rhythm.recurs) if told else until


def _due(
    offset: int, span: tuple[int, int], on: date | None = None, recurs: str | None = None
) -> Due:
    return Due(on=on, recurs=recurs, start=offset + span[0], end=offset + span[1])


def _by_day(part: str, now: Now, offset: int) -> Due | None:
    for lead in DAY.finditer(part):
        if part.startswith("đến", lead.start()) and _opens_span(part, lead.start()):
            continue
        first = lead.end() + (len(DAY_WORD) if part.startswith(DAY_WORD, lead.end()) else 0)
        stated = next(find_dates(DAY_WORD + part[first : first + LONGEST_DAY]), None)
        if stated is None or stated.start > len(DAY_WORD):
            continue
        if stated.year is None:
            today = _speaking(now)
            on = _coming(stated.on(today.year), today)
        else:
            on = stated.on()
        return _due(offset, (lead.start(), first + stated.end - len(DAY_WORD)), on=on)
    return None


def _speaking(now: Now) -> Today:
    return now if isinstance(now, Today) else now()


def _opens_span(part: str, at: int) -> bool:
    """Whether the "đến" at ``at`` closes "từ ngày … đến ngày …"."""
    return SPAN_OPENING.search(part[max(0, at - 34) : at]) is not None


def _coming(on: date | None, today: Today) -> date | None:
    """The day, or end of a quarter or month, that is still to come when the text speaks."""
    if on is None or today.day is None or on + STALE >= today.day or (on.month, on.day) == (2, 29):
        return on
    return on.replace(year=on.year + 1)


def _by_period(part: str, now: Now, offset: int) -> Due | None:
    quarter = QUARTER.search(part) if "uý" in part else None
    if quarter:
        month = 3 * ROMAN_QUARTERS[quarter["quarter"].lower()]
        until = _eve_of if quarter["before"] else last_day
        month -= 2 if quarter["before"] else 0
        on = _in_year(quarter["year"], now, lambda year: until(year, month))
        return _due(offset, quarter.span(), on=on)
    named = MONTH.search(part) if "háng" in part else None
    if named and 1 <= int(named["month"]) <= 12 and "tháng" in named.group().lower():
        month = int(named["month"])
        ends = _eve_of if named["lead"].lower() == "trước" else last_day
        return _due(
            offset, named.span(), on=_in_year(named["year"], now, lambda year: ends(year, month))
        )
    if any(map(part.__contains__, FROM_NOW_WORDS)) and (told := FROM_NOW.search(part)):
        on = _from_now(told["what"], _speaking(now))
        if on is not None:
            return _due(offset, told.span(), on=on)
    first = FIRST_MONTHS.search(part) if "đầu năm" in part else None
    if first:
        today = _speaking(now)
        year = int(first["year"]) if first["year"] else today.year
        on = last_day(year, int(first["months"])) if year else None
        if on is not None and (today.day is None or on >= today.day):
            return _due(offset, first.span(), on=on)
    whole = IN_YEAR.search(part) if YEAR_END.search(part) else None
    if whole:
        return _due(offset, whole.span(), on=date(int(whole["year"]), 12, 31))
    return None


def _in_year(stated: str | None, now: Now, ends: Callable[[int], date]) -> date | None:
    """The end of a period in the year that is stated, else in the one that is to come."""
    if stated:
        return ends(int(stated))
    today = _speaking(now)
    return _coming(ends(today.year), today) if today.year else None


def _from_now(what: str, today: Today) -> date | None:
    """The end of this year, or of this or the next month or quarter, where the day is known."""
    if what == "năm nay":
        return date(today.year, 12, 31) if today.year else None
    if today.day is None:
        return None
    length = 3 if what.startswith("quý") else 1
    month = -(-today.day.month // length) * length + (0 if what.endswith("này") else length)
    return last_day(today.day.year + (month - 1) // 12, (month - 1) % 12 + 1)


def _eve_of(year: int, month: int) -> date:
    """The last day before a month."""
    return date(year, month, 1) - timedelta(days=1)


def _rhythm(part: str, offset: int) -> Due | None:
    found = RECURS.search(part)
    if found and found["recurs"].lower() in EACH and RATE.search(part, 0, found.start()):
        return None
    return _due(offset, found.span(), recurs=found["recurs"]) if found else None
