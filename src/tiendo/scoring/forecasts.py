"""Forecasts of the register's targets."""

from __future__ import annotations

from datetime import date

from tiendo.scoring.rules.forecasting.forecast import forecast
from tiendo.scoring.rules.forecasting.result import Forecast
from tiendo.scoring.selectors import Judged


def forecast_of(judged: Judged, as_of: date) -> Forecast:
    """What is to be expected at the end of a target's period, by what is known on a day."""
    laid = judged.trajectory
    points = () if laid is None else laid.milestones()
    return forecast(judged.target, judged.seen, as_of=as_of, trajectory=points)
