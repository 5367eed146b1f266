"""A forecast in its form for programs."""

from __future__ import annotations

from typing import Any

from tiendo.scoring.plain import plain
from tiendo.scoring.rules.forecasting.result import Backtest, Forecast


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
