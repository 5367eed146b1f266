"""How news and resolutions say things: lists of targets, percents of a plan, rates per head."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 12, 6)


def read(text, on=ON):
    return read_text(text, published_on=on)


def figure(text, at=0):
    return read(text).figures[at]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết đề ra 3 chỉ tiêu chủ yếu năm 2026.\n1. Tốc độ tăng GRDP: 6,5 - 7%.\n2. Tỷ lệ hộ nghèo: dưới 2%.\n3. Vốn đầu tư thực hiện: 4.200 tỷ đồng.",
        "HĐND tỉnh đặt mục tiêu GRDP tăng 7% năm 2026\nNghị quyết nêu rõ 3 chỉ tiêu gồm:\nTốc độ tăng GRDP từ 6,5 - 7%.\nTỷ lệ hộ nghèo dưới 2%.\nThu ngân sách đạt 4.200 tỷ đồng.",
        "Nghị quyết nêu 3 chỉ tiêu năm 2026, gồm:\n- Tốc độ tăng GRDP 6,5 - 7%\n- Tỷ lệ hộ nghèo dưới 2%\n- Thu ngân sách 4.200 tỷ đồng",
    ],
)
def test_what_is_listed_behind_the_number_of_targets_is_set_for_its_year(text):
    figures = read(text).figures[-3:]
    assert [(f.role, f.period) for f in figures] == [("target", "2026")] * 3
    assert [f.value for f in figures] == [6.5, 2, 4_200_000_000_000]


def test_a_list_ends_where_its_targets_are_told():
    text = "Nghị quyết nêu 2 chỉ tiêu năm 2026 gồm:\nGRDP tăng 7%.\nTỷ lệ hộ nghèo dưới 2%.\nNăm 2025, thu ngân sách đạt 4.000 tỷ đồng."
    last = read(text).figures[-1]
    assert (last.role, last.period) == ("result", "2025")


def test_targets_that_are_missed_open_no_list():
    text = "Năm 2025, có 2 chỉ tiêu không đạt:\n- GRDP tăng 6%\n- Tỷ lệ hộ nghèo 3%"
    assert {f.role for f in read(text).figures} == {"result"}


@pytest.mark.parametrize(
    ("text", "measure", "basis"),
    [
        ("Thu nội địa đạt 685 tỷ đồng, đạt 51,2%.", "attainment", "plan"),
        (
            "Tạo việc làm cho 4.300 người, đạt 54% kế hoạch; đào tạo nghề cho 1.200 người, đạt 48,2%.",
            "attainment",
            "plan",
        ),
        ("Tiếp nhận 1.182 hồ sơ trực tuyến, đạt 87,8%.", "share", None),
        ("Tỷ lệ hộ nghèo giảm còn 3%, tỷ lệ che phủ rừng đạt 41%.", "level", None),
    ],
)
def test_a_percent_reached_behind_a_sum_is_of_its_plan(text, measure, basis):
    last = read(text).figures[-1]
    assert (last.measure, last.basis) == (measure, basis)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Giải quyết việc làm cho 4.300 người. Huyện đã hoàn thành 100% chỉ tiêu tuyển quân.", "tuyển quân"),
        ("Xã hoàn thành 95% chỉ tiêu tỉnh giao về bảo hiểm y tế.", "bảo hiểm y tế"),
        ("Đến nay, tỉnh đã hoàn thành 100% kế hoạch trồng rừng.", "trồng rừng"),
        ("Thu ngân sách đạt 100 tỷ đồng, bằng 53% kế hoạch tỉnh giao và tăng 5,7%.", "Thu ngân sách"),
        ("Thu nội địa 100 tỷ đồng, bằng 29,1% dự toán pháp lệnh và bằng 113% cùng kỳ.", "Thu nội địa"),
    ],
)  # fmt: skip
def test_what_a_plan_is_of_may_stand_behind_it(text, indicator):
    plans = [f for f in read(text).figures if f.basis == "plan"]
    assert [f.indicator for f in plans] == [indicator]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Số điều dưỡng trên 10.000 dân đạt khoảng 21,4 người.", 21.4),
        ("Số bác sĩ/10.000 dân đạt 12 bác sĩ.", 12),
        ("Số ca mắc trên 100.000 dân là 41.", 41),
        ("Hội nghị có trên 10.000 dân tham gia.", 10_000),
        ("Tỉnh có trên 1.000 doanh nghiệp.", 1_000),
    ],
)
def test_people_among_whom_a_rate_is_counted_are_no_figure(text, value):
    assert [float(f.value) for f in read(text).figures] == [value]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Toàn tỉnh giải quyết việc làm cho gần 7.300 lao động.", "giải quyết việc làm cho lao động"),
        ("Tỷ lệ làng nghề, cụm công nghiệp có hệ thống xử lý nước thải đạt 64%.", "Tỷ lệ làng nghề, cụm công nghiệp có hệ thống xử lý nước thải"),
        ("Do mưa kéo dài nên tổng thu ngân sách chỉ đạt 57 tỷ đồng.", "tổng thu ngân sách"),
        ("GRDP bình quân đầu người đạt từ 71 - 73 triệu đồng.../.", "GRDP bình quân đầu người"),
        ("Cả năm ghi nhận tăng trưởng GRDP đạt 8,12%.", "tăng trưởng GRDP"),
        ("Giảm số hộ cận nghèo so với đầu năm: 120 - 150 hộ.", "số hộ cận nghèo"),
    ],
)  # fmt: skip
def test_an_indicator_has_its_own_words_and_no_others(text, indicator):
    assert figure(text).indicator == indicator


def test_a_label_that_says_what_falls_makes_a_change():
    fall = figure("Giảm số hộ cận nghèo so với đầu năm: 120 - 150 hộ.")
    assert (fall.measure, fall.direction, fall.basis) == ("change", "down", "previous_year")


def test_an_estimate_in_another_unit_is_an_estimate_too():
    both = read("GRDP bình quân ước đạt 81 triệu đồng (tương đương 3.140 USD).").figures
    assert [f.estimated for f in both] == [True, True]


def test_what_is_expected_is_no_order():
    assert not read("Theo Chủ tịch UBND, năm tới thị xã dự kiến hoàn thành 16/19 chỉ tiêu.").tasks


def test_part_of_a_year_that_no_word_names_takes_no_other_time():
    text = "Hội nghị Huyện ủy nhiệm kỳ 2020 - 2025. 6 tháng đầu năm, thu ngân sách đạt 45 tỷ đồng."
    assert read(text, None).figures[-1].period is None


def test_dots_do_not_part_a_list_from_what_it_is_compared_with():
    assert figure("Sản xuất gạch tăng 6,4%… so với cùng kỳ.").basis == "same_period"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Gieo trồng 48.350 ha, bằng 98,4% so với cùng kỳ, trong đó vụ xuân 21.470 ha, bằng 97,9%.", "same_period"),
        ("Gieo trồng 48.350 ha, bằng 98,4% kế hoạch, trong đó vụ xuân 21.470 ha, bằng 97,9%.", "plan"),
        ("Gieo trồng 48.350 ha, bằng 98,4%.", "plan"),
    ],
)  # fmt: skip
def test_a_bare_percent_is_of_what_the_one_before_it_was_of(text, basis):
    assert read(text).figures[-1].basis == basis


def test_a_rise_without_its_unit_is_left_unread():
    reading = read("Diện tích chè mới ước đạt 1.320,4 ha, tăng 6,7. Chè khô đạt 45 tấn.")
    assert [float(f.value) for f in reading.figures] == [1320.4, 45]
    assert [(u.evidence.quote, u.rule) for u in reading.unread] == [("6,7", "figures.unit")]


def test_prices_of_one_year_are_no_time_of_the_figure():
    growth = figure("9 tháng đầu năm, tăng trưởng kinh tế (theo giá cố định năm 2010) đạt 6,28%.")
    assert (growth.period, growth.base_year) == ("2025-9M", 2010)


def test_behind_a_stock_of_today_the_time_of_the_page_goes_on():
    text = "Trong 6 tháng đầu năm, giá trị sản xuất đạt 3.140 tỷ đồng. Hiện huyện có 5 xã nông thôn mới.\nTổng thu ngân sách đạt 196 tỷ đồng."
    assert [f.period for f in read(text).figures] == ["2025-H1", None, "2025-H1"]


def test_what_is_sown_is_no_fixed_property():
    text = "Trong 9 tháng, sản xuất ổn định. Tổng diện tích gieo trồng là 8.260 ha, đạt 97,1% KH."
    assert [f.period for f in read(text).figures] == ["2025-9M"] * 2


def test_a_ratio_in_a_list_keeps_its_own_words():
    text = "Toàn tỉnh kết nạp 50/50 đảng viên (đạt 100%) và thành lập 3/5 chi bộ (đạt 60%)."
    assert [f.indicator for f in read(text).figures] == ["kết nạp đảng viên", "thành lập chi bộ"]


def test_short_names_of_offices_are_read():
    text = "Dự có đồng chí Hà Minh Tuệ - PBT Thường trực Huyện ủy, đồng chí Đoàn Thế Bảo - PBT - Chủ tịch UBND huyện."
    found = {p.name: p.positions for p in read(text).people}
    assert found == {
        "Hà Minh Tuệ": ("PBT Thường trực Huyện ủy",),
        "Đoàn Thế Bảo": ("PBT", "Chủ tịch UBND huyện"),
    }


def test_what_an_order_wants_mended_is_no_admitted_weakness():
    text = "Bế mạc, ông Hà Tuệ, Chủ tịch UBND tỉnh yêu cầu các sở viết lại báo cáo. Trong đó, lưu ý nêu lý do của các công trình chậm tiến độ."
    assert not read(text).shortcomings


def test_a_talk_that_was_given_is_no_order():
    assert not read(
        "Đồng chí Bí thư Tỉnh ủy Lê Văn An quán triệt, triển khai Nghị quyết số 57-NQ/TW."
    ).tasks


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Sở Y tế xây dựng phương án trước ngày 15/1/2026.", [("Sở Y tế",)]),
        ("Sở Y tế đã xây dựng phương án trước ngày 15/1/2026.", []),
        ("Sở Y tế hoàn thành phương án trước ngày 15/9/2025.", []),
        ("Công ty A khánh thành nhà máy trước ngày 15/1/2026.", []),
        ("Căn cứ Luật Thanh tra, Thanh tra tỉnh rà soát chồng chéo, xong trước ngày 15/01/2026.", [("Thanh tra tỉnh",)]),
        ("Đảng ủy UBND tỉnh lãnh đạo xây dựng kế hoạch trước ngày 15/1/2026; Ban Dân vận Tỉnh ủy hướng dẫn tuyên truyền trong quý I.", [("Đảng ủy UBND tỉnh",), ("Ban Dân vận Tỉnh ủy",)]),
        ("Lãnh đạo Sở giao Phòng Quản lý chất lượng tổ chức khảo sát lớp 12 trước ngày 30/3.", [("Phòng Quản lý chất lượng",)]),
        ("Sở đề nghị:\n1. UBND các xã, phường cử đầu mối.\n2. Báo cáo về Sở trước ngày 5/1/2026.", [("UBND các xã, phường",), ()]),
        ("Tôi đề nghị Ban Phong trào trình kế hoạch trong tháng 12.", [("Ban Phong trào",)]),
    ],
)  # fmt: skip
def test_a_body_an_act_and_a_day_ahead_make_an_order(text, owners):
    assert [t.owners for t in read(text).tasks] == owners


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Tháng 3/2026 hiến 2.915 đơn vị máu; tháng 3 năm ngoái hiến 2.380 đơn vị.", ["2026-03", "2025-03"]),
        ("Kết quả 10 tháng năm công tác 2025\n(số liệu từ ngày 01/10/2024 đến ngày 31/7/2025)\nThụ lý 11.486 việc.", ["2024-10-01/2025-07-31"]),
        ("Thu ngân sách các năm 2022, 2023 và 2024 lần lượt là 3.015, 3.448 và 3.502 tỷ đồng.", ["2022", "2023", "2024"]),
        ("Tính từ đầu nhiệm kỳ 2022 - 2027, các cấp xây 318 căn nhà.", ["2022/2027"]),
        ("Năm 2026, tỉnh đề ra: hết nhiệm kỳ 2025 - 2030, xóa 52 căn nhà tạm.", ["2030"]),
        ("Số bác sĩ trên một vạn dân: 16 bác sĩ (năm 2028).", ["2028"]),
        ("Năm nay, thu 5.218 tỷ đồng, trong đó tháng 3 thu 1.602 tỷ đồng, giảm 9,8% so với tháng 2. Có 10/16 khoản thu đạt.", ["2025", "2025-03", "2025-03", "2025"]),
        ("Tỷ lệ hộ văn hóa năm nay 96,4% (năm ngoái 95,1%).", ["2025", "2024"]),
        ("Trong tháng 9, xảy ra 46 vụ; tháng trước là 52 vụ.", ["2025-09", "2025-08"]),
        ("9 tháng năm 2025, ghi nhận 1.935 ca (cùng kỳ: 2.604 ca).", ["2025-9M", "2024-9M"]),
        ("Trong 6 tháng còn lại, phấn đấu kết nạp 4.900 đoàn viên.", ["2025-H2"]),
        ("Nhiệm kỳ vừa qua (2019 - 2024), Mặt trận tổ chức 58 cuộc giám sát.", ["2019/2024"]),
        ("Trọng tâm là quản lý đất đai giai đoạn 2021 - 2025; 100% kết luận được công khai.", [None]),
    ],
)  # fmt: skip
def test_a_figure_is_dated_by_the_time_nearest_to_it(text, periods):
    assert [f.period for f in read(text).figures] == periods


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Số lượt khám tăng 5,7% so với 9 tháng năm 2024.", "same_period"),
        ("Năm nay ghi nhận 3 vụ, giảm 2 vụ so CK.", "same_period"),
        ("Trong tháng 3, thu giảm 9,8% so với tháng 2.", "other"),
    ],
)
def test_the_same_months_of_the_year_before_are_the_same_period(text, basis):
    assert read(text).figures[-1].basis == basis


def test_a_value_of_last_year_beside_a_rate_is_a_rate():
    now, then = read("Tỷ lệ hộ văn hóa năm nay 96,4% (năm ngoái 95,1%).").figures
    assert (then.measure, then.basis, then.indicator) == (now.measure, None, now.indicator)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Số lượt khám bệnh là 2,08 triệu.", "count"),
        ("Số thu nội địa là 2.080 tỷ.", "VND"),
    ],
)
def test_bare_millions_are_money_unless_things_are_counted(text, unit):
    assert figure(text).unit == unit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chất thải rắn được thu gom: đô thị 98%; nông thôn ≥ 90%.", [("Chất thải rắn được thu gom", "đô thị"), ("Chất thải rắn được thu gom", "nông thôn")]),
        ("Công suất giường tuyến tỉnh 112%, tuyến xã 84,5%.", [("Công suất giường tuyến tỉnh", None), ("Công suất giường", "tuyến xã")]),
        ("Toàn xã có 214 hộ nghèo; giảm 27 hộ, còn 187 hộ.", [("hộ nghèo", None)] * 3),
        ("Có 4/16 khoản thấp hơn cùng kỳ, giảm sâu nhất là lệ phí trước bạ (-31,5%).", [("khoản", None), ("lệ phí trước bạ", None)]),
    ],
)  # fmt: skip
def test_parts_are_named_by_their_whole(text, names):
    assert [(f.indicator, f.subject) for f in read(text).figures] == names


def test_the_end_of_a_move_lends_its_unit():
    assert [f.unit for f in read("Ngày điều trị giảm từ 6,4 xuống 5,9 ngày.").figures] == [
        "day"
    ] * 2


def test_the_last_part_of_a_structure_is_a_share_too():
    text = "Cơ cấu kinh tế: dịch vụ 51%, công nghiệp 41,5%, nông nghiệp còn 7,5%."
    assert [f.measure for f in read(text).figures] == ["share"] * 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng nay, Ban Chấp hành Đảng bộ tỉnh khóa I tổ chức Hội nghị lần thứ 5.", ON),
        ("BHG - Chiều nay, HĐND tỉnh khai mạc kỳ họp thứ 8.", ON),
        ("Sáng nay (5/12), HĐND tỉnh khai mạc kỳ họp thứ 8.", date(2025, 12, 5)),
        ("Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh thành công.", None),
    ],
)
def test_a_meeting_of_this_morning_is_held_on_the_day_of_the_page(text, day):
    assert [m.held_on for m in read(text).meetings] == [day]


def test_a_page_without_a_date_speaks_in_the_year_behind_its_same_period():
    text = "Chè xuất đi hơn 4.000 tấn\nTháng 7 vừa qua, chè xuất khẩu đạt 4.120 tấn, tăng 12,6% so với cùng kỳ năm 2019."
    assert [f.period for f in read(text, None).figures[1:]] == ["2020-07"] * 2


def test_a_title_stands_below_the_time_of_its_page():
    text = "Thứ 5, 09/03/2018 | 08:45\nTình hình nghề thủ công tháng 2/2018\n- Nghề mây tre, gốm: giảm 11,8% so tháng trước và tăng 7,5% so với tháng cùng kỳ."
    told = read(text, None).figures
    assert [(f.period, f.basis, f.indicator) for f in told] == [
        ("2018-02", "other", "Nghề mây tre, gốm"),
        ("2018-02", "same_period", "Nghề mây tre, gốm"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("▶ Các chỉ tiêu chính mà hội nghị đã đề ra: 100% cán bộ được tập huấn. 90% hộ có nước sạch.", ["target", "target"]),
        ("Chi cục được giao thêm, nâng tổng chỉ tiêu thu cả năm lên 860 tỷ đồng.", ["target"]),
        ("Thu ngân sách vượt chỉ tiêu tỉnh giao thêm ngày 12/8 (940 tỷ đồng).", ["target"]),
        ("Đến nay, tỷ lệ lao động đã qua đào tạo đạt 75%.", ["result"]),
        ("Trong 1 tháng, doanh thu đạt hơn 3 tỷ đồng.", ["result"]),
    ],
)  # fmt: skip
def test_what_is_set_is_a_target_wherever_it_is_told(text, roles):
    assert [f.role for f in read(text).figures] == roles


def test_what_is_being_taken_up_is_no_admitted_weakness():
    text = "Các huyện tiếp tục rà soát, báo cáo những công trình thủy lợi có khó khăn, vướng mắc."
    assert not read(text).shortcomings


def test_one_bare_month_is_no_time():
    assert [
        f.period for f in read("1 tháng, chợ đầu mối bán hàng hóa trị giá 3 tỷ đồng.").figures
    ] == [None]


def test_short_words_with_their_years_date_what_stands_behind_them():
    text = "1. Thu ngân sách (tỷ đồng): TH 2024: 96,4; KH 2025: 105; ước TH 2025: 118,2 (bằng 112,6% KH)"
    told = [(f.role, f.period, f.estimated, f.indicator) for f in read(text).figures[:3]]
    assert told == [
        ("result", "2024", False, "Thu ngân sách"),
        ("target", "2025", False, "Thu ngân sách"),
        ("result", "2025", True, "Thu ngân sách"),
    ]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Sở Y tế sắp xếp lại 12 trung tâm y tế.", ["level"]),
        ("Tỉnh xếp hạng thêm 2 di tích cấp quốc gia.", ["level"]),
        ("Thời gian lưu trú bình quân 1,86 ngày.", ["level"]),
        ("Trả kết quả trong 5 ngày.", []),
        ("Tỉnh xếp thứ 12/63.", ["rank"]),
    ],
)
def test_what_is_arranged_has_no_rank_and_what_lasts_may_be_measured(text, measures):
    assert [f.measure for f in read(text).figures] == measures


def test_an_estimate_quoted_in_a_bracket_is_one():
    told = read(
        "Tăng trưởng chính thức là 6,93%, thấp hơn 0,28 điểm phần trăm so với số ước (7,21%)."
    ).figures
    assert [f.estimated for f in told] == [False, False, True]
