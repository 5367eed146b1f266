"""Lines of plans and results: ``Trồng rừng (ha): KH 1.200; TH 860``."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text


def told(text):
    figures = read_text(text, published_on=date(2025, 10, 14)).figures
    return [(str(f.role), str(f.measure), str(f.op), str(f.value), f.unit) for f in figures]


def plan(value, unit, op="eq"):
    return ("target", "level", op, value, unit)


def done(value, unit, op="eq"):
    return ("result", "level", op, value, unit)


def attained(value):
    return ("result", "attainment", "eq", value, "percent")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Khu vực có vốn nước ngoài: 2.940 tỷ đồng / dự toán 3.050 tỷ đồng, đạt 96,4%;",
            [done("2940000000000", "VND"), plan("3050000000000", "VND"), attained("96.4")],
        ),
        (
            "Trồng rừng 486 ha/kế hoạch 500 ha, đạt 97,2%.",
            [done("486", "ha"), plan("500", "ha"), attained("97.2")],
        ),
        ("Trồng rừng tập trung (ha): KH 1.200; TH 860.", [plan("1200", "ha"), done("860", "ha")]),
        (
            "Thu nội địa (tỷ đồng): KH 945; TH 702,4 (74,3%).",
            [plan("945000000000", "VND"), done("702400000000", "VND"), attained("74.3")],
        ),
        (
            "Khách du lịch (lượt): KH 52.000, TH 38.400, đạt 73,8%.",
            [plan("52000", "count"), done("38400", "count"), attained("73.8")],
        ),
        (
            "Tỷ lệ trẻ đến trường (%): KH ≥ 98; TH 97,5.",
            [plan("98", "percent", "ge"), done("97.5", "percent")],
        ),
        ("Số vụ cháy rừng (vụ): KH ≤ 3; TH 0.", [plan("3", "count", "le"), done("0", "count")]),
        (
            "Sản lượng cá (tấn): kế hoạch 4.500; thực hiện 3.120.",
            [plan("4500", "tonne"), done("3120", "tonne")],
        ),
        ("- Đường liên thôn (km): KH 24; TH 17,6", [plan("24", "km"), done("17.6", "km")]),
        ("Hộ nghèo giảm (hộ): KH 120; TH 85.", [plan("120", "count"), done("85", "count")]),
        (
            "Lao động đi làm việc ở nước ngoài (người): KH: 350; TH: 290.",
            [plan("350", "count"), done("290", "count")],
        ),
        (
            "Xuất khẩu (triệu USD): chỉ tiêu 410; kết quả 322,5.",
            [plan("410000000", "USD"), done("322500000", "USD")],
        ),
        ("Đàn bò (nghìn con): KH 38,5; TH 36.", [plan("38500", "count"), done("36000", "count")]),
        (
            "Diện tích gieo trồng (ha): lúa 3.450; ngô 820; lạc 115.",
            [done("3450", "ha"), done("820", "ha"), done("115", "ha")],
        ),
        (
            "Vốn vay ưu đãi: KH 120 tỷ đồng; TH 96 tỷ đồng.",
            [plan("120000000000", "VND"), done("96000000000", "VND")],
        ),
    ],
)
def test_a_line_of_plan_and_result_is_read(text, expected):
    assert told(text) == expected


def test_the_line_names_both_values():
    figures = read_text("Trồng rừng tập trung (ha): KH 1.200; TH 860.").figures
    assert [f.indicator for f in figures] == ["Trồng rừng tập trung"] * 2


LEGEND = """BÁO CÁO
Kết quả thực hiện các chỉ tiêu
{legend}
Trồng rừng (ha): KH 1.200; TH 860
Thu nội địa (tỷ đồng): KH 945; TH 702,4"""


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("(KH: kế hoạch năm 2025; TH: thực hiện 9 tháng)", ["2025", "2025-9M"]),
        (
            "Ghi chú: KH là kế hoạch năm 2025, TH là thực hiện đến hết tháng 8/2025.",
            ["2025", "2025-08"],
        ),
        ("KH: kế hoạch 5 năm 2021 - 2025; TH: thực hiện năm 2024.", ["2021/2025", "2024"]),
    ],
)
def test_a_legend_dates_the_lines_below_it(legend, expected):
    figures = read_text(LEGEND.format(legend=legend), published_on=date(2025, 10, 14)).figures
    assert [f.period for f in figures] == expected * 2


def test_a_legend_says_what_is_estimated_and_compared():
    text = """Biểu 02. Chỉ tiêu nông nghiệp năm 2025
