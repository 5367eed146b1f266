"""A country in slices: so many targets at a time as memory holds, siblings together.

Ranks are among the bodies under one parent, so a slice takes whole families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from tiendo.scale.question import BEFORE, Question

# Targets of a slice: about 600 MB on DuckDB.
MANY = 540_000
# The same where their rows are copied out of the files, some thirty for each.
MANY_COPIED = 100_000
# A family whose series lie this many times farther apart than they would side by side.
APART = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The targets of the bodies under one parent: ``over`` of them, and ``coming``.

    ``series`` counts what they are judged by, from number ``first`` to ``last``; the first
    period of what is coming begins at ``starts``, None where none can be read.
    """

    parent: int
    over: int = 0
    coming: int = 0
    series: int
    first: int
    last: int
    starts: int | None = None

    @property
    def scattered(self) -> bool:
        return self.last - self.first + 1 > APART * self.series

    @property
    def targets(self) -> int:
        return self.over + self.coming


# The question that finds the families, in the order of their parents: the fields of Family.
FAMILIES = (
    "select parent, sum(case when ends < {as_of} then 1 else 0 end),"
    " sum(case when ends < {as_of} then 0 else 1 end), count(distinct series), min(series),"
    " max(series), min(case when ends >= {as_of} then nullif(starts, 0) end)"
    " from targets where {asked} group by parent order by parent"
)
FIELDS = tuple(one.name for one in fields(Family))


def families_of(rows: Iterable[Sequence[int | None]]) -> list[Family]:
    """The families of the rows of ``FAMILIES``."""
    return [Family(**dict(zip(FIELDS, row, strict=True))) for row in rows]  # type: ignore[arg-type]


def parts(question: Question, families: Sequence[Family], many: int, copied: int) -> list[Question]:
    """Questions that together ask for the same, each of so many targets as memory holds.

    Of families that lie together what is over is asked by itself, by the shorter text, ``many``
    at a time; for what is coming, and for scattered families, rows are copied: ``copied``.
    """
    first = min((one.starts for one in families if one.starts is not None), default=None)
    since = None if first is None else first - BEFORE
    over, coming = replace(question, ended=True), replace(question, ended=False, since=since)
    return [
        *slices(question, families, copied, attrgetter("targets"), scattered=True),
        *slices(over, families, many, attrgetter("over")),
        *slices(coming, families, copied, attrgetter("coming")),
    ]


def slices(
    question: Question,
    families: Iterable[Family],
    many: int,
    count: Callable[[Family], int] = attrgetter("targets"),
    *,
    scattered: bool = False,
) -> Iterator[Question]:
    """The question for all scattered families, or for all others, none for many more than ``many``.

    A slice is a stretch of parents, so that one of the other kind ends it.
    """
    held: list[Family] = []
    for one in families:
        full = sum(map(count, held)) + count(one) > many
        if held and (one.scattered != scattered or full):
            yield _slice(question, held)
            held = []
        if one.scattered == scattered and count(one):
            held.append(one)
    if held:
        yield _slice(question, held)


def _slice(question: Question, held: list[Family]) -> Question:
    first, last = min(one.first for one in held), max(one.last for one in held)
    return replace(
        question,
        parents=(held[0].parent, held[-1].parent),
        series=(first, last),
        scattered=held[0].scattered,
    )
