"""Figures by sentence: one row, one statement; a new case is a new row."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.facts.figure import Figure
from tiendo.facts.items import Remark, Unread
from tiendo.reading.document import Document
from tiendo.reading.rules.figures import Passed, figures, walk

ON = date(2024, 10, 14)


def read(text, on=ON):
    document = Document.of_text(text, published_on=on)
    return [item for item in figures(document) if isinstance(item, Figure)]


def told(figure, fields):
    """The fields of a figure as plain words, for comparison with a row."""
    values = {name: getattr(figure, name) for name in fields}
    return {
        name: value if value is None or isinstance(value, bool) else str(value)
        for name, value in values.items()
    }


LEVEL, CHANGE, SHARE = ({"measure": m} for m in ("level", "change", "share"))
ATTAINMENT, RATIO, RANK, TALLY = ({"measure": m} for m in ("attainment", "ratio", "rank", "tally"))
STATEMENTS = [
    (
        "Thu ngân sách đạt 4.200 tỷ đồng.",
        LEVEL | {"value": "4200000000000", "unit": "VND", "op": "eq"},
    ),
    ("Sản lượng đạt 3 nghìn tấn.", LEVEL | {"value": "3000", "unit": "tonne"}),
    ("Năng suất lúa 58 tạ/ha.", LEVEL | {"value": "5.8", "unit": "tonne", "per": "ha"}),
    ("Kinh tế tăng trưởng 3,08%.", LEVEL | {"value": "3.08", "direction": None}),
    ("Tỷ lệ hộ nghèo giảm còn 1,9%.", LEVEL | {"value": "1.9", "direction": "down"}),
    ("Huyện nâng tỷ lệ che phủ rừng lên 41%.", LEVEL | {"value": "41", "direction": "up"}),
    ("Tỷ lệ hộ nghèo còn 4,1%.", LEVEL | {"direction": None}),
    (
        "Kim ngạch xuất khẩu vượt 4 tỷ USD.",
        LEVEL | {"op": "gt", "unit": "USD", "value": "4000000000"},
    ),
    ("Thu hút từ 40 dự án trở lên.", LEVEL | {"op": "ge", "value": "40", "unit": "count"}),
    ("Tỷ lệ thất nghiệp không quá 2,8%.", LEVEL | {"op": "le"}),
    ("Tỷ lệ thất nghiệp dưới 3%.", LEVEL | {"op": "lt"}),
    ("Có gần 21.500 người tham gia.", LEVEL | {"op": "lt"}),
    ("Phấn đấu không để tỷ lệ thất nghiệp vượt quá 2%.", LEVEL | {"op": "le", "role": "target"}),
    (
        "Tỷ lệ hộ nghèo giảm 2 - 2,5%.",
        CHANGE | {"op": "range", "value": "2", "high": "2.5", "direction": "down"},
    ),
    (
        "Thu ngân sách từ 5,2 đến 5,5 tỷ đồng.",
        LEVEL | {"value": "5200000000", "high": "5500000000"},
    ),
    (
        "Chỉ số sản xuất công nghiệp tăng 11,69% so với cùng kỳ.",
        CHANGE | {"direction": "up", "basis": "same_period"},
    ),
    (
        "Năm 2024, thu ngân sách tăng 5% so với năm 2023.",
        CHANGE | {"basis": "previous_year", "period": "2024"},
    ),
    ("- Đưa 130 - 150 lao động đi làm việc ở nước ngoài.", {"value": "130", "high": "150"}),
    ("Giải quyết việc làm vượt 8,4% kế hoạch.", CHANGE | {"direction": "up", "basis": "plan"}),
    ("Số vụ tai nạn giảm 12 vụ.", CHANGE | {"value": "12", "unit": "count", "direction": "down"}),
    ("Chỉ số PCI tăng 6 bậc.", CHANGE | {"unit": "place", "direction": "up"}),
    ("Lượng khách tăng gấp 2,3 lần.", CHANGE | {"unit": "times", "direction": "up"}),
    ("Dịch vụ chiếm tỷ trọng 35,98%.", SHARE | {"subject": "Dịch vụ"}),
    ("Kinh tế số đạt 20% GRDP.", SHARE | {"value": "20"}),
    ("Thu ngân sách đạt 55,02% kế hoạch.", ATTAINMENT | {"basis": "plan", "value": "55.02"}),
    ("Thu ngân sách bằng 96,4% so với cùng kỳ.", ATTAINMENT | {"basis": "same_period"}),
    ("Thu nhập bằng 57% mức bình quân.", ATTAINMENT | {"basis": "average"}),
    ("Tỷ lệ giải ngân vốn đầu tư công 52%.", ATTAINMENT | {"basis": "plan"}),
    (
        "Toàn tỉnh có 78/204 xã (chiếm 38%) đạt chuẩn.",
        RATIO | {"of": "204", "percent": "38", "basis": None},
    ),
    (
        "Kết nạp 154/150 đảng viên (đạt 102,7%).",
        RATIO | {"of": "150", "percent": "102.7", "basis": "plan"},
    ),
    (
        "Huyện trồng rừng 6.286/8.504ha.",
        RATIO | {"value": "6286", "of": "8504", "unit": "ha", "basis": "plan"},
    ),
    ("Đạt và vượt 11/14 chỉ tiêu.", TALLY | {"value": "11", "of": "14", "met": True}),
    ("Có 3/16 chỉ tiêu không đạt.", TALLY | {"met": False, "of": "16"}),
    ("Nghị quyết đề ra 33 chỉ tiêu.", TALLY | {"role": "target", "met": None}),
    ("Chỉ số PCI xếp thứ 19/63.", RANK | {"value": "19", "of": "63", "unit": "place"}),
    ("Tăng trưởng kinh tế đứng thứ nhì khu vực.", RANK | {"value": "2"}),
    ("Tăng trưởng kinh tế đứng đầu cả nước.", RANK | {"value": "1", "scope": "cả nước"}),
    ("Chỉ số PAPI thuộc nhóm 16 tỉnh cao nhất cả nước.", RANK | {"op": "le", "value": "16"}),
    ("Thu ngân sách ước đạt 5 tỷ đồng.", LEVEL | {"estimated": True, "role": "result"}),
    ("Phấn đấu kết nạp mười lăm đảng viên.", LEVEL | {"value": "15", "role": "target"}),
    ("Dự án có tổng mức đầu tư 1.480 tỷ đồng.", LEVEL | {"role": "target"}),
    ("Kinh tế tăng 7% (giá so sánh năm 2010).", CHANGE | {"base_year": None}),
    ("Kinh tế (giá so sánh năm 2010) tăng 7%.", CHANGE | {"base_year": "2010"}),
    ("Giá trị chỉ số đạt 0,7955.", LEVEL | {"unit": "index", "value": "0.7955"}),
    # what is set, and what is only referred to
    (
        "Nghị quyết số 15/NQ-HĐND về nhiệm vụ năm 2025 xác định: tổng sản phẩm tăng 8,5%.",
        {"role": "target"},
    ),
    ("Năm 2023 kinh tế tăng chậm hơn yêu cầu: thu ngân sách đạt 45 tỷ đồng.", {"role": "result"}),
    ("Đến năm 2030: kinh tế số chiếm tối thiểu 30% GRDP.", SHARE | {"role": "target"}),
    ("Nhiệm vụ tháng 11/2024: Phòng Kinh tế gieo trồng 1.020 ha lúa.", {"role": "target"}),
    ("Dự kiến, thu ngân sách cả năm đạt 950 tỷ đồng.", {"estimated": True, "period": "2024"}),
    # "giá hiện hành" are the prices of the year, "hiện" is now
    (
        "Phấn đấu đến năm 2030 GRDP theo giá hiện hành đạt 160.000 tỷ đồng.",
        {"role": "target", "period": "2030", "indicator": "GRDP theo giá hiện hành"},
    ),
    ("Mục tiêu: Quy mô kinh tế (giá hiện hành) đạt 45.200 tỷ đồng.", {"role": "target"}),
    ("Mục tiêu: công nghiệp hiện đại chiếm 35% GRDP.", {"role": "target"}),
    # names, marks and bounds
    (
        "Tổng thu ngân sách địa phương: 7.093 tỷ đồng.",
        {"indicator": "Tổng thu ngân sách địa phương"},
    ),
    ("Tang vật vi phạm trị giá lên đến 1,6 tỷ đồng.", LEVEL | {"direction": None}),
    ("Huyện xử lý 118 cơ sở nhà, đất dôi dư.", LEVEL | {"unit": "count"}),
    ("Số hồ sơ quá hạn là 41.", LEVEL | {"unit": "count", "value": "41"}),
    ("Năm 2023 có 20 trên tổng số 24 chỉ tiêu đạt kế hoạch.", TALLY | {"value": "20", "of": "24"}),
    ("Chỉ số PCI xếp hạng 25 trở lên.", RANK | {"op": "le"}),
    ("Toàn tỉnh giải quyết được 20 điểm đen.", LEVEL | {"unit": "count"}),
    ("Chi bộ phấn đấu kết nạp ít nhất một đảng viên.", LEVEL | {"value": "1", "op": "ge"}),
    # numbers in words that open a sentence or a clause
    ("Bốn chỉ tiêu chưa đạt do thiếu vốn.", TALLY | {"value": "4", "met": False}),
    ("Năm chỉ tiêu vượt kế hoạch.", TALLY | {"value": "5", "met": True}),
    ("Hai mươi lăm chỉ tiêu đạt và vượt.", TALLY | {"value": "25", "met": True}),
    ("Ba xã được công nhận đạt chuẩn.", LEVEL | {"value": "3", "unit": "count"}),
    ("Kết quả: Mười hai hợp tác xã được thành lập.", LEVEL | {"value": "12"}),
    ("Tỷ lệ hộ nghèo thấp hơn năm 2023 tới 6,3%.", CHANGE | {"basis": "previous_year"}),
    ("Bộ phận một cửa trả lời trong ngày 8.419 hồ sơ.", LEVEL | {"value": "8419"}),
    ("Chi cục Thuế khu vực Hạ Lang thu 412,8 tỷ đồng.", LEVEL | {"unit": "VND"}),
    ("Tỷ trọng nông nghiệp giảm còn 37,5%.", {"measure": "share", "direction": "down"}),
    ("Các hồ chứa đạt 63% thiết kế.", {"measure": "attainment", "basis": "other"}),
]


@pytest.mark.parametrize(
    ("text", "fields"), STATEMENTS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_statement_is_read_as_it_is_said(text, fields):
    found = read(text)
    assert len(found) == 1, found
    assert told(found[0], fields) == fields


LAST = [
    ("Phấn đấu thêm 5 xã đạt chuẩn. Hiện toàn huyện có 41 xã.", {"role": "result"}),
    ("Sở thu đạt 51% chỉ tiêu phấn đấu; Cục thu đạt 4.740 tỷ đồng.", {"role": "result"}),
    ("Đơn vị đã phát hiện 27 vụ; đề nghị khởi tố 9 vụ.", {"role": "result"}),
    (
        "Chỉ số tăng 12%, mức tăng cao thứ ba trong vùng.",
        RANK | {"value": "3", "scope": "trong vùng"},
    ),
    (
        "Thu ngân sách đạt 9 tỷ đồng, bằng 97,1% số thu cả năm 2023.",
        ATTAINMENT | {"basis": "previous_year"},
    ),
    ("Xuất khẩu đạt 16 tỷ USD, vượt 16,1% so với cùng kỳ.", CHANGE | {"basis": "same_period"}),
]


@pytest.mark.parametrize(("text", "fields"), LAST, ids=lambda v: v if isinstance(v, str) else "")
def test_the_last_of_several_is_read_by_what_stands_before_it(text, fields):
    assert told(read(text)[-1], fields) == fields


PERIODS = [
    ("6 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng.", "2024-H1"),
    ("9 tháng, thu ngân sách đạt 5 tỷ đồng.", "2024-9M"),
    ("Chín tháng qua, thu ngân sách đạt 5 tỷ đồng.", "2024-9M"),
    ("Quý III/2023, thu ngân sách đạt 5 tỷ đồng.", "2023-Q3"),
    ("Đến năm 2030, thu ngân sách đạt 5 tỷ đồng.", "2030"),
    ("Thu ngân sách năm 2022 đạt 5 tỷ đồng.", "2022"),
    ("Tính đến ngày 20/8, giải ngân 5 tỷ đồng.", "2024-08-20"),
    ("Giai đoạn 2021 - 2025, thu ngân sách đạt 5 tỷ đồng.", "2021/2025"),
    ("Từ ngày 15/12/2023 đến 14/6/2024, xảy ra 87 vụ tai nạn.", "2023-12-15/2024-06-14"),
    ("Năm học 2023 - 2024, toàn tỉnh có 231 trường.", "2023/2024"),
    ("Trong năm học 2023 - 2024, toàn tỉnh có 231 trường.", "2023/2024"),
    ("(28/02/2024 09:40) Công bố kết quả năm 2023. Sở Y tế đạt 88,42 điểm.", "2023"),
    ("Kỳ họp thông qua 9 nghị quyết.", "None"),
    ("Dân số 98.650 người.", "None"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_figure_is_for_the_time_that_the_text_states(text, period):
    assert [str(f.period) for f in read(text)] == [period]


NO_FIGURE = [
    "Sáng 28/12, Tỉnh ủy tổ chức Hội nghị lần thứ 7.",
    "Nghị quyết số 32-NQ/TU ngày 5/12/2022.",
    "Nghị định số 156/2018/NĐ-CP ngày 16/11/2018.",
    "Đẩy mạnh phòng, chống dịch Covid-19, phủ sóng 5G.",
    "Quốc lộ 37 qua thị trấn Tân Lập, khu phố 4.",
    "Thực hiện phương châm “4 tại chỗ”.",
    "Đường dây nóng: 0236.3888.999, từ 7 giờ 30.",
    "Nhiệm kỳ 2020 - 2025, tầm nhìn 2050.",
    "Trực 24/24 giờ trong mùa cháy.",
    "Trẻ em dưới 5 tuổi được chăm sóc.",
    "Sản phẩm đạt 3 sao.",
    "Điều 5 Quy chế làm việc, khoản 2.",
    "Tại Điều 14, 15 và 16 Quy định số 37-QĐ/TW; các bảng 2, 3 kèm theo.",
    "Hai là, đẩy mạnh giải ngân. Hai bên thống nhất ký kết.",
    "Ba nhiệm vụ trọng tâm được đề ra. Bốn nhóm giải pháp được đưa ra.",
    "Trong năm chỉ tiêu biên chế được giao đúng hạn.",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_names_dates_and_numbers_of_documents_are_no_figures(text):
    assert read(text) == []


def test_what_is_passed_over_has_a_reason():
    document = Document.of_text("Quốc lộ 37 hoàn thành, kết nạp 90 đảng viên.")
    passed = [item for item in walk(document) if isinstance(item, Passed)]
    assert [(document.text[p.start : p.end], p.reason) for p in passed] == [("37", "numbered")]


@pytest.mark.parametrize(
    "written", ["20.00 hợp tác xã", "1.23.456 đồng", "1,2,3 tỷ đồng", "4 - 2%"]
)
def test_malformed_numbers_stand_in_unread(written):
    text = f"Toàn tỉnh có {written} mới."
    unread = [item for item in figures(Document.of_text(text)) if isinstance(item, Unread)]
    assert len(unread) == 1
    assert unread[0].reason
    assert unread[0].evidence.quote in written


def test_english_notation_is_read_and_remarked_on():
    items = list(figures(Document.of_text("Tổng lượt khách đạt 1,284,500 lượt, tăng 18.6%.")))
    assert [str(i.value) for i in items if isinstance(i, Figure)] == ["1284500", "18.6"]
    assert [i.rule for i in items if isinstance(i, Remark)] == ["figures.foreign-notation"] * 2


def test_an_indicator_is_carried_over_its_clause():
    found = read(
        "Thu nội địa đạt 62,7% dự toán, thấp hơn 4,5 điểm phần trăm so với bình quân chung."
    )
    assert [f.indicator for f in found] == ["Thu nội địa", "Thu nội địa"]
    assert [str(f.basis) for f in found] == ["plan", "average"]


def test_a_sub_target_names_its_part():
    found = read("Phấn đấu tỷ lệ hộ nghèo giảm 2 - 2,5%, riêng huyện nghèo giảm 4 - 5%.")
    assert [(f.indicator, f.subject) for f in found] == [
        ("tỷ lệ hộ nghèo", None),
        ("tỷ lệ hộ nghèo", "huyện nghèo"),
    ]


def test_values_said_respectively_go_to_their_nouns_in_order():
    found = read("SIPAS, PAPI và PCI lần lượt xếp thứ 14, 33 và 27 cả nước.")
    assert [(f.indicator, str(f.value)) for f in found] == [
        ("SIPAS", "14"),
        ("PAPI", "33"),
        ("PCI", "27"),
    ]


def test_several_baselines_beside_one_value():
    found = read("Thu ngân sách bằng 103% dự toán Trung ương giao, 101% dự toán HĐND tỉnh giao.")
    assert [(f.indicator, str(f.measure), str(f.value)) for f in found] == [
        ("Thu ngân sách", "attainment", "103"),
        ("Thu ngân sách", "attainment", "101"),
    ]


def test_a_lead_in_gives_its_list_role_period_and_estimate():
    done = "Ước thực hiện năm 2023:\n- Thu ngân sách 5 tỷ đồng.\n"
    text = done + "Phấn đấu đến năm 2030:\n- Trồng rừng 60 ha."
    found = read(text)
    assert [(str(f.role), f.period, f.estimated) for f in found] == [
        ("result", "2023", True),
        ("target", "2030", False),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Có 4 chủ đầu tư giải ngân dưới 30% kế hoạch.", "4 chủ đầu tư"),
        ("Toàn tỉnh có 12 xã có tỷ lệ hộ nghèo trên 20%.", "12 xã"),
        ("Đến nay còn 3 huyện tỷ lệ che phủ rừng dưới 40%.", "3 huyện"),
        ("Kết nạp 154 đảng viên đạt 102,7% kế hoạch.", None),
        ("Thành lập mới 33 hợp tác xã, tỷ lệ che phủ rừng đạt 58,6%.", None),
        ("Giải ngân vốn đầu tư công đạt 55,8% kế hoạch.", None),
    ],
)
def test_a_rate_of_units_that_were_counted_is_theirs(text, subject):
    assert read(text)[-1].subject == subject
