"""What changed between two days: verdicts that turned, moves, revised figures, amended targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Better, Observation, Status, Target
from tiendo.scoring.rules.score import UNJUDGED, Score, Verdict

LADDER = (
    Verdict.MISSED,
    Verdict.OFF_COURSE,
    Verdict.BEHIND,
    Verdict.ON_COURSE,
    Verdict.MET,
    Verdict.EXCEEDED,
)
# What makes a target another one; its name and the document that sets it do not.
TERMS = (
    "measure",
    "value",
    "high",
    "op",
    "unit",
    "period",
    "direction",
    "basis",
    "base_year",
    "of",
    "per",
)
SAID = ("value", "high", "op", "of", "direction")
ABOUT = ("period", "measure", "unit", "basis", "base_year", "per")


class Side(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    JUDGED = "judged"  # had no verdict on the value, has one now
    UNJUDGED = "unjudged"
    OTHER = "other"  # without a verdict on the value before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A target on a day: its score, the verdict that counts, what was known of it."""

    key: str
    name: str
    score: Score
    verdict: Verdict
    known: tuple[Observation, ...] = ()

    @property
    def target(self) -> Target:
        return self.score.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    was: Stand
    now: Stand
    side: Side
    amended: bool  # the target itself is not what it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """``points``: percent of the target gained or lost; ``better`` None without a direction."""

    was: Stand
    now: Stand
    points: Decimal
    better: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A figure of one period that was known before and is said otherwise now."""

    now: Stand
    before: Observation
    after: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    was: Stand
    now: Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """All that changed; ``unturned`` counts the targets with the verdict that they had."""

    turned: tuple[Turned, ...] = ()
    moved: tuple[Moved, ...] = ()
    revised: tuple[Revised, ...] = ()
    amended: tuple[Amended, ...] = ()
    added: tuple[Stand, ...] = ()
    dropped: tuple[Stand, ...] = ()
    unturned: int = 0
    more_moved: int = field(default=0)  # moves beyond those that are listed


def changed(before: Sequence[Stand], after: Sequence[Stand], *, most: int = 5) -> Changed:
    """What changed from ``before`` to ``after``, target by target by their keys.

    ``most``: how many of the largest moves are listed; the rest is counted. Targets whose
    terms were amended are not among the moves: their percents are of two targets.
    """
    then = {one.key: one for one in before}
    now = {one.key: one for one in after}
    pairs = [(then[key], one) for key, one in now.items() if key in then]
    moves = sorted(_moves(pairs), key=lambda m: (-abs(m.points), m.now.name, m.now.key))
    turned = [_turned(*pair) for pair in pairs if pair[0].verdict is not pair[1].verdict]
    return Changed(
        turned=tuple(sorted(turned, key=lambda t: (list(Side).index(t.side), t.now.name))),
        moved=tuple(moves[:most]),
        revised=tuple(one for pair in pairs for one in revisions(*pair)),
        amended=tuple(Amended(was=a, now=b) for a, b in pairs if is_amended(a, b)),
        added=tuple(one for key, one in now.items() if key not in then),
        dropped=tuple(one for key, one in then.items() if key not in now),
        unturned=len(pairs) - len(turned),
        more_moved=max(0, len(moves) - most),
    )


def is_amended(was: Stand, now: Stand) -> bool:
    return any(getattr(was.target, name) != getattr(now.target, name) for name in TERMS)


def _turned(was: Stand, now: Stand) -> Turned:
    return Turned(
        was=was, now=now, side=side_of(was.verdict, now.verdict), amended=is_amended(was, now)
    )


def side_of(was: Verdict, now: Verdict) -> Side:
    """Whether a verdict turned to the better or to the worse.

    >>> side_of(Verdict.BEHIND, Verdict.MET), side_of(Verdict.NO_DATA, Verdict.MISSED)
    (<Side.BETTER: 'better'>, <Side.JUDGED: 'judged'>)
    """
    if was in UNJUDGED or now in UNJUDGED:
        if was in UNJUDGED and now in UNJUDGED:
            return Side.OTHER
        return Side.JUDGED if was in UNJUDGED else Side.UNJUDGED
    return Side.BETTER if LADDER.index(now) > LADDER.index(was) else Side.WORSE


def _moves(pairs: Sequence[tuple[Stand, Stand]]) -> Iterator[Moved]:
    for was, now in pairs:
        one, other = was.score.percent_of_target, now.score.percent_of_target
        if one is None or other is None or one == other or is_amended(was, now):
            continue
        yield Moved(was=was, now=now, points=other - one, better=_better(was, now, other - one))


def _better(was: Stand, now: Stand, points: Decimal) -> bool | None:
    """More percent of a target is better, of a ceiling worse; a fall is measured as a fall.

    None for sums of two periods: they grow by the mere passing of time.
    """
    if now.target.measure is Measure.CHANGE:
        return points > 0
    if now.target.indicator.adds is Adds.SUM and was.score.period != now.score.period:
        return None
    direction = now.target.indicator.better
    if direction is Better.NEITHER:
        return None
    return (points > 0) is (direction is Better.HIGHER)


def revisions(was: Stand, now: Stand) -> Iterator[Revised]:
    """Figures of one time and kind that are said otherwise now, in the order of their periods."""
    before, after = firmest(was.known), firmest(now.known)
    for about in sorted(before.keys() & after.keys(), key=repr):
        one, other = before[about], after[about]
        if any(getattr(one, name) != getattr(other, name) for name in SAID):
            yield Revised(now=now, before=one, after=other)


def firmest(known: Sequence[Observation]) -> Mapping[tuple[object, ...], Observation]:
    """Of the figures of one time and kind the one that counts: the surest, then the latest."""
    found: dict[tuple[object, ...], Observation] = {}
    for one in sorted(known, key=lambda o: (list(Status).index(o.status), o.known_on, repr(o))):
        found[tuple(getattr(one, name) for name in ABOUT)] = one
    return found
