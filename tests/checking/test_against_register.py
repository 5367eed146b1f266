"""Drafts beside the register: what contradicts it, and what must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tiendo.checking import Report, check_document
from tiendo.checking.finding import Finding, Severity
from tiendo.facts.reading import Reading
from tiendo.reading import read
from tiendo.reading.document import Document
from tiendo.reading.formats import open_bytes
from tiendo.register.selectors import known_for

pytestmark = pytest.mark.django_db


def beside(document: Document, *, as_of: date, sha256: str | None = None) -> Report:
    """The report on a document beside the register; with another ``sha256`` it is a new file."""
    if sha256:
        document = replace(document, source=replace(document.source, sha256=sha256))
    reading: Reading = read(document)
    return check_document(document, reading=reading, known=known_for(reading, as_of=as_of))


def opened(sample: Path, name: str) -> Document:
    path = sample / "documents" / name
    return open_bytes(path.read_bytes(), path.name)


def said(report: Report, *checks: str) -> list[Finding]:
    return [one for one in report.findings if one.register is not None and one.check in checks]


@pytest.mark.usefixtures("sample_register")
def test_the_press_piece_that_swapped_two_digits_contradicts_the_report(sample: Path) -> None:
    document = opened(sample, "2023-12-27-bao-chi-thu-ngan-sach.html")
    report = beside(document, as_of=date(2023, 12, 27))
    values = said(report, "figure-conflict")
    assert "2.241 tỷ đồng" in {report.text[one.start : one.end] for one in values}
    one = next(one for one in values if report.text[one.start : one.end] == "2.241 tỷ đồng")
    assert one.severity is Severity.ERROR
    assert one.register is not None
    assert "456-BC/TU" in one.register.source
    assert one.suggestion == "2.412 tỷ đồng"


@pytest.mark.usefixtures("sample_register")
def test_the_july_news_that_swapped_the_exports_contradicts_the_report(sample: Path) -> None:
    document = opened(sample, "2023-07-06-tin-so-ket-6-thang.html")
    report = beside(document, as_of=date(2023, 7, 6))
    found = {report.text[one.start : one.end] for one in said(report, "figure-conflict")}
    assert "263,8 triệu USD" in found


@pytest.mark.usefixtures("sample_register")
@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-10-05-bao-cao-9-thang-2023.docx", date(2023, 10, 5)),
        ("2023-12-18-bao-cao-nam-2023.docx", date(2023, 12, 18)),
        ("2023-06-30-bao-cao-6-thang-2023.docx", date(2023, 6, 30)),
        ("2022-12-06-nghi-quyet-27-nq-tu.docx", date(2022, 12, 6)),
        ("2023-12-22-nghi-quyet-39-nq-tu.docx", date(2023, 12, 22)),
    ],
)
def test_a_registered_document_does_not_contradict_itself_nor_the_past(
    name: str, day: date, sample: Path
) -> None:
    for sha256 in (None, "0" * 64):  # the same file, and a later version of it
        report = beside(opened(sample, name), as_of=day, sha256=sha256)
        errors = [one for one in report.findings if one.severity is Severity.ERROR]
        assert errors == []


@pytest.mark.usefixtures("sample_register")
def test_what_was_not_known_yet_is_not_held_against_a_draft(sample: Path) -> None:
    document = opened(sample, "2023-12-27-bao-chi-thu-ngan-sach.html")
    early = beside(document, as_of=date(2023, 6, 1))
    assert said(early, "figure-conflict") == []


@pytest.mark.usefixtures("sample_register")
def test_a_cited_number_with_another_date_than_the_registers_is_found() -> None:
    text = "Thực hiện Báo cáo số 456-BC/TU ngày 08/12/2023 của Tỉnh ủy."
    document = Document.of_text(text, published_on=date(2023, 12, 28))
    report = beside(document, as_of=date(2023, 12, 28))
    (one,) = said(report, "document-conflict")
    assert one.computed == "2023-12-18"


@pytest.mark.usefixtures("sample_register")
def test_a_unit_a_thousand_times_too_small_is_told_as_a_unit() -> None:
    text = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 2.412 triệu đồng."
    report = beside(Document.of_text(text), as_of=date(2023, 12, 28))
    assert [one.check for one in said(report, "unit-scale", "figure-conflict")] == ["unit-scale"]


@pytest.mark.usefixtures("sample_register")
def test_few_queries_whatever_the_draft_holds(
    sample: Path, django_assert_max_num_queries: object
) -> None:
    reading = read(opened(sample, "2023-12-18-bao-cao-nam-2023.docx"))
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        known_for(reading, as_of=date(2023, 12, 18))
