"""Weaknesses in lists, in what falls short of a plan, and in what only looks like one."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

import pytest

from tiendo.reading.document import Document
from tiendo.reading.rules.shortcomings import shortcomings

# A text, and each weakness that it admits.
ADMITTED = [
    ("Một số nội dung không giải ngân được do vướng đối tượng; mô hình nuôi dê thất bại, không nhân rộng được; năng lực chủ đầu tư cấp xã hạn chế.", ["Một số nội dung không giải ngân được do vướng đối tượng", "mô hình nuôi dê thất bại, không nhân rộng được", "năng lực chủ đầu tư cấp xã hạn chế"]),
    ("Việc bàn giao tài sản cho đơn vị quản lý chậm. Biên chế giáo viên cấp huyện thiếu 21 người.", ["Việc bàn giao tài sản cho đơn vị quản lý chậm", "Biên chế giáo viên cấp huyện thiếu 21 người"]),
    ("* Hạn chế: Bến cá bồi lắng, chưa được nạo vét. Công tác phát triển đảng viên trong ngư dân gặp nhiều khó khăn. Năm 2026, xã phấn đấu nợ quá hạn dưới 0,2%.", ["Bến cá bồi lắng, chưa được nạo vét", "Công tác phát triển đảng viên trong ngư dân gặp nhiều khó khăn"]),
    ("Cử tri bức xúc vì 56/142 kiến nghị cử tri chưa được giải quyết.", ["Cử tri bức xúc vì 56/142 kiến nghị cử tri chưa được giải quyết"]),
    ("Tổn thất điện năng 4,12%, thấp hơn kế hoạch giao 0,18 điểm phần trăm.", []),
    ("Tồn tại: cân điện tử tại chợ hay hỏng; lực lượng kiểm tra còn mỏng.", ["cân điện tử tại chợ hay hỏng", "lực lượng kiểm tra còn mỏng"]),
    ("Hội nghị chỉ ra một số mặt chưa được: quản lý kho còn lỏng; vài đơn vị để quá hạn báo cáo.", ["quản lý kho còn lỏng", "vài đơn vị để quá hạn báo cáo"]),
    ("Giám đốc Sở phê bình: Phòng Kế toán gửi số liệu muộn; hai trạm y tế 3 lần vắng họp; khoa Dược kiểm kê đối phó.", ["Phòng Kế toán gửi số liệu muộn", "hai trạm y tế 3 lần vắng họp", "khoa Dược kiểm kê đối phó"]),
    ("Hạn chế, khó khăn: nhiều hộ bỏ ruộng; giá vật tư leo thang; cán bộ thú y sau sắp xếp biến động nhiều.", ["nhiều hộ bỏ ruộng", "giá vật tư leo thang", "cán bộ thú y sau sắp xếp biến động nhiều"]),
    ("Bên cạnh kết quả đạt được, số hồ sơ tồn còn nhiều (312 hồ sơ); một số gói thầu đấu nhiều lần không thành; công tác phối hợp ở vài nơi còn hình thức.", ["số hồ sơ tồn còn nhiều (312 hồ sơ)", "một số gói thầu đấu nhiều lần không thành", "công tác phối hợp ở vài nơi còn hình thức"]),
    ("Khối lượng xây lắp đạt 31% kế hoạch, chậm 8,5% so với tiến độ.", ["Khối lượng xây lắp đạt 31% kế hoạch, chậm 8,5% so với tiến độ"]),
    ("Tỷ lệ tiêm chủng đạt 82%, thấp hơn chỉ tiêu giao 13 điểm phần trăm.", ["Tỷ lệ tiêm chủng đạt 82%, thấp hơn chỉ tiêu giao 13 điểm phần trăm"]),
    ("Thu từ phí đạt 64 tỷ đồng, thấp hơn 9% so với dự toán.", ["Thu từ phí đạt 64 tỷ đồng, thấp hơn 9% so với dự toán"]),
    ("Toàn xã có 4/12 chỉ tiêu chậm.", ["Toàn xã có 4/12 chỉ tiêu chậm"]),
    ("Tuy vậy, nợ bảo hiểm vẫn ở mức 86 tỷ đồng, tăng 12%.", ["nợ bảo hiểm vẫn ở mức 86 tỷ đồng, tăng 12%"]),
    ("Các công trình đang thiếu khoảng 40 nghìn m3 cát.", ["Các công trình đang thiếu khoảng 40 nghìn m3 cát"]),
    ("Nhưng cũng phải nói thẳng, vẫn còn ba chỉ tiêu không đạt; tác phong ở không ít nơi chưa chuẩn mực; tình trạng ngại va chạm chậm được khắc phục.", ["vẫn còn ba chỉ tiêu không đạt", "tác phong ở không ít nơi chưa chuẩn mực", "tình trạng ngại va chạm chậm được khắc phục"]),
    ("Hội nghị chỉ rõ: tình trạng thiếu phòng học chưa được giải quyết; nhiều nhà vệ sinh đã hư hỏng.", ["tình trạng thiếu phòng học chưa được giải quyết", "nhiều nhà vệ sinh đã hư hỏng"]),
    ("Sinh hoạt chi hội vẫn chậm đổi mới; người trẻ đi làm xa nhiều khiến việc vận động gặp không ít khó khăn.", ["Sinh hoạt chi hội vẫn chậm đổi mới", "người trẻ đi làm xa nhiều khiến việc vận động gặp không ít khó khăn"]),
    ("Tuy nhiên, việc tự kiểm tra của một số chi hội còn hình thức; sổ sách lưu trữ chưa đầy đủ.", ["việc tự kiểm tra của một số chi hội còn hình thức", "sổ sách lưu trữ chưa đầy đủ"]),
    ("Tuy nhiên, giá cả ở một số chợ chưa ổn định; còn 6 thôn chưa có điện; trộm cắp diễn biến phức tạp, xảy ra 41 vụ.", ["giá cả ở một số chợ chưa ổn định", "còn 6 thôn chưa có điện", "trộm cắp diễn biến phức tạp, xảy ra 41 vụ"]),
    ("Một vài chủ tàu cố tình tắt thiết bị giám sát.", ["Một vài chủ tàu cố tình tắt thiết bị giám sát"]),
    ("Báo cáo không né tránh hạn chế: mới có 7 tổ dân phố lập được quỹ; giám sát có nơi còn nể nang.", ["mới có 7 tổ dân phố lập được quỹ", "giám sát có nơi còn nể nang"]),
    ("Vốn hỗ trợ giống cấp muộn; 2/7 xã chậm quyết toán.", ["Vốn hỗ trợ giống cấp muộn", "2/7 xã chậm quyết toán"]),
    ("Hạn chế: máy phát điện dự phòng cũ; nhân viên y tế nghỉ việc nhiều; người bệnh phải chờ lâu.", ["máy phát điện dự phòng cũ", "nhân viên y tế nghỉ việc nhiều", "người bệnh phải chờ lâu"]),
    ("Khuyết điểm, vi phạm: chi bộ 3 duyệt chi sai nguyên tắc; kế toán không mở sổ theo dõi.", ["chi bộ 3 duyệt chi sai nguyên tắc", "kế toán không mở sổ theo dõi"]),
    ("Đồng chí Bí thư phê bình: ba chi bộ họp không đủ thành phần; Đoàn xã tổ chức sinh hoạt cho có.", ["ba chi bộ họp không đủ thành phần", "Đoàn xã tổ chức sinh hoạt cho có"]),
    ("Bên cạnh những mặt được, lượng hồ sơ chuyển kỳ sau còn nhiều; vài phiên đấu giá không có người tham gia.", ["lượng hồ sơ chuyển kỳ sau còn nhiều", "vài phiên đấu giá không có người tham gia"]),
    ("Tuy nhiên, việc nhập dữ liệu đất đai còn chậm; kho lưu trữ đã hư hỏng nặng; cán bộ chuyên trách ít.", ["việc nhập dữ liệu đất đai còn chậm", "kho lưu trữ đã hư hỏng nặng", "cán bộ chuyên trách ít"]),
    ("Tiến độ thi công nhà ở xã hội chậm hơn kế hoạch 45 ngày.", ["Tiến độ thi công nhà ở xã hội chậm hơn kế hoạch 45 ngày"]),
    ("Tỷ lệ hồ sơ trực tuyến đạt 48%, thấp hơn 12 điểm phần trăm so với mục tiêu.", ["Tỷ lệ hồ sơ trực tuyến đạt 48%, thấp hơn 12 điểm phần trăm so với mục tiêu"]),
    ("Hai tiêu chí chậm là nhà ở và nước sạch.", ["Hai tiêu chí chậm là nhà ở và nước sạch"]),
    ("Tuy thế, tai nạn lao động vẫn ở mức cao, tăng 6 vụ.", ["tai nạn lao động vẫn ở mức cao, tăng 6 vụ"]),
    ("Bệnh viện huyện đang thiếu 23 bác sĩ.", ["Bệnh viện huyện đang thiếu 23 bác sĩ"]),
    ("Hội nghị chỉ ra một số việc chưa làm được: chưa lập bản đồ ngập; trạm bơm vận hành cầm chừng.", ["chưa lập bản đồ ngập", "trạm bơm vận hành cầm chừng"]),
    ("Một số hộ cố tình lấn chiếm hành lang đường.", ["Một số hộ cố tình lấn chiếm hành lang đường"]),
    ("Tình trạng xe ghép chậm được xử lý.", ["Tình trạng xe ghép chậm được xử lý"]),
    ("Thiết bị dạy học cấp muộn, phòng bộ môn chật hẹp.", ["Thiết bị dạy học cấp muộn, phòng bộ môn chật hẹp"]),
    ("Tồn tại, hạn chế: hệ thống camera hay gặp sự cố; 3 trạm bơm chưa bàn giao; người dân ít tham gia họp thôn.", ["hệ thống camera hay gặp sự cố", "3 trạm bơm chưa bàn giao", "người dân ít tham gia họp thôn"]),
]  # fmt: skip

NONE = [
    "Chiều nay, UBND tỉnh tổ chức hội nghị theo hình thức trực tuyến đến 72 xã, phường.",
    "70 năm qua, nhân dân vùng biển chưa bao giờ lùi bước.",
    "Cuộc thi được tổ chức dưới hình thức sân khấu hóa.",
    "Năm 2026, ngành phấn đấu tỷ lệ chậm đóng dưới 1,5%, tăng 3.000 người tham gia.",
    "Thu nội địa đạt 96 tỷ đồng, cao hơn dự toán 4%.",
    "Số người chậm đóng giảm 12% so với cùng kỳ.",
    "Giá điện thấp hơn 5% so với bình quân.",
    "Thí sinh thiếu 1 điểm được xét tuyển bổ sung theo quy định.",
    "Hội nghị diễn ra theo hình thức trực tiếp kết hợp trực tuyến.",
    "Tỷ lệ hộ nghèo thấp hơn chỉ tiêu giao 0,5%.",
    "Đến nay, mới có thêm 3 doanh nghiệp được cấp phép là tín hiệu tốt.",
    "Giải pháp khắc phục hạn chế: mở lớp tập huấn; bổ sung máy tính.",
    "Quyết tháo gỡ khó khăn cho doanh nghiệp\nNgày 5/9, UBND tỉnh gặp mặt 120 doanh nghiệp. Sở Công Thương hướng dẫn thủ tục.",
    "Hội nghị chỉ ra 5 nhiệm vụ: mở rộng vùng trồng; xây chợ đầu mối.",
    "Tỷ lệ thất nghiệp thấp hơn mục tiêu đề ra.",
    "Bên cạnh những kết quả trên, tỉnh còn tổ chức 12 đợt khám bệnh miễn phí.",
    "Mục tiêu: không còn hộ chậm nộp, nợ đọng dưới 1%.",
    "Trường hợp chậm nộp hồ sơ thì bị loại khỏi danh sách.",
    "Giá xăng thấp hơn kế hoạch nhập khẩu.",
    "Cơ sở dữ liệu được cập nhật, khắc phục tình trạng trùng lặp.",
    "Khó khăn lớn nhất đã được tháo gỡ kịp thời.",
]  # fmt: skip


def weak(text):
    return [item.text for item in shortcomings(Document.of_text(text))]


@pytest.mark.parametrize(("text", "weaknesses"), ADMITTED)
def test_each_part_that_is_presented_as_a_weakness_is_one(text, weaknesses):
    assert weak(text) == weaknesses


@pytest.mark.parametrize("text", NONE)
def test_aims_remedies_forms_and_good_news_are_none(text):
    assert weak(text) == []


def test_a_target_under_a_heading_of_weaknesses_is_none():
    text = (
        "Hạn chế, khó khăn\nNguồn vốn còn thiếu.\n\n"
        "Mục tiêu năm 2026: thu đạt 100% dự toán, kéo nợ xuống dưới 2%."
    )
    assert weak(text) == ["Nguồn vốn còn thiếu"]
