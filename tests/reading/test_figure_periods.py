"""When a figure is for: times that run to now, the page's own time, and whose time goes on."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def periods(text, on=ON):
    return [figure.period for figure in read_text(text, published_on=on).figures]


TO_DATE = "2025-01-01/2025-10-14"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Từ đầu năm đến nay, toàn tỉnh kết nạp 1.204 đảng viên.", TO_DATE),
        ("Tính từ đầu năm tới nay, thu ngân sách đạt 4.200 tỷ đồng.", TO_DATE),
        ("Từ đầu năm 2025 đến thời điểm này, xảy ra 45 vụ cháy.", TO_DATE),
        ("Từ đầu năm, ngành y tế ghi nhận 1.204 ca mắc.", TO_DATE),
        ("Từ đầu tháng 9 đến nay, mưa lớn làm sập 12 căn nhà.", "2025-09-01/2025-10-14"),
        ("Từ ngày 1/7 đến nay, Trung tâm tiếp nhận 1.200 hồ sơ.", "2025-07-01/2025-10-14"),
        ("Từ đầu năm đến ngày 30/9/2025, xảy ra 45 vụ cháy.", "2025-01-01/2025-09-30"),
        ("Từ đầu năm đến hết tháng 9, xảy ra 45 vụ cháy.", "2025-9M"),
        ("Từ ngày 5 đến ngày 9/8/2025, bão làm tốc mái 312 căn nhà.", "2025-08-05/2025-08-09"),
        ("Từ 5 - 9/8/2025, bão làm tốc mái 312 căn nhà.", "2025-08-05/2025-08-09"),
        ("Từ tối 5/8 đến hết ngày 9/8/2025, mưa làm sạt lở 14 điểm.", "2025-08-05/2025-08-09"),
        (
            "Thực hiện Nghị quyết số 42/NQ-HĐND, đến ngày 30/9/2025, các xã đã chi trả cho 812 hộ.",
            "2025-09-30",
        ),
        (
            "Theo Công an tỉnh, trong kỳ nghỉ lễ (từ ngày 30/8/2025 đến hết ngày 02/9/2025), trên địa bàn xảy ra 14 vụ.",
            "2025-08-30/2025-09-02",
        ),
        ("Có 45 lao động từ 22 đến 45 tuổi.", None),
        ("Từ ngày 30/2 đến nay, xảy ra 45 vụ cháy.", None),
        ("Từ năm 2021 đến nay, toàn huyện xây 1.200 căn nhà.", None),
        ("Ngay từ đầu năm, tỉnh có 120 dự án.", None),
    ],
)
def test_a_time_that_runs_to_now_ends_on_the_day_of_the_page(text, period):
    assert periods(text) == [period]


def test_without_a_day_what_runs_to_now_has_no_end():
    assert periods("Từ đầu năm đến nay, toàn tỉnh kết nạp 1.204 đảng viên.", None) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The months of the report, where the page is one.
        ("Kết quả công tác tháng 9 năm 2025\nTrong tháng, xảy ra 12 vụ. Lũy kế từ đầu năm, xảy ra 98 vụ.", ["2025-09", "2025-9M"]),
        ("Tình hình kinh tế tháng 9 và 9 tháng năm 2025\nThu ngân sách đạt 4.200 tỷ đồng. Trong tháng, xảy ra 12 vụ.", ["2025-9M", "2025-09"]),
        ("Kết quả quý III năm 2025\nTrong kỳ, khởi tố 12 vụ. Kỳ này thu 40 tỷ đồng.", ["2025-Q3", "2025-Q3"]),
        ("Trong kỳ họp, HĐND thông qua 9 nghị quyết. Nhiệm kỳ này có 51 ủy viên.", [None, None]),
        # A title's own result, and what is set for the time ahead.
        ("Thu ngân sách 9 tháng đạt hơn 80% dự toán\nTheo Thuế tỉnh, thu nội địa đạt 4.120 tỷ đồng.", ["2025-9M", "2025-9M"]),
        ("Kết quả thực hiện nhiệm vụ quý III năm 2025, nhiệm vụ quý IV năm 2025\nThu đạt 40 tỷ đồng. Phấn đấu thu thêm 50 tỷ đồng.", ["2025-Q3", "2025-Q4"]),
        # What a heading of tasks, or a plan, sets to be done.
        ("BÁO CÁO\nCông tác tháng 8 năm 2025\nIII. NHIỆM VỤ THÁNG 9\nGiám đốc Sở yêu cầu:\n1. Phòng Thương mại mở 6 phiên chợ.\n2. Chi cục Kiểm lâm tuần tra 12 lượt trước ngày 20/9/2025.", ["2025-09", "2025-09-20"]),
        ("SỞ NỘI VỤ\nSố: 12/KH-SNV\nKẾ HOẠCH\nCải cách hành chính năm 2025\nIII. TỔ CHỨC THỰC HIỆN\n1. Thanh tra Sở kiểm tra 9 đơn vị.", ["2025"]),
        ("BÁO CÁO\nCông tác tháng 8 năm 2025\nNhiệm vụ tháng 9/2025: Phòng Kinh tế hướng dẫn gieo 450 ha ngô.", ["2025-09"]),
        ("Năm 2026, tôi đề nghị: Thứ nhất, Sở Xây dựng khởi công 900 căn hộ; Sở Y tế khám cho 40.000 học sinh.", ["2026", "2026"]),
        ("PHỤ LỤC\nCHỈ TIÊU NĂM 2024 VÀ KẾ HOẠCH NĂM 2025\nNăm 2024, huyện có 12/15 chỉ tiêu đạt kế hoạch.", ["2024"]),
        # "đến nay" ends the time before it, at the head of a sentence.
        ("10 tháng năm 2025, tỉnh thu hút 45 dự án. Đến nay, toàn tỉnh có 412 dự án.", ["2025-10M", None]),
        ("Năm 2024, kết nạp 45 đảng viên. Nhân dịp này, Huyện ủy trao Huy hiệu cho 17 đảng viên.", ["2024", None]),
        ("9 tháng đầu năm, thu 300 tỷ đồng; đến nay còn nợ 20 tỷ đồng.", ["2025-9M", None]),
        # A time inside a noun phrase dates nothing behind its semicolon; a law's year nothing at all.
        ("Quý III, thu nhập tăng từ 41 triệu đồng năm 2020 lên 66 triệu đồng năm 2025; kết nạp 12 đảng viên.", ["2020", "2025", "2025-Q3"]),
        ("Quý III, huyện thu hồi 12 ha đất theo Luật Đất đai năm 2024, xử lý 3 dự án.", ["2025-Q3", "2025-Q3"]),
        # A term: results are told of the last that is named, targets set for the latest.
        ("Đại hội nhiệm kỳ 2025 - 2030 đã họp. Nhiệm kỳ 2020 - 2025, xã đạt 19/21 chỉ tiêu. Trong nhiệm kỳ, kết nạp 140 đảng viên.\nPhấn đấu cả nhiệm kỳ kết nạp ít nhất 120 đảng viên.", ["2020/2025", "2020/2025", "2025/2030"]),
    ],
)  # fmt: skip
def test_a_figure_is_for_the_time_that_still_holds(text, expected):
    assert periods(text) == expected


def test_the_average_population_is_of_the_year_of_the_page():
    text = "DÂN SỐ VÀ LAO ĐỘNG NĂM 2023\nDân số trung bình của tỉnh là 1.047.318 người. Mật độ dân số 214 người/km2."
    assert periods(text) == ["2023", None]


def test_an_order_has_only_the_time_of_its_own_words():
    text = "8 tháng năm 2025, xảy ra 12 vụ. Chủ tịch UBND tỉnh yêu cầu Công an tỉnh xử phạt 100% vụ việc."
    assert periods(text) == ["2025-8M", None]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("KẾ HOẠCH\nĐào tạo nghề giai đoạn 2012 - 2015\n\nĐào tạo nghề cho 28.000 lao động.", "2012/2015"),
        ("KẾ HOẠCH\nĐÀO TẠO NGHỀ GIAI ĐOẠN 2012 - 2015\n\nĐào tạo nghề cho 28.000 lao động.", "2012/2015"),
        ("Công thương quý III: sản xuất khởi sắc\n\nXuất khẩu đạt 41,7 triệu USD.", "2025-Q3"),
        ("Sáng 13/10, Hội tổng kết phong trào nông dân thi đua sản xuất, kinh doanh giỏi giai đoạn 2022 - 2024.\n\nPhong trào giúp 7.125 hộ thoát nghèo.", "2022/2024"),
    ],
)  # fmt: skip
def test_a_title_and_a_meeting_date_what_follows(text, period):
    assert periods(text) == [period]


def test_an_estimate_at_the_head_of_a_numbered_line_holds_for_its_sentence():
    figures = read_text("4. Dự kiến cả năm 2020, tạo việc làm đạt 21.500 người.").figures
    assert [figure.estimated for figure in figures] == [True]


@pytest.mark.parametrize(
    "article",
    [
        "Điều 1. Tán thành đánh giá của UBND tỉnh về tình hình năm 2016, một số kết quả:\nThu ngân sách 2.745 tỷ đồng.",
        "Điều 1. Tán thành báo cáo đánh giá tình hình năm 2016 với các kết quả: thu ngân sách đạt 2.745 tỷ đồng.",
        "Điều 1. Đánh giá kết quả năm 2016. Thu ngân sách 2.745 tỷ đồng.",
        "Điều 1. Đánh giá tình hình năm 2016\n1. Thu ngân sách 2.745 tỷ đồng.",
    ],
)  # fmt: skip
def test_an_article_of_a_plan_takes_note_of_the_year_before(article):
    text = f"NGHỊ QUYẾT\nVề kế hoạch phát triển kinh tế - xã hội năm 2017\nQUYẾT NGHỊ:\n{article}\nĐiều 2. Chỉ tiêu\n1. GRDP tăng 8%."
    figures = read_text(text).figures
    told = [(figure.value, figure.role.value, figure.period) for figure in figures]
    assert told == [(2745000000000, "result", "2016"), (8, "target", "2017")]
