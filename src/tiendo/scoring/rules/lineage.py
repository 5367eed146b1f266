"""Which bodies made up a body on an earlier day, by what became of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.facts.lineage import BodyEvent, EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """``bodies`` made up the body on the day, whole. ``split``: those that came by a split.

    A body that was split off stood inside another: its own past is not known.
    """

    bodies: tuple[str, ...]
    split: tuple[str, ...] = ()


def parts_on(body: str, day: date, events: Sequence[BodyEvent]) -> Parts:
    """The bodies that were ``body`` on ``day``; empty before it was founded.

    ``events`` may be of any bodies, in any order.
    """
    came = [one for one in events if body in one.after and one.on > day]
    if not came:
        return Parts(bodies=(body,))
    last = max(came, key=lambda one: (one.on, one.ref))
    if last.kind is EventKind.SPLIT:
        return Parts(bodies=(), split=(body,))
    earlier = [one for one in events if one.on < last.on]
    found = [parts_on(one, day, earlier) for one in last.before]
    return Parts(
        bodies=tuple(dict.fromkeys(name for part in found for name in part.bodies)),
        split=tuple(dict.fromkeys(name for part in found for name in part.split)),
    )


def ancestors(body: str, events: Sequence[BodyEvent]) -> tuple[str, ...]:
    """Every body that ``body`` came from, at any time, itself aside."""
    found: dict[str, None] = {}
    wanted = [body]
    while wanted:
        one = wanted.pop()
        before = [name for event in events if one in event.after for name in event.before]
        new = [name for name in before if name not in found and name != body]
        found |= dict.fromkeys(new)
        wanted += new
    return tuple(found)
