"""Each check finds the slips of its rows, and nothing in text that is right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.checking.conftest import Found
from tiendo.checking import check_text
from tiendo.checking.registry import Check, checks
from tiendo.vocabulary.loading import parsed

HERE = Path(__file__).parent
SLIPS = parsed(str(HERE / "slips.yaml"))
CLEAN = parsed(str(HERE / "clean.yaml"))


# What is laid out wrong cannot be said in plain text: test_layout_checks.py plants it in files.
SAID = [check for check in checks() if check.group != "layout"]


@pytest.mark.parametrize("check", SAID, ids=lambda check: check.id)
def test_the_wrong_example_of_a_docstring_is_found_and_the_right_one_is_not(
    check: Check, found: Found
) -> None:
    assert check.rule
    assert check.says.endswith(".")
    assert [one.severity for one in found(check.wrong, check.id)] == [check.severity]
    assert found(check.right) == []


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: f"{row['check']}: {row['text'][:40]}")
def test_a_slip_is_found_where_it_stands(row: dict[str, Any], found: Found) -> None:
    first, *_ = found(row["text"], row["check"], row.get("day"))
    assert first.severity == row.get("severity", "error")
    assert first.message
    assert first.message_en
    assert 0 <= first.start < first.end <= len(row["text"])
    if "computed" in row:
        expected = row["computed"]
        same = expected if isinstance(expected, str) else Decimal(str(expected))
        assert first.computed == same
    assert row.get("says", "") in first.message
    if "right" in row:
        assert found(row["right"]) == []


@pytest.mark.parametrize("row", CLEAN, ids=lambda row: row["why"])
def test_text_that_is_right_raises_nothing(row: dict[str, Any], found: Found) -> None:
    assert found(row["text"], on=row.get("day")) == []


def test_ids_are_those_of_the_contract() -> None:
    contract = (HERE.parents[1] / "docs" / "contracts" / "checking.md").read_text(encoding="utf-8")
    assert [one.id for one in SAID if f"`{one.id}`" not in contract] == []
    layout = [one for one in checks() if one not in SAID]
    assert "`layout-…`" in contract
    assert all(one.id.startswith("layout-") for one in layout)


@pytest.mark.parametrize("check", SAID, ids=lambda check: check.id)
def test_every_check_has_a_slip_in_the_table(check: Check) -> None:
    rows = [row for row in SLIPS if row["check"] == check.id]
    named = check.wrong  # the docstring's own example counts
    assert rows or named


def test_the_lines_below_a_whole_count_as_checked() -> None:
    text = (
        "Tổng chi ngân sách là 2.440 tỷ đồng, bao gồm:\n- Chi đầu tư phát triển: 1.105 tỷ đồng;\n"
        "- Chi thường xuyên: 1.272 tỷ đồng;\n- Chi khác: 63 tỷ đồng."
    )
    report = check_text(text)
    assert (report.findings, report.coverage.checked, report.coverage.figures) == ((), 4, 4)


def test_a_symbol_between_the_numbers_of_a_sum_is_a_slip_of_its_own() -> None:
    text = (
        "Trong 17 chỉ tiêu theo Nghị quyết số 08/NQ-TU ngày 10/12/2020 của Tỉnh ủy, có 9 chỉ tiêu "
        "vượt, 5 chỉ tiêu đạt và 2 chỉ tiêu không đạt."
    )
    told = [(one.check, text[one.start : one.end]) for one in check_text(text).findings]
    assert [check for check, _ in told] == ["tally-sum", "document-number"]
    assert told[1][1].startswith("08/NQ-TU")


def test_a_part_copied_wrong_is_told_beside_a_sum_that_is_wrong_for_another_reason(
    found: Found,
) -> None:
    text = (
        "Tổng số phân bổ là 926,4 tỷ đồng, bao gồm:\n- Sự nghiệp giáo dục: 548,7 tỷ đồng;\n"
        "- Sự nghiệp y tế: 163,2 tỷ đồng;\n- Duy tu đường giao thông: 124,5 tỷ đồng.\n"
        "Đề nghị phân bổ, trong đó riêng sự nghiệp giáo dục 584,7 tỷ đồng."
    )
    assert [text[one.start : one.end] for one in found(text, "sum-of-parts", None)] == [
        "926,4 tỷ đồng"
    ]
    assert [text[one.start : one.end] for one in found(text, "figure-conflict", None)] == [
        "584,7 tỷ đồng"
    ]


def test_a_percent_with_its_digits_exchanged_is_told_beside_a_column_that_is_wrong() -> None:
    """The row of the percent is right: what keeps the column from its total is another row."""
    report = check_text(
        "Chủ đầu tư | Kế hoạch vốn (tỷ đồng) | Giải ngân (tỷ đồng) | Tỷ lệ (%)\n"
        "Ban Giao thông | 1.250 | 812 | 65,0\nBan Dân dụng | 740 | 391 | 58,2\n"
        "Ban Nông nghiệp | 520 | 318 | 61,2\nCác huyện | 830 | 448 | 58,3\n"
        "Đơn vị khác | 300 | 88 | 29,3\nTổng cộng | 3.640 | 2.093 | 57,5"
    )
    assert {"sum-of-parts", "plan-percent"} <= {one.check for one in report.findings}


def test_a_percent_is_told_beside_a_sum_that_would_leave_it_as_wrong() -> None:
    """8.620, to which the parts come, is 105,8% of the plan, and not 109,5%."""
    report = check_text(
        "Tổng thu ngân sách cả năm ước 8.640 tỷ đồng, bằng 109,5% dự toán (8.150 tỷ đồng). "
        "Trong đó: thu nội địa 7.325 tỷ đồng, thu từ hoạt động xuất nhập khẩu 1.295 tỷ đồng; "
        "ngoài hai khoản này, tỉnh không phát sinh khoản thu khác."
    )
    assert {"sum-of-parts", "plan-percent"} <= {one.check for one in report.findings}
