"""Forecasts: by the library where there is history, by profile where there is little, or none."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scored_facts import seen, target

from benchmarks.forecasts import KINDS, measured
from benchmarks.series import monthly, quarterly
from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Observation, Status
from tiendo.scoring.cases import run
from tiendo.scoring.rules.forecasting.forecast import forecast
from tiendo.scoring.rules.forecasting.history import Series
from tiendo.scoring.rules.forecasting.library import theta
from tiendo.scoring.rules.forecasting.result import Forecast, Method, Miss
from tiendo.scoring.rules.forecasting.spread import chance, ends, held, overlap, reach
from tiendo.scoring.rules.forecasting.stepping import Aim, growth, guess
from tiendo.scoring.rules.trajectory import Milestone

OCTOBER = date(2025, 10, 5)
PROFILE_YEARS = {
    2020: (60, 100),
    2021: (63, 105),
    2022: (70, 112),
    2023: (66, 110),
    2024: (72, 120),
}


def yearly_target(value: str = "130", **fields: object):
    fields = {"adds": Adds.SUM, "op": Op.GE, "period": "2025"} | fields
    return target(value, **fields)  # type: ignore[arg-type]


def told(period: str, value: object, **fields: object) -> Observation:
    fields = {"known_on": date(2025, 10, 1)} | fields
    return seen(str(value), period=period, **fields)  # type: ignore[arg-type]


def nine_months(years: dict[int, tuple[int, int]], now: object = 78) -> list[Observation]:
    past = [(f"{y}-9M", nine) for y, (nine, _) in years.items()]
    past += [(str(y), whole) for y, (_, whole) in years.items()]
    return [told(period, value) for period, value in [*past, ("2025-9M", now)]]


def months(seed: int = 7, years: int = 6) -> list[Observation]:
    values = monthly(seed, years)[:-3]
    first = 2026 - years
    return [told(f"{first + i // 12}-{i % 12 + 1:02}", value) for i, value in enumerate(values)]


def test_months_are_forecast_by_the_library_and_tried_on_the_past() -> None:
    found = forecast(yearly_target("99999"), months(), as_of=OCTOBER)
    assert found.method is Method.THETA
    assert found.point is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.point < found.high
    assert found.point == found.point.quantize(Decimal("0.1"))  # as the series is written
    assert [one.period for one in found.ahead] == ["2025-10", "2025-11", "2025-12"]
    assert found.backtest is not None
    assert found.backtest.count == 24
    assert found.backtest.error < found.backtest.yardstick_error
    assert "dự báo" in found.reason.lower()
    assert "phương pháp Theta từ 69 tháng" in found.reason
    assert "forecast for 2025" in found.reason_en.lower()


def test_what_is_known_already_is_a_part_of_the_forecast() -> None:
    found = forecast(yearly_target("99999"), months(), as_of=OCTOBER)
    so_far = sum(monthly(7, 6)[-12:-3], Decimal(0))
    expected = so_far + sum((one.value for one in found.ahead), Decimal(0))
    assert found.point is not None
    assert abs(found.point - expected) <= Decimal("0.2")  # each is rounded by itself


def test_any_order_of_the_observations_gives_the_same_forecast() -> None:
    listed = months()
    first = forecast(yearly_target("99999"), listed, as_of=OCTOBER)
    random.Random(1).shuffle(listed)
    assert forecast(yearly_target("99999"), listed, as_of=OCTOBER) == first


def test_what_was_not_yet_known_does_not_count() -> None:
    late = [told("2025-09", 999_999, known_on=date(2025, 11, 1))]
    kept = forecast(yearly_target("99999"), months()[:-1], as_of=OCTOBER)
    assert forecast(yearly_target("99999"), [*months()[:-1], *late], as_of=OCTOBER) == kept
    assert kept.known == "2025-08"


def test_a_profile_of_earlier_years_by_pencil() -> None:
    """Rest over part: 3/5 in 2022, 2/3 in 2023 and 2024; mean 29/45; 78 and 78 × 29/45."""
    found = forecast(yearly_target(), nine_months(PROFILE_YEARS), as_of=OCTOBER)
    assert found.method is Method.PROFILE
    assert found.length == 5
    assert found.point == Decimal(128)  # 78 + 78 × 29/45 = 128,27 in whole numbers, as the series
    # Tried four times (rest told, came): 42, 42; 46 2/3, 42; 43,27, 44; 46,4, 48: 10/9 at worst.
    assert (found.low, found.high) == (Decimal(123), Decimal(134))
    assert found.backtest is not None
    assert found.backtest.count == 4


def test_one_earlier_year_gives_a_value_without_a_certainty() -> None:
    found = forecast(yearly_target(), nine_months({2024: (72, 120)}), as_of=OCTOBER)
    assert found.point == 130
    assert (found.low, found.high, found.probability, found.backtest) == (None, None, None, None)
    assert "chưa thử lại được đủ bốn lần" in found.reason


def test_a_given_trajectory_is_a_profile_where_no_earlier_year_is_known() -> None:
    points = [Milestone(period="2025-9M", value=Decimal(104))]
    found = forecast(yearly_target(), nine_months({}), as_of=OCTOBER, trajectory=points)
    assert found.method is Method.TRAJECTORY
    assert found.point == Decimal(98)  # 130 × 78/104 = 97,5
    assert found.probability is None


NONE = {
    "over": (yearly_target(period="2024"), nine_months(PROFILE_YEARS)),
    "no-data": (yearly_target(), []),
    "little": (yearly_target(), nine_months({})),
    "whole-known": (
        yearly_target(period="2025-9M"),
        nine_months(PROFILE_YEARS),
    ),
    "settled": (yearly_target("70"), nine_months(PROFILE_YEARS)),
    "kind": (
        yearly_target("8", measure=Measure.CHANGE, unit="percent", direction=Direction.UP),
        nine_months(PROFILE_YEARS),
    ),
    "unread": (yearly_target(period="năm nay"), nine_months(PROFILE_YEARS)),
}


@pytest.mark.parametrize("rule", NONE)
def test_where_nothing_is_to_be_forecast_it_says_why(rule: str) -> None:
    asked, known = NONE[rule]
    as_of = date(2025, 9, 30) if rule == "whole-known" else OCTOBER
    known = [told(one.period, one.value, known_on=date(2025, 9, 20)) for one in known]
    found = forecast(asked, known, as_of=as_of)
    assert (found.rule, found.method, found.point) == (rule, Method.NONE, None)
    assert found.reason.startswith("Không dự báo")
    assert found.reason_en


def test_a_rank_is_not_forecast() -> None:
    asked = target("10", measure=Measure.RANK, unit="rank", period="2025", better=Better.HIGHER)
    known = [told("2024", 12, measure=Measure.RANK, unit="rank")]
    assert forecast(asked, known, as_of=OCTOBER).rule == "kind"


def test_an_early_estimate_of_the_year_is_no_history() -> None:
    early = told("2025", 150, status=Status.ESTIMATED)
    found = forecast(yearly_target(), [*nine_months(PROFILE_YEARS), early], as_of=OCTOBER)
    assert found.point == Decimal(128)


def test_a_stock_goes_on_from_where_it_stands_and_a_rate_stays_below_100() -> None:
    asked = target("99.5", unit="percent", period="2025", op=Op.GE, measure=Measure.LEVEL)
    known = [
        told(f"{y}-Q{q}", 80 + (y - 2019) * 3 + Decimal(q) * 3 / 4, unit="percent")
        for y in range(2019, 2026)
        for q in range(1, 5)
        if (y, q) < (2025, 3)
    ]
    found = forecast(asked, known, as_of=date(2025, 10, 1))
    assert found.method in (Method.THETA, Method.SAME_AS_LAST_YEAR)
    assert found.point is not None
    assert Decimal(98) < found.point <= 100
    assert found.high is not None
    assert found.high <= 100


def test_a_mean_over_the_year_counts_what_is_known_of_it() -> None:
    asked = target("50", period="2025", op=Op.GE, adds=Adds.MEAN)
    known = [
        told(f"{y}-{m:02}", 40 + m % 3) for y in range(2020, 2026) for m in range(1, 13)
        if (y, m) < (2025, 10)
    ]  # fmt: skip
    found = forecast(asked, known, as_of=OCTOBER)
    assert found.point == Decimal(41)


def test_yearly_values_alone_are_forecast_from_eight_years() -> None:
    known = [
        told(str(y), 100 + 10 * (y - 2014), known_on=date(2025, 1, 20)) for y in range(2014, 2025)
    ]
    found = forecast(yearly_target("205"), known, as_of=date(2025, 2, 1))
    assert found.step == 12
    assert found.method in (Method.THETA, Method.GROWTH)
    assert found.point is not None
    assert Decimal(200) <= found.point <= 230
    assert forecast(yearly_target("205"), known[-7:], as_of=date(2025, 2, 1)).rule == "little"


def test_a_year_out_of_line_does_not_bend_the_growth() -> None:
    """Moves of the last five years: 10, -40, 70, 10, 10 by amounts; by factors the middle one."""
    values = [Fraction(v) for v in (80, 90, 100, 60, 130, 140, 150)]
    assert growth(relative=False)(values, 2) == [160, 170]
    (by_factor,) = growth(relative=True)(values, 1)
    assert by_factor == 150 * Fraction(14, 13)


def test_yearly_values_are_forecast_by_their_growth_without_the_library(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.tsa.forecasting.theta", None)
    known = [
        told(str(y), 100 + 10 * (y - 2014), known_on=date(2025, 1, 20)) for y in range(2014, 2025)
    ]
    found = forecast(yearly_target("205"), known, as_of=date(2025, 2, 1))
    assert found.method is Method.GROWTH
    assert "mức giữa" in found.reason


def test_without_the_library_the_yardstick_stands_in_and_says_so(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.tsa.forecasting.theta", None)
    found = forecast(yearly_target("99999"), months(seed=11), as_of=OCTOBER)
    assert found.method is Method.SAME_AS_LAST_YEAR
    assert found.low is not None
    assert "make forecast" in found.reason


def test_scoring_does_not_load_the_library() -> None:
    code = (
        "import sys, tiendo.scoring, tiendo.scoring.rules.forecasting.forecast;"
        "sys.exit('numpy' in sys.modules or 'statsmodels' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_constant_series_stays_as_it_is() -> None:
    assert theta([Fraction(3)] * 6, season=1, steps=2, logs=False) == [3, 3]


def test_the_same_series_gives_the_same_digits() -> None:
    values = [Fraction(value) for value in quarterly(3, 7)]
    told_once = theta(values, season=4, steps=3, logs=True)
    theta.__globals__["_theta"].cache_clear()
    assert theta(values, season=4, steps=3, logs=True) == told_once


def test_a_case_may_ask_for_a_forecast() -> None:
    case = {
        "id": "rừng",
        "indicator": {"name": "trồng rừng", "unit": "ha", "better": "higher", "adds": "sum"},
        "target": {"value": 130, "unit": "ha", "op": "ge", "period": "2025"},
        "observations": [
            {"period": one.period, "value": int(one.value), "unit": "ha"}
            for one in nine_months(PROFILE_YEARS)
        ],
        "as_of": "2025-10-05",
        "forecast": True,
    }
    (answer,) = run([json.dumps(case)])
    told_ = answer["forecast"]
    assert (told_["method"], told_["point"], told_["low"], told_["high"]) == (
        "profile",
        128,
        123,
        134,
    )
    assert told_["backtest"]["count"] == 4
    (plain,) = run([json.dumps(case | {"forecast": False})])
    assert "forecast" not in plain


def test_on_series_like_a_provinces_it_beats_the_yardsticks() -> None:
    """A small part of benchmarks/forecasts.py, for a floor that each run holds."""
    found = measured(replace(KINDS[1], known=(2,)), 6)[2]
    ours, naive, seasonal = (sum(x) for x in (found.ours, found.naive, found.seasonal))
    assert ours < Fraction(3, 4) * seasonal
    assert ours < naive
    assert found.inside >= 4


def test_years_with_shifts_are_forecast_better_than_by_their_last_value() -> None:
    """The same for yearly series, whose shifts a mean of all moves would take to come again."""
    found = measured(KINDS[2], 12)[0]
    ours, naive = sum(found.ours), sum(found.naive)
    assert ours < Fraction(3, 4) * naive


# --- intervals and chances -----------------------------------------------------------------


def misses(*pairs: tuple[int, int], span: int = 1) -> list[Miss]:
    return [
        Miss(origin=at, span=span, forecast=Fraction(a), actual=Fraction(b))
        for at, (a, b) in enumerate(pairs)
    ]


def test_an_interval_needs_four_misses_and_takes_the_widest_of_them() -> None:
    listed = misses((10, 12), (10, 9), (10, 10), (10, 11))
    assert reach(listed, relative=False) == 2
    assert reach(listed, relative=True) == Fraction(6, 5)
    assert reach(listed[:3], relative=False) is None


def test_of_nine_misses_the_eighth_is_taken() -> None:
    listed = misses(*((10, 10 + i) for i in range(1, 10)))
    assert reach(listed, relative=False) == 8
    assert ends(Fraction(100), Fraction(8), relative=False) == (92, 108)
    assert ends(Fraction(100), Fraction(5, 4), relative=True) == (80, 125)


def test_misses_that_overlap_count_for_less() -> None:
    """24 trials of nine months span 32, 3 5/9 stretches: 25 × 80% × (1 + (9/32)²) = 21,6."""
    listed = misses(*((10, 10 + i) for i in range(1, 25)), span=9)
    assert overlap(listed) == 1 + Fraction(9, 32) ** 2
    assert reach(listed, relative=False) == 22
    assert reach(misses(*((10, 10 + i) for i in range(1, 25))), relative=False) == 20
    few = misses(*((10, 10 + i) for i in range(1, 5)), span=9)
    assert reach(few, relative=False) == 4
    assert reach(few[:3], relative=False) is None


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=30))
def test_a_chance_is_never_certain(pairs: list[tuple[int, int]]) -> None:
    for meets in (lambda _: True, lambda _: False):
        told_chance = chance(misses(*pairs), Fraction(50), meets, relative=True)
        assert 0 < told_chance < 1


def test_coverage_counts_only_misses_that_were_known_by_then() -> None:
    listed = misses(*[(10, 11)] * 8, span=2)
    assert held(listed, relative=False) == (3, 3)  # of origins 5, 6 and 7 four had come out


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 90)), min_size=5, max_size=9))
def test_a_profile_holds_its_own_value(pairs: list[tuple[int, int]]) -> None:
    years = {2024 - i: (part, part + rest) for i, (part, rest) in enumerate(pairs)}
    found: Forecast = forecast(yearly_target("999999"), nine_months(years), as_of=OCTOBER)
    assert found.point is not None
    assert found.low is not None
    assert found.high is not None
    assert 78 <= found.low <= found.point <= found.high


def test_the_yardstick_is_taken_where_the_library_is_not_asked() -> None:
    series = Series(
        step=3, values=tuple(map(Fraction, quarterly(5, 6)[:-2])), until=date(2025, 7, 1)
    )
    found = guess(series, Aim(adds=Adds.SUM, skip=0, count=2), relative=True, library=False)
    assert found is not None
    assert found.method is Method.SAME_AS_LAST_YEAR
    assert found.rest == sum(series.values[-4:-2])
