"""Calendar dates and due dates as offices write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.vocabulary.dates import DateUnreadable, find_dates, parse_date, years_in
from tiendo.vocabulary.due import Today, find_due

NOW = Today(year=2023, day=date(2023, 10, 12))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5/12/2022", date(2022, 12, 5)),
        ("05-12-2022", date(2022, 12, 5)),
        ("22.9.2020", date(2020, 9, 22)),
        ("ngày 09 tháng 01 năm 2026", date(2026, 1, 9)),
        ("ngày 5 tháng 12", date(2023, 12, 5)),
        ("28-12", date(2023, 12, 28)),
        ("8/1", date(2023, 1, 8)),
    ],
)
def test_a_date_is_read_in_every_form(written, day):
    assert parse_date(written, 2023) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trong hai ngày 18 và 19/7, HĐND họp", [date(2023, 7, 18)]),
        ("ngày 18-19/7/2023", [date(2023, 7, 18)]),
        ("Sáng 8/1, Tỉnh ủy", [date(2023, 1, 8)]),
        ("(ngày 9-7-2024)", [date(2024, 7, 9)]),
        ("Ngày 09:09:09 29-12-2021", [date(2021, 12, 29)]),
        ("đạt 7/10 chỉ tiêu, 154/150 đảng viên", []),
        ("xếp thứ 19/63; 8/2024", []),
    ],
)
def test_dates_are_found_and_ratios_are_none(text, days):
    assert [stated.on(2023) for stated in find_dates(text)] == days


@pytest.mark.parametrize("written", ["31/02/2023", "ngày 30 tháng 02 năm 2024", "", "45/13/2023"])
def test_a_day_that_the_calendar_lacks_is_refused(written):
    with pytest.raises(DateUnreadable):
        parse_date(written)


@given(st.dates(min_value=date(1945, 9, 2), max_value=date(2099, 12, 31)))
def test_a_date_written_and_read_again_is_unchanged(day):
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == day
    assert parse_date(f"ngày {day.day:02} tháng {day.month:02} năm {day.year}") == day


@pytest.mark.parametrize(
    ("text", "on", "recurs"),
    [
        ("báo cáo trước ngày 15/6/2025", date(2025, 6, 15), None),
        ("báo cáo trước 25/10", date(2023, 10, 25), None),
        ("hoàn thiện đề án trong quý IV", date(2023, 12, 31), None),
        ("bàn giao trong tháng 11", date(2023, 11, 30), None),
        ("xong trước ngày 15/3", date(2024, 3, 15), None),
        ("trước 14 giờ, ngày 05/12/2023", date(2023, 12, 5), None),
        ("hoàn thành trong năm 2026", date(2026, 12, 31), None),
        ("trước tháng 6/2025", date(2025, 5, 31), None),
        ("Quý II/2024", date(2024, 6, 30), None),
        ("gửi chậm nhất ngày 25 hằng tháng", None, "hằng tháng"),
        ("báo cáo định kỳ 6 tháng", None, "định kỳ 6 tháng"),
        ("báo cáo định kỳ hằng quý", None, "hằng quý"),
        ("báo cáo định kỳ mỗi quý", None, "định kỳ mỗi quý"),
        ("mỗi tháng một lần công bố danh sách", None, "mỗi tháng một lần"),
        ("tuần tra ban đêm, mỗi tuần mở ít nhất 2 đợt", None, "mỗi tuần"),
        ("đo độ mặn ở cửa cống mỗi ngày", None, "mỗi ngày"),
        ("trình đề án, chậm nhất là tháng 3", date(2024, 3, 31), None),
        ("đưa tỷ lệ thất thu xuống dưới 5% vào năm 2025", date(2025, 12, 31), None),
        ("trước quý II/2026", date(2026, 3, 31), None),
        # At the head of a line or a sentence.
        ("Hằng tuần công bố danh sách", None, "Hằng tuần"),
        ("Định kỳ 6 tháng, Sở Nội vụ tổng hợp", None, "Định kỳ 6 tháng"),
        ("Ngày 25 hằng tháng, phòng gửi số liệu", None, "hằng tháng"),
        ("Trước ngày 10 hằng tháng", None, "hằng tháng"),
        ("Hạn ngày 15/11/2025", date(2025, 11, 15), None),
        ("Hạn chót ngày 20/12", date(2023, 12, 20), None),
        ("Chậm nhất ngày 25/11/2025 gửi hồ sơ", date(2025, 11, 25), None),
        ("Muộn nhất ngày 05/12", date(2023, 12, 5), None),
        ("Trước ngày 20/11, các xã niêm yết danh sách", date(2023, 11, 20), None),
        ("Trước 17 giờ ngày 20/11 gửi danh sách", date(2023, 11, 20), None),
        ("Trước tháng 12 năm 2025", date(2025, 11, 30), None),
        ("Đến ngày 30/6/2026 bàn giao xong", date(2026, 6, 30), None),
        ("Cuối quý IV/2025 bàn giao", date(2025, 12, 31), None),
        ("Cuối tháng 11 nghiệm thu", date(2023, 11, 30), None),
        ("Trong năm 2026 khởi công", date(2026, 12, 31), None),
    ],
)
def test_a_due_date_is_its_last_day_or_its_rhythm(text, on, recurs):
    due = find_due(text, NOW)
    assert (due.on, due.recurs) == (on, recurs)
    assert text[due.start : due.end]


@pytest.mark.parametrize(
    "text",
    [
        "mở đợt cao điểm từ ngày 01/11/2023",
        "từ ngày 1/11 đến 5/12 mở đợt",
        "chịu trách nhiệm trước Chủ tịch UBND tỉnh",
        "Trước Chủ tịch UBND tỉnh, các sở cam kết",
        "Trước mắt rà soát quỹ đất",
        "Từ ngày 1/11 đến 5/12 mở đợt",
        "thanh toán trong 2 ngày làm việc",
        "báo cáo quý III",
        "thời gian tới",
    ],
)
def test_what_sets_no_day_has_no_due_date(text):
    assert find_due(text, NOW) is None


def test_a_due_date_without_any_year_stays_open():
    assert find_due("trước ngày 15/3", Today()).on is None


def test_years_are_those_that_the_text_names():
    assert years_in("năm 2021; tháng 8/2024; 2.050 hộ; ngày 29/8/2024") == [2021, 2024, 2024]
