"""When figures are for: titles, names that hold a date, durations, spans, the plan of the year."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def periods(text, on=ON):
    return [figure.period for figure in read_text(text, published_on=on).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day in the name of a place is no time
        ("Năm 2024, tại Nhà văn hóa 26/3, Huyện đoàn kết nạp 45 đoàn viên.", ["2024"]),
        ("9 tháng năm 2025, phường trồng 300 cây trên đường 30/4.", ["2025-9M"]),
        ("Quý II/2025, Bệnh viện 19-8 khám 12.400 lượt người.", ["2025-Q2"]),
        ("Năm 2024, tại Quảng trường 2/9, tỉnh tổ chức 6 sự kiện.", ["2024"]),
        # a span that ends by the end of a year; a day told by its part
        ("Từ năm 2018 đến hết năm 2024, thành phố giảm 46 phòng chuyên môn.", ["2018/2024"]),
        (
            "Sau khi ra quân, tính đến chiều 10/10/2025 xã đã thu thập 1.914 thửa đất. Trong số này có 1.380 thửa đã đồng bộ.",
            ["2025-10-10", "2025-10-10"],
        ),
        # a plan's year is not that of what was reached of it
        (
            "Trong 9 tháng năm 2025, tỉnh kết nạp 2.418 đảng viên, bằng 83,8% chỉ tiêu cả năm, trong đó nữ chiếm 48,4%.",
            ["2025-9M"] * 3,
        ),
        (
            "9 tháng năm 2025, xã thu 318 triệu đồng, bằng 82,8% dự toán cả năm. Xã xóa 14 nhà tạm.",
            ["2025-9M"] * 3,
        ),
        # from a month to a day is no span of days
        ("Từ 12/2024 đến 15/10/2025, tỉnh có 15 vụ cháy.", ["2025-10-15"]),
        # how long it lasts is no time
        ("Năm 2024, tỉnh có 27 doanh nghiệp nợ thuế từ 6 tháng trở lên.", ["2024"]),
        ("Năm 2024, hỗ trợ 30 lao động nghỉ việc trên 3 tháng.", ["2024"]),
        ("Năm 2024, 18 công trình dừng thi công quá 9 tháng.", ["2024"]),
        ("Năm 2024, 64 trẻ dưới 12 tháng tuổi được tiêm.", ["2024"]),
        ("Năm 2024, 15 hộ không trả lãi 3 tháng liên tiếp.", ["2024"]),
        ("Năm 2024, tại Công viên 3/2, thành phố trồng 500 cây.", ["2024"]),
        # the last months of a year
        ("2 tháng cuối năm 2024, xã thu 340 triệu đồng.", ["2024-11-01/2024-12-31"]),
        ("Phấn đấu 2 tháng cuối năm thu 340 triệu đồng.", ["2025"]),
        # seasons and terms of work
        ("Mùa mưa 2024 - 2025, huyện có 12 điểm sạt lở.", ["2024/2025"]),
        ("Mùa khô năm 2025, 640 ha cà phê thiếu nước.", ["2025"]),
        (
            "- Năm học 2024 - 2025, 6 trường tuyển 1.420 học sinh, 5/6 trường đạt chuẩn.",
            ["2024/2025"] * 3,
        ),
        # a sentence that went back to another year leaves the next one at its own
        (
            "Năm 2024, sản lượng lúa ước 214.600 tấn, năm 2023 là 209.850 tấn, tăng 2,3%. Sản lượng chè năm nay được 38.472 tấn. Cà phê đạt 1.234 tấn.",
            ["2024", "2023", "2024", "2024", "2024"],
        ),
        # the year of a plan, without its word
        ("Kế hoạch 2026: thu ngân sách 3.700 tỷ đồng.", ["2026"]),
        ("Về chỉ tiêu 2026, hội nghị nhất trí: thu ngân sách 3.700 tỷ đồng.", ["2026"]),
        # now is the day to which the paragraph tells
        (
            "Đến ngày 20/9, xã cấp 410 giấy chứng nhận. Hiện còn 36 hồ sơ chờ đo đạc.",
            ["2025-09-20", "2025-09-20"],
        ),
        # a goal of the year
        ("Tính đến ngày 31/8, mới có 6/15 chỉ tiêu năm hoàn thành.", ["2025-08-31"]),
        ("Xã còn 3/12 chỉ tiêu năm khó hoàn thành.", ["2025"]),
        # the parts of a sum have its time
        (
            "Tổng vốn giai đoạn 2026 - 2030 là 900 tỷ đồng, gồm: vốn trung ương 600 tỷ đồng (chiếm 66,7%), vốn tỉnh 300 tỷ đồng.",
            ["2026/2030"] * 4,
        ),
        # the plan of a year beside the result of a part
        (
            "Quý I/2025, thu nội địa đạt 410 tỷ đồng, bằng 24% dự toán (1.708 tỷ đồng).",
            ["2025-Q1", "2025-Q1", "2025"],
        ),
    ],
)
def test_when_a_figure_is_for(text, expected):
    assert periods(text) == expected


TITLED = [
    # the line below the kind of document is its title
    ("BÁO CÁO\nCông tác tư pháp quý III, nhiệm vụ trọng tâm quý IV năm 2025\n\n1. Hộ tịch. Trong quý, đăng ký 1.204 việc.\n\n2. Trợ giúp pháp lý. Thực hiện 65 vụ việc.", ["2025-Q3", "2025-Q3"]),
    ("BÁO CÁO NHANH\nKết quả thu hút đầu tư 8 tháng năm 2025\n- Cấp mới 31 dự án.", ["2025-8M"]),
    ("BÁO CÁO\nCông tác tiếp công dân\n(Số liệu từ ngày 15/12/2024 đến ngày 14/6/2025)\n\n1. Tiếp 320 lượt người.", ["2024-12-15/2025-06-14"]),
    ("THÔNG BÁO\nKết quả tuần tra rừng từ ngày 01/3/2025 đến ngày 30/6/2025\n\nLực lượng kiểm lâm tuần tra 140 lượt.", ["2025-03-01/2025-06-30"]),
    ("BÁO CÁO\nKết quả công tác tháng 9/2025\nKỳ báo cáo: từ ngày 15/8/2025 đến ngày 14/9/2025\nXử lý 48 vụ.", ["2025-08-15/2025-09-14"]),
    # a meeting that looks back says of which months
    ("Sáng 3/7, huyện Bình Sơn tổ chức hội nghị sơ kết công tác 6 tháng đầu năm với 40 đại biểu.\n\nTừ đầu năm đến nay, huyện kết nạp 85 đảng viên.", ["2025-H1"]),
    # a heading's year is the year of what stands below
    ("BÁO CÁO\nKết quả năm 2024, nhiệm vụ năm 2025\n\n1. Năm 2024\nTrong 6 tháng cuối năm, xã trồng 40 ha rừng.", ["2024-H2"]),
    ("Kế hoạch\n1. Năm 2025\nXây 4 cầu.\n2. Năm 2026\nTrong 9 tháng đầu năm xây 3 cầu.", ["2025", "2026-9M"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_titles_and_headings_date_what_stands_below(text, expected):
    assert periods(text)[-len(expected) :] == expected
