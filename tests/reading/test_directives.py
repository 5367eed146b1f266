"""Orders of directives and plans: under which lines they stand, whose they are, where names end."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

import pytest

from tiendo.facts.items import Unread
from tiendo.reading import read_text
from tiendo.reading.document import Document
from tiendo.reading.rules.tasks import tasks

# A text, and who has each order of it.
LED = [
    (
        "Chủ tịch yêu cầu Phòng Y tế phúc tra sức khỏe; Công an xã xác thực thông tin; LĐLĐ các huyện, thành phố khởi kiện doanh nghiệp nợ kinh phí; Tổ giám sát số 3 theo dõi việc thực hiện; Thanh tra nhân dân các xã giám sát việc cấp phát.",
        [("Phòng Y tế",), ("Công an xã",), ("LĐLĐ các huyện, thành phố",), ("Tổ giám sát số 3",), ("Thanh tra nhân dân các xã",)],
    ),
    ("CHỈ THỊ\nVề phòng cháy rừng\nChủ tịch UBND tỉnh chỉ thị:\n1. Chi cục Kiểm lâm\na) Trực 24 giờ tại các chòi canh.\nb) Tuần tra vùng giáp ranh.\n2. Sở Tài chính bố trí 4 tỷ đồng mua máy thổi gió.\n3. UBND các xã phát dọn 35 km đường băng; ký cam kết với chủ rừng.", [("Chi cục Kiểm lâm",), ("Chi cục Kiểm lâm",), ("Sở Tài chính",), ("UBND các xã",), ("UBND các xã",)]),
    ("Ủy ban nhân dân thành phố chỉ thị:\n1. Giám đốc Sở Xây dựng kiểm tra cống thoát nước trước mùa mưa.\n2. Thủ trưởng các cơ quan tắt đèn sau giờ làm việc.", [("Giám đốc Sở Xây dựng",), ("Thủ trưởng các cơ quan",)]),
    ("Để bảo đảm nguồn nước, Chủ tịch UBND huyện chỉ thị như sau:\n1. Trạm Thủy nông mở cống Vàm Giồng.\n2. Đài Truyền thanh phát lịch lấy nước hằng ngày.", [("Trạm Thủy nông",), ("Đài Truyền thanh",)]),
    ("Bộ trưởng Bộ Y tế chỉ thị các đơn vị:\n1. Cục Quản lý Dược cấp số đăng ký trong 30 ngày.\n2. Bệnh viện Bạch Lâm mở thêm 60 giường hồi sức.", [("Cục Quản lý Dược",), ("Bệnh viện Bạch Lâm",)]),
    ("Trước tình hình trên, UBND tỉnh yêu cầu:\n1. Sở Công Thương\n- Dự trữ hàng hóa tối thiểu 900 tỷ đồng.\n- Tổ chức 15 phiên chợ vùng cao.\n2. Công an tỉnh\n- Mở đợt cao điểm từ ngày 01/12.\n3. Công ty Cổ phần Xăng dầu Phú Lạc duy trì 12 cửa hàng bán đêm.", [("Sở Công Thương",), ("Sở Công Thương",), ("Công an tỉnh",), ("Công ty Cổ phần Xăng dầu Phú Lạc",)]),
    ("Ban Thường vụ Đảng ủy xã chỉ đạo:\n1. Chi bộ các thôn họp dân trước ngày 10/3/2026.\n2. Hội Phụ nữ xã nhận 5 km đường hoa.", [("Chi bộ các thôn",), ("Hội Phụ nữ xã",)]),
    ("4. Nhiệm vụ quý III. Thu nợ thuế đạt 60 tỷ đồng. Đội Kiểm tra số 2 đối chiếu hóa đơn của 40 doanh nghiệp; Đội Hành chính sắp xếp kho lưu trữ trước ngày 20/8/2026.", [("Đội Kiểm tra số 2",), ("Đội Hành chính",)]),
    ("III. Phương hướng tháng 12. Các trạm y tế lập danh sách trẻ tiêm chủng; Phòng Dân số cấp phát tài liệu.", [("trạm y tế",), ("Phòng Dân số",)]),
    ("Giải pháp thời gian tới. Tổ công nghệ số hướng dẫn người bán hàng; Văn phòng công khai kết quả hằng tuần.", [("Tổ công nghệ số",), ("Văn phòng",)]),
    ("Chủ tịch UBND tỉnh giao:\n1. Sở Du lịch, Sở Văn hóa lập tour đêm.\n2. Ban Quản lý vịnh thả 40 phao neo trước ngày 01/4/2026.", [("Sở Du lịch", "Sở Văn hóa"), ("Ban Quản lý vịnh",)]),
    ("CHỈ THỊ\nVề thu hoạch vụ mùa\nTrước diễn biến mưa bão, Chủ tịch UBND tỉnh chỉ thị:\n1. Sở Nông nghiệp và Môi trường\na) Huy động 60 máy gặt.\nb) Bơm tiêu úng 24/24 giờ; báo cáo trước 16 giờ hằng ngày.\n2. Công ty Thủy nông Bắc Kênh vận hành 18 trạm bơm.\n3. Điện lực huyện cấp điện ưu tiên.", [("Sở Nông nghiệp và Môi trường",), ("Sở Nông nghiệp và Môi trường",), ("Sở Nông nghiệp và Môi trường",), ("Công ty Thủy nông Bắc Kênh",), ("Điện lực huyện",)]),
    ("UBND phường chỉ thị các tổ dân phố:\n- Tổ dân phố số 4 thu gom rác sau bão.\n- Trạm Y tế phường phun khử khuẩn 12 điểm ngập.", [("Tổ dân phố số 4",), ("Trạm Y tế phường",)]),
    ("5. Nhiệm vụ trọng tâm tháng 8. Hạt Kiểm lâm cắm 40 biển báo; Phòng Văn hóa chuẩn bị lễ hội; Ban Chỉ huy Quân sự rà soát thanh niên.", [("Hạt Kiểm lâm",), ("Phòng Văn hóa",), ("Ban Chỉ huy Quân sự",)]),
    ("IV. Giải pháp quý IV. Đội Quản lý trật tự giải tỏa lòng đường. Trường Mầm non Hoa Sen sửa bếp ăn.", [("Đội Quản lý trật tự",), ("Trường Mầm non Hoa Sen",)]),
    ("Kết luận họp giao ban, Giám đốc giao:\n- Phòng Dược kiểm kê thuốc.\n- Khoa Nội mở thêm 10 giường.", [("Phòng Dược",), ("Khoa Nội",)]),
    ("Chủ tịch HĐND tỉnh đề nghị: Ban Pháp chế thẩm tra 6 dự thảo; Ban Kinh tế - Ngân sách giám sát chi đầu tư.", [("Ban Pháp chế",), ("Ban Kinh tế - Ngân sách",)]),
    ("Thủ tướng Chính phủ chỉ thị Bộ Công Thương bảo đảm cung ứng xăng dầu.", [("Bộ Công Thương",)]),
]  # fmt: skip

# A text whose orders all fall to one owner, but in lists under a lead-in, and how many there are.
CARRIED = [
    ("Giao Sở Nội vụ rà soát hồ sơ; khi có vướng mắc, báo cáo UBND tỉnh.", 2),
    ("Yêu cầu UBND xã: lập tổ cơ động; trong trường hợp khẩn cấp, huy động dân quân; mỗi tuần một lần báo cáo Chủ tịch UBND tỉnh.", 3),
    ("Giao Trung tâm Y tế giám sát ổ dịch; ba tháng một lần xét nghiệm nguồn nước; nếu phát hiện ca mắc, khoanh vùng ngay.", 3),
    ("Yêu cầu Phòng Kinh tế thẩm định hồ sơ; sau đó trình UBND xã; định kỳ hai tuần cập nhật tiến độ.", 3),
    ("Giao Ban Quản lý chợ sắp xếp quầy hàng; chậm nhất 10 ngày sau khi khai trương phải có phương án thu phí.", 2),
    ("Sở Y tế yêu cầu các bệnh viện tổ chức phân luồng; khi cần, chuyển bệnh nhân lên tuyến trên; tuyệt đối không nhận tiền ngoài quy định.", 3),
    ("Giao Công an xã lập danh sách thanh niên; từng tháng đối chiếu với Ban Chỉ huy Quân sự; tối thứ Sáu hằng tuần tổ chức tuần tra.", 3),
    ("Giao Văn phòng đôn đốc; nửa năm một lần sơ kết; hết năm tổng kết, khen thưởng.", 3),
    ("Chủ tịch UBND tỉnh yêu cầu:\n1. Các xã vận động dân hiến đất. Trường hợp không đồng thuận thì tổ chức đối thoại.\n2. Sở Tư pháp trả lời trong 5 ngày.", 3),
    ("Chủ tịch UBND tỉnh kết luận:\n1. Sở Nông nghiệp và Môi trường cắm mốc ranh giới. Nếu có tranh chấp thì giao UBND xã hòa giải.", 2),
    ("Giao Sở Xây dựng lập quy hoạch; trước khi phê duyệt, lấy ý kiến nhân dân; sau đó công bố công khai.", 3),
    ("Yêu cầu Chi cục Thú y tiêm phòng; qua kiểm tra nếu phát hiện dịch, tiêu hủy ngay; mỗi tháng hai lần lấy mẫu xét nghiệm.", 3),
    ("Giao Trung tâm Văn hóa mở lớp múa rối; năm một lần tổ chức liên hoan; chậm nhất 5 ngày sau mỗi buổi diễn phải quyết toán.", 3),
    ("Giao Công an tỉnh kiểm tra vũ trường; trường hợp vi phạm, thu hồi giấy phép; chiều thứ Hai hằng tuần báo cáo.", 3),
    ("UBND tỉnh yêu cầu:\n1. Các chủ đập xả nước dần. Khi mực nước vượt báo động 2, thông báo cho hạ du.\n2. Đài Khí tượng dự báo.", 3),
    ("Giao Phòng Giáo dục rà soát trường lớp; cuối năm tổng kết; nếu thiếu phòng học thì bố trí học ca.", 3),
]  # fmt: skip

# An order, and the whole name of who has it.
NAMED = [
    ("Giao Phòng Tổ chức cán bộ tuyển đủ 40 biên chế trước ngày 30/9/2026.", ("Phòng Tổ chức cán bộ",)),
    ("Yêu cầu các trường công lập công khai khoản thu.", ("trường công lập",)),
    ("Giao Phòng Nghiệp vụ và Tổ chức thi hành án xây dựng lịch cưỡng chế.", ("Phòng Nghiệp vụ và Tổ chức thi hành án",)),
    ("Giao bộ phận tiếp nhận mở cửa sáng thứ Bảy.", ("bộ phận tiếp nhận",)),
    ("Yêu cầu các đơn vị sự nghiệp công lập tự chủ chi thường xuyên.", ("đơn vị sự nghiệp công lập",)),
    ("Giao Phòng Tổ chức - Hành chính mua sắm trang thiết bị.", ("Phòng Tổ chức - Hành chính",)),
    ("Đề nghị các cơ sở ngoài công lập lắp camera.", ("cơ sở ngoài công lập",)),
    ("Giao Phòng Quản lý xuất nhập cảnh cấp hộ chiếu tại nhà cho người già.", ("Phòng Quản lý xuất nhập cảnh",)),
    ("Giao bộ phận một cửa niêm yết thủ tục.", ("bộ phận một cửa",)),
    ("Giao Đội Kiểm tra thuế số 3 thu hồi nợ.", ("Đội Kiểm tra thuế số 3",)),
    ("Giao Phòng Kiểm tra nội bộ đối chiếu sổ sách.", ("Phòng Kiểm tra nội bộ",)),
    ("Yêu cầu các bệnh viện công lập, trạm y tế triển khai bệnh án điện tử.", ("bệnh viện công lập", "trạm y tế")),
    ("Yêu cầu các bệnh viện ngoài công lập đăng ký kết nối.", ("bệnh viện ngoài công lập",)),
    ("Giao Phòng Tổ chức - Kế hoạch luân chuyển 6 cán bộ.", ("Phòng Tổ chức - Kế hoạch",)),
    ("Giao bộ phận một cửa kéo dài giờ tiếp dân.", ("bộ phận một cửa",)),
    ("Giao Phòng Thanh tra và Tổ chức cán bộ xác minh đơn.", ("Phòng Thanh tra và Tổ chức cán bộ",)),
    ("Giao Ban Quản lý chợ Đầu Mối lắp 12 camera.", ("Ban Quản lý chợ Đầu Mối",)),
    ("Giao Đội Xuất nhập khẩu số 2 giám sát bãi hàng.", ("Đội Xuất nhập khẩu số 2",)),
    ("Yêu cầu Chi cục Hải quan khu vực VI soi chiếu container.", ("Chi cục Hải quan khu vực VI",)),
    ("Giao Thuế cơ sở 5 đôn đốc nợ.", ("Thuế cơ sở 5",)),
    ("Yêu cầu Thi hành án dân sự tỉnh kê biên tài sản.", ("Thi hành án dân sự tỉnh",)),
    ("Giao Trung tâm Phục vụ hành chính công tỉnh trực sáng thứ Bảy.", ("Trung tâm Phục vụ hành chính công tỉnh",)),
]  # fmt: skip

NO_ORDERS = [
    "Giám đốc Công ty Lê Văn Tâm chủ trì.",
    "Sáng 5/3, Sở Y tế tổ chức hội nghị. Giám đốc Sở Y tế Hà Kim Ngân chủ trì; Phó Chủ tịch UBND tỉnh Lò Văn Phiêng dự, phát biểu chỉ đạo.",
    "Góp ý xin gửi về Văn phòng UBND tỉnh trước ngày 20/3/2026.",
    "Giám đốc Sở chủ trì họp giao ban. Một số nội dung chính:\n1. Thanh tra Sở xử lý 31 xe quá tải.\n2. Tiếp nhận 2.150 hồ sơ.",
    "Nhiệm vụ:\n- Phấn đấu 100% trạm y tế có bác sĩ.\n- Giảm tỷ suất tử vong xuống còn 12,5‰.",
    "Năm 2026, Trung ương giao tỉnh ta tăng trưởng từ 9% trở lên.",
]


def orders(text):
    return [item for item in tasks(Document.of_text(text)) if not isinstance(item, Unread)]


@pytest.mark.parametrize(("text", "owners"), LED)
def test_lines_that_lead_orders_name_who_has_them(text, owners):
    assert [item.owners for item in orders(text)] == owners


@pytest.mark.parametrize(("text", "count"), CARRIED)
def test_an_owner_carries_to_parts_that_open_with_a_condition_or_a_time(text, count):
    found = orders(text)
    assert len(found) == count
    assert len({item.owners for item in found}) == 1 or "\n" in text


@pytest.mark.parametrize(("text", "owner"), NAMED)
def test_the_name_of_an_owner_ends_where_its_act_begins(text, owner):
    assert [item.owners for item in orders(text)] == [owner]


@pytest.mark.parametrize("text", NO_ORDERS)
def test_who_presided_where_to_write_and_what_is_striven_for_are_no_orders(text):
    assert orders(text) == []


def test_a_time_that_opens_a_sentence_holds_for_the_parts_behind_it():
    text = (
        "Chủ tịch UBND tỉnh chỉ thị:\n"
        "1. Trước ngày 10/02/2026, Sở Xây dựng kiểm tra 14 bến xe; bố trí thêm 60 chuyến xe."
    )
    reading = read_text(text)
    assert [str(item.due) for item in reading.tasks] == ["2026-02-10", "2026-02-10"]
    assert [(str(f.role), f.period) for f in reading.figures] == [("target", "2026-02-10")] * 2
