"""The pace that is needed from now on, beside the pace so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.series import Target
from tiendo.scoring.rules.approximate import about
from tiendo.scoring.rules.course import Judgement
from tiendo.scoring.rules.periods import DAY, whole_months
from tiendo.scoring.rules.profile import TRAJECTORY, Way, course_before
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import OPEN
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.timeline import Extent, Standing, ends_tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What each ``per`` (month, day, year) of the ``left`` ones must bring, in the target's unit.

    Counted from the end of the value at hand. Under a ceiling it is what each may still
    bring, and None once nothing may. ``so_far``: what each brought on the way here, where
    it is known where the way began.
    """

    needed: Decimal | None
    so_far: Decimal | None
    per: str
    left: int
    ceiling: bool


def pace_of(way: Way, now: Standing, found: Judgement) -> Pace | None:
    """The pace needed; None where the verdict is not open, or the value satisfies already."""
    point = now.value.span.point
    if found.due is None or found.verdict not in OPEN or point is None:
        return None
    builds = now.extent is Extent.PART or ends_tell(way.target, way.scheme)
    if found.rule == "interim-state" or not builds:
        return None
    after, end = now.value.period.end + DAY, way.due.end + DAY
    per, left, passed = steps(way.due.start, after, end)
    if left < 1:
        return None
    rest = way.goal.bound - point
    ceiling = now.extent is Extent.PART and not way.goal.fails_low
    start = found.due.start
    if now.extent is Extent.PART and not ceiling and rest < 0:
        return None  # a net loss that is still allowed is not a pace to keep
    return Pace(
        needed=None if ceiling and rest < 0 else as_decimal(rest / left),
        so_far=None if start is None or not passed else as_decimal((point - start) / passed),
        per=per,
        left=left,
        ceiling=ceiling,
    )


def steps(start: date, after: date, end: date) -> tuple[str, int, int]:
    """The unit of the pace, how many are left, and how many have passed."""
    left, passed = whole_months(after, end), whole_months(start, after)
    if left is None or passed is None:
        return "day", (end - after).days, (after - start).days
    if left >= 24 and left % 12 == passed % 12 == 0:
        return "year", left // 12, passed // 12
    return "month", left, passed


def due_today(way: Way, found: Judgement, as_of: date) -> Fraction | None:
    """What should stand on the day itself, where the profile says it of every day.

    Last year's course is known only of the periods that last year's reports name.
    """
    due = found.due
    if due is None or found.verdict not in OPEN or as_of >= way.due.end:
        return None
    if due.profile == TRAJECTORY:
        return course_before(way, as_of + DAY, due.start)
    return way.on_a_line(due, as_of + DAY)


def pace_words(target: Target, pace: Pace, *, english: bool = False) -> str:
    """“còn 3 tháng, mỗi tháng phải thêm 110 tỷ đồng; đến nay mỗi tháng 70 tỷ đồng”."""
    unit = "percentage_point" if target.unit == "percent" else target.unit
    per = says("phrase", f"per-{pace.per}", english=english)

    def words(value: Decimal) -> str:
        return about(abs(value), unit, unit_text=target.unit_text, english=english)

    kind = "used-up"
    if pace.needed is not None:
        kind = "allowed" if pace.ceiling else "add" if pace.needed >= 0 else "take-off"
    told = says("phrase", f"pace-{kind}", english=english).format(
        left=pace.left, per=per, x=words(pace.needed or Decimal(0))
    )
    if pace.so_far is None:
        return told
    ran = "pace-ran-down" if pace.so_far < 0 else "pace-ran"
    return told + says("phrase", ran, english=english).format(per=per, x=words(pace.so_far))
