"""Heads of the new offices, days alone in a heading, what documents do, flags of units."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.facts.items import Unread
from tiendo.reading.document import Document
from tiendo.reading.rules.commendations import commendations
from tiendo.reading.rules.documents import documents
from tiendo.reading.rules.identity import identity
from tiendo.reading.rules.people import people

HEADS = [
    ("Ông Lâm Quốc Bình, Trưởng Thuế tỉnh, cho biết số thu tăng.", [("Lâm Quốc Bình", ["Trưởng Thuế tỉnh"])]),
    ("Phó Trưởng Thuế thành phố Đặng Thu Hà trả lời báo chí.", [("Đặng Thu Hà", ["Phó Trưởng Thuế thành phố"])]),
    ("BÁO CÁO\nKết quả công tác.\nNơi nhận: Như trên; Lưu: VT.\nTRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH\nTrần Thị Mai Lan", [("Trần Thị Mai Lan", ["TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH"])]),
    ("Bà Nguyễn Kim Oanh, Phó Trưởng Thi hành án dân sự thành phố dự họp.", [("Nguyễn Kim Oanh", ["Phó Trưởng Thi hành án dân sự thành phố"])]),
    ("Ông Hồ Văn Tấn, Giám đốc Trung tâm Phục vụ hành chính công xã, hướng dẫn người dân.", [("Hồ Văn Tấn", ["Giám đốc Trung tâm Phục vụ hành chính công xã"])]),
    ("Trưởng Thống kê tỉnh Phan Đức Long công bố số liệu.", [("Phan Đức Long", ["Trưởng Thống kê tỉnh"])]),
    ("Ông Vũ Minh Tâm, Trưởng Thuế cơ sở 4, thừa nhận còn chậm.", [("Vũ Minh Tâm", ["Trưởng Thuế cơ sở 4"])]),
    ("Ông Bùi Thanh Sơn, Chi cục trưởng Chi cục Hải quan khu vực IX, phát biểu.", [("Bùi Thanh Sơn", ["Chi cục trưởng Chi cục Hải quan khu vực IX"])]),
    ("Bà Cao Thị Nhung, Giám đốc Kho bạc Nhà nước khu vực VII, dự.", [("Cao Thị Nhung", ["Giám đốc Kho bạc Nhà nước khu vực VII"])]),
    ("Ông Đinh Công Thành, Giám đốc Bảo hiểm xã hội khu vực XII, ký.", [("Đinh Công Thành", ["Giám đốc Bảo hiểm xã hội khu vực XII"])]),
    ("Nơi nhận: Lưu VT.\nTrưởng Phòng Thi hành án dân sự khu vực 2 Lương Hải Yến", [("Lương Hải Yến", ["Trưởng Phòng Thi hành án dân sự khu vực 2"])]),
    ("Nơi nhận: Lưu VT.\nTrưởng Thuế tỉnh Mạc Đình Phong", [("Mạc Đình Phong", ["Trưởng Thuế tỉnh"])]),
    ("Trưởng Ban Xây dựng Đảng xã Lò Thị Inh trình bày.", [("Lò Thị Inh", ["Trưởng Ban Xây dựng Đảng xã"])]),
    ("Theo bà Trịnh Thu Uyên, Phó Trưởng Thuế tỉnh, hóa đơn điện tử tăng.", [("Trịnh Thu Uyên", ["Phó Trưởng Thuế tỉnh"])]),
    ("Quyền Trưởng Thi hành án dân sự tỉnh Ngô Văn Đảng chủ trì.", [("Ngô Văn Đảng", ["Quyền Trưởng Thi hành án dân sự tỉnh"])]),
    ("TRƯỞNG THUẾ TỈNH\nHà Duy Khôi", [("Hà Duy Khôi", ["TRƯỞNG THUẾ TỈNH"])]),
    ("PHÓ TRƯỞNG THỐNG KÊ TỈNH\nLê Mỹ Hạnh", [("Lê Mỹ Hạnh", ["PHÓ TRƯỞNG THỐNG KÊ TỈNH"])]),
    ("Phó Giám đốc Trung tâm Phục vụ hành chính công phường Tô Ngọc Vân tiếp dân.", [("Tô Ngọc Vân", ["Phó Giám đốc Trung tâm Phục vụ hành chính công phường"])]),
    ("Các trưởng thôn họp bàn thuế đất.", []),
]  # fmt: skip

DAYS = [
    ("CHỦ TỊCH UBND TỈNH\nSố: 09/CT-UBND\nNgày 14 tháng 3 năm 2026\n\nCHỈ THỊ\nVề phòng cháy", date(2026, 3, 14)),
    ("ĐẢNG ỦY XÃ NÀ TẤU\nSố 05-KH/ĐU\nNgày 02 tháng 02 năm 2026\nKẾ HOẠCH kiểm tra năm 2026", date(2026, 2, 2)),
    ("SỞ TÀI CHÍNH\nSố: 412/STC-NS\nngày 20 tháng 11 năm 2025\nKính gửi: UBND các xã", date(2025, 11, 20)),
    ("UBND XÃ\nSố: 7/QĐ-UBND\nNgày 5/1/2026\nQUYẾT ĐỊNH\nVề việc kiện toàn", date(2026, 1, 5)),
    ("UBND XÃ\nSố: 31/TB-UBND\nLa Sơn, ngày 08 tháng 4 năm 2026\nTHÔNG BÁO\nVề lịch tiếp dân", date(2026, 4, 8)),
    ("UBND XÃ\nSố: 32/TB-UBND\nTHÔNG BÁO\nVề lịch tiếp dân\nNgày 10 tháng 4 năm 2026, UBND xã tiếp công dân.", None),
    ("UBND XÃ MƯỜNG CƠI\nSố: 3/KH-UBND\nngày 9 tháng 1 năm 2026\nKẾ HOẠCH\nTiêm phòng", date(2026, 1, 9)),
    ("ĐẢNG ỦY PHƯỜNG\nSố 44-CV/ĐU\nNgày 30/9/2025\nKính gửi: các chi bộ", date(2025, 9, 30)),
    ("SỞ Y TẾ\nSố: 5/BC-SYT\nBÁO CÁO\nCông tác y tế\n\nNgày 2 tháng 3 năm 2026, Sở đã họp.", None),
]  # fmt: skip

# A text, and what it does with each document by its number.
RELATIONS = [
    ("HỘI ĐỒNG NHÂN DÂN\nXÃ BẢN MẾ\nSố: 14/NQ-HĐND\nBản Mế, ngày 19 tháng 12 năm 2025\n\nNGHỊ QUYẾT\nVề dự toán ngân sách năm 2026\n\nXét Tờ trình số 88/TTr-UBND ngày 10/12/2025 của UBND xã;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua dự toán.", {"14/NQ-HĐND": "adopts", "88/TTr-UBND": "cites"}),
    ("VĂN PHÒNG UBND TỈNH\nSố: 102/TB-VP\nngày 3 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh", {"102/TB-VP": "adopts"}),
    ("CHỦ TỊCH UBND TỈNH\nSố: 03/CT-UBND\nCHỈ THỊ\nVề trồng rừng\nThực hiện Công điện số 12/CĐ-TTg ngày 02/01/2026, Chủ tịch UBND tỉnh chỉ thị:", {"03/CT-UBND": "adopts", "12/CĐ-TTg": "implements"}),
    ("BAN TỔ CHỨC\nSố 11-KH/BTCTU\nKẾ HOẠCH\nbồi dưỡng năm 2026\nCăn cứ Quy định số 144-QĐ/TW ngày 09/5/2024", {"11-KH/BTCTU": "adopts", "144-QĐ/TW": "cites"}),
    ("Kèm theo Báo cáo số 77/BC-SNN ngày 04/5/2026.", {"77/BC-SNN": "cites"}),
    ("Kết quả thi hành án năm 2025\n(Thực hiện chỉ tiêu giao tại Quyết định số 1990/QĐ-BTP ngày 28/10/2024)", {"1990/QĐ-BTP": "implements"}),
    ("Căn cứ thực hiện là Luật Việc làm năm 2025 và Công văn số 902/BNV-VL ngày 14/7/2025.", {None: "cites", "902/BNV-VL": "cites"}),
    ("Theo Hướng dẫn số 45/HD-SNV và Công văn số 311/SNV-CCVC ngày 02/02/2026 của Sở Nội vụ.", {"45/HD-SNV": "cites", "311/SNV-CCVC": "cites"}),
    ("Việc chi trả thực hiện theo Thông tư số 18/2025/TT-BTC.", {"18/2025/TT-BTC": "implements"}),
    ("Xét Báo cáo thẩm tra số 21/BC-BPC của Ban Pháp chế.", {"21/BC-BPC": "cites"}),
    ("Bổ sung theo Công văn số 71/BTC-NSNN, ngày 9/1/2026 và Quyết định số 5/QĐ-TTg.", {"71/BTC-NSNN": "cites", "5/QĐ-TTg": "cites"}),
    ("UBND TỈNH\nSố: 77/QĐ-UBND\nngày 1 tháng 2 năm 2026\nQUYẾT ĐỊNH\nVề việc phê duyệt đề án", {"77/QĐ-UBND": "adopts"}),
    ("SỞ NỘI VỤ\nSố: 18/BC-SNV\nBÁO CÁO\nVề cải cách hành chính", {"18/BC-SNV": None}),
    ("Triển khai nhiệm vụ nêu tại Kết luận số 45-KL/TU ngày 3/3/2026.", {"45-KL/TU": "implements"}),
    ("Thẩm quyền xử phạt quy định tại Nghị định số 15/2025/NĐ-CP.", {"15/2025/NĐ-CP": "cites"}),
    ("Kèm theo Tờ trình số 12/TTr-SYT.", {"12/TTr-SYT": "cites"}),
    ("Phúc đáp Công văn số 2045/KBNN-KTNN ngày 4/4/2026 của Kho bạc.", {"2045/KBNN-KTNN": None}),
    ("Thuê lô đất số 12/CX-TM, nhà số 5/AB-CD.", {}),
    ("Xét đề nghị tại Công văn số 33/THADS-VP.", {"33/THADS-VP": "cites"}),
]  # fmt: skip

AWARDS = [
    ("Tỉnh đoàn được Trung ương Đoàn tặng Cờ đơn vị xuất sắc.", "Cờ đơn vị xuất sắc"),
    ("Hội Nông dân xã được Hội Nông dân tỉnh tặng Cờ đơn vị dẫn đầu phong trào.", "Cờ đơn vị dẫn đầu"),
    ("Công an xã được Bộ Công an tặng Cờ đơn vị Quyết thắng.", "Cờ đơn vị Quyết thắng"),
    ("UBND tỉnh tặng Cờ xuất sắc cho 5 xã.", "Cờ xuất sắc"),
    ("Trường THPT A được Chính phủ tặng Cờ thi đua.", "Cờ thi đua"),
    ("Bộ Y tế tặng Bảng vàng danh dự cho Bệnh viện tỉnh.", "Bảng vàng danh dự"),
    ("Lễ chào cờ đơn vị diễn ra sáng thứ Hai.", None),
    ("Đoàn viên giương cao cờ Tổ quốc.", None),
    ("Phòng Cảnh sát cơ động được UBND tỉnh tặng Cờ dẫn đầu phong trào thi đua.", "Cờ dẫn đầu"),
    ("Đảng ủy khen và tặng Cờ đơn vị tiên tiến cho Hội Phụ nữ.", "Cờ đơn vị tiên tiến"),
    ("Đề nghị tặng Cờ đơn vị xuất sắc cho 2 xã.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held"), HEADS)
def test_heads_of_offices_are_named_with_their_office(text, held):
    found = people(Document.of_text(text))
    assert [(item.name, list(item.positions)) for item in found] == held


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_alone_on_a_line_of_the_heading_is_the_documents(text, day):
    assert identity(Document.of_text(text)).issued_on == day


@pytest.mark.parametrize(("text", "relations"), RELATIONS)
def test_what_a_text_does_with_a_document(text, relations):
    found = documents(Document.of_text(text))
    assert {d.number: d.relation for d in found if not isinstance(d, Unread)} == relations


@pytest.mark.parametrize(("text", "award"), AWARDS)
def test_flags_and_boards_of_honour_are_awards(text, award):
    found = [item.award for item in commendations(Document.of_text(text))]
    assert [name.startswith(award) for name in found] == [True] if award else found == []
