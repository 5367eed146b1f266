"""Checks of layout find what is planted in Word files, and nothing in right ones."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest

from evaluation.planting.layouts import Made, documents, planted
from tiendo.checking import Report, check_bytes, check_document, check_text
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.registry import Check, chosen
from tiendo.reading.document import Document
from tiendo.reading.layout import sheet_of
from tiendo.vocabulary.layouts import rulebook

PLANTED = tuple(planted(1, 41))
MANY = (*PLANTED, *planted(2, 44))
RIGHT = tuple(documents(10, 43))
CHECKS = chosen(["layout"])
RESAVED = sorted((Path(__file__).parent / "resaved").glob("*.docx"))


@cache
def findings(made: Made) -> tuple[Finding, ...]:
    return report(made.data, made.name).findings


def every(check: str) -> list[Made]:
    """Slips of a check in documents of both systems."""
    return [made for made in MANY if made.check == check]


def report(data: bytes, name: str = "du-thao.docx", **options: object) -> Report:
    return check_bytes(data, name)


def paragraphs(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("made", PLANTED, ids=lambda made: made.slip)
def test_a_slip_of_layout_is_found_and_nothing_else(made: Made) -> None:
    found = report(made.data, made.name)
    assert {one.check for one in found.findings} == {made.check}
    for one in found.findings:
        assert 0 <= one.start < one.end <= len(found.text)
        assert "phải là" in one.message
        assert "must be" in one.message_en
        assert ("Nghị định 30" in one.message) or ("36-HD/VPTW" in one.message)


@pytest.mark.parametrize("made", RIGHT, ids=lambda made: made.name)
def test_a_right_document_raises_nothing(made: Made) -> None:
    found = report(made.data, made.name)
    assert found.findings == ()
    assert found.coverage.layout is not None
    assert found.coverage.layout.why is None


@pytest.mark.parametrize("path", RESAVED, ids=lambda path: path.stem)
def test_what_libreoffice_saved_again_is_judged_the_same(path: Path) -> None:
    found = {one.check for one in report(path.read_bytes(), path.name).findings}
    check = path.stem.partition(".")[0]
    assert found == ({check} if check.startswith("layout-") else set())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_example_of_a_check_of_layout_is_what_a_slip_is_told_as(check: Check) -> None:
    assert check.rule
    assert check.right
    assert check.says.endswith(".")
    told = [one.message for made in every(check.id) for one in findings(made)]
    assert any(message.startswith(check.wrong) for message in told)


def test_what_no_page_of_the_rule_showed_is_only_a_warning() -> None:
    margins = every("layout-margins")
    severities = {
        (one.severity, "36-HD" in one.message) for made in margins for one in findings(made)
    }
    assert severities == {(Severity.ERROR, False), (Severity.WARNING, True)}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("Thu ngân sách đạt 4.200 tỷ đồng.", "Chi ngân sách đạt 3.900 tỷ đồng."), "phần đầu"),
        (
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "Báo cáo năm."),
            "cả Quốc hiệu",
        ),
        (
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 06/2024/QĐ-UBND", "QUYẾT ĐỊNH"),
            "quy phạm pháp luật",
        ),
        (
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
             "Số: 12/BC-UBND", "Sông Mai, ngày 05 tháng 12 năm 2018", "BÁO CÁO", "Kết quả năm."),
            "không thuộc thời gian",
        ),
    ],
)  # fmt: skip
def test_a_draft_whose_rules_are_not_known_says_so_and_raises_nothing(
    lines: tuple[str, ...], why: str
) -> None:
    found = report(paragraphs(*lines))
    assert [one for one in found.findings if one.check.startswith("layout-")] == []
    assert found.coverage.layout is not None
    assert why in (found.coverage.layout.why or "")


def test_text_has_no_layout() -> None:
    found = check_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBáo cáo năm 2023 của tỉnh.")
    assert found.findings == ()
    assert found.as_json()["coverage"]["layout"]["why"] == "chỉ soát tệp DOCX"


def test_without_checks_of_layout_nothing_is_said_of_it() -> None:
    text = Document.of_text("Báo cáo năm 2023 của tỉnh.", name="-")
    found = check_document(text, checks=chosen(["ratio"]))
    assert found.coverage.layout is None


def test_a_missing_heading_is_told_where_the_symbol_asks_for_one() -> None:
    found = report(
        paragraphs(
            "ỦY BAN NHÂN DÂN", "Số: 12/BC-UBND", "Sông Mai, ngày 05 tháng 12 năm 2023", "BÁO CÁO",
            "Kết quả thực hiện nhiệm vụ của tỉnh.",
        )
    )  # fmt: skip
    told = [one.message for one in found.findings if one.check == "layout-heading"]
    assert any(message.startswith("Quốc hiệu: không có") for message in told)


def test_the_number_of_a_union_asks_for_no_heading_of_the_party() -> None:
    found = report(
        paragraphs(
            "TỈNH ĐOÀN SÔNG MAI", "Số 12-BC/ĐTN", "Sông Mai, ngày 05 tháng 12 năm 2023", "BÁO CÁO",
            "Kết quả công tác đoàn và phong trào thanh niên.",
        )
    )  # fmt: skip
    assert [one for one in found.findings if one.check.startswith("layout-")] == []


def test_a_slip_of_layout_and_one_of_figures_in_one_paragraph_are_both_told() -> None:
    made = next(one for one in PLANTED if one.slip == "body-small")
    document = docx.Document(io.BytesIO(made.data))
    body = next(p for p in document.paragraphs if p.text.startswith(("Công tác", "Điều 1")))
    body.runs[-1].text += " Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."
    buffer = io.BytesIO()
    document.save(buffer)
    checks = {one.check for one in report(buffer.getvalue()).findings}
    assert checks == {"layout-size", "ratio-percent"}


def test_a_draft_whose_looks_are_damaged_is_still_checked_for_the_rest() -> None:
    buffer = io.BytesIO(RIGHT[0].data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/theme/theme0.xml", b"<broken")
    found = report(buffer.getvalue())
    assert found.coverage.layout is not None
    assert "bị hỏng" in (found.coverage.layout.why or "")


def test_a_rulebook_holds_from_its_day() -> None:
    state = rulebook("state")
    assert not state.in_force(date(2020, 3, 4))
    assert state.in_force(date(2020, 3, 5))
    assert state.in_force(None)


def test_only_a_word_file_has_a_sheet() -> None:
    assert sheet_of(b"%PDF-1.7 ...", "a.pdf") is None
    assert sheet_of("Văn bản".encode(), "a.txt") is None
    assert sheet_of(RIGHT[0].data, "a.docx") is not None
