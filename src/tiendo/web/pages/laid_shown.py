"""A trajectory as pages show it: its points, who laid it, why, since when."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from tiendo.register.models import Target
from tiendo.scoring.laid import told
from tiendo.scoring.models import Trajectory
from tiendo.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    points: tuple[tuple[str, str], ...]
    reason: str
    by: str
    on: str
    since: str
    ended: str = ""  # by whom, when and why it was taken back


def laid(one: Trajectory | None, target: Target) -> Laid | None:
    return None if one is None else shown(one, target)


def shown(one: Trajectory, target: Target) -> Laid:
    return Laid(
        points=tuple(told(one.milestones(), target, english=words.english())),
        reason=one.reason,
        by=one.by,
        on=words.day(timezone.localdate(one.at)),
        since=words.day(one.since),
        ended=ended(one),
    )


def ended(one: Trajectory) -> str:
    if one.withdrawn_at is None:
        return ""
    day = words.day(timezone.localdate(one.withdrawn_at))
    return f"{one.withdrawn_by}, {day}: {one.withdrawn_why}"
