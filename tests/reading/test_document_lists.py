"""Documents named in one list: numbers that share their letters, and bare ones."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.facts.items import CitedDocument
from tiendo.reading.document import Document
from tiendo.reading.rules.documents import documents


def read(text):
    found = documents(Document.of_text(text))
    return [item for item in found if isinstance(item, CitedDocument)]


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("Triển khai các Chỉ thị số 14, 15, 16-CT/TU.", "directive", ["14-CT/TU", "15-CT/TU", "16-CT/TU"]),
        ("Ban hành các Quyết định số 14, 15 và 16-QĐ/HU.", "decision", ["14-QĐ/HU", "15-QĐ/HU", "16-QĐ/HU"]),
        ("Thông qua các Nghị quyết số 05 và 06/NQ-HĐND.", "resolution", ["05/NQ-HĐND", "06/NQ-HĐND"]),
        ("Ban hành Quyết định số 12, 13/2025/QĐ-UBND.", "decision", ["12/2025/QĐ-UBND", "13/2025/QĐ-UBND"]),
        ("Theo Thông báo số 102 và số 103-TB/TU.", "notice", ["102-TB/TU", "103-TB/TU"]),
        ("Quán triệt các Chỉ thị 05, 06-CT/TW.", "directive", ["05-CT/TW", "06-CT/TW"]),
        ("Theo Công văn số 812, 813/UBND-KT.", "other", ["812/UBND-KT", "813/UBND-KT"]),
        ("Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị.", "resolution", ["57", "59", "66", "68"]),
    ],
)  # fmt: skip
def test_every_number_of_a_list_is_a_document(text, kind, numbers):
    assert [(item.kind, item.number) for item in read(text)] == [(kind, n) for n in numbers]


def test_what_is_said_of_the_last_holds_for_the_list_but_its_title_is_its_own():
    found = read("Theo các Nghị quyết số 14, 15-NQ/TU ngày 12/3/2024 của Tỉnh ủy về du lịch.")
    assert {(item.issued_on, item.issuer) for item in found} == {(date(2024, 3, 12), "Tỉnh ủy")}
    assert [item.title for item in found] == [None, "về du lịch"]
    assert found[0].evidence.quote == "Nghị quyết số 14, 15-NQ/TU"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Trong hai ngày 14, 15-QĐ/TU có hiệu lực.", ["15-QĐ/TU"]),
        ("Kết nạp 14, 15/NQ-HĐND được thông qua.", ["15/NQ-HĐND"]),
        ("Các Quyết định số 10/QĐ-TTg, 11/QĐ-TTg.", ["10/QĐ-TTg", "11/QĐ-TTg"]),
        ("Thực hiện Chỉ thị 05, 40 đảng viên được khen.", ["05"]),
        ("Tại Điều 14, 15 và 16 Quy định số 37-QĐ/TW.", ["37-QĐ/TW"]),
    ],
)  # fmt: skip
def test_numbers_that_belong_to_something_else_are_no_documents(text, numbers):
    assert [item.number for item in read(text)] == numbers
