"""What judging gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tiendo.facts.series import Status, Target
from tiendo.scoring.rules.firmed import Conflict


class Verdict(StrEnum):
    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    OFF_COURSE = "off_course"
    CANNOT_JUDGE = "cannot_judge"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"


REACHED = frozenset({Verdict.MET, Verdict.EXCEEDED})
FINAL = REACHED | {Verdict.MISSED}
OPEN = frozenset({Verdict.ON_COURSE, Verdict.BEHIND, Verdict.OFF_COURSE})
UNJUDGED = frozenset({Verdict.CANNOT_JUDGE, Verdict.NOT_DUE, Verdict.NO_DATA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The move since ``since``, another period; ``unit`` percent, percentage_point or place.

    Positive is a rise of the value, and for ranks a better rank.
    """

    value: Decimal
    unit: str
    since: str  # the period compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A target judged on a day, with all that the verdict rests on.

    ``value`` (``high`` for the upper end of a range) is in the target's unit; a
    change is measured along the target's direction, so a fall where a rise is due is
    negative. None where only a percent of the plan was stated or nothing could be
    used. ``percent_of_target`` is value / target × 100 to two places, half away from
    zero (more places where two would cross 100); None for ranks, for targets of zero
    or less and for values below zero. ``gap`` is value - target, for a range the
    distance to its nearest end. ``rules`` are ids of ``scheme.yaml`` in the order of
    their use; ``inputs`` the refs of the observations used.
    """

    target: Target
    as_of: date
    verdict: Verdict
    rules: tuple[str, ...]
    reason: str
    reason_en: str
    baseline: str
    baseline_en: str
    value: Decimal | None = None
    high: Decimal | None = None
    period: str | None = None
    status: Status | None = None
    percent_of_target: Decimal | None = None
    gap: Decimal | None = None
    due_by_now: Decimal | None = None  # what should stand with the value at hand
    due_today: Decimal | None = None  # what should stand on ``as_of`` itself, where known
    profile: str | None = None  # trajectory, last_year, straight_line
    pace: str = ""  # the pace needed from now, in words
    pace_en: str = ""
    pace_needed: Decimal | None = None  # for each ``pace_per``, in the target's unit
    pace_so_far: Decimal | None = None
    pace_per: str | None = None  # month, day, year
    conflicts: tuple[Conflict, ...] = ()
    change: Change | None = None
    previous: Change | None = None  # on the period just before: quarter III on quarter II
    inputs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    comparison: str = ""  # "9 < 8,25": the line of the explanation
    result: str = ""  # the value in words: "ước đạt 2.412 tỷ đồng"
    result_en: str = ""

    @property
    def estimated(self) -> bool:
        """Whether the verdict rests on an estimate."""
        return self.status is Status.ESTIMATED
