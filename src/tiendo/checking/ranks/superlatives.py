"""Values that are said to be the highest or lowest of a series, and are not: "Xuất khẩu tháng 7 là
cao nhất kể từ đầu năm", beside a table of months of which two are higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.ranks.series import Point, Series, series_of, time_of
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

MOST = shaped(
    r"\b(?P<claim>(?:(?P<high>{superlatives.highest})|(?P<low>{superlatives.lowest}))"
    r"(?P<scope>\s(?:{superlatives.up_to_now}|{superlatives.of_all}"
    r"|(?:kể\s)?từ\s(?:tháng|năm|quý)\s[\dIV]+(?:\sđến\snay)?"
    r"|trong\s(?:vòng\s)?(?P<count>\d{1,2})\s(?:năm|tháng|quý)(?:\s(?:qua|gần đây|trở lại đây))?"
    r"))?)(?=\s*(?:[.,;:)\n]|$|{superlatives.goes_on}\b))",
    re.IGNORECASE,
)
SINCE = regex(r"từ\s(?P<kind>tháng|năm|quý)\s(?P<at>[\dIV]+)", re.IGNORECASE)
# "15 tháng": a length, and no time of its own.
TIME = regex(r"\b(?P<kind>[Tt]háng|[Qq]uý|[Nn]ăm)\s(?P<at>\d{1,4}|IV|I{1,3})\b(?!\stháng)")
CLAUSE = regex(r"[;:\n]\s?|\.\s")
# So many words of a series' name must be those of the claim, and so much of them.
LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative:
    """The words of a claim, its own value, and the value of the series that goes beyond it."""

    start: int
    end: int
    said: str
    own: Point
    beyond: Point


def superlatives(draft: Draft) -> Iterator[Superlative]:
    """Every such claim that its series contradicts."""
    for passage in draft.passages:
        if not passage.may_say("superlatives.highest", "superlatives.lowest"):
            continue
        for found in MOST.finditer(draft.text, passage.start, passage.end):
            claim = _against(draft, passage, found)
            if claim is not None:
                yield claim


def _against(draft: Draft, passage: Passage, found: re.Match[str]) -> Superlative | None:
    clause = CLAUSE.split(draft.text[passage.start : found.start()])[-1]
    if words("superlatives.no_level").search(clause):
        return None  # "mức tăng cao nhất", "phấn đấu cao nhất"
    times = {time_of(one["kind"], one["at"]) for one in TIME.finditer(clause)} - {None}
    said = telling(TIME.sub(" ", clause))
    near = [one for one in series_of(draft) if _may_be(one, passage, said)]
    if len(near) != 1:
        return None
    series = near[0]
    own = _own(series, times, found)
    if own is None:
        return None
    beyond = [one for one in _among(series, own, found) if _goes_beyond(one, own, found)]
    if not beyond:
        return None
    far = max(beyond, key=lambda one: abs(one.value - own.value))
    return Superlative(
        start=found.start("claim"), end=found.end("claim"), said=found["claim"], own=own, beyond=far
    )


def _may_be(series: Series, passage: Passage, said: frozenset[str]) -> bool:
    """Whether a claim's words name a series: all of a row's name, or most of what leads a list."""
    if passage.start <= series.start < passage.end:
        return True
    name = series.name - telling("tháng quý năm")
    if name and name <= said:
        return True
    shared = said & (series.name | series.about)
    return len(shared) >= LEAST and 2 * len(shared) >= len(said) and bool(shared & series.name)


def _own(series: Series, times: set[tuple[str, int] | None], found: re.Match[str]) -> Point | None:
    """The value that a claim is of: that of the time it names, or the last of all up to now."""
    named = [one for one in series.points if (series.kind, one.at) in times]
    if len(named) == 1 and len(times) <= LEAST:
        return named[0]
    if times or found["scope"] is None or found["count"] is not None:
        return None
    up_to_now = words("superlatives.up_to_now").search(found["scope"]) is not None
    return series.points[-1] if up_to_now else None


def _among(series: Series, own: Point, found: re.Match[str]) -> Iterator[Point]:
    """The values of a series that a claim goes over."""
    scope = found["scope"] or ""
    since = SINCE.search(scope)
    begin = time_of(since["kind"], since["at"]) if since is not None else None
    back = words("superlatives.up_to_now").search(scope) is not None or found["count"] is not None
    count = int(found["count"]) if found["count"] else 0
    for one in series.points:
        if begin is not None and (begin[0] != series.kind or one.at < begin[1]):
            continue
        if count and one.at <= own.at - count:
            continue
        if (back or since is not None) and one.at > own.at:
            continue
        yield one


def _goes_beyond(one: Point, own: Point, found: re.Match[str]) -> bool:
    return one.value > own.value if found["high"] else one.value < own.value
