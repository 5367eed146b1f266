"""Forecasts of the register's targets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.scoring.rules.forecasting.forecast import forecast
from tiendo.scoring.rules.forecasting.result import Forecast
from tiendo.scoring.selectors import Judged, facts, suits


def forecasts_of(
    judged: Sequence[Judged], as_of: date, *, to: Viewer | None = None
) -> list[Forecast]:
    """What is to be expected at the end of each target's period, by what is known on a day.

    From all years of its series, not only those that its verdict looks at; two queries.
    """
    records = [one.record for one in judged]
    seen = register.observation_records(records, as_of=as_of, to=to, whole=True)
    against = register.rivals((o for listed in seen.values() for o in listed), as_of=as_of, to=to)
    made = []
    for one in judged:
        known = facts([o for o in seen[one.record.pk] if suits(one.record, o)], against)
        points = () if one.trajectory is None else one.trajectory.milestones()
        made.append(forecast(one.target, known, as_of=as_of, trajectory=points))
    return made
