"""What is handed in to be scored: bodies in their order, targets, what is known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.trajectory import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """``parent``: the id of the body above, empty for none."""

    id: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A target of a body by a plan. ``subject`` names the list of what is known of it."""

    target: Target
    body: str
    subject: str
    plan: str = ""
    name: str = ""  # the words of the target
    part: str = ""  # whom or what of the body it is of, where not all of it
    trajectory: tuple[Milestone, ...] = ()
    decided: str = ""  # the verdict of a person in place of the rules'


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was known on ``as_of``, as the pure rules would be handed it.

    ``known``: the observations of each subject; what is not of the day is not there, so
    an earlier day cannot be asked for. None: all that was ever known.
    """

    bodies: Sequence[Body]
    targets: Sequence[Assigned]
    known: Mapping[str, Sequence[Observation]]
    as_of: date | None = None
