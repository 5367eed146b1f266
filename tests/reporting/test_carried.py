"""``tiendo check`` on a report of ours: each figure beside the very record that it is of."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.reporting.conftest import Province, as_file, gathered
from tests.reporting.test_refreshing import KEPT
from tiendo.checking import check_document
from tiendo.checking.finding import Finding, Severity
from tiendo.cli.main import main
from tiendo.facts.known import Known
from tiendo.reading import read
from tiendo.reading.document import Document
from tiendo.reading.formats import open_bytes
from tiendo.register.selectors import known_for
from tiendo.register.services import Registered
from tiendo.reporting.carried import known_figures
from tiendo.reporting.facts import Facts


def found_in(data: bytes, now: Facts) -> tuple[Document, list[Finding]]:
    """What is found in a report by the ids of its figures alone."""
    document = open_bytes(data, "bao-cao.docx")
    figures = known_figures(data, document.text, now)
    report = check_document(document, known=Known(figures=figures, present=True))
    return document, [one for one in report.findings if one.register is not None]


def test_every_figure_is_found_where_it_stands(report_file: bytes, nine_months: Facts) -> None:
    text = open_bytes(report_file, "bao-cao.docx").text
    figures = known_figures(report_file, text, nine_months)
    assert len(figures) > 250
    for one in figures:
        assert " ".join(text[one.start : one.end].split()) == " ".join(one.now.split())
        assert not one.typed
    assert {one.kind for one in figures} == {"amount", "verdict"}
    assert found_in(report_file, nine_months)[1] == []


def test_what_the_register_says_differently_now_is_an_error(
    report_file: bytes, province: Province
) -> None:
    document, found = found_in(report_file, province.later)
    said = {document.text[one.start : one.end]: one for one in found}
    one = said["ước đạt 1.806,4 tỷ đồng"]
    assert (one.check, one.severity) == ("figure-conflict", Severity.ERROR)
    assert one.suggestion == "đạt 1.811,2 tỷ đồng"
    assert one.register is not None
    assert "433-BC/TU" in one.register.source
    assert "1.811,2 tỷ đồng" in one.register.quote
    assert one.message.startswith("Thu ngân sách nhà nước trên địa bàn: ")


def test_a_figure_typed_over_is_found_with_what_the_register_says(
    province: Province, nine_months: Facts
) -> None:
    document, found = found_in(KEPT.read_bytes(), nine_months)
    assert [document.text[one.start : one.end] for one in found] == ["đạt 4.999 ha"]
    one = found[0]
    assert one.check == "figure-conflict"
    assert "gõ đè bằng tay; sổ ghi “đạt 4.126 ha”" in one.message
    assert one.suggestion == "đạt 4.126 ha"


@pytest.mark.parametrize(
    ("old", "new", "checks"),
    [
        ("đạt 4.126 ha", "4.126 ha", set()),  # the same in fewer words
        ("tăng 4,3%", "giảm 4,3%", {"figure-conflict"}),
        ("chậm tiến độ", "vượt kế hoạch", {"target-claim"}),
    ],
)
def test_it_is_held_by_what_it_says_not_how_long(
    old: str, new: str, checks: set[str], report_file: bytes, nine_months: Facts
) -> None:
    _, found = found_in(typed(report_file, old, new), nine_months)
    assert {one.check for one in found} == checks


def typed(data: bytes, old: str, new: str) -> bytes:
    """The first run that says ``old``, typed over."""
    opened = docx.Document(io.BytesIO(data))
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    node = next(node for node in opened.element.body.iter(tag) if node.text == old)
    node.text = new
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def test_a_late_report_is_held_by_its_records_not_by_likely_pairs(
    sample_register: list[Registered],
) -> None:
    """In February the register knows the whole year's values beside those of nine months."""
    late = gathered(as_of=date(2024, 2, 1))
    data = as_file(late)
    document = open_bytes(data, "bao-cao.docx")
    reading = read(document)
    known = known_for(reading, as_of=date(2024, 2, 1))
    figures = known_figures(data, document.text, late)
    report = check_document(document, reading=reading, known=replace(known, figures=figures))
    assert [(one.check, one.message) for one in report.findings] == []


def test_the_command_checks_the_figures_as_of_a_day(
    sample_register: list[Registered],
    report_file: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TIENDO_DATABASE", "sqlite://")  # there is one: that of the tests
    (tmp_path / "bao-cao.docx").write_bytes(typed(report_file, "đạt 4.126 ha", "đạt 4.999 ha"))
    name = str(tmp_path / "bao-cao.docx")
    assert main(["check", name, "--as-of", "2023-10-20", "--ignore", "layout"]) == 1
    told = capsys.readouterr().out
    assert "gõ đè bằng tay; sổ ghi “đạt 4.126 ha”" in told
    assert "theo sổ: " in told
    assert told.count("LỖI") == 1

    (tmp_path / "bao-cao.docx").write_bytes(report_file)
    assert main(["check", name, "--as-of", "2023-10-20", "--ignore", "layout"]) == 0


def test_a_report_of_another_register_is_said_not_to_be_checked(
    sample_bodies: None,
    report_file: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TIENDO_DATABASE", "sqlite://")
    (tmp_path / "bao-cao.docx").write_bytes(report_file)
    assert main(["check", str(tmp_path / "bao-cao.docx"), "--ignore", "layout"]) == 0
    assert "chưa soát được các số mang mã" in capsys.readouterr().err
