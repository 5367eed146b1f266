"""An office's own template: its words and looks stay, ours stand where it says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT

from tests.reporting.conftest import ORIGIN, asked
from tiendo.errors import TiendoError
from tiendo.reading.formats import open_bytes
from tiendo.reporting.compose import report
from tiendo.reporting.docx.template import in_template
from tiendo.reporting.errors import TemplateLacks
from tiendo.reporting.facts import Facts
from tiendo.reporting.package import origin_of
from tiendo.reporting.refreshing import State, refreshed


def template(*, annex: bool = True) -> bytes:
    """Made as a clerk would: a mark cut into runs by its looks, a landscape section behind."""
    made = docx.Document()
    made.add_paragraph("VĂN PHÒNG TỈNH ỦY SÔNG MAI")
    title = made.add_paragraph("Báo cáo số {{so}}: ")
    for piece, bold in (("{{tri", True), ("ch-yeu", False), ("}} (dự thảo)", True)):
        title.add_run(piece).bold = bold
    made.add_paragraph("{{noi-dung}}")
    made.add_paragraph("Người ký: {{nguoi-ky}}")
    if annex:
        section = made.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        made.add_paragraph("{{phu-luc}}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_report_stands_in_the_template_with_live_figures(nine_months: Facts) -> None:
    given = template()
    data = in_template(report(nine_months, asked()), ORIGIN, given)
    text = open_bytes(data, "bao-cao.docx").text
    assert "VĂN PHÒNG TỈNH ỦY SÔNG MAI" in text
    assert "Báo cáo số 412-BC/TU: Kết quả thực hiện các chỉ tiêu 9 tháng đầu năm 2023" in text
    assert "tâm 3 tháng cuối năm 2023 (dự thảo)" in text
    assert "{{" not in text
    assert text.index("HẠN CHẾ, NGUYÊN NHÂN") < text.index("Người ký: Hoàng Thị Mến")
    result = refreshed(data, nine_months)
    assert len(result.figures) > 250
    assert {one.state for one in result.figures} == {State.SAME}
    assert origin_of(data) is not None
    assert docx.Document(io.BytesIO(data)).inline_shapes[0].height > 0
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(io.BytesIO(given)) as old:
        assert set(old.namelist()) < set(package.namelist())
        assert package.testzip() is None


def test_a_template_without_the_mark_is_refused(nine_months: Facts) -> None:
    with pytest.raises(TemplateLacks, match="phu-luc"):
        in_template(report(nine_months, asked()), ORIGIN, template(annex=False))


def test_what_is_no_template_is_refused_by_name(tmp_path: Path) -> None:
    from tiendo.cli.report import template_of

    (tmp_path / "hong.docx").write_bytes(b"khong phai docx")
    docx.Document().save(str(tmp_path / "trong.docx"))
    for name, why in (
        ("khong.docx", "Không có tệp này"),
        ("hong.docx", "hỏng"),
        ("trong.docx", "noi-dung"),
    ):
        with pytest.raises(TiendoError, match=why) as found:
            template_of(str(tmp_path / name))
        assert name in str(found.value)
    assert template_of("") == b""
