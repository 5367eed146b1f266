"""What a forecast says: always named so, never an observation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

LEVEL = 80  # percent of outcomes that an interval is made to hold


class Method(StrEnum):
    THETA = "theta"  # statsmodels
    GROWTH = "growth"  # of yearly series: the middle one of the last years' growths goes on
    SAME_AS_LAST_YEAR = "last-year"  # the yardstick, where nothing did better
    LAST_VALUE = "last-value"  # the yardstick of yearly series
    PROFILE = "profile"  # the shares of the same part in earlier years
    TRAJECTORY = "trajectory"  # the profile that a person gave
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """How forecasts made the same way in the past came out.

    ``error``, ``yardstick_error``: the mean miss of what was forecast (of a sum: the rest of
    it), in percent of it where ``relative``, else in the unit. ``held`` of ``held_of``
    outcomes lay in the interval that the misses known by then would have given.
    """

    count: int
    error: Decimal
    yardstick_error: Decimal
    relative: bool
    held: int
    held_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What a step not yet reported is expected to bring, or how a stock then stands."""

    period: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What stands at the end of ``period``: known, or ``expected``."""

    period: str
    value: Decimal
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The value expected at the end of ``period``, in the target's terms.

    ``low`` and ``high`` hold ``level`` percent of outcomes, as far as the past tells; they and
    ``probability`` (percent, of meeting the target) are None where no back-test was possible.
    With ``Method.NONE`` there is no value and ``rule`` says why (``forecasting.yaml``).
    """

    period: str
    as_of: date
    method: Method
    rule: str
    reason: str
    reason_en: str
    point: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    level: int = LEVEL
    probability: Decimal | None = None
    known: str = ""  # the last period whose value is known
    step: int = 0  # months of a step of the series
    length: int = 0  # steps (or years, by profile) that it rests on
    backtest: Backtest | None = None
    ahead: tuple[Ahead, ...] = ()
    way: tuple[Stand, ...] = ()  # through the period, the point at its end

    @property
    def there(self) -> bool:
        return self.point is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A way that may be taken: ``known`` is there already, ``rest`` is expected to come.

    ``misses``: what the same way said before and what came, in the order of time.
    """

    method: Method
    known: Fraction
    rest: Fraction
    misses: tuple[Miss, ...]
    yardstick: tuple[Miss, ...]
    relative: bool
    until: date  # the day after what is known
    step: int
    length: int
    path: tuple[tuple[date, Fraction], ...] = ()  # the day after each step, and its value
    share: Fraction = Fraction(1)  # what ``known + rest`` is multiplied by


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A forecast of the past and what came: made at ``origin``, known ``span`` steps later."""

    origin: int
    span: int
    forecast: Fraction
    actual: Fraction
