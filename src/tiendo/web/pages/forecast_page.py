"""What is to be expected at the end of a target's period: in words, drawn, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.facts import series
from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.scoring.forecasts import forecasts_of
from tiendo.scoring.rules.forecasting.result import Backtest, Forecast, Stand
from tiendo.scoring.rules.forecasting.sentences import (
    miss_words,
    range_words,
    value_words,
    yardstick_words,
)
from tiendo.scoring.selectors import judged_targets
from tiendo.web import links, words
from tiendo.web.charts.series import NARROW, WIDE, Point, Size, series_chart
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.trend import goal
from tiendo.web.when import shown_day

# A chart on a phone has room for so many periods.
ROOM = {WIDE.width: 12, NARROW.width: 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A step of the way: known, or expected. ``brings``: of a sum, what the step itself brings."""

    period: str
    stands: str
    brings: str
    expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What past forecasts made the same way were worth."""

    count: int
    error: str
    yardstick: str
    yardstick_error: str
    held: str
    better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPage:
    name: str
    href: str
    board: str
    due: str
    as_of: str  # empty for today
    asked: str
    got: str
    reason: str
    there: bool
    point: str
    interval: str
    chance: str
    level: int
    tested: Tested | None
    rows: tuple[Row, ...]
    wide: SafeString
    narrow: SafeString
    axis: str


def page(slug: str, today: date, to: Viewer) -> ForecastPage:
    """The forecast on the day that is shown. Raises NotFound, NotYetKnown."""
    on = shown_day()
    record = selectors.target(slug, to=to, on=on)
    as_of = on or today
    (judged,) = judged_targets([record], as_of=as_of, to=to)
    (found,), target = forecasts_of([judged], as_of, to=to), judged.target
    wide, narrow, axis = drawn(found, target, name(record))
    return ForecastPage(
        name=name(record),
        href=links.to_target(slug),
        board=links.to_plan(record.plan.slug),
        due=words.period(record.period),
        as_of=words.day(on),
        asked=words.asked(target),
        got=words.got(judged.score),
        reason=words.either(found.reason, found.reason_en),
        there=found.there,
        point="" if found.point is None else value(found.point, target),
        interval=range_words(found, target, english=words.english()),
        chance="" if found.probability is None else words.number(found.probability) + "%",
        level=found.level,
        tested=None if found.backtest is None else tested(found, found.backtest, target),
        rows=tuple(rows(found, target)),
        wide=wide,
        narrow=narrow,
        axis=axis,
    )


def value(amount: Decimal, target: series.Target) -> str:
    return value_words(amount, target, english=words.english())


def tested(found: Forecast, one: Backtest, target: series.Target) -> Tested:
    error, other = (
        miss_words(miss, one, target, english=words.english())
        for miss in (one.error, one.yardstick_error)
    )
    return Tested(
        count=one.count,
        error=error,
        yardstick=words.capital(yardstick_words(found, english=words.english())),
        yardstick_error=other,
        held=f"{one.held}/{one.held_of}" if one.held_of else "",
        better=one.error < one.yardstick_error,
    )


def rows(found: Forecast, target: series.Target) -> list[Row]:
    """The way through the period, the last one the end of it."""
    brings = {one.period: value(one.value, target) for one in found.ahead}
    sums = target.indicator.adds is series.Adds.SUM
    ahead = [one.period for one in found.ahead]
    expected = [one for one in found.way if one.expected]
    steps = dict(zip((one.period for one in expected), ahead[-len(expected) :], strict=False))
    return [
        Row(
            period=words.period(one.period),
            stands=value(one.value, target),
            brings=brings.get(steps.get(one.period, ""), "") if sums else "",
            expected=one.expected,
        )
        for one in found.way
    ]


def drawn(
    found: Forecast, target: series.Target, called: str
) -> tuple[SafeString, SafeString, str]:
    """The chart for both widths and what its axis counts; empty where nothing can be drawn."""
    if not found.there or not found.way:
        return SafeString(""), SafeString(""), ""
    largest = max(target.value, found.high or Decimal(0), key=abs)
    divisor, unit = words.axis(target.unit, largest, target.unit_text)
    label = gettext("%(name)s, đã có và dự báo: %(told)s. Bảng số ở dưới.") % {
        "name": called,
        "told": "; ".join(f"{words.period(w.period)}: {value(w.value, target)}" for w in found.way),
    }
    wide, narrow = (chart(found, target, divisor, label, size) for size in (WIDE, NARROW))
    return wide, narrow, gettext("Đơn vị: %s.") % unit if unit else ""


def chart(
    found: Forecast, target: series.Target, divisor: Decimal, label: str, size: Size
) -> SafeString:
    points = [point(one, found, divisor) for one in thinned(found.way, ROOM[size.width])]
    return SafeString(
        series_chart(
            points, goal(target, divisor), label=label, columns=False, size=size, tick=words.number
        )
    )


def thinned(way: Sequence[Stand], room: int) -> list[Stand]:
    """At most so many: the last that is known, the end, and evenly among the others."""
    if len(way) <= room:
        return list(way)
    known = [one for one in way if not one.expected]
    kept = {way[-1].period, *(one.period for one in known[-1:])}
    every = -(-len(way) // (room - len(kept)))
    kept |= {one.period for at, one in enumerate(way) if at % every == every - 1}
    return [one for one in way if one.period in kept][-room:]


def point(one: Stand, found: Forecast, divisor: Decimal) -> Point:
    ends = one.expected and one is found.way[-1]
    shown = one.value / divisor
    return Point(
        label=words.short_period(one.period),
        value=shown,
        shown=words.number(shown),
        expected=one.expected,
        low=found.low / divisor if ends and found.low is not None else None,
        high=found.high / divisor if ends and found.high is not None else None,
    )
