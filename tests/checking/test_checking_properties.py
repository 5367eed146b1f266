"""What must hold of any numbers: right ones are never flagged, wrong ones always."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.checking.conftest import Found
from tiendo.checking import check_text
from tiendo.checking.finding import Severity
from tiendo.vocabulary.numbers import format_number

HUNDRED = Decimal(100)
EVALUATION = Path(__file__).parents[2] / "evaluation"
DRAFTS = [
    json.loads(line)["text"]
    for name in ("drafts29", "drafts45", "drafts61", "drafts73")
    for line in (EVALUATION / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
TORN = re.compile(r"(?<=[.;,:\n])(?=\s)|(?<=\s)(?=\d)|(?<=\d)(?=[\s%])")
WAYS = st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN))
PLACES = st.integers(min_value=0, max_value=2)


def rounded(value: Decimal, places: int, way: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=way)


def errors(text: str) -> list[str]:
    report = check_text(text)
    return [one.check for one in report.findings if one.severity is Severity.ERROR]


@given(st.integers(1, 1800), st.integers(10, 1800), PLACES, WAYS)
def test_a_ratio_rounded_properly_is_never_an_error(a: int, b: int, places: int, way: str) -> None:
    percent = format_number(rounded(Decimal(a) / b * HUNDRED, places, way))
    assert errors(f"Kết nạp {a}/{b} đảng viên (đạt {percent}%).") == []


@given(st.integers(100, 1800), st.integers(100, 1800), st.integers(2, 400))
def test_a_wrong_percent_beside_a_ratio_is_always_found(a: int, b: int, off: int) -> None:
    percent = rounded(Decimal(a) / b * HUNDRED + Decimal(off) / 10, 1, ROUND_HALF_UP)
    text = f"Kết nạp {a}/{b} đảng viên (đạt {format_number(percent)}%)."
    assert errors(text) == ["ratio-percent"]


@given(st.integers(1000, 90_000), st.integers(1000, 90_000), PLACES, WAYS)
def test_a_percent_of_a_plan_rounded_properly_is_never_an_error(
    value: int, plan: int, places: int, way: str
) -> None:
    percent = rounded(Decimal(value) / plan * HUNDRED, places, way)
    assume(percent > 0)
    shown = [format_number(Decimal(one)) for one in (value, plan)]
    text = (
        f"Thu ngân sách đạt {shown[0]} tỷ đồng, bằng {format_number(percent)}% dự toán "
        f"({shown[1]} tỷ đồng)."
    )
    assert errors(text) == []


@given(st.lists(st.integers(3100, 99_000), min_size=2, max_size=4), WAYS)
def test_parts_that_were_rounded_each_are_never_an_error(tenths: list[int], way: str) -> None:
    exact = [Decimal(one) / 10 for one in tenths]
    whole = rounded(sum(exact, Decimal(0)), 0, way)
    names = ("nội địa", "dầu thô", "hải quan", "viện trợ")
    parts = [
        f"thu {name} {format_number(rounded(one, 0, way))} tỷ đồng"
        for name, one in zip(names, exact, strict=False)
    ]
    text = f"Tổng thu là {format_number(whole)} tỷ đồng, gồm: {', '.join(parts)}."
    assert errors(text) == []


@given(st.text(alphabet="0123456789.,%/- ()tỷđồngxã\n", max_size=60))
def test_no_text_breaks_a_check_and_findings_stand_in_it(text: str) -> None:
    text = "Thu ngân sách " + text
    report = check_text(text)
    for one in report.findings:
        assert 0 <= one.start < one.end <= len(report.text)
        assert all(0 <= place.start < place.end <= len(report.text) for place in one.see)
    assert report.coverage.checked <= report.coverage.figures


@pytest.mark.parametrize(
    ("value", "percent"), [("gần 4.200", "103,9"), ("hơn 4.200", "106,9"), ("khoảng 4.200", "104")]
)
def test_a_hedged_value_is_given_its_play(value: str, percent: str, found: Found) -> None:
    text = f"Thu ngân sách đạt {value} tỷ đồng, bằng {percent}% dự toán (4.000 tỷ đồng)."
    assert found(text, "plan-percent") == []


def test_a_hedged_value_that_cannot_be_is_a_warning(found: Found) -> None:
    text = "Thu ngân sách đạt hơn 4.200 tỷ đồng, bằng 125% dự toán (4.000 tỷ đồng)."
    (one,) = found(text)
    assert one.severity is Severity.WARNING


def test_one_wrong_value_is_told_once_with_all_that_contradicts_it(found: Found) -> None:
    text = (
        "Thu ngân sách đạt 2.400 tỷ đồng, bằng 105% dự toán (4.000 tỷ đồng), "
        "tăng 10,5% so với cùng kỳ (3.800 tỷ đồng)."
    )
    (one,) = found(text)
    seen = [text[place.start : place.end] for place in one.see]
    assert "2.400 tỷ đồng" in seen
    assert {"10,5%", "3.800 tỷ đồng"} <= set(seen)


def test_what_could_not_be_checked_is_said() -> None:
    report = check_text("Kết nạp 154/150 đảng viên (đạt 102,7%). Trồng 25 ha rừng.")
    assert (report.coverage.figures, report.coverage.checked) == (2, 1)
    assert [one.quote for one in report.coverage.alone] == ["Trồng 25 ha"]
    assert dict(report.coverage.per_check)["ratio-percent"] == 1


def test_figures_that_a_finding_holds_against_each_other_are_not_alone() -> None:
    report = check_text(
        "Dư nợ cuối năm 2023 là 3.912 tỷ đồng, đến nay lên 4.187 tỷ đồng, tăng 7,9%."
    )
    assert [one.check for one in report.findings] == ["change-percent"]
    assert report.coverage.alone == ()


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_draft_torn_apart_is_checked_all_the_same(random: Random) -> None:
    """Sentences in any order, numbers without their nouns: nothing makes a check break."""
    parts = TORN.split(random.choice(DRAFTS))
    kept = [part for part in parts if random.random() > 0.2]
    if random.random() < 0.5:
        random.shuffle(kept)
    text = "".join(kept)
    assert all(one.start < one.end <= len(text) for one in check_text(text).findings)
