"""What changed in a plan between two days, from the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.register.access import Viewer
from tiendo.register.models import Plan
from tiendo.register.selectors.plans import observation_fact
from tiendo.scoring.rules.changed import Changed, Stand, changed
from tiendo.scoring.rules.changed_words import Line, lines, summary
from tiendo.scoring.selectors import Judged, scoreboard


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanges:
    """A plan from ``start`` to ``end``: what changed, and how it is said."""

    plan: Plan
    start: date
    end: date
    found: Changed

    def summary(self, *, english: bool = False) -> str:
        return summary(self.found, self.start, self.end, english=english)

    def lines(self, *, english: bool = False) -> tuple[Line, ...]:
        return lines(self.found, english=english)


def changes_between(
    plan: Plan, start: date, end: date, *, most: int = 5, to: Viewer | None = None
) -> PlanChanges:
    """What changed in the verdicts and figures of a plan; the earlier day comes first.

    Both days are judged by what was known then, so a figure that came later does not
    change the past. Six queries.
    """
    start, end = min(start, end), max(start, end)
    before, after = (scoreboard(plan, day, to=to) for day in (start, end))
    found = changed(
        [stand(one) for one in before.targets], [stand(one) for one in after.targets], most=most
    )
    return PlanChanges(plan=plan, start=start, end=end, found=found)


def stand(judged: Judged) -> Stand:
    """A judged target as the comparison of two days knows it."""
    return Stand(
        key=judged.record.slug,
        name=judged.record.name,
        score=judged.score,
        verdict=judged.verdict,
        known=tuple(observation_fact(one) for one in judged.records),
    )
