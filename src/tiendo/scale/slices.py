"""A country in slices: so many targets at a time as memory holds, siblings together.

Ranks are among the bodies under one parent, so a slice takes whole families.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tiendo.scale.question import Question

# Targets of a slice: about 600 MB on DuckDB.
MANY = 360_000
# The same where their rows are copied out of the files, some thirty for each.
MANY_COPIED = 100_000
# A family whose series lie this many times farther apart than they would side by side.
APART = 4


@dataclass(frozen=True, slots=True)
class Family:
    """The targets of the bodies under one parent, whose period is over or not.

    ``series`` counts what they are judged by, from number ``first`` to ``last``; their first
    period begins at ``starts``, None where none can be read.
    """

    over: bool
    parent: int
    targets: int
    series: int
    first: int
    last: int
    starts: int | None = None

    @property
    def scattered(self) -> bool:
        return self.last - self.first + 1 > APART * self.series


# The question that finds the families, in the order of their parents.
FAMILIES = (
    "select ends < {as_of}, parent, count(*), count(distinct series), min(series), max(series),"
    " min(nullif(starts, 0)) from targets where {asked} group by all order by parent"
)


def slices(question: Question, families: Iterable[Family], many: int = MANY) -> Iterator[Question]:
    """Questions that together ask for the same, none for many more targets than ``many``."""
    held: list[Family] = []
    for one in families:
        apart = bool(held) and held[0].scattered != one.scattered
        if held and (apart or sum(each.targets for each in held) + one.targets > many):
            yield _slice(question, held)
            held = []
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
