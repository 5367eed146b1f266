"""The words of times: from the words of a sentence to a Time.

A reader is given the words and where its own begin, behind the phrase that opened it
("quý", "năm học"), and answers the time with the index behind its last word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from tiendo.vocabulary.lexicon import Phrasebook, rows
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.times import Time, as_year
from tiendo.vocabulary.todate import since_day, since_month, since_year, this_period

Words = Sequence[str]
Told = tuple[int, Time]
TABLES = "tiendo.vocabulary.tables"
DASHES = frozenset("-–—")
SPANS = DASHES | {"đến", "/"}
ENDS = frozenset(("hết", "cuối"))
BEFORE_YEAR = frozenset(("/", "năm", "-", "."))
DATE_MARKS = frozenset("/-")
# What closes a day without its year whose month stands behind a stop.
CLOSED = frozenset((",", ")", "("))
HALF = 6
# "niên vụ mía đường năm 2023 - 2024": so many words may name what is grown, with "năm".
GROWN = 4
# Parts of a year, and how far the year lies that is only said to be last or next.
PARTS = frozenset(("month", "months", "last-months", "quarter"))
SHIFTS = {"ngoái": -1, "trước": -1, "nay": 0, "sau": 1, "tới": 1}


@cache
def _book() -> Phrasebook[Callable[[Words, int], Told | None]]:
    return Phrasebook(
        (words, READERS[row["gives"]])
        for row in rows(TABLES, "periods")
        if "gives" in row
        for words in row["words"]
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


def read_time(words: Words, at: int) -> Told | None:
    """The time that starts at word ``at``: how many words it takes, and what it says.

    >>> length, time = read_time(["quý", "iii", "/", "2024"], 0)
    >>> length, str(time.resolve(None))
    (4, '2024-Q3')
    >>> read_time(["12", "xã"], 0)
    """
    if words[at][0].isdecimal():
        told = (
            _years_in_bracket(words, at)
            or _date(words, at)
            or _months(words, at + 1, _number(words, at))
        )
    elif (opened := _book().at(words, at)) is not None:
        told = opened[1](words, at + opened[0])
    else:
        named = words_as_number(words, at)
        told = _months(words, at + named[0], named[1]) if named else None
    return _told_of_year(words, at, *told) if told else None


def _told_of_year(words: Words, at: int, end: int, time: Time) -> Told:
    """With ``năm ngoái``, ``năm trước`` behind a time that names no year of its own."""
    if time.year is None and time.form in PARTS and _word(words, end) == "năm":
        shift = SHIFTS.get(_word(words, end + 1))
        if shift is not None:
            return end + 2 - at, replace(time, shift=shift)
    return end - at, time


def _word(words: Words, at: int) -> str:
    return words[at] if at < len(words) else ""


def _number(words: Words, at: int) -> int | None:
    word = _word(words, at)
    return int(word) if len(word) <= 2 and word.isdecimal() else None


def _stated(words: Words, at: int) -> int | None:
    return as_year(words[at]) if at < len(words) else None


def _with_year(words: Words, at: int) -> tuple[int, int | None]:
    """Where a year that may stand at ``at`` ends, and the year: "năm 2023", "/2023"."""
    if at >= len(words):
        return at, None
    start = at + 1 if words[at] in BEFORE_YEAR else at
    year = _stated(words, start)
    return (start + 1, year) if year else (at, None)


def _years_at(words: Words, at: int) -> Told | None:
    """``2021 - 2025``, ``2021-2025``, ``2021 đến 2025``."""
    if at + 2 >= len(words) or words[at + 1] not in SPANS:
        return None
    first, last = as_year(words[at]), as_year(words[at + 2])
    if first and last and first < last:
        return at + 3, Time(form="years", year=first, last_year=last)
    return None


def _years_in_bracket(words: Words, at: int) -> Told | None:
    """``nhiệm kỳ vừa qua (2019 - 2024)``: outside brackets two such numbers may be anything."""
    if not at or words[at - 1] != "(":
        return None
    span = _years_at(words, at)
    return span if span and _word(words, span[0]) == ")" else None


def _year(words: Words, at: int) -> Told | None:
    year = _stated(words, at)
    if year is None:
        return None
    span = _years_at(words, at)
    if span:
        return span
    if _word(words, at + 1) == "đến" and _word(words, at + 2) == "nay":
        return at + 3, Time(form="since", year=year)
    if _word(words, at + 1) == "đến":
        by = at + 2 + (_word(words, at + 2) in ENDS)  # "đến hết năm 2024"
        last = _stated(words, by + 1) if _word(words, by) == "năm" else None
        if last and last > year:
            return by + 2, Time(form="years", year=year, last_year=last)
    return at + 1, Time(form="year", year=year)


def _span(words: Words, at: int) -> Told | None:
    return _years_at(words, at + (_word(words, at) == "năm"))


def _season(words: Words, at: int) -> Told | None:
    span = _years_at(words, at + (_word(words, at) == "năm")) or _years_of(words, at)
    if span:
        return span[0], replace(span[1], form="season")
    at += _word(words, at) == "năm"
    year = _stated(words, at)
    return (at + 1, Time(form="season", year=year)) if year else None


def _years_of(words: Words, at: int) -> Told | None:
    """``niên vụ cà phê 2023 - 2024``: what is grown stands before its two years."""
    end = at
    while end < len(words) and end - at < GROWN and words[end].isalpha():
        end += 1
    return _years_at(words, end) if end > at else None


def _crop(words: Words, at: int) -> Told | None:
    season = _season(words, at)
    return (season[0], replace(season[1], form="crop")) if season else None


def _harvest(words: Words, at: int) -> Told | None:
    season = _season(words, at)
    return (season[0], replace(season[1], form="harvest")) if season else None


def _quarter(words: Words, at: int) -> Told | None:
    number = _ordinals().get(_word(words, at)) or _number(words, at)
    if number is None or not 1 <= number <= 4:
        return None
    end, year = _with_year(words, at + 1)
    return end, Time(form="quarter", first=(number,), year=year)


def _month(words: Words, at: int) -> Told | None:
    number = _number(words, at)
    if number is None or not 1 <= number <= 12:
        return None
    end, year = _with_year(words, at + 1)
    return end, Time(form="month", first=(number,), year=year)


def _first_half(words: Words, at: int) -> Told | None:
    end, year = _with_year(words, at)
    return end, Time(form="months", first=(HALF,), year=year)


def _second_half(words: Words, at: int) -> Told | None:
    end, year = _with_year(words, at)
    return end, Time(form="last-months", first=(HALF,), year=year)


def _this_year(words: Words, at: int) -> Told | None:
    year = _stated(words, at)
    if year is None:
        return at, Time(form="this-year")
    return _years_at(words, at) or (at + 1, Time(form="year", year=year))


def _this_month(words: Words, at: int) -> Told | None:
    return _month(words, at) or (at, Time(form="this-month"))


def _this_quarter(words: Words, at: int) -> Told | None:
    return _quarter(words, at) or (at, Time(form="this-quarter"))


def _this_term(words: Words, at: int) -> Told | None:
    return _span(words, at) or (at, Time(form="this-term"))


def _day(words: Words, at: int) -> Told | None:
    """``5 tháng 12 năm 2022``, ``5/12/2022``."""
    if _word(words, at + 1) != "tháng":
        return _date(words, at)
    on, month = _number(words, at), _number(words, at + 2)
    if not on or not month:
        return None
    end, year = _with_year(words, at + 3)
    return end, Time(form="day", first=(on, month), year=year)


def _date(words: Words, at: int) -> Told | None:
    """``15/12/2023``, ``28-12``, ``5.12.2022``; two of them make a span of days."""
    one = _one_date(words, at)
    if one is None:
        return None
    join, time = one
    if _word(words, join) == "đến" or (time.year and _word(words, join) in DASHES):
        named = join + 1 + (_word(words, join + 1) == "hết")
        other = _one_date(words, named + (_word(words, named) == "ngày"))
        if other and time.form == other[1].form == "day":
            return other[0], _days(time, other[1])
    return one


def _days(first: Time, last: Time) -> Time:
    return Time(
        form="days", first=first.first, last=last.first, year=first.year, last_year=last.year
    )


def _one_date(words: Words, at: int) -> Told | None:
    word = _word(words, at)
    if "." in word:
        parts = word.split(".")
        year = as_year(parts[2]) if len(parts) == 3 else None
        if len(parts) == 2 and _word(words, at + 1) in CLOSED:
            return _day_of(at + 1, parts[0], parts[1], None)  # "Chiều 18.4, Ban Chỉ đạo họp"
        return _day_of(at + 1, parts[0], parts[1], year) if year else None
    mark = _word(words, at + 1)
    if mark not in DATE_MARKS or at + 2 >= len(words):
        return None
    if _word(words, at + 3) == mark:
        year = _stated(words, at + 4)
        return _day_of(at + 5, word, words[at + 2], year) if year else None
    year = as_year(words[at + 2])
    if mark == "/" and year and (_number(words, at) or 13) <= 12:
        return at + 3, Time(form="month", first=(int(word),), year=year)
    return _day_of(at + 3, word, words[at + 2], None)


def _day_of(end: int, on: str, month: str, year: int | None) -> Told | None:
    if len(on) > 2 or len(month) > 2 or not (on.isdecimal() and month.isdecimal()):
        return None
    if not (1 <= int(on) <= 31 and 1 <= int(month) <= 12):
        return None
    return end, Time(form="day", first=(int(on), int(month)), year=year)


def _months(words: Words, at: int, count: int | None) -> Told | None:
    """``9 tháng``, ``6 tháng cuối năm 2024``: the first or last months of a year."""
    if count is None or not 1 <= count <= 12 or _word(words, at) != "tháng":
        return None
    at += 1
    form, which = "months", _word(words, at)
    if count == 1 and which not in ("đầu", "cuối"):
        return None  # "trong 1 tháng": how long, not when
    if which in ("đầu", "cuối") and _word(words, at + 1) == "năm":
        form = "last-months" if which == "cuối" else "months"
        at += 2
    elif which == "còn" and _word(words, at + 1) == "lại":
        form, at = "last-months", at + 2
    elif which == "qua":
        at += 1
    end, year = _with_year(words, at)
    return end, Time(form=form, first=(count,), year=year)


def _told_at(words: Words, at: int) -> Told | None:
    """As ``read_time``, answered with the index behind its last word."""
    told = read_time(words, at) if at < len(words) else None
    return (at + told[0], told[1]) if told else None


# What the rows of tables/periods.yaml give.
READERS: dict[str, Callable[[Words, int], Told | None]] = {
    "year": _year,
    "month": _month,
    "quarter": _quarter,
    "day": _day,
    "span": _span,
    "season": _season,
    "crop": _crop,
    "harvest": _harvest,
    "first-half": _first_half,
    "second-half": _second_half,
    "this-year": _this_year,
    "this-month": _this_month,
    "this-quarter": _this_quarter,
    "this-term": _this_term,
    "since-year": partial(since_year, read=_told_at),
    "since-month": partial(since_month, read=_told_at),
    "since-day": partial(since_day, read=_told_at),
    "this-period": partial(this_period, read=_told_at),
}
