"""An edited report comes back: what a person wrote is known, and stands in the next report."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path

import docx
import pytest

from tests.reporting.conftest import ORIGIN, Province, asked
from tests.reporting.test_refreshing import HERE, PYTHON, has_uno
from tiendo.cli.main import main
from tiendo.reading.formats import open_bytes
from tiendo.register.services import Registered
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.facts import Facts
from tiendo.reporting.refreshing import State, refreshed, traced
from tiendo.reporting.returned import kept_in, returned

MINE = "Đoạn do người viết: tỉnh đề nghị Trung ương hỗ trợ hạ tầng."
FIRST = "Các chỉ tiêu đạt và vượt kế hoạch:"


def edited(data: bytes) -> bytes:
    """A paragraph and a table added, one deleted, one reworded, a figure typed over."""
    made = docx.Document(io.BytesIO(data))
    body = made.paragraphs
    opening = next(p for p in body if "báo cáo kết quả" in p.text)
    opening.insert_paragraph_before(MINE)
    gone = next(p for p in body if p.text.startswith(FIRST))
    gone._p.getparent().remove(gone._p)
    heading = next(p for p in body if "Lâm nghiệp" in p.text)
    heading.text = heading.text.replace("Lâm nghiệp", "Phát triển rừng")
    for node in made.element.body.iter(f"{{{W}}}t"):
        if node.text == "đạt 4.126 ha":
            node.text = "đạt 4.999 ha"
            break
    grid = made.add_table(2, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text, grid.cell(1, 0).text = "Nội dung", "Ghi chú", "Cầu"
    heading._p.addprevious(grid._tbl)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def again(data: bytes, facts: Facts) -> bytes:
    from dataclasses import replace

    back = returned(data)
    assert back is not None
    kept = kept_in(report(facts, asked()), back, facts)
    return as_docx(kept.draft, replace(ORIGIN, marks=kept.gone))


def text_of(data: bytes) -> str:
    return open_bytes(data, "bao-cao.docx").text


def test_a_report_that_nobody_touched_has_nothing_of_a_person(report_file: bytes) -> None:
    back = returned(report_file)
    assert back is not None
    assert back.as_json() == {"written": [], "removed": 0, "typed": []}
    assert len(back.origin.marks) > 80


def test_new_figures_make_no_paragraph_a_persons(report_file: bytes, province: Province) -> None:
    back = returned(refreshed(report_file, province.later).data)
    assert back is not None
    assert back.written == ()
    assert back.removed == ()


def test_what_a_person_wrote_took_out_and_typed_over_is_known(report_file: bytes) -> None:
    back = returned(edited(report_file))
    assert back is not None
    assert MINE in back.written
    assert any("Phát triển rừng" in words for words in back.written)
    assert {"Nội dung", "Ghi chú", "Cầu"} <= set(back.written)
    assert len(back.written) == 5
    assert len(back.removed) == 2
    assert [one.text for one in back.typed] == ["đạt 4.999 ha"]


def test_the_next_report_keeps_it_and_brings_figures_up_to_date(
    report_file: bytes, province: Province
) -> None:
    made = again(edited(report_file), province.later)
    text = text_of(made)
    assert text.index(MINE) < text.index("báo cáo kết quả")
    assert FIRST not in text
    assert "Phát triển rừng" in text
    assert text.count("Diện tích rừng trồng mới đạt 4.999 ha") == 1
    assert text.index("Cầu") < text.index("Phát triển rừng")
    assert "đạt 1.811,2 tỷ đồng" in text
    assert "ước đạt 1.806,4 tỷ đồng" not in text
    states = {one.state for one in traced(made, province.later)}
    assert states == {State.SAME}

    third = again(made, province.later)
    assert text_of(third) == text
    back = returned(third)
    assert back is not None
    assert MINE in back.written
    assert len(back.written) == 6  # the paragraph with the typed figure is a person's now


def test_an_untouched_report_goes_on_as_a_new_one_would_be(
    report_file: bytes, province: Province
) -> None:
    fresh = as_docx(report(province.later, asked()), ORIGIN)
    assert text_of(again(report_file, province.later)) == text_of(fresh)


def test_another_period_keeps_paragraphs_but_no_typed_figures(
    report_file: bytes, province: Province
) -> None:
    from datetime import date

    text = text_of(again(edited(report_file), province.facts["2023", date(2024, 1, 31)]))
    assert MINE in text
    assert "NĂM 2023" in text
    assert "4.999" not in text


@pytest.mark.parametrize("office", [False, *([True] if has_uno() else [])])
def test_it_holds_through_libreoffice_too(
    office: bool, report_file: bytes, province: Province, tmp_path: Path
) -> None:
    data = report_file
    if office:
        given, out, edits = tmp_path / "a.docx", tmp_path / "b.docx", tmp_path / "e.json"
        given.write_bytes(data)
        edits.write_text(json.dumps([["type", "phát triển", "phát triển"]]), encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        command = [PYTHON, str(HERE / "office_edits.py"), str(given), str(out), str(edits)]
        subprocess.run(command, check=True, env=environment, timeout=180)
        data = out.read_bytes()
    back = returned(data)
    assert back is not None
    assert back.as_json() == {"written": [], "removed": 0, "typed": []}
    assert text_of(again(data, province.later)) == text_of(again(report_file, province.later))


def test_the_command_goes_on_from_an_edited_report(
    sample_register: list[Registered],
    report_file: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "sua.docx").write_bytes(edited(report_file))
    out = tmp_path / "moi.docx"
    command = ["report", "--as-of", "2023-10-20", "-o", str(out)]
    assert main([*command, "--from", str(tmp_path / "sua.docx")]) == 0
    said = capsys.readouterr().err
    assert "giữ 2 đoạn, 1 bảng của người viết; 1 đoạn có số gõ tay; để nguyên 2 đoạn đã bỏ" in said
    assert MINE in text_of(out.read_bytes())
    assert main(command) == 2
    assert "Chưa nêu kỳ báo cáo" in capsys.readouterr().err
