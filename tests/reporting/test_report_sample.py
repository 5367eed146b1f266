"""The sample province's reports: true to their sources, clean to the checker, the same twice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from tests.reporting.conftest import AS_OF, GOLDEN, LATE, ORIGIN, PERIOD, Province, asked, gathered
from tiendo.register.services import Registered
from tiendo.reporting.asked import Asked, ReportAskedWrongly
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.errors import NothingToReport, PeriodAhead
from tiendo.reporting.facts import Facts
from tiendo.reporting.pages import as_html
from tiendo.reporting.plain import as_text
from tiendo.reporting.refreshing import State, traced
from tiendo.reporting.sheets import as_xlsx


def same_as_golden(name: str, text: str, *, write: bool) -> None:
    path = GOLDEN / name
    if write:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


def canonical(data: bytes) -> str:
    """The main part in one spelling, a line each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    written: bytes = etree.tostring(root, method="c14n2")
    return written.decode().replace("</w:p>", "</w:p>\n")


def test_the_nine_months_read_as_reviewed(nine_months: Facts, write_golden: bool) -> None:
    made = report(nine_months, asked())
    same_as_golden("bao-cao-9-thang.txt", as_text(made), write=write_golden)


def test_a_reply_on_one_figure_is_laid_out_as_reviewed(
    nine_months: Facts, write_golden: bool
) -> None:
    made = report(nine_months, asked("state", target="27-nq-tu-2022-17"))
    data = as_docx(made, ORIGIN)
    same_as_golden("tra-loi.txt", as_text(made), write=write_golden)
    same_as_golden("tra-loi.document.xml", canonical(data), write=write_golden)


def test_every_figure_stands_on_a_sentence_of_a_registered_document(
    province: Province, nine_months: Facts, report_file: bytes
) -> None:
    figures = traced(report_file, nine_months)
    assert len(figures) > 250
    for one in figures:
        assert one.state is State.SAME, one
        assert one.sources, one
        for source in one.sources:
            assert source.quote in province.texts[source.slug]


def test_the_checker_finds_nothing_in_any_period_and_layout(province: Province) -> None:
    assert {key: found for key, found in province.found.items() if found} == {}


def test_the_same_register_and_day_give_the_same_bytes(nine_months: Facts) -> None:
    for form in (as_html, as_xlsx, lambda draft: as_docx(draft, ORIGIN)):
        once, twice = (form(report(nine_months, asked())) for _ in range(2))
        assert once == twice


def test_a_report_says_less_where_less_is_asked(nine_months: Facts) -> None:
    made = report(nine_months, asked(parts=("tasks", "overview"), tone="brief"))
    text = as_text(made)
    assert text.index("NHIỆM VỤ TRỌNG TÂM 3 THÁNG CUỐI NĂM 2023") < text.index("Đánh giá chung")
    assert "HẠN CHẾ" not in text
    assert not made.annex


def test_a_district_is_set_beside_its_province(province: Province) -> None:
    made = report(province.district, asked())
    assert "Thu ngân sách nhà nước trên địa bàn của tỉnh Sông Mai đạt 2.436,8 tỷ đồng." in as_text(
        made
    )
    over = [x for x in traced(as_docx(made, ORIGIN), province.district) if x.form == "above"]
    assert over
    assert all(one.state is State.SAME and one.sources for one in over)


def test_a_unit_reports_on_its_own_lines_only(nine_months: Facts) -> None:
    made = report(nine_months, asked(kind="unit", responsible="Sở Y tế"))
    assert "chỉ tiêu do Sở Y tế chủ trì" in made.title
    assert "Trong 3 chỉ tiêu" in as_text(made)


def test_what_has_no_record_is_left_out_and_said(province: Province) -> None:
    made = report(province.facts["2023-Q1", date(2023, 4, 10)], asked())
    assert any("nguyên nhân" in note for note in made.notes)
    assert "Nguyên nhân" not in as_text(made)


def test_nine_months_stay_nine_months_when_the_year_is_over(
    province: Province, nine_months: Facts
) -> None:
    late, then = province.facts[PERIOD, LATE], {x.ref: x.score.value for x in nine_months.lines}
    same = [x for x in late.lines if x.score.period == PERIOD]
    assert len(same) > 20
    assert [x.ref for x in same if x.score.value != then[x.ref]] == []
    assert {x.score.period for x in late.lines if x.score.period} <= {PERIOD, "2023", "2022"}


def test_what_is_not_there_is_refused(nine_months: Facts) -> None:
    with pytest.raises(NothingToReport, match="phạm vi"):
        report(nine_months, asked(responsible="Sở Không Có"))
    with pytest.raises(ReportAskedWrongly, match="Không có phần “phu-luc”"):
        Asked(parts=("phu-luc",))


def test_a_period_without_a_figure_is_refused(nine_months: Facts) -> None:
    blank = [
        replace(one, score=replace(one.score, value=None, result="", period=None, status=None))
        for one in nine_months.lines
    ]
    with pytest.raises(NothingToReport, match="chưa có số liệu nào của kỳ 2023-9M"):
        report(replace(nine_months, lines=tuple(blank)), asked())


def test_a_period_that_has_not_begun_is_refused(sample_register: list[Registered]) -> None:
    with pytest.raises(PeriodAhead, match="chưa bắt đầu"):
        gathered("2024-Q1", AS_OF)
