"""Times that run from a stated start to now, or to a stated end: từ đầu năm đến nay.

A reader is given the words, where its own end, and ``read``, which reads the time
at a word. How long "nay" is, only the document knows: ``Time.form`` is then "to-date".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tiendo.vocabulary.times import Time, as_year

Words = Sequence[str]
Told = tuple[int, Time]
Read = Callable[[Words, int], Told | None]
UNTIL = frozenset(("đến", "tới"))
JOINTS = UNTIL | {"-", "–"}
MOMENTS = (("này",), ("hiện", "nay"), ("hiện", "tại"), ("báo", "cáo"))
PILED = frozenset(("kế", "dồn", "chung"))
JANUARY = (1, 1)


def since_year(words: Words, at: int, read: Read) -> Told | None:
    """Behind ``từ đầu năm``: a year may follow, then until when."""
    year = as_year(words[at]) if at < len(words) else None
    told = _until(words, at + 1 if year else at, JANUARY, year, read)
    if told is None and not year and (_piled(words, at) or _opens(words, at)):
        return at, Time(form="to-date", first=JANUARY)
    return told


def _word(words: Words, at: int) -> str:
    return words[at] if at < len(words) else ""


def _piled(words: Words, at: int) -> bool:
    """``lũy kế từ đầu năm``: what has piled up since then."""
    return at >= 4 and words[at - 4] in PILED


def _opens(words: Words, at: int) -> bool:
    """``Từ đầu năm, ghi nhận 1.204 ca``; "ngay từ đầu năm" only says that it began early."""
    return _word(words, at) == "," and (at == 3 or words[at - 4] in ".;:,-")


def since_month(words: Words, at: int, read: Read) -> Told | None:
    """Behind ``từ đầu``: ``tháng 9 đến nay``."""
    month = read(words, at)
    if month is not None and month[1].form == "years":
        return month  # "từ đầu nhiệm kỳ 2022 - 2027"
    if month is None or month[1].form != "month":
        return None
    return _until(words, month[0], (1, month[1].first[0]), month[1].year, read)


def since_day(words: Words, at: int, read: Read) -> Told | None:
    """Behind ``từ``: ``ngày 1/7 đến nay``, ``ngày 11 đến ngày 16/9/2022``; two whole dates are
    read as such by themselves.
    """
    short = _short_span(words, at, read)
    if short is not None:
        return short
    on = read(words, at)
    if on is None or on[1].form != "day" or not _now(words, on[0]):
        return None
    return _until(words, on[0], on[1].first, on[1].year, read)


def _until(
    words: Words, at: int, first: tuple[int, ...], year: int | None, read: Read
) -> Told | None:
    end = _now(words, at)
    if end:
        return end, Time(form="to-date", first=first, year=year)
    if at >= len(words) or words[at] not in UNTIL:
        return None
    at += 2 if _word(words, at + 1) in ("hết", "cuối") else 1
    last = read(words, at) if at < len(words) else None
    if last is None:
        return None
    told = _closed(first, year, last[1])
    return (last[0], told) if told else None


def _now(words: Words, at: int) -> int:
    """Where ``đến nay``, ``tới thời điểm này`` at ``at`` ends; 0 where it does not stand."""
    if at + 1 >= len(words) or words[at] not in UNTIL:
        return 0
    if words[at + 1] == "nay":
        return at + 2
    if tuple(words[at + 1 : at + 3]) != ("thời", "điểm"):
        return 0
    after = at + 3
    return next((after + len(m) for m in MOMENTS if tuple(words[after : after + len(m)]) == m), 0)


def _closed(first: tuple[int, ...], year: int | None, last: Time) -> Time | None:
    """From ``first`` to the end that is stated: a day, or the end of a month or quarter."""
    if last.form == "day":
        return Time(form="days", first=first, last=last.first, year=year, last_year=last.year)
    if first != JANUARY or last.form not in ("month", "quarter"):
        return None
    count = last.first[0] if last.form == "month" else 3 * last.first[0]
    return replace(last, form="months", first=(count,), year=last.year or year)


def _short_span(words: Words, at: int, read: Read) -> Told | None:
    """Two days of one month, which only the second names."""
    named = _word(words, at) == "ngày"
    at += named
    first = _word(words, at)
    if not first.isdecimal() or len(first) > 2 or _word(words, at + 1) not in JOINTS:
        return None
    named = named or _word(words, at + 2) == "ngày"
    last = read(words, at + 2) if at + 2 < len(words) else None
    if last is None or last[1].form != "day" or not (named or last[1].year):
        return None
    if not 1 <= int(first) < last[1].first[0]:
        return None
    begin = (int(first), last[1].first[1])
    return last[0], Time(form="days", first=begin, last=last[1].first, last_year=last[1].year)


def this_period(words: Words, at: int, read: Read) -> Told | None:
    """Behind ``trong kỳ``, ``kỳ này``: the time that the document reports on."""
    del read
    if at < len(words) and words[at] in MEETS:
        return None
    begin = at - 2 - (words[at - 1] == "này" and at > 2 and words[at - 3] == "trong")
    return None if begin > 0 and words[begin - 1] in OTHERS else (at, Time(form="this-period"))


# "trong kỳ họp", "kỳ thi"; "nhiệm kỳ này", "học kỳ này".
MEETS = frozenset(("họp", "thi", "trước", "tới", "nghỉ", "đại", "quyết", "vọng", "tích", "kế"))
OTHERS = frozenset(("nhiệm", "học", "chu", "thời", "cùng", "định", "trường", "niên", "quốc"))
