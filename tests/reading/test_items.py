"""The items beside figures: what each rule reads and leaves alone, and its floor on own texts."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.facts.items import Unread
from tiendo.reading.document import Document
from tiendo.reading.rules.commendations import commendations
from tiendo.reading.rules.dateline import dateline
from tiendo.reading.rules.documents import documents
from tiendo.reading.rules.identity import identity
from tiendo.reading.rules.meetings import meetings
from tiendo.reading.rules.outline import outline
from tiendo.reading.rules.people import people
from tiendo.reading.rules.shortcomings import TRIGGERS, shortcomings
from tiendo.reading.rules.tasks import tasks
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

PATTERNS = "tiendo.reading.patterns"
OWN = Path(__file__).with_name("items.jsonl")
RULES = {
    "documents": documents,
    "meetings": meetings,
    "tasks": tasks,
    "people": people,
    "shortcomings": shortcomings,
    "commendations": commendations,
}


def read(kind, text, published_on=None):
    document = Document.of_text(text, published_on=published_on)
    return [item for item in RULES[kind](document) if not isinstance(item, Unread)]


# Documents


@pytest.mark.parametrize(
    ("text", "number", "kind", "issued_on", "issuer", "title", "relation"),
    [
        (
            "Tỉnh ủy sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TU, ngày 25/5/2018 của Tỉnh ủy (khóa XV) về phát triển du lịch.",
            "20-NQ/TU", "resolution", date(2018, 5, 25), "Tỉnh ủy", "về phát triển du lịch", "reviews",
        ),
        (
            "Căn cứ Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương, Tỉnh ủy yêu cầu.",
            "22-QĐ/TW", "regulation", date(2021, 7, 28), "Ban Chấp hành Trung ương", None, "cites",
        ),
        (
            "Ngày 20/6/2025, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số 12-KH/TU.",
            "12-KH/TU", "plan", date(2025, 6, 20), "Ban Thường vụ Tỉnh ủy", None, "adopts",
        ),
        ("Kế hoạch thay thế Quyết định số 06/2024/QĐ-UBND.", "06/2024/QĐ-UBND", "decision", None, None, None, "replaces"),
        ("Các chi bộ học tập Chỉ thị 05 của Bộ Chính trị.", "05", "directive", None, "Bộ Chính trị", None, "implements"),
    ],
)  # fmt: skip
def test_a_numbered_document_is_read_whole(text, number, kind, issued_on, issuer, title, relation):
    (item,) = read("documents", text)
    assert (item.number, item.kind, item.issued_on) == (number, kind, issued_on)
    assert (item.issuer, item.title, item.relation) == (issuer, title, relation)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("thực hiện Nghị quyết Đại hội XIII của Đảng và", ["Nghị quyết Đại hội XIII của Đảng"]),
        ("vi phạm Luật Giao thông đường bộ được xử lý", ["Luật Giao thông đường bộ"]),
        ("theo Luật Đầu tư công năm 2019.", ["Luật Đầu tư công năm 2019"]),
        ("Luật sư Nguyễn Văn A; các nghị quyết; đạt 78% Nghị quyết.", []),
        ("Luật Phòng, chống tham nhũng, các đơn vị", ["Luật Phòng, chống tham nhũng"]),
        ("vượt Nghị quyết ĐHĐB huyện lần thứ XXVI đề ra", ["Nghị quyết ĐHĐB huyện lần thứ XXVI"]),
        (
            "theo nghị quyết Đại hội Đảng bộ xã lần thứ II.",
            ["nghị quyết Đại hội Đảng bộ xã lần thứ II"],
        ),
        (
            "Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025;",
            ["Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025"],
        ),
        ("vượt Nghị quyết đại hội đề ra 2 chỉ tiêu; Nghị quyết Đại hội Đoàn các cấp", []),
    ],
)
def test_a_document_without_a_number_needs_a_proper_name(text, titles):
    assert [item.title for item in read("documents", text)] == titles


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kế hoạch số 39 -KH/TU, Công văn số 345 - CV/TU; hướng dẫn số 05-HD/BTCQU.", ["39 -KH/TU", "345 - CV/TU", "05-HD/BTCQU"]),
        ("Quy định số 11-QĐi/TW; Quy chế số 02-QCPH/BTCTU-SNV", ["11-QĐi/TW", "02-QCPH/BTCTU-SNV"]),
        ("theo quyết định số 1719 của Thủ tướng; có kế hoạch 12 xã", ["1719"]),
        ("Luật Đầu tư công số 58/2024/QH15; sau đó Luật Đầu tư công", ["58/2024/QH15"]),
        ("Nghị quyết 57 là đột phá; Nghị quyết số 57-NQ/TW của Bộ Chính trị", ["57-NQ/TW"]),
        ("Nghị quyết số 10/NQ-CP của Chính phủ; Nghị quyết 10 của Tỉnh ủy", ["10/NQ-CP", "10"]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_every_spelling_and_once(text, numbers):
    assert [item.number for item in read("documents", text)] == numbers


def test_a_law_named_before_its_number_is_its_title():
    (item,) = read("documents", "Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024 được áp dụng.")
    assert (item.title, item.issued_on) == ("Luật Đầu tư công", date(2024, 11, 29))


def test_a_document_named_twice_is_one_item():
    text = "Nghị quyết số 32-NQ/TU.\nThực hiện Nghị quyết số 32-NQ/TU ngày 5/12/2022 về nhiệm vụ năm 2023."
    (item,) = read("documents", text)
    assert (item.issued_on, item.title) == (date(2022, 12, 5), "về nhiệm vụ năm 2023")


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Báo cáo kết quả thực hiện tốt", "reviews"),
        ("Sơ kết 5 năm thực hiện", "reviews"),
        ("Bãi bỏ quy chế cũ để thực hiện", "implements"),
        ("Được quy định tại", "cites"),
        ("Sửa đổi, bổ sung", "amends"),
        ("Đăng ký", "adopts"),
        ("Các đồng chí", None),
    ],
)
def test_the_nearest_governing_words_tell_the_relation(before, relation):
    (item,) = read("documents", f"{before} Nghị quyết số 32-NQ/TU.")
    assert item.relation == relation


def test_a_day_that_the_calendar_lacks_is_reported_not_moved():
    found = list(documents(Document.of_text("Công văn số 71/UBND-KT ngày 31/02/2024 gửi các sở.")))
    assert [item.issued_on for item in found if not isinstance(item, Unread)] == [None]
    assert [item.rule for item in found if isinstance(item, Unread)] == ["document.date"]


# Meetings


@pytest.mark.parametrize(
    ("text", "ordinal", "body", "held_on", "term"),
    [
        ("Sáng 8/12, Hội nghị lần thứ mười lăm Ban Chấp hành Đảng bộ tỉnh khóa XVI họp.", 15, "Ban Chấp hành Đảng bộ tỉnh", date(2023, 12, 8), "XVI"),
        ("Trong hai ngày 18 và 19/7, HĐND huyện Tân Lập khóa XII tổ chức kỳ họp thứ 11.", 11, "HĐND huyện Tân Lập", date(2023, 7, 18), "XII"),
        ("Hội nghị lần thứ VII (ngày 9-7-2023) đánh giá.", 7, None, date(2023, 7, 9), None),
        ("Chiều 3/4, Huyện ủy tổ chức hội nghị giao ban công tác tháng 3.", None, "Huyện ủy", date(2023, 4, 3), None),
        ("Ngày 18/10/2023, Ban Thường vụ Tỉnh ủy họp dưới sự chủ trì của Bí thư.", None, "Ban Thường vụ Tỉnh ủy", date(2023, 10, 18), None),
        ("SÔNG MAI - Sáng 08/7, Sở Công Thương tổ chức hội nghị sơ kết công tác 6 tháng.", None, "Sở Công Thương", date(2023, 7, 8), None),
        ("(SMĐT) - Ngày 5/9, HĐND tỉnh, khóa X khai mạc Kỳ họp thứ ba mươi hai.", 32, "HĐND tỉnh", date(2023, 9, 5), "X"),
        ("Tại phiên họp lần thứ 4 (trực tuyến) của Ban Chỉ đạo tỉnh, ngày 30/8/2023, các sở báo cáo.", 4, "Ban Chỉ đạo tỉnh", date(2023, 8, 30), None),
        ("Kỳ họp thứ 9 (chuyên đề), HĐND tỉnh khóa X (từ 12.12 đến 14.12.2023) đã bế mạc.", 9, "HĐND tỉnh", date(2023, 12, 12), "X"),
        ("Sau ba ngày làm việc (từ 12.12 đến 14.12.2023), kỳ họp thứ 7 HĐND thị xã Bắc Lộc đã bế mạc.", 7, "HĐND thị xã Bắc Lộc", date(2023, 12, 12), None),
        ("Trong 2 ngày (3 và 4/6), Đảng bộ xã Nậm Lai tiến hành Đại hội đại biểu lần thứ II.", 2, "Đảng bộ xã Nậm Lai", date(2023, 6, 3), None),
        ("Sáng nay (6/6), tại nhà văn hóa, Hội Nông dân xã tổ chức hội nghị để bàn việc vụ mùa.", None, "Hội Nông dân xã", date(2023, 6, 6), None),
        ("Sáng 9/6, Huyện ủy tổ chức hội nghị sơ kết nửa nhiệm kỳ thực hiện nghị quyết Đại hội Đảng bộ huyện lần thứ XX.", None, "Huyện ủy", date(2023, 6, 9), None),
        ("Theo kết luận tại cuộc họp liên ngành lần thứ hai ngày 22/4/2023, bến xe mở cửa.", 2, None, date(2023, 4, 22), None),
        ("Báo cáo tại hội nghị tổng kết công tác năm, ông Hà Văn Tư nêu ba việc.", None, None, None, None),
        ("Hội nghị sơ kết phong trào “Xóm sạch” do Hội Nông dân huyện Tân Lập tổ chức chiều 05/9/2023 có 80 người dự.", None, "Hội Nông dân huyện Tân Lập", date(2023, 9, 5), None),
        ("Chiều qua (6/6), Ban Chỉ đạo phòng, chống thiên tai huyện Tân Lập họp phiên quý II bằng hình thức trực tuyến.", None, "Ban Chỉ đạo phòng, chống thiên tai huyện Tân Lập", date(2023, 6, 6), None),
        ("Tại cuộc họp ngày 12/5/2023, sau khi nghe các sở báo cáo, Ban Thường vụ Huyện ủy thống nhất chủ trương.", None, "Ban Thường vụ Huyện ủy", date(2023, 5, 12), None),
        ("HỘI ĐỒNG NHÂN DÂN HUYỆN KHÓA IX, KỲ HỌP THỨ 8\n(Ngày 14/7/2023)", 8, "HỘI ĐỒNG NHÂN DÂN HUYỆN", date(2023, 7, 14), "IX"),
        ("Các ban hoàn thiện hồ sơ trình Hội nghị lần thứ sáu Ban Chấp hành Đảng bộ huyện, dự kiến tổ chức ngày 20/12/2023.", 6, "Ban Chấp hành Đảng bộ huyện", date(2023, 12, 20), None),
        ("Chiều 18.4, UBND huyện Nam Pha tổ chức hội nghị tổng kết công tác thủy lợi.", None, "UBND huyện Nam Pha", date(2023, 4, 18), None),
        ("Biểu này phục vụ phiên họp thường kỳ tháng 8 của UBND thị xã Nam Lộc ngày 30/8/2023.", None, "UBND thị xã Nam Lộc", date(2023, 8, 30), None),
        ("Ngày 11/10/2023, tại cuộc họp báo định kỳ quý III, Cục Thống kê nêu ba điểm.", None, None, date(2023, 10, 11), None),
        ("BIÊN BẢN\nCuộc họp Ban Chỉ đạo nông thôn mới huyện Nam Pha\nThời gian: 14 giờ 00, ngày 24/8/2023.", None, "Ban Chỉ đạo nông thôn mới huyện Nam Pha", date(2023, 8, 24), None),
        ("UBND xã Nậm Lai họp phiên thường kỳ tháng 9 vào ngày 30/9/2023.", None, "UBND xã Nậm Lai", date(2023, 9, 30), None),
    ],
)  # fmt: skip
def test_a_meeting_is_read_with_its_body_and_day(text, ordinal, body, held_on, term):
    (item,) = read("meetings", text, published_on=date(2023, 12, 20))
    assert (item.ordinal, item.body, item.held_on, item.term) == (ordinal, body, held_on, term)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV.",
        "Tổ chức 12 hội nghị tập huấn cho cán bộ.",
        "Sau hội nghị, các đơn vị triển khai. Tại hội nghị, các đại biểu thảo luận.",
        "Các ban hoàn thiện hồ sơ trình hội nghị Ban Thường vụ trước ngày 20/12/2023.",
        "Các xã chuẩn bị tốt việc tổ chức Đại hội Đảng bộ các cấp.",
        "Kết quả thực hiện Nghị quyết số 9-NQ/TW ngày 16/6/2022 của Hội nghị lần thứ năm.",
        "Tiểu ban phục vụ Đại hội Đảng bộ tỉnh triển khai công việc.",
    ],
)
def test_a_meeting_only_spoken_of_is_none(text):
    assert read("meetings", text) == []


def test_a_meeting_named_again_is_one_and_takes_what_the_fuller_words_say():
    text = (
        "UBND tỉnh họp phiên thường kỳ\n\nChiều 3/6, UBND tỉnh tổ chức phiên họp thường kỳ tháng 5. Phiên họp "
        "được kết nối trực tuyến tới 9 xã. Chủ trì phiên họp có các đồng chí: Hà Văn Tư, Chủ tịch UBND tỉnh; "
        "Lò Thị Mây, Phó Chủ tịch UBND tỉnh.\nTại phiên họp, Sở Tài chính báo cáo."
    )
    (item,) = read("meetings", text, published_on=date(2024, 6, 4))
    assert (item.held_on, item.mode, item.body) == (date(2024, 6, 3), "online", "UBND tỉnh")
    assert item.chairs == ("Hà Văn Tư", "Lò Thị Mây")


def test_who_chairs_may_stand_in_the_next_paragraph():
    text = (
        "Hôm nay, 21/12/2023, Huyện ủy tổ chức Hội nghị lần thứ 16.\n"
        "Tham dự và chủ trì hội nghị có đồng chí Hà Văn Tư, Bí thư Huyện ủy; đồng chí Lò Thị Mây, Phó Bí thư Huyện ủy."
    )
    (item,) = read("meetings", text)
    assert (item.held_on, item.chairs) == (date(2023, 12, 21), ("Hà Văn Tư", "Lò Thị Mây"))


def test_the_day_of_a_document_is_not_the_meetings():
    (item,) = read(
        "meetings",
        "Hội nghị lần thứ 9 Huyện ủy, sau khi xem xét Báo cáo số 4-BC/HU, ngày 18/12/2023.",
    )
    assert item.held_on is None


def test_the_day_of_a_sentence_belongs_to_its_first_meeting_only():
    text = "Ngày 31/1/2024, HĐND tỉnh họp phiên thường kỳ rút kinh nghiệm Kỳ họp thứ 6."
    session, other = read("meetings", text)
    assert (session.held_on, session.ordinal) == (date(2024, 1, 31), None)
    assert (other.held_on, other.ordinal) == (None, 6)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("bằng hình thức trực tiếp kết hợp trực tuyến", "hybrid"),
        ("đánh giá việc nộp hồ sơ dịch vụ công trực tuyến", None),
        ("được truyền hình trực tuyến tới các xã", "online"),
    ],
)
def test_what_is_done_online_may_be_no_meeting(text, mode):
    (item,) = read("meetings", f"Sáng 5/6/2024, UBND huyện tổ chức hội nghị giao ban, {text}.")
    assert item.mode == mode


# People


@pytest.mark.parametrize(
    ("text", "name", "positions"),
    [
        ("đồng chí Vi Thị Nguyệt, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy chủ trì", "Vi Thị Nguyệt", ("Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy")),
        ("Phó Chủ tịch UBND tỉnh Phan Đình Khôi chủ trì", "Phan Đình Khôi", ("Phó Chủ tịch UBND tỉnh",)),
        ("Giám đốc Sở Công Thương Bế Hoàng Long cho biết", "Bế Hoàng Long", ("Giám đốc Sở Công Thương",)),
        ("Bí thư Đảng ủy xã Vĩnh Xuân Lê Văn K nói", "Lê Văn K", ("Bí thư Đảng ủy xã Vĩnh Xuân",)),
        ("bà Y Thông (Chủ tịch Hội Nông dân tỉnh)", "Y Thông", ("Chủ tịch Hội Nông dân tỉnh",)),
        ("ông Nguyễn Văn Em, phó giám đốc Sở Công Thương, cho hay", "Nguyễn Văn Em", ("phó giám đốc Sở Công Thương",)),
        ("bà H'Lim Byă, Phó cục trưởng Cục Thuế", "H'Lim Byă", ("Phó cục trưởng Cục Thuế",)),
        ("có các đồng chí: Lù A Sếnh, Phó Tư lệnh Quân khu 9", "Lù A Sếnh", ("Phó Tư lệnh Quân khu 9",)),
        ("Bác sĩ Chá Thị Dợ, Trưởng khoa Nội tim mạch được khen", "Chá Thị Dợ", ("Trưởng khoa Nội tim mạch",)),
        ("ông Hà Văn Tư, Trưởng Ban Chỉ đạo chống hạn tỉnh, yêu cầu", "Hà Văn Tư", ("Trưởng Ban Chỉ đạo chống hạn tỉnh",)),
        ("Giám đốc Trung tâm y tế huyện Bắc Lộc Lò Thị Mây cho biết", "Lò Thị Mây", ("Giám đốc Trung tâm y tế huyện Bắc Lộc",)),
        ("Trưởng phòng nghiệp vụ (Cục Thuế tỉnh) Đỗ Minh Quân cho biết", "Đỗ Minh Quân", ("Trưởng phòng nghiệp vụ",)),
        ("bà Cao Thị Lan (bìa phải), Chủ tịch Hội Nông dân tỉnh", "Cao Thị Lan", ("Chủ tịch Hội Nông dân tỉnh",)),
        ("ông Tạ Văn Nam được Tỉnh ủy chỉ định giữ chức Bí thư Đảng ủy xã", "Tạ Văn Nam", ("Bí thư Đảng ủy xã",)),
        ("bầu chức danh Chủ tịch HĐND xã khóa I, nhiệm kỳ 2025 - 2030 đối với bà Lê Thị Tơ", "Lê Thị Tơ", ("Chủ tịch HĐND xã",)),
        ("bổ nhiệm ông Hà Văn Tư, Trưởng phòng Quản lý di sản, Sở Văn hóa giữ chức vụ Phó Giám đốc Sở Văn hóa", "Hà Văn Tư", ("Trưởng phòng Quản lý di sản", "Phó Giám đốc Sở Văn hóa")),
        ("điều động ông Hà Văn Tư, Chánh Văn phòng Huyện ủy đến công tác tại Sở Y tế và bổ nhiệm giữ chức Phó giám đốc", "Hà Văn Tư", ("Chánh Văn phòng Huyện ủy", "Phó giám đốc")),
        ("miễn nhiệm chức vụ Chủ tịch UBND huyện Bắc Lộc của ông Hà Văn Tư", "Hà Văn Tư", ("Chủ tịch UBND huyện Bắc Lộc",)),
        ("đồng chí Hà Văn Tư UVBTV – PCT UBND huyện dự", "Hà Văn Tư", ("UVBTV", "PCT UBND huyện")),
        ("Giám đốc Công an tỉnh Đại tá Vũ Văn Hòa yêu cầu", "Vũ Văn Hòa", ("Giám đốc Công an tỉnh",)),
        ("Bí thư Huyện ủy Tạ Thị Lý, Chủ tịch HĐND huyện", "Tạ Thị Lý", ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện")),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Tám", "Lê Văn Tám", ("PHÓ CHỦ TỊCH",)),
        ("Lưu: VT.\nCHỦ TỊCH      LÊ VĂN TÁM", "Lê Văn Tám", ("CHỦ TỊCH",)),
    ],
)  # fmt: skip
def test_a_person_is_named_with_every_office(text, name, positions):
    (item,) = read("people", text)
    assert (item.name, item.positions) == (name, positions)


def test_a_person_behind_an_office_leaves_the_next_office_to_the_next_person():
    text = "tiếp thu ý kiến của Phó Cục trưởng Hà Văn Tư, Trưởng Phòng Kế hoạch Lò Thị Mây hứa"
    assert [(p.name, p.positions) for p in read("people", text)] == [
        ("Hà Văn Tư", ("Phó Cục trưởng",)),
        ("Lò Thị Mây", ("Trưởng Phòng Kế hoạch",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dự có các Phó Chủ tịch HĐND tỉnh: Hà Văn Tư, Lò Thị Mây và Vi Văn Sáu.",
        "Các đồng chí Hà Văn Tư, Lò Thị Mây và Vi Văn Sáu, Phó Chủ tịch HĐND tỉnh chủ trì.",
        "Dự có các đồng chí Phó Chủ tịch HĐND tỉnh Hà Văn Tư, Lò Thị Mây và Vi Văn Sáu cùng dự.",
    ],
)
def test_an_office_of_several_is_held_by_each(text):
    assert [(p.name, p.positions) for p in read("people", text)] == [
        (name, ("Phó Chủ tịch HĐND tỉnh",)) for name in ("Hà Văn Tư", "Lò Thị Mây", "Vi Văn Sáu")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND huyện Cao Lộc yêu cầu",
        "Hiệu trưởng Trường THPT Trần Hưng Đạo báo cáo",
        "Ở xã Trần Phú, Bí thư Đảng ủy xã kêu gọi",
        "Chủ tịch UBND xã nhắc ông Trần Văn Tám nộp phạt",
        "Thừa ủy quyền của Chủ tịch nước, đồng chí Hà Văn Tư trao quà",
        "Bí thư Tỉnh ủy kết luận",
        "anh Nguyễn Văn A, xã Hòa Thuận",
    ],
)
def test_an_office_or_a_name_alone_is_no_person(text):
    assert read("people", text) == []


# Tasks


@pytest.mark.parametrize(
    ("text", "owners", "contributors", "due", "giver"),
    [
        ("Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế rà soát biên chế trước ngày 15/6/2025.", ("Sở Tài chính",), ("Sở Y tế",), date(2025, 6, 15), None),
        ("Chủ tịch UBND tỉnh yêu cầu UBND các huyện Sơn Hà, Bắc Lộc bàn giao mặt bằng trong tháng 9.", ("UBND các huyện Sơn Hà, Bắc Lộc",), (), date(2023, 9, 30), "Chủ tịch UBND tỉnh"),
        ("Ông Phan Đình Khôi, Phó Chủ tịch UBND tỉnh đề nghị các sở, ngành đẩy nhanh tiến độ.", ("sở, ngành",), (), None, "Phan Đình Khôi"),
        ("Giao Trung tâm Dịch vụ tổng hợp xã cung ứng giống trước ngày 30/9/2023.", ("Trung tâm Dịch vụ tổng hợp xã",), (), date(2023, 9, 30), None),
    ],
)  # fmt: skip
def test_an_order_says_who_with_whom_until_when_and_by_whom(text, owners, contributors, due, giver):
    (item,) = read("tasks", text, published_on=date(2023, 8, 29))
    assert (item.owners, item.contributors) == (owners, contributors)
    assert (item.due, item.assigned_by) == (due, giver)


def test_owners_carry_inside_a_sentence_and_change_where_another_is_named():
    text = (
        "Bí thư Tỉnh ủy yêu cầu Sở Nội vụ hoàn thiện đề án; trình UBND tỉnh xem xét; "
        "các huyện ủy phân công cấp ủy viên phụ trách."
    )
    assert [item.owners for item in read("tasks", text)] == [
        ("Sở Nội vụ",),
        ("Sở Nội vụ",),
        ("huyện ủy",),
    ]


def test_a_list_behind_a_lead_in_holds_orders_down_to_the_recipients():
    text = (
        "Chủ tịch UBND tỉnh kết luận:\n1. Chi cục Kiểm lâm trực 24/24 giờ; cập nhật bản đồ.\n"
        "2. Giao Công an tỉnh điều tra các vụ cháy.\nNơi nhận:\n- Sở Tài chính (để báo cáo);"
    )
    found = read("tasks", text)
    assert [item.owners[0] for item in found] == [
        "Chi cục Kiểm lâm",
        "Chi cục Kiểm lâm",
        "Công an tỉnh",
    ]
    assert {item.assigned_by for item in found} == {"Chủ tịch UBND tỉnh"}


def test_a_table_of_work_gives_a_task_a_row():
    text = (
        "Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
        "Rà soát quy hoạch | Sở Xây dựng | Sở Tài chính; UBND các xã, phường | Quý II\n"
        "Báo cáo kết quả | Văn phòng Tỉnh ủy |  | hằng tháng"
    )
    first, second = read("tasks", text, published_on=date(2024, 1, 5))
    assert (first.owners, first.due) == (("Sở Xây dựng",), date(2024, 6, 30))
    assert first.contributors == ("Sở Tài chính", "UBND các xã, phường")
    assert (second.owners, second.recurs) == (("Văn phòng Tỉnh ủy",), "hằng tháng")


@pytest.mark.parametrize(
    "text",
    [
        "Công tác quy hoạch chưa đáp ứng yêu cầu phát triển.",
        "Đạt 61,8% kế hoạch Thủ tướng Chính phủ giao, cao hơn bình quân.",
        "Các huyện đã nạo vét 340 km kênh mương.",
        "Hội Phụ nữ tỉnh tổ chức nhiều hoạt động thiết thực.",
        "Sở Giao thông vận tải bàn giao xe cho các đội.",
    ],
)
def test_what_tells_orders_nothing(text):
    assert read("tasks", text) == []


# Weaknesses and commendations


@pytest.mark.parametrize(
    ("text", "weaknesses"),
    [
        ("Tuy nhiên, giải ngân còn chậm; năng lực một số ban quản lý còn yếu.", ["giải ngân còn chậm", "năng lực một số ban quản lý còn yếu"]),
        ("Hội nghị chỉ rõ: 3/16 chỉ tiêu có khả năng không hoàn thành.", ["3/16 chỉ tiêu có khả năng không hoàn thành"]),
        ("Nguyên nhân chủ yếu do công tác chuẩn bị chưa kỹ; giá vật liệu tăng cao.", ["công tác chuẩn bị chưa kỹ"]),
        ("Chủ tịch UBND tỉnh lưu ý khắc phục tình trạng nể nang, ngại va chạm.", ["tình trạng nể nang, ngại va chạm"]),
        ("Bà nói thẳng: họp tổ còn tẻ nhạt; đơn của dân bị ngâm cả tháng.", ["họp tổ còn tẻ nhạt", "đơn của dân bị ngâm cả tháng"]),
        ("Ông chỉ ra mấy chỗ nghẽn: còn 12 hộ vướng thủ tục; giấy tờ làm đi làm lại.", ["còn 12 hộ vướng thủ tục", "giấy tờ làm đi làm lại"]),
        ("Nguyên nhân chủ quan: vài trạm chậm báo ca bệnh; diệt muỗi làm chiếu lệ.", ["vài trạm chậm báo ca bệnh", "diệt muỗi làm chiếu lệ"]),
        ("Điều đáng lo là ruộng bỏ hoang ngày một nhiều.", ["ruộng bỏ hoang ngày một nhiều"]),
        ("Tuy đạt nhiều kết quả, thu thuế đất mới bằng 31% dự toán.", ["thu thuế đất mới bằng 31% dự toán"]),
        ("Những mặt yếu: loa hỏng không ai sửa; cán bộ phải kiêm nhiệm.", ["loa hỏng không ai sửa", "cán bộ phải kiêm nhiệm"]),
        ("Hạn chế: trạm nước mới chạy 60% công suất; bình xét hộ vay còn cả nể.", ["trạm nước mới chạy 60% công suất", "bình xét hộ vay còn cả nể"]),
        ("“Cán bộ còn ngại xuống thôn; việc giao chưa xong”, ông nói.", ["Cán bộ còn ngại xuống thôn", "việc giao chưa xong”, ông nói"]),
        ("III. HẠN CHẾ\n- Giá gỗ giảm, người dân trồng rừng chậm.", ["Giá gỗ giảm, người dân trồng rừng chậm"]),
    ],
)  # fmt: skip
def test_a_weakness_is_what_the_text_admits(text, weaknesses):
    assert [item.text for item in read("shortcomings", text)] == weaknesses


@pytest.mark.parametrize(
    "text",
    [
        "Thành tích chưa từng có; hộ nghèo còn 4,1%; chậm nhất ngày 15/11.",
        "Giao Sở Y tế rà soát nhóm dân cư chưa tham gia bảo hiểm y tế.",
        "Kinh tế gặp nhiều khó khăn nhưng vẫn giữ được đà tăng.",
        "Trên địa bàn chưa ghi nhận ca bệnh nào.",
    ],
)
def test_a_bad_word_alone_is_no_weakness(text):
    assert read("shortcomings", text) == []


@pytest.mark.parametrize(
    ("text", "award", "recipients", "giver"),
    [
        ("Chủ tịch UBND tỉnh tặng Bằng khen cho 15 tập thể và 22 cá nhân.", "Bằng khen", ("15 tập thể", "22 cá nhân"), "Chủ tịch UBND tỉnh"),
        ("Đảng bộ xã Vĩnh Xuân được nhận Cờ thi đua của Chính phủ.", "Cờ thi đua", ("Đảng bộ xã Vĩnh Xuân",), "Chính phủ"),
        ("9 cá nhân nhận Giấy khen của Giám đốc Sở Công Thương.", "Giấy khen", ("9 cá nhân",), "Giám đốc Sở Công Thương"),
        ("Bác sĩ Chá Thị Dợ, Trưởng khoa Nội được Chủ tịch nước phong tặng danh hiệu Thầy thuốc Ưu tú.", "danh hiệu Thầy thuốc Ưu tú", ("Chá Thị Dợ",), "Chủ tịch nước"),
        ("Thừa ủy quyền của Chủ tịch nước, đồng chí Hà Văn Tư trao Huân chương Lao động hạng Nhì cho cán bộ, giáo viên Trường Nà Lai.", "Huân chương Lao động hạng Nhì", ("cán bộ, giáo viên Trường Nà Lai",), "Chủ tịch nước"),
        ("Chủ tịch UBND huyện đã khen thưởng 12 tập thể, 7 cá nhân có thành tích xuất sắc.", "khen thưởng", ("12 tập thể", "7 cá nhân"), "Chủ tịch UBND huyện"),
        ("Chủ tịch UBND tỉnh tặng 5 tập thể, 7 cá nhân Bằng khen.", "Bằng khen", ("5 tập thể", "7 cá nhân"), "Chủ tịch UBND tỉnh"),
        ("Đảng bộ có 5 đảng viên được công nhận danh hiệu “Chiến sĩ thi đua cơ sở”.", "danh hiệu “Chiến sĩ thi đua cơ sở”", ("5 đảng viên",), None),
        ("Chi bộ Nà Lai đã được Đảng ủy xã khen thưởng.", "khen thưởng", ("Chi bộ Nà Lai",), "Đảng ủy xã"),
        ("Theo đề nghị của Sở Nội vụ, UBND tỉnh tặng Cờ thi đua cho xã Nậm Lai.", "Cờ thi đua", ("xã Nậm Lai",), "UBND tỉnh"),
    ],
)  # fmt: skip
def test_a_commendation_says_what_to_whom_by_whom(text, award, recipients, giver):
    (item,) = read("commendations", text)
    assert (item.award, item.recipients, item.awarded_by) == (award, recipients, giver)


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("Tổng Liên đoàn Lao động Việt Nam tặng Cờ thi đua cho 2 tập thể, Bằng khen cho 9 cá nhân.", ["Cờ thi đua 2 tập thể", "Bằng khen 9 cá nhân"]),
        ("UBND tỉnh tặng Bằng khen cho xã Nậm Lai và Giấy khen cho 4 hộ.", ["Bằng khen xã Nậm Lai", "Giấy khen 4 hộ"]),
        ("UBND huyện trao Giấy khen cho 5 tập thể, 7 cá nhân đạt danh hiệu Lao động tiên tiến.", ["Giấy khen 5 tập thể 7 cá nhân"]),
    ],
)  # fmt: skip
def test_awards_that_one_verb_gives_in_a_row_are_one_each(text, awards):
    found = read("commendations", text)
    assert [" ".join((item.award, *item.recipients)) for item in found] == awards
    assert len({item.awarded_by for item in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Đảng ủy trao Huy hiệu Đảng cho 43 đồng chí.",
        "Hội đồng đề nghị Thủ tướng Chính phủ tặng Bằng khen cho 4 tập thể; tặng Cờ thi đua cho 2 xã.",
        "Phấn đấu có 20 tập thể được tặng Bằng khen.",
        "Công tác thi đua, khen thưởng được quan tâm.",
        "Gương tốt được khen thưởng kịp thời.",
    ],
)
def test_a_badge_a_proposal_and_a_wish_are_no_commendations(text):
    assert read("commendations", text) == []


# The document about itself

STATE = (
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MAI\nSố: 64/BC-UBND\nSông Mai, ngày 24 tháng 3 năm 2023\n\n"
    "BÁO CÁO\nTình hình kinh tế - xã hội quý I năm 2023\n\nQuý I, kinh tế tăng."
)
PARTY = (
    "TỈNH ỦY SÔNG MAI\n*\nSố 27-NQ/TU\nMai Thành, ngày 06 tháng 12 năm 2022\n\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2023\n\n"
    "Hội nghị quyết nghị như sau:"
)


@pytest.mark.parametrize(
    ("text", "number", "kind", "issued_on", "issuer", "title"),
    [
        (STATE, "64/BC-UBND", "report", date(2023, 3, 24), "ỦY BAN NHÂN DÂN TỈNH SÔNG MAI", "Tình hình kinh tế - xã hội quý I năm 2023"),
        (PARTY, "27-NQ/TU", "resolution", date(2022, 12, 6), "TỈNH ỦY SÔNG MAI", "Về nhiệm vụ năm 2023"),
        ("NGHỊ QUYẾT\nVề dự toán ngân sách\n(Trích Nghị quyết số 58/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh)", "58/NQ-HĐND", "resolution", date(2023, 12, 8), "HĐND tỉnh", "Về dự toán ngân sách"),
    ],
)  # fmt: skip
def test_a_heading_block_says_what_the_document_is(text, number, kind, issued_on, issuer, title):
    said = identity(Document.of_text(text))
    assert (said.number, said.kind, said.issued_on) == (number, kind, issued_on)
    assert (said.issuer, said.title) == (issuer, title)


def test_a_page_of_news_has_a_title_and_no_number():
    said = identity(
        Document.of_text("Tỉnh ủy họp phiên thường kỳ\n\nTheo Nghị quyết số 5-NQ/TU, kinh tế tăng.")
    )
    assert (said.number, said.title) == (None, "Tỉnh ủy họp phiên thường kỳ")


def test_the_line_under_a_heading_names_who_is_in_charge():
    text = "1. Nhóm mục tiêu về nông nghiệp\n- Trồng rừng 100 ha.\nCơ quan chủ trì theo dõi: Sở Nông nghiệp và Môi trường, Sở Tài chính."
    (heading,) = outline(Document.of_text(text))
    assert heading.responsible == ("Sở Nông nghiệp và Môi trường", "Sở Tài chính")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ngày 09:09:09 29-12-2021 - Lượt xem: 82", date(2021, 12, 29)),
        ("Thứ Năm, 12/10/2023 16:45", date(2023, 10, 12)),
        ("20/07/2023 | 09:12", date(2023, 7, 20)),
        ("14/10/2023 18:0'", date(2023, 10, 14)),
        ("Sông Mai, ngày 29 tháng 9 năm 2023", date(2023, 9, 29)),
        ("Ngày 21/7/2025, Đảng bộ xã Hòa Thuận tổ chức Đại hội.", None),
    ],
)
def test_the_day_of_publication_stands_in_the_date_line(line, day):
    assert dateline(Document.of_text(f"{line}\nTin trong ngày."))[0] == day


def test_the_place_is_the_province_named_most():
    text = "Tỉnh ủy Hậu Giang họp. Toàn tỉnh Hậu Giang có 8 huyện; khác với tỉnh Cà Mau."
    assert dateline(Document.of_text(text))[1] == "Hậu Giang"


# Data, properties, floors


def test_every_sign_of_weakness_holds_a_trigger():
    (signs,) = [row["words"] for row in rows(PATTERNS, "weaknesses") if row["id"] == "sign"]
    assert [sign for sign in signs if not any(trigger in sign for trigger in TRIGGERS)] == []


@pytest.mark.parametrize(
    "name", ["relations", "meetings", "offices", "orders", "weaknesses", "awards"]
)
def test_each_row_of_patterns_shows_what_it_reads(name):
    for row in rows(PATTERNS, name):
        assert row["words"]
        assert "reads" in row or "ignores" in row


WORDS = [
    "Sở Tài chính", "Tỉnh ủy", "yêu cầu", "giao", ", ", "; ", ". ", ": ", "\n", " ", "rà soát", "trước ngày 31/02",
    "Nghị quyết số", "32-NQ/TU", "ngày 5/12/2022", "Hội nghị lần thứ", "XV", "đồng chí", "Lê Văn An", "Bí thư",
    "chưa đạt", "còn chậm", "Bằng khen", "tặng", "cho", "(", ")", "“", "”", "1. ", "- ", "và", "của", "|", "7", "%",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_no_text_breaks_a_rule_and_every_quote_stands_at_its_own_offsets(text):
    document = Document.of_text(text)
    for rule in RULES.values():
        for item in rule(document):
            quote = item.evidence
            assert document.text[quote.start : quote.end] == quote.quote
    identity(document), outline(document), dateline(document)


@pytest.mark.parametrize("unit", ["Giao Sở Y tế rà soát, ", "Nghị quyết số 7-NQ/TU, ", "chưa đạt; ", "Hội nghị lần thứ 9 ", "Bí thư ", "ngày 1/1/2024 ", "đồng chí yêu cầu ", "Bà A được giao ", "các xã cần ", "thời gian tới, ", "; phân công "])  # fmt: skip
def test_the_cost_grows_in_a_straight_line(unit):
    from time import process_time

    def seconds(times):
        document = Document.of_text(unit * times)
        start = process_time()
        for rule in RULES.values():
            list(rule(document))
        return process_time() - start

    seconds(200)
    small = min(seconds(2_000) for _ in range(2))
    assert seconds(16_000) < 30 * small + 0.5


def overlaps(quote, item, text):
    at = text.find(quote)
    return at < item.evidence.end and item.evidence.start < at + len(quote)


def either(gold, item, text):
    """An optional item of the gold is right wherever it stands."""
    return overlaps(gold["quote"], item, text)


SAME = {
    "documents": lambda gold, item, text: (
        gold["number"] == item.number
        and gold.get("issued_on") == (item.issued_on.isoformat() if item.issued_on else None)
    ),
    "meetings": lambda gold, item, text: (
        gold.get("ordinal") == item.ordinal
        and overlaps(gold["quote"], item, text)
        and gold.get("held_on") == (item.held_on.isoformat() if item.held_on else None)
    ),
    "tasks": lambda gold, item, text: (
        overlaps(gold["quote"], item, text)
        and gold.get("due") == (item.due.isoformat() if item.due else None)
        and all(any(fold(o) in fold(x) for x in item.owners) for o in gold["owners"])
    ),
    "people": lambda gold, item, text: (
        (gold["name"], tuple(gold["positions"])) == (item.name, item.positions)
    ),
    "shortcomings": lambda gold, item, text: overlaps(gold, item, text),
    "commendations": lambda gold, item, text: overlaps(gold["quote"], item, text),
}


@cache
def own():
    return [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", RULES)
def test_the_floor_on_our_own_texts_holds(kind):
    missed, spare, found = [], [], 0
    for row in own():
        items = read(
            kind,
            row["text"],
            date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        )
        golds = sorted(row[kind], key=lambda g: isinstance(g, dict) and bool(g.get("optional")))
        for gold in golds:
            optional = isinstance(gold, dict) and gold.get("optional")
            same = either if optional else SAME[kind]
            hit = next((i for i in items if same(gold, i, row["text"])), None)
            if hit is not None:
                items.remove(hit)
                found += not optional
            elif not optional:
                missed.append(gold)
        spare += items
    assert (missed, spare) == ([], [])
    assert found


def test_items_are_frozen_and_whole():
    (item,) = read("tasks", "Giao Sở Tài chính rà soát.")
    assert {field.name for field in fields(item)} >= {"evidence", "action", "owners", "due"}
