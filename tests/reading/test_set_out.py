"""What is set out under a head, behind a verb or in a list: its role and its time."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def told(text, on=ON):
    return [
        f"{figure.role.value[0]} {figure.period}"
        for figure in read_text(text, published_on=on).figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a head that runs into its paragraph
        ("ĐỀ ÁN\nMục tiêu. Đến năm 2030, xã có 12 sản phẩm OCOP; thu nhập 90 triệu đồng/người.", ["t 2030"] * 2),
        ("ĐỀ ÁN\nChỉ tiêu cụ thể. Năm 2026, kết nạp 45 đảng viên; 100% chi bộ họp đúng kỳ.", ["t 2026"] * 2),
        ("ĐỀ ÁN\n2. Nhiệm vụ trọng tâm. Năm 2026, mở 12 lớp tập huấn cho 400 cán bộ.", ["t 2026"] * 2),
        ("ĐỀ ÁN\na) Mục tiêu. Năm 2026, bê tông hóa 14 km đường nội đồng.", ["t 2026"]),
        ("Kết quả. Năm 2024, xã trồng 45 ha rừng, thu 4 tỷ đồng.\nHạn chế. Năm 2024, còn 12 hộ tái nghèo.", ["r 2024"] * 3),
        ("ĐỀ ÁN\nMục tiêu giảm nghèo đã hoàn thành. Năm 2024, hộ nghèo còn 2,1%.", ["r 2024"]),
        # the year that a value is a multiple of
        ("ĐỀ ÁN\nMục tiêu. Đến năm 2030, doanh thu gấp đôi năm 2024, 100% chợ có nơi gom rác.", ["t 2030"]),
    ],
)  # fmt: skip
def test_a_head_sets_what_its_paragraph_holds(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs that set a list
        ("Năm 2026, xã đề ra năng suất lúa trên 58 tạ/ha, trồng mới 40 ha cam, mở 3 lớp nghề.", ["t 2026"] * 3),
        ("Nghị quyết đại hội đề ra thu nhập 90 triệu đồng, hộ nghèo dưới 1%.", ["t None"] * 2),
        ("Năm nay, ngành y tế đặt ra chỉ tiêu tiêm 95% trẻ em, khám cho 12.000 học sinh.", ["t 2025"] * 2),
        ("HĐND xã ra Nghị quyết số 12/NQ-HĐND về nhiệm vụ năm 2026 với chỉ tiêu 96% hộ dùng nước sạch, thu 14 tỷ đồng.", ["t 2026"] * 2),
        ("Vượt chỉ tiêu huyện đề ra, thu nhập đạt 65 triệu đồng.", ["r None"]),
        ("Xã đề ra nhiều giải pháp, thu ngân sách được 4 tỷ đồng.", ["r None"]),
        ("Đối chiếu với chỉ tiêu, xã còn thiếu 2 km đường.", ["r None"]),
        ("Chỉ tiêu kết nạp không đạt (14/20 đảng viên).", ["r None"]),
        # heads of lists, and plans for a part of the year
        ("KẾ HOẠCH\nPhong trào học số\n1. Chỉ tiêu đến ngày 31/12/2025\n+ Mở 12 lớp;\n+ 70% hộ dùng ứng dụng.", ["t 2025-12-31"] * 2),
        ("Kế hoạch quý IV/2025: khai thác 30 nghìn tấn; nuôi 12 lồng.", ["t 2025-Q4"] * 2),
        ("Kế hoạch 3 tháng cuối năm 2025: trồng 40 ha.", ["t 2025-Q4"]),
        ("Điều 1. Điều chỉnh kế hoạch vốn giai đoạn 2021 - 2025 đã thông qua tại Nghị quyết số 19/NQ-HĐND như sau:\n1. Tổng vốn là 1.200 tỷ đồng;\n2. Dự phòng 90 tỷ đồng.", ["t 2021/2025"] * 2),
    ],
)  # fmt: skip
def test_what_is_set_out_is_a_target(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niên vụ mía 2023 - 2024, huyện trồng 4.200 ha, năng suất 68 tấn/ha. Giá mía 1,1 triệu đồng/tấn.", ["r 2023/2024"] * 3),
        ("Niên vụ cà phê 2023 - 2024 thu 900 tấn. Về cây khác, hồ tiêu còn 120 ha.\nXã có 4 hồ chứa.", ["r 2023/2024", "r None", "r None"]),
        ("Sản lượng niên vụ 2023/2024 đạt 340 tấn, giảm 4% so với niên vụ trước.", ["r 2023/2024"] * 2),
        ("Vụ cà phê năm 2023 - 2024 thu 900 tấn. Đàn bò có 400 con.", ["r 2023/2024", "r None"]),
    ],
)  # fmt: skip
def test_a_season_dates_what_is_of_its_crop(text, expected):
    assert told(text, None) == expected
