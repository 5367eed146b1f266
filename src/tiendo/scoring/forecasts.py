"""Forecasts of the register's targets, and their form for programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from tiendo.scoring.plain import plain
from tiendo.scoring.rules.forecasting.forecast import forecast
from tiendo.scoring.rules.forecasting.result import Backtest, Forecast
from tiendo.scoring.selectors import Judged


def forecast_of(judged: Judged, as_of: date) -> Forecast:
    """What is to be expected at the end of a target's period, by what is known on a day."""
    laid = judged.trajectory
    points = () if laid is None else laid.milestones()
    return forecast(judged.target, judged.seen, as_of=as_of, trajectory=points)


def as_json(found: Forecast) -> dict[str, Any]:
    """A forecast as exact JSON numbers; ``point`` null where there is none."""
    return {
        "period": found.period,
        "method": found.method.value,
        "point": plain(found.point),
        "low": plain(found.low),
        "high": plain(found.high),
        "level": found.level,
        "probability": plain(found.probability),
        "known": found.known or None,
        "step_months": found.step or None,
        "length": found.length or None,
        "ahead": [{"period": one.period, "value": plain(one.value)} for one in found.ahead],
        "backtest": None if found.backtest is None else tested(found.backtest),
        "rule": found.rule,
        "reason": found.reason,
        "reason_en": found.reason_en,
    }


def tested(one: Backtest) -> dict[str, Any]:
    return {
        "count": one.count,
        "error": plain(one.error),
        "yardstick_error": plain(one.yardstick_error),
        "error_in": "percent" if one.relative else "unit",
        "held": one.held,
        "held_of": one.held_of,
    }
