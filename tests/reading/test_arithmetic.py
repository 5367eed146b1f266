"""Numbers that cannot all be right: ratios, plans and sums, in sentences and in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.document import Document
from tiendo.reading.read import read
from tiendo.reading.rules.arithmetic import contradictions
from tiendo.reading.rules.arithmetic.sums import part_words
from tiendo.reading.sumwords import phrases, said
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.numbers import format_number

RIGHT = [
    "Kết nạp 154/150 đảng viên (đạt 102,7%).",
    "Có 64/112 xã đạt chuẩn nông thôn mới (57,1%).",
    "Năm 2023 có 15 xã, gồm 9 xã vùng thấp và 6 xã vùng cao.",
    "Năm 2023 có 15 xã, trong đó có 9 xã vùng thấp.",
    "Năm 2023, thu ngân sách đạt 412,5 tỷ đồng, bằng 103,1% kế hoạch.",
]
WRONG = {
    "Kết nạp 154/150 đảng viên (đạt 107,2%).": "154/150 là 102,7%, văn bản ghi 107,2%",
    "Kết nạp 154/150 đảng viên (đạt 103,7%).": "154/150 là 102,7%, văn bản ghi 103,7%",
    "Năm 2023 có 15 xã, gồm 9 xã vùng thấp và 8 xã vùng cao.": "được 17, tổng ghi 15",
    "Năm 2023 có 15 xã, trong đó có 19 xã vùng thấp.": "đã là 19, tổng ghi 15",
}
HEAD = "| Chỉ tiêu | ĐVT | Kế hoạch 2023 | Thực hiện 2023 | % kế hoạch |\n|---|---|---|---|---|\n"
TOTALS = "| Địa phương | ĐVT | Thực hiện 2023 |\n|---|---|---|\n"


def found(text: str) -> list[str]:
    document = Document.of_text(text)
    return [one.message for one in contradictions(read(document).figures, document)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_agrees_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_contradicts_is_found_with_what_it_should_be(text: str) -> None:
    (message,) = found(text)
    assert WRONG[text] in message


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ("| Thu ngân sách | tỷ đồng | 400 | 412,5 | 103,1 |", True),
        ("| Thu ngân sách | tỷ đồng | 400 | 412,5 | 108,1 |", False),
        ("| Thu ngân sách | tỷ đồng | 400 | 472,5 | 103,1 |", False),
        ("| Trồng rừng | ha | 1.250 | 1.265 | 101,2 |", True),
        ("| Trồng rừng | ha | 1.250 | 1.265 | 107,2 |", False),
        ("| Giảm hộ nghèo | hộ | ≥300 | 312 | 104 |", True),
        ("| Khách du lịch | triệu lượt | 1,2 | 1,245 | 103,8 |", True),
        # Rates are often told by their difference, and bounds from above by something else.
        ("| Tỷ lệ che phủ rừng | % | 58,6 | 58,9 | 0,3 |", True),
        ("| Hộ nghèo còn lại | hộ | ≤300 | 312 | 96,2 |", True),
        ("| Xã đạt chuẩn | xã | 15 |  | 103 |", True),
    ],
)
def test_a_row_holds_its_plan_its_value_and_its_percent(row: str, holds: bool) -> None:
    assert bool(found(HEAD + row)) is not holds


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        ("| Xã A | ha | 120 |\n| Xã B | ha | 80 |\n| Tổng số | ha | 200 |", True),
        ("| Xã A | ha | 120 |\n| Xã B | ha | 80 |\n| Tổng số | ha | 260 |", False),
        ("| TỔNG CỘNG | ha | 260 |\n| Xã A | ha | 120 |\n| Xã B | ha | 80 |", False),
        ("| Xã A | ha | 120 |\n| Xã B | ha | |\n| Cộng | ha | 200 |", True),
        ("| Tổng số | ha | 200 |\n| Trong đó: rừng | ha | 120 |\n| Xã B | ha | 70 |", True),
        ("| Tổng sản phẩm | ha | 200 |\n| Xã A | ha | 120 |\n| Xã B | ha | 70 |", True),
        ("| Xã A | ha | 12,4 |\n| Xã B | ha | 8,4 |\n| Tổng số | ha | 20,8 |", True),
        ("| Xã A | ha | 12,4 |\n| Xã B | ha | 8,4 |\n| Tổng số | ha | 21 |", True),
    ],
)
def test_a_total_row_is_the_sum_of_the_others(body: str, holds: bool) -> None:
    assert bool(found(TOTALS + body)) is not holds


@given(st.integers(1, 9_999), st.integers(1, 9_999), st.integers(0, 2))
def test_no_true_ratio_is_contradicted(part: int, whole: int, places: int) -> None:
    percent = round(Decimal(part) / Decimal(whole) * 100, places)
    text = (
        f"Kết nạp {format_number(Decimal(part))}/{format_number(Decimal(whole))} đảng viên"
        f" (đạt {format_number(percent)}%)."
    )
    assert found(text) == []


@given(st.integers(100, 999), st.integers(100, 999), st.integers(2, 40))
def test_a_percent_that_is_far_off_is_found(part: int, whole: int, off: int) -> None:
    percent = round(Decimal(part) / Decimal(whole) * 100 + off, 1)
    text = f"Kết nạp {part}/{whole} đảng viên (đạt {format_number(percent)}%)."
    if read(Document.of_text(text)).figures[0].percent == percent:
        assert len(found(text)) == 1


@pytest.mark.parametrize("row", rows("tiendo.reading.patterns", "sums"), ids=lambda row: row["id"])
def test_each_row_of_sums_keeps_its_promises(row) -> None:
    if "between" in row:
        known = {words for words, _ in phrases("between")}
        assert all(any(" ".join(w) in text for w in known) for text in row["reads"])
        assert all((part_words(text) or {}).get("all") == row["all"] for text in row["reads"])
        assert not any((part_words(text) or {}).get("all") == row["all"] for text in row["ignores"])
    else:
        kind = "row" if "row" in row else "part"
        assert all(said(kind, text, begins=kind == "part") for text in row["reads"])
        assert not any(said(kind, text, begins=kind == "part") for text in row["ignores"])
