"""Figures in the words of a task table: targets, due when their row is due."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text
from tiendo.reading.document import Document
from tiendo.reading.explaining import explain

ON = date(2026, 1, 10)
HEAD = (
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026\nTT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời hạn | Sản phẩm"
)


def table(*rows):
    lines = [f"{number} | {row}" for number, row in enumerate(rows, 1)]
    return read_text("\n".join([HEAD, *lines]), published_on=ON)


def told(reading):
    return [(str(f.role), str(f.value), f.unit, f.period) for f in reading.figures]


@pytest.mark.parametrize(
    ("due", "period"),
    [
        ("Trước ngày 30/9/2026", "2026-09-30"),
        ("15/11", "2026-11-15"),
        ("Quý IV/2026", "2026-Q4"),
        ("Quý II", "2026-Q2"),
        ("Tháng 6/2026", "2026-06"),
        ("Hằng quý", "2026"),
        ("", "2026"),
    ],
)
def test_a_quantity_of_a_task_is_a_target_due_with_its_row(due, period):
    text = f"Trồng mới 1.200 ha rừng | Sở Nông nghiệp | UBND các xã | {due} | Báo cáo"
    reading = table(text, "Rà soát hồ sơ | Sở Nội vụ | Các sở | Quý I/2026 | Tờ trình")
    assert told(reading) == [("target", "1200", "ha", period)]
    (figure,) = reading.figures
    at = figure.evidence
    assert reading.text[at.start : at.end] == at.quote
    assert at.quote == "Trồng mới 1.200 ha"
    assert at.place == "bảng 1, dòng 2, cột 2"


def test_every_cell_of_words_is_read_and_keeps_to_itself():
    reading = table(
        "Kết nạp ít nhất 120 đảng viên | Ban Tổ chức | Các đảng ủy | Quý IV/2026 | 45 hồ sơ",
        "Giải ngân tối thiểu 95% kế hoạch vốn | Sở Tài chính | Các sở | Quý III/2026 | Báo cáo",
    )
    assert told(reading) == [
        ("target", "120", "count", "2026-Q4"),
        ("target", "45", "count", "2026-Q4"),
        ("target", "95", "percent", "2026-Q3"),
    ]


def test_a_column_of_what_was_done_holds_results():
    text = (
        "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2025\n"
        "TT | Nhiệm vụ | Cơ quan chủ trì | Kết quả thực hiện\n"
        "1 | Trồng mới 1.200 ha rừng | Sở Nông nghiệp | Đã trồng 1.150 ha"
    )
    reading = read_text(text, published_on=ON)
    assert [(role, value) for role, value, *_ in told(reading)] == [
        ("target", "1200"),
        ("result", "1150"),
    ]


def test_numbers_of_papers_and_days_in_a_task_are_no_figures():
    reading = table(
        "Sơ kết 6 tháng thực hiện Quyết định số 12/QĐ-UBND ngày 5/1/2026 | Sở Nội vụ | Các sở | "
        "30/6 | Hội nghị"
    )
    assert reading.figures == ()
    assert len(reading.tasks) == 1


def test_a_number_of_a_task_is_explained_by_the_words_of_its_cell():
    text = f"{HEAD}\n1 | Trồng mới 1.200 ha rừng | Sở Nông nghiệp | Các xã | Quý II/2026 | Báo cáo"
    document = Document.of_text(text, published_on=ON)
    (told,) = explain(document, [text.index("1.200")])
    assert [number.quote for number in told.here] == ["1.200 ha"]
    assert told.here[0].figure.evidence.quote == "Trồng mới 1.200 ha"
