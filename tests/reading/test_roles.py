"""Target or result: what is to be reached, and what was, by the words and the day of the page."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def roles(text, on=ON):
    return [str(figure.role) for figure in read_text(text, published_on=on).figures]


@pytest.mark.parametrize(
    "text",
    [
        # What is to come when the page is published.
        "Sở Y tế hoàn thành tiêm chủng cho 98% trẻ dưới 1 tuổi trước ngày 30/6/2026.",
        "Nâng tỷ lệ lao động qua đào tạo lên 75% vào năm 2030.",
        "Mỗi xã xây dựng ít nhất 2 sản phẩm OCOP trong năm 2026.",
        "UBND các xã vận động nhân dân hiến 12.000 m2 đất trong quý II/2026.",
        "Đến cuối năm 2026, tỷ lệ hộ nghèo giảm còn 1,5%.",
        "Giai đoạn 2026 - 2030, tỉnh xây dựng 120 km đường.",
        "Theo kế hoạch, năm 2026 tỉnh tổ chức 12 lớp bồi dưỡng.",
        "Xây dựng 3 khu tái định cư, hoàn thành trước ngày 30/6/2026.",
        # What must, will or is assured to be.
        "Bảo đảm ít nhất 95% hồ sơ được giải quyết đúng hạn.",
        "Huy động nguồn lực, bảo đảm tối thiểu 30% vốn xã hội hóa.",
        "Tỉnh phải hoàn thành 3.000 căn nhà ở xã hội.",
        "Tỉnh sẽ đầu tư 1.200 tỷ đồng xây dựng tuyến đường ven sông.",
        "Chúng ta phải tăng trưởng từ 10% trở lên.",
        # What a bound is set for.
        "Quý tới: thu hút không ít hơn 60 bác sĩ.",
        "Mỗi tổ dân phố có tối thiểu 1 mô hình tự quản.",
        "Chi phí giải phóng mặt bằng không quá 318 tỷ đồng.",
        "Trường đặt kế hoạch mở thêm 3 ngành.",
        # What is set.
        "Kế hoạch đề ra: trồng mới 500 ha cây ăn quả.",
        "Hội nghị thống nhất chỉ tiêu tăng trưởng GRDP từ 10% trở lên.",
        "Giao chỉ tiêu cho UBND xã Tân An gieo trồng 320 ha lúa.",
        "HĐND tỉnh quyết nghị: thu ngân sách 4.900 tỷ đồng.",
    ],
)
def test_what_is_to_be_reached_is_a_target(text):
    assert set(roles(text)) == {"target"}


@pytest.mark.parametrize(
    "text",
    [
        "Đến hết tháng 9/2025, toàn tỉnh hoàn thành 3.000 căn nhà ở xã hội.",
        "Hội nghị thông qua 9 nghị quyết về nhiệm vụ năm 2026.",
        "Tỉnh đã phê duyệt 45 dự án giai đoạn 2026 - 2030.",
        "Thu ngân sách đạt 41 tỷ đồng, dự kiến đến năm 2030 đạt 95 tỷ đồng.",
        "Tỉnh bảo đảm 100% hộ nghèo có thẻ bảo hiểm y tế.",
        "Có ít nhất 3 người bị thương.",
        "12 hộ phải di dời khẩn cấp do sạt lở.",
        "Nhờ quyết tâm cao, huyện hoàn thành 19/19 chỉ tiêu.",
        "Mục tiêu giảm nghèo được thực hiện tốt, hộ nghèo còn 2,1%.",
        "Thực hiện yêu cầu của Bộ, tỉnh rà soát 1.200 hồ sơ.",
        "Bí thư Tỉnh ủy chỉ đạo xử lý dứt điểm, đến nay 45 vụ việc đã được giải quyết.",
        "Tiến độ: giải ngân đạt 40%.",
    ],
)
def test_what_was_reached_is_a_result(text):
    assert set(roles(text)) == {"result"}


def test_what_is_to_come_is_due_by_the_time_that_says_so():
    text = "Xây dựng 3 khu tái định cư, hoàn thành trước ngày 30/6/2026."
    (figure,) = read_text(text, published_on=ON).figures
    assert figure.period == "2026-06-30"


def test_without_a_day_no_year_is_known_to_be_ahead():
    assert roles("Năm 2026, ngành thuế thu nội địa 4.900 tỷ đồng.", None) == ["result"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Giá trị sản xuất tăng 11,3% (mục tiêu 11%). Thu ngân sách 2.915 tỷ đồng.", "rtr"),
        ("Trồng rừng được 120 ha, mục tiêu là 100 ha. Tổng vốn đạt 2.915 tỷ đồng.", "rtr"),
        ("GRDP tăng 6,92% (mục tiêu đến năm 2025 là 9%); đô thị hóa đạt 24,6%.", "rtr"),
        ("Mục tiêu năm 2025: GRDP tăng 8%; thu ngân sách 900 tỷ đồng. Giảm nghèo 2%.", "ttt"),
    ],
)
def test_a_goal_beside_its_result_is_no_topic(text: str, roles: str) -> None:
    assert "".join(figure.role.value[0] for figure in read_text(text).figures) == roles


def test_a_review_of_targets_in_a_resolution_sets_none() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN XÃ HÒA BÌNH\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2026\nQUYẾT NGHỊ:\n"
        "Điều 1. Kết quả năm 2025\nQua đánh giá 18 chỉ tiêu, có 11 chỉ tiêu vượt. Thu ngân sách "
        "14,82 tỷ đồng.\nĐiều 2. Mục tiêu năm 2026\n1. Thu ngân sách 16,2 tỷ đồng."
    )
    figures = read_text(text, published_on=date(2025, 12, 19)).figures
    assert [(str(one.role), one.period) for one in figures[-2:]] == [
        ("result", "2025"),
        ("target", "2026"),
    ]


def test_no_name_has_decimals() -> None:
    text = "Số bác sĩ trên một vạn dân đạt 9,1, vượt kế hoạch 9,4; có 9,1 bác sĩ trên một vạn dân."
    figures = read_text(text).figures
    assert [str(one.value) for one in figures] == ["9.1", "9.4", "9.1"]
    assert figures[-1].per == "vạn dân"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Năm 2025, Thuế tỉnh được giao thu nội địa 14.200 tỷ đồng.", "t"),
        ("Năm 2016, huyện được giao tuyển 165 thanh niên.", "t"),
        ("Năm 2025, huyện được tỉnh giao thu 955 tỷ đồng; đã thu 610 tỷ đồng.", "tr"),
        ("Năm 2025, kết nạp 120 đảng viên, vượt chỉ tiêu được giao 0,15%.", "rr"),
        ("Năm 2025, diện tích đất được giao cho các hộ là 120 ha.", "r"),
        ("Năm 2025, có 1.200 hộ được giao khoán 340 con bò.", "rr"),
    ],
)
def test_what_a_body_was_given_to_reach_is_a_target(text: str, roles: str) -> None:
    assert "".join(figure.role.value[0] for figure in read_text(text).figures) == roles


def test_a_share_by_its_own_name_is_of_no_part() -> None:
    text = (
        "Phấn đấu tỷ trọng nông, lâm nghiệp trong GRDP giảm còn dưới 24%.\n"
        "Tỷ trọng nông, lâm nghiệp trong GRDP giảm còn 23,7%.\nDịch vụ chiếm tỷ trọng 35,98%."
    )
    figures = read_text(text).figures
    assert [(one.measure.value, one.subject) for one in figures] == [
        ("share", None),
        ("share", None),
        ("share", "Dịch vụ"),
    ]
