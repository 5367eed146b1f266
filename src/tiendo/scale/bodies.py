"""Bodies numbered so that all below one have the numbers that follow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiendo.errors import InvalidFact
from tiendo.scale.facts import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """``number`` to ``last`` are the body and all below it; ``parent`` -1 for none."""

    number: int
    last: int
    parent: int
    id: str
    name: str


def numbered(bodies: Sequence[Body]) -> Mapping[str, Numbered]:
    """Every body by its id, in the order of their numbers: each before those below it.

    A parent that is not among them counts as none. Raises InvalidFact where bodies stand
    in a ring.
    """
    known = {one.id for one in bodies}
    below: dict[str, list[Body]] = defaultdict(list)
    for one in bodies:
        below[one.parent if one.parent in known else ""].append(one)
    found: dict[str, Numbered] = {}
    for top in below.pop("", []):
        _number(top, -1, below, found)
    if len(found) < len(known):
        lost = ", ".join(sorted(known - set(found))[:3])
        raise InvalidFact("Cơ quan xếp thành vòng", where=lost, do="Sửa cơ quan cấp trên")
    return found


def _number(
    one: Body, parent: int, below: Mapping[str, Sequence[Body]], found: dict[str, Numbered]
) -> None:
    number = len(found)
    found[one.id] = Numbered(number=number, last=number, parent=parent, id=one.id, name=one.name)
    for child in below.get(one.id, ()):
        _number(child, number, below, found)
    last = len(found) - 1
    found[one.id] = Numbered(number=number, last=last, parent=parent, id=one.id, name=one.name)
