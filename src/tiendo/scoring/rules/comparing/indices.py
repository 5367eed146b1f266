"""Published indices (PAPI, PCI, SIPAS, PAR INDEX, DTI): their year is not the year of the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MINYEAR, date
from decimal import Decimal
from typing import Any

from tiendo.errors import InvalidFact, PeriodUnreadable
from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Observation
from tiendo.scoring.rules.comparing.words import both, say, sentence, table
from tiendo.scoring.rules.saying import rank_words
from tiendo.scoring.rules.wording import move_words, number
from tiendo.vocabulary.lexicon import Row
from tiendo.vocabulary.periods import Precision, parse_period
from tiendo.vocabulary.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An index of one year: its rank and its points, as the latest news of it says.

    ``of``: among how many; ``group``: the rank only says “among the first so many”.
    ``moved``: places gained on the year before, None where ``not_moved`` says why not.
    ``doubts``: what cannot be right as it is said.
    """

    index: str
    year: int
    news_year: int | None
    rank: Decimal | None
    of: Decimal | None
    group: bool
    points: Decimal | None
    moved: Decimal | None = None
    not_moved: str = ""
    not_moved_en: str = ""
    doubts: tuple[tuple[str, str], ...] = ()


def index_named(name: str) -> Row | None:
    """The row of an index by its name or abbreviation, however it is written.

    >>> index_named("Chỉ số PAR INDEX")["id"], index_named("thu ngân sách")
    ('par-index', None)
    """
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    padded = f" {' '.join(words)} "
    found = [
        row
        for row in table("index").values()
        if any(f" {fold(one)} " in padded for one in row["names"])
    ]
    return found[0] if found else None


def editions(name: str, seen: Sequence[Observation]) -> tuple[Edition, ...]:
    """Each year of an index, the oldest first, with its move on the year before.

    Raises InvalidFact for a name that is no index of the table.
    """
    row = index_named(name)
    if row is None:
        raise InvalidFact(
            f"“{name}” không phải là một chỉ số đã biết", do=f"Chọn: {', '.join(table('index'))}"
        )
    years: dict[int, list[Observation]] = {}
    for one in seen:
        year = _year(one)
        if year is not None:
            years.setdefault(year, []).append(one)
    found: list[Edition] = []
    for year in sorted(years):
        edition = _edition(row, year, years[year])
        before = found[-1] if found and found[-1].year == year - 1 else None
        found.append(_moved(edition, before))
    return tuple(found)


def _year(seen: Observation) -> int | None:
    try:
        period = parse_period(seen.period)
    except PeriodUnreadable:
        return None
    return period.year if period.precision is Precision.YEAR else None


def _latest(listed: Sequence[Observation], *measures: Measure) -> Observation | None:
    found = [one for one in listed if one.measure in measures]
    return max(found, key=lambda one: (one.known_on, repr(one)), default=None)


def _edition(row: Row, year: int, listed: Sequence[Observation]) -> Edition:
    rank = _latest(listed, Measure.RANK)
    points = _latest(listed, Measure.LEVEL, Measure.RATIO)
    news = max(one.known_on for one in listed)
    return Edition(
        index=str(row["id"]),
        year=year,
        news_year=None if news.year == MINYEAR else news.year,
        rank=None if rank is None else rank.value,
        of=None if rank is None else rank.of,
        group=rank is not None and rank.op is not Op.EQ,
        points=None if points is None else points.value,
        doubts=_doubts(row, year, listed, points, rank),
    )


def _doubts(
    row: Row,
    year: int,
    listed: Sequence[Observation],
    points: Observation | None,
    rank: Observation | None,
) -> tuple[tuple[str, str], ...]:
    """A year not yet over when the news came, points off the scale, a rank off the field."""
    told: list[tuple[str, str]] = []
    if any(MINYEAR < one.known_on.year <= year for one in listed):
        told.append(both("index-year-not-over", year=year, before=year - 1))
    top = Decimal(str(row["top"])) if row.get("top") else None
    if points is not None and top is not None and not 0 <= points.value <= top:
        told.append(both("index-off-scale", points=number(points.value), top=number(top)))
    if rank is not None and rank.of is not None and not 1 <= rank.value <= rank.of:
        told.append(both("rank-off-field", rank=number(rank.value), of=number(rank.of)))
    return tuple(told)


def _moved(now: Edition, before: Edition | None) -> Edition:
    """The edition with its move on the year before: of the same field, both ranks exact."""
    if now.rank is None:
        return now
    why = None
    if before is None or before.rank is None:
        why = "no-rank-before"
    elif now.group or before.group:
        why = "rank-is-a-group"
    elif now.of is not None and before.of is not None and now.of != before.of:
        why = "other-field"
    given: dict[str, Any] = {
        "year": now.year - 1,
        "now": number(now.of) if now.of is not None else "",
        "then": number(before.of) if before is not None and before.of is not None else "",
    }
    if why is None and before is not None and before.rank is not None:
        return _with(now, moved=before.rank - now.rank)
    assert why is not None
    return _with(now, words=both(why, **given))


def _with(
    one: Edition, *, moved: Decimal | None = None, words: tuple[str, str] = ("", "")
) -> Edition:
    return replace(one, moved=moved, not_moved=words[0], not_moved_en=words[1])


def edition_words(one: Edition, *, english: bool = False) -> str:
    """“PAPI năm 2020 (tin năm 2021): thuộc nhóm 16, 43,2 điểm; …”."""
    row = table("index")[one.index]
    id = "index-of" if one.news_year in (None, one.year) else "index-of-news"
    head = say(id, english=english, name=row["short"], year=one.year, news=one.news_year)
    parts = []
    if one.rank is not None:
        parts.append(rank_words(one.rank, one.of, group=one.group, english=english))
    if one.points is not None:
        points = number(one.points, english=english)
        parts.append(say("points", english=english, points=points))
    told = [f"{head}: {', '.join(parts)}"] if parts else [head]
    if one.moved is not None:
        moved = move_words(one.moved, "place", english=english)
        told.append(say("on-year", english=english, moved=moved, year=one.year - 1))
    told.append(one.not_moved_en if english else one.not_moved)
    told += [words[1] if english else words[0] for words in one.doubts]
    return sentence(told)


def known_by(seen: Sequence[Observation], as_of: date) -> list[Observation]:
    """What was known on a day."""
    return [one for one in seen if one.known_on <= as_of]
