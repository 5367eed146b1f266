"""Charts are pure: values in, one image with its words out."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.web.charts.scale import Scale, domain, ticks
from tiendo.web.charts.series import NARROW, WIDE, Goal, Point, Size, series_chart
from tiendo.web.charts.sparkline import sparkline
from tiendo.web.charts.tally import WIDTH, Part, tally_bar

SVG = "{http://www.w3.org/2000/svg}"
AMOUNTS = st.decimals(
    min_value=-(10**6), max_value=10**15, places=2, allow_nan=False, allow_infinity=False
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def points(values: list[Decimal]) -> list[Point]:
    return [Point(label=f"kỳ {i}", value=v, shown=str(v)) for i, v in enumerate(values)]


@given(AMOUNTS, AMOUNTS)
def test_ticks_enclose_both_ends_and_are_few(one: Decimal, other: Decimal) -> None:
    low, high = min(one, other), max(one, other)
    grid = ticks(low, high)
    assert grid[0] <= low <= high <= grid[-1]
    assert 2 <= len(grid) <= 7


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.booleans())
def test_columns_stand_on_zero(values: list[Decimal], from_zero: bool) -> None:
    grid = domain(values, from_zero=from_zero)
    assert grid[0] <= min(values)
    assert max(values) <= grid[-1]
    assert not from_zero or grid[0] <= 0 <= grid[-1]


def test_a_scale_puts_the_low_end_at_the_bottom() -> None:
    scale = Scale(low=Decimal(0), high=Decimal(10), bottom=Decimal(100), top=Decimal(20))
    assert [scale.at(Decimal(v)) for v in (0, 5, 10)] == [100, 60, 20]


@given(st.lists(AMOUNTS, min_size=1, max_size=7), AMOUNTS, st.booleans())
def test_a_chart_of_any_values_is_well_formed_and_stays_inside(
    values: list[Decimal], asked: Decimal, columns: bool
) -> None:
    goal = Goal(value=asked, shown="từ <b>trở lên")
    svg = parsed(series_chart(points(values), goal, label="thu & chi", columns=columns, size=WIDE))
    assert svg.findtext(f"{SVG}title") == "thu & chi"
    for line in svg.iter(f"{SVG}line"):
        assert 0 <= float(line.get("y1", "")) <= WIDE.height


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("columns", [True, False], ids=["columns", "line"])
def test_each_value_and_period_is_written_out(size: Size, columns: bool) -> None:
    series = points([Decimal(530), Decimal(1120), Decimal(1790)])
    svg = series_chart(series, None, label="thu", columns=columns, size=size)
    written = [t.text for t in parsed(svg).iter(f"{SVG}text")]
    assert {"530", "1120", "1790", "kỳ 0", "kỳ 1", "kỳ 2"} <= set(written)


def test_an_estimate_is_drawn_hollow_and_a_superseded_value_faint() -> None:
    series = [
        Point(label="2023", value=Decimal("7.21"), shown="7,21", estimated=True, superseded=True),
        Point(label="2023", value=Decimal("6.93"), shown="6,93"),
        Point(label="2024", value=Decimal("7.4"), shown="7,4", estimated=True),
    ]
    svg = parsed(series_chart(series, None, label="GRDP", columns=False, size=WIDE))
    assert [c.get("class") for c in svg.iter(f"{SVG}circle")] == [
        "dot superseded",
        "dot",
        "dot estimated",
    ]
    assert "7,21" not in [t.text for t in svg.iter(f"{SVG}text")]


def test_a_range_is_a_band_between_two_lines() -> None:
    goal = Goal(value=Decimal(88), high=Decimal(90), shown="88 - 90%")
    svg = parsed(series_chart(points([Decimal(89)]), goal, label="x", columns=False, size=WIDE))
    assert [r.get("class") for r in svg.iter(f"{SVG}rect")] == ["band"]
    assert [n.get("class") for n in svg.iter(f"{SVG}line")].count("goal") == 2


def test_nothing_is_drawn_of_nothing() -> None:
    assert series_chart([], None, label="x", columns=True, size=WIDE) == ""
    assert sparkline([Decimal(1)], None, label="x") == ""
    assert tally_bar([Part(kind="v-met", count=0)], label="x") == ""


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9).filter(any))
def test_the_tally_bar_fills_its_width_in_proportion(counts: list[int]) -> None:
    svg = parsed(tally_bar([Part(kind=f"v{i}", count=c) for i, c in enumerate(counts)], label="x"))
    rects = list(svg.iter(f"{SVG}rect"))
    ends = [float(r.get("x", "")) + float(r.get("width", "")) for r in rects]
    assert len(rects) == sum(1 for c in counts if c)
    assert ends[-1] == pytest.approx(WIDTH, abs=0.2)


def test_no_chart_carries_a_style_attribute() -> None:
    goal = Goal(value=Decimal(4), shown="4")
    drawn = [
        series_chart(points([Decimal(1), Decimal(2)]), goal, label="x", columns=True, size=WIDE),
        sparkline([Decimal(1), Decimal(2)], Decimal(3), label="x"),
        tally_bar([Part(kind="v-met", count=2)], label="x"),
    ]
    assert not any("style=" in svg for svg in drawn)


@pytest.mark.parametrize("columns", [True, False])
def test_derived_values_are_drawn_apart_from_what_was_said(columns: bool) -> None:
    values = [Decimal(n) for n in (3, 4, 5, 6)]
    drawn = [
        Point(label=f"kỳ {i}", value=v, shown=str(v), derived=i < 2) for i, v in enumerate(values)
    ]
    svg = parsed(series_chart(drawn, None, label="x", columns=columns, size=WIDE))
    classes = [one.get("class") or "" for one in svg.iter()]
    shape = "column" if columns else "dot"
    assert classes.count(f"{shape} derived") == classes.count(shape) == 2
    lines = [one for one in classes if one.startswith("line")]
    assert lines == ([] if columns else ["line derived", "line"])