(KH: kế hoạch năm; TH: ước thực hiện cả năm; SS: so với năm 2024)
Máng cỏ voi (máng lớn): KH 410; TH 395; đạt 96,3% KH; SS tăng 4,2%
Sản lượng sữa (tấn): KH 9.100; TH 9.340; SS tăng 2,8%"""
    figures = read_text(text).figures
    assert [(str(f.value), f.period, f.estimated) for f in figures] == [
        ("410", "2025", False), ("395", "2025", True), ("96.3", "2025", True),
        ("4.2", "2025", True), ("9100", "2025", False), ("9340", "2025", True),
        ("2.8", "2025", True),
    ]  # fmt: skip
    assert [str(f.basis) for f in figures if str(f.measure) == "change"] == ["previous_year"] * 2
    assert {f.indicator for f in figures} == {"Máng cỏ voi", "Sản lượng sữa"}


def test_short_words_without_a_legend_are_no_legend():
    text = "Theo KH và TH năm 2024 của ngành.\nXã trồng 12 ha rừng."
    assert [str(f.value) for f in read_text(text).figures] == ["12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi bộ kỷ luật 9 đảng viên (khiển trách 6, cảnh cáo 3).", ["9", "6", "3"]),
        (
            "Toàn huyện có 42 trường (mầm non 15, tiểu học 16, trung học cơ sở 11).",
            ["42", "15", "16", "11"],
        ),
        ("Xảy ra 14 vụ: cháy nhà 9, cháy xe 5.", ["14", "9", "5"]),
        ("Hướng dẫn 7 hợp tác xã làm hồ sơ vay vốn.", ["7"]),
        ("Thanh tra tỉnh kết luận 5 cuộc thanh tra.", ["5"]),
        ("Sở Nội vụ tuyển đủ 340 giáo viên.", ["340"]),
        ("Các xã trồng đủ 25.000 cây phân tán.", ["25000"]),
        ("Huyện bố trí đủ 64 cán bộ y tế thôn.", ["64"]),
        ("Ban hành 12 quyết định (kỷ luật 4, khen thưởng 8).", ["12", "4", "8"]),
        ("Chi bộ khai trừ 2, cách chức 1 đảng viên.", ["2", "1"]),
        ("Xếp loại 40 chi bộ: xuất sắc 8, tốt 26, khá 6.", ["40", "8", "26", "6"]),
        ("Thu hồi đủ 120 hồ sơ.", ["120"]),
        ("Diện tích ngô và lạc lần lượt đạt 1.240 và 865 ha.", ["1240", "865"]),
        (
            "Chi ba năm lần lượt là 12, 15 và 20 tỷ đồng.",
            ["12000000000", "15000000000", "20000000000"],
        ),
        ("Có 92,9% chi bộ hoàn thành tốt nhiệm vụ (26/28).", ["92.9", "26"]),
        ("Năng suất lao động cao thứ 9 cả nước.", ["9"]),
        ("Kim ngạch xuất khẩu lớn thứ 4 vùng đồng bằng.", ["4"]),
        ("Tỷ lệ thất nghiệp thấp thứ 3 khu vực.", ["3"]),
        ("Hồ sơ đủ 3 thành phần thì được tiếp nhận.", []),
        ("Thực hiện Hướng dẫn 12 của Ban Tổ chức.", []),
    ],
)
def test_no_number_is_lost_in_silence(text, expected):
    assert [str(f.value) for f in read_text(text).figures] == expected
