"""What changed in a plan between two days, from the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound
from tiendo.register.models import Plan
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.rules.changed import Changed, Stand, changed
from tiendo.scoring.rules.changed_words import Line, lines, summary
from tiendo.scoring.selectors import Judged, judged_targets

# How many meetings a refusal names.
LISTED = 10


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
    change the past. Ten queries at most.
    """
    start, end = min(start, end), max(start, end)
    targets = sorted(register.targets_of(plan, to=to), key=lambda one: one.group.ordinal)
    levels = register.amendments_of(targets, to=to)
    before, after = (
        [stand(one) for one in judged_targets(targets, as_of=day, to=to, levels=levels)]
        for day in (start, end)
    )
    found = changed(before, after, most=most)
    return PlanChanges(plan=plan, start=start, end=end, found=found)


def day_of(written: str, *, to: Viewer | None = None) -> date:
    """A day as it is written, else the day by which a meeting's own figures are known.

    That is the day of the first document that tells of the meeting, on which its figures
    entered; without one the day on which it was held. Raises NotFound.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    dated = register.meetings(to=to).filter(held_on__isnull=False)
    meeting = dated.filter(slug=written).first()
    if meeting is None or meeting.held_on is None:
        known = ", ".join(f"{one.slug} ({one.held_on:%d/%m/%Y})" for one in dated[:LISTED])
        raise NotFound(
            "Không phải là một ngày, cũng không phải mã một hội nghị đã biết ngày họp",
            where=written,
            do="Viết ngày như 2023-10-20" + (f", hoặc mã hội nghị: {known}" if known else ""),
        )
    told = [one.document.dated for one in meeting.mentions.all() if one.document.dated]
    return min((day for day in told if day >= meeting.held_on), default=meeting.held_on)


def stand(judged: Judged) -> Stand:
    """A judged target as the comparison of two days knows it."""
    return Stand(
        key=judged.record.slug,
        name=judged.record.name,
        score=judged.score,
        verdict=judged.verdict,
        known=tuple(observation_fact(one) for one in judged.records),
    )
