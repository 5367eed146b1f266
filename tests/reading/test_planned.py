"""Targets by what a document is, who allots and what a time ahead is set; results beside them."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 12, 20)

TARGETS = [
    "Năm 2026, Chi cục Hải quan được giao dự toán thu 640 tỷ đồng.",
    "II. MỤC TIÊU NĂM 2026\n- Kinh phí thực hiện: 3.200 triệu đồng, trong đó ngân sách xã 900 triệu đồng.",
    "Bộ Tài chính giao dự toán thu nội địa 9.120 tỷ đồng.",
    "HĐND tỉnh giao 9.800 tỷ đồng, Cục Thuế phấn đấu thu 10.200 tỷ đồng.",
    "Năm 2026, Chính phủ giao tỉnh tăng trưởng ít nhất 9,5%.",
    "KẾ HOẠCH\nKiểm tra, giám sát năm 2026\nI- Mục đích\nNâng cao chất lượng tổ chức đảng.\nII- Nội dung\n1. Kiểm tra 6 chi bộ, 14 đảng viên.\n2. Giám sát chuyên đề 4 chi bộ; 100% đơn thư được giải quyết.",
    "KẾ HOẠCH\nTuyên truyền pháp luật năm 2026\n1. Nội dung\n- Tổ chức 30 buổi nói chuyện tại thôn.\n- Phát 5.000 tờ rơi.\n2. Kinh phí\nKinh phí thực hiện 120 triệu đồng.",
    "Năm 2026, Hội Nông dân tỉnh xác định: kết nạp 120 hội viên; có ít nhất 3 mô hình mới; 100% chi hội có quỹ.",
    "Năm 2026, hội nghị thống nhất vận động quỹ từ 300 triệu đồng trở lên, mỗi thôn có tối thiểu 1 mô hình.",
    "Đại hội thông qua 9 chỉ tiêu nhiệm kỳ 2025 - 2030, trong đó: trên 92% hộ đạt gia đình văn hóa; kết nạp 60 đảng viên; thu nhập bình quân 95 triệu đồng/người.",
    "Tổng kinh phí thực hiện giai đoạn 2026 - 2030 khoảng 1.840 tỷ đồng, trong đó ngân sách tỉnh 640 tỷ đồng.",
    "Chủ tịch UBND tỉnh chỉ thị:\n1. Sở Công Thương dự trữ 600 tấn gạo; tổ chức 20 chuyến bán hàng.\n2. Công an xã kiểm tra 100% cơ sở karaoke.",
    "Kế hoạch năm 2026 của Thanh tra tỉnh: thanh tra 24 đơn vị, tập huấn 300 lượt người.",
    "Nhu cầu vốn giai đoạn 2026 - 2030 là 3.200 tỷ đồng, gồm ngân sách trung ương 1.900 tỷ đồng, vốn dân 300 tỷ đồng.",
    "Hội nghị nhất trí chỉ tiêu kết nạp 45 đảng viên trong năm 2026.",
    "Năm 2026, Đoàn Thanh niên xã đăng ký trồng 4.000 cây xanh, không vượt quá 2% đoàn viên vi phạm.",
    "UBND tỉnh giao Sở Y tế 1.150 biên chế năm 2026.",
    "Trong năm 2026, ngành tư pháp đặt mục tiêu: hòa giải thành 85% vụ việc; bồi dưỡng 60 hòa giải viên.",
    "UBND tỉnh giao Sở Tài chính thu 1.250 tỷ đồng tiền sử dụng đất năm 2026.",
    "Bộ Nông nghiệp và Môi trường giao chỉ tiêu trồng mới 4.200 ha rừng.",
    "Năm 2026, HĐND thành phố giao tăng thu ít nhất 8%.",
    "KẾ HOẠCH\nPhòng, chống ma túy năm 2026\nI. MỤC ĐÍCH\nGiảm cầu.\nII. NỘI DUNG\n1. Mở 4 lớp tập huấn cho 160 cán bộ.\n2. Cắt cơn cho 90 người nghiện.\nIII. KINH PHÍ\nKhoảng 650 triệu đồng.",
    "CHƯƠNG TRÌNH CÔNG TÁC\nnăm 2026\n1. Nội dung kiểm tra\nKiểm tra 12 tổ chức đảng; giám sát 9 đảng viên.",
    "Năm 2026, Công đoàn ngành xác định: phát triển 900 đoàn viên; 95% công đoàn cơ sở ký thỏa ước; tặng 1.000 suất quà.",
    "Đại hội thông qua 12 chỉ tiêu nhiệm kỳ 2025 - 2030, trong đó: giảm hộ nghèo xuống dưới 1%; 100% xóm có nhà văn hóa.",
    "Kinh phí thực hiện Đề án giai đoạn 2026 - 2030 là 415 tỷ đồng, trong đó vốn đối ứng 85 tỷ đồng.",
    "Tổng nhu cầu vốn giai đoạn 2026 - 2030 khoảng 7.900 tỷ đồng.",
    "Bí thư Đảng ủy chỉ thị:\n1. Hội Cựu chiến binh hiến 3 km hàng rào.\n2. Đoàn Thanh niên trồng 2.000 cây.",
]  # fmt: skip

# A text and the role of each of its figures.
MIXED = [
    ("Lập hồ sơ sức khỏe điện tử mới đạt 58%, chưa đạt mục tiêu năm 2025 (75%).", ["result", "target"]),
    ("Tỷ lệ bao phủ bảo hiểm y tế đạt 91%, thấp hơn mục tiêu đề ra (95%).", ["result", "target"]),
    ("UBND tỉnh giao 45 ha đất cho 3 công ty.", ["result", "result"]),
    ("BIÊN BẢN\nHọp giao ban tháng 11\nPhó Giám đốc Sở chủ trì họp. Một số nội dung chính:\n1. Thanh tra Sở xử lý 31 xe quá tải, phạt 420 triệu đồng.\n2. Bộ phận một cửa tiếp nhận 2.150 hồ sơ, trễ hạn 12 hồ sơ.", ["result", "result", "result", "result"]),
    ("Đến nay đạt 45% kế hoạch tỉnh giao, thu 2.100 tỷ đồng.", ["result", "result"]),
    ("Thu phí trực tuyến mới đạt 62%, không đạt yêu cầu (tối thiểu 70%). Lệ phí thu 320 triệu đồng, tăng 4%.", ["result", "target", "result", "result"]),
    ("Đoàn kiểm tra xác định 120 điểm sạt lở.", ["result"]),
    ("Công an tỉnh xác định 15 đối tượng liên quan.", ["result"]),
    ("Năm 2025, sở đã giao 40 biên chế cho trung tâm.", ["result"]),
    ("Thuế tỉnh thu 4.120 tỷ đồng, bằng 101% dự toán Bộ Tài chính giao và 98% dự toán HĐND tỉnh giao.", ["result", "result", "result"]),
    ("Nội dung chính của hội nghị:\n- Toàn ngành tuyển 210 giáo viên.\n- Xây 36 phòng học.", ["result", "result"]),
    ("Báo cáo nêu: 14 xã về đích; 3 xã chậm.", ["result", "result"]),
    ("Đàn lợn đạt 62.000 con, chưa đạt chỉ tiêu năm 2025 (70.000 con).", ["result", "target"]),
    ("Chi trả trực tuyến đạt 55%, chưa đạt yêu cầu (trên 80%).", ["result", "target"]),
    ("UBND huyện giao 12 ha mặt bằng sạch cho nhà đầu tư.", ["result"]),
    ("Trong quý IV/2026, mực nước hồ có thể xuống thấp hơn 2,4 m.", ["result"]),
    ("Dự báo tháng 5/2026 có 3 đợt nắng nóng.", ["result"]),
    ("Cuộc họp giao ban nghe báo cáo:\n- Toàn huyện gieo 900 ha lạc.\n- Bán 1.200 tấn mía.", ["result", "result"]),
    ("Tỉnh đạt 97% dự toán Bộ Tài chính giao, thu 6.100 tỷ đồng.", ["result", "result"]),
    ("KẾ HOẠCH\nnăm 2026\nI. Đánh giá kết quả năm 2025\nTập huấn 8 lớp, 320 người.\nII. Nội dung\nTập huấn 10 lớp.", ["result", "result", "target"]),
    ("Thực hiện yêu cầu của tỉnh, huyện thu hồi 14 ha đất.", ["result"]),
    ("Báo cáo xác định: 22 hộ bị ảnh hưởng.", ["result"]),
]  # fmt: skip


def roles(text, on=ON):
    return [str(figure.role) for figure in read_text(text, published_on=on).figures]


@pytest.mark.parametrize("text", TARGETS)
def test_what_is_allotted_planned_or_set_is_a_target(text):
    assert set(roles(text)) == {"target"}


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_results_stay_results_beside_what_is_set(text, expected):
    assert roles(text) == expected


def test_a_plan_sets_for_its_own_year_and_by_the_time_behind():
    text = (
        "KẾ HOẠCH\ngiám sát năm 2026\nI- Tình hình năm 2025\nĐã giám sát 7 tổ đảng.\n"
        "II- Nội dung\n- Giám sát 4 tổ đảng; thực hiện trong quý III.\n- Tập huấn 60 người."
    )
    found = [(str(f.role), f.period) for f in read_text(text).figures]
    assert found == [("result", "2025"), ("target", "2026-Q3"), ("target", "2026")]


def test_targets_listed_under_their_number_are_for_its_time():
    text = (
        "Đại hội thông qua 8 chỉ tiêu nhiệm kỳ 2025 - 2030, trong đó: trên 88% hộ có nhà kiên cố."
    )
    assert [f.period for f in read_text(text).figures] == ["2030", "2030"]


@pytest.mark.parametrize("plan", ["chỉ tiêu 60", "chỉ tiêu giao là 60"])
def test_a_plan_in_a_bracket_counts_what_stands_before_it(plan):
    told = read_text(f"Chi bộ kết nạp 62 đảng viên ({plan}), chuyển đến 4 đảng viên.").figures
    goal = next(one for one in told if one.value == 60)
    assert (goal.role.value, goal.unit_text, goal.indicator) == (
        "target",
        "đảng viên",
        told[0].indicator,
    )
