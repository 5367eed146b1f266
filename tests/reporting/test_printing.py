"""Charts as they are printed, files that come in one go, and profiles that need no second start."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.reporting.conftest import AS_OF, ORIGIN, asked
from tiendo.reading.formats.converting import build_of, write_settings
from tiendo.reporting.annex import chart
from tiendo.reporting.asked import Asked, Head
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx, text_of
from tiendo.reporting.draft import Bar, Chart
from tiendo.reporting.drawing import SPACE, as_svg, frame_of, halved
from tiendo.reporting.errors import OfficeMissing
from tiendo.reporting.files import as_file, as_files
from tiendo.reporting.pages import as_html
from tiendo.reporting.timeless import profile

if TYPE_CHECKING:
    from tiendo.reporting.facts import Facts

MANY = Chart(
    title="Biểu đồ",
    says="",
    bars=tuple(Bar(name=f"Chỉ tiêu {n}", value=Decimal(n)) for n in range(40)),
)


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in etree.fromstring(svg.encode()).iter(f"{{{SPACE}}}text")]


def test_a_drawing_names_every_bar_with_its_number(nine_months: Facts) -> None:
    drawn = chart(nine_months)
    assert drawn is not None
    found = texts(as_svg(drawn, 252))
    assert drawn.title in found
    assert {bar.name for bar in drawn.bars} <= set(found)
    assert "98,2" in found
    assert set(texts(as_svg(MANY, 252))) >= {bar.name for bar in MANY.bars}


def test_nothing_of_a_drawing_stands_outside_of_it() -> None:
    long = Bar(name="Tỷ lệ " + "dân số nông thôn được sử dụng nước sạch " * 4, value=Decimal(1700))
    drawn = replace(MANY, bars=(*MANY.bars, long))
    frame = frame_of(drawn, 165)
    assert frame.across(Decimal(1700)) < frame.width
    assert frame.down(len(drawn.bars) - 1) < frame.height
    assert frame.last >= 1700
    assert len(halved(long.name)) == 2


def test_the_pages_to_be_printed_hold_pictures_and_the_file_to_be_edited_charts(
    nine_months: Facts,
) -> None:
    draft = report(nine_months, asked())
    live = zipfile.ZipFile(io.BytesIO(as_docx(draft, ORIGIN))).namelist()
    printed = zipfile.ZipFile(io.BytesIO(as_docx(draft, None, live=False))).namelist()
    assert "word/charts/chart1.xml" in live
    assert not any(name.endswith(".svg") for name in live)
    assert "word/media/chart1.svg" in printed
    assert not any("charts" in name or "customXml" in name for name in printed)


def test_several_forms_in_one_go_are_those_of_each(nine_months: Facts) -> None:
    draft = report(nine_months, asked())
    found = as_files(draft, ORIGIN, ("docx", "text", "docx"))
    assert list(found) == ["docx", "text"]
    assert found["docx"] == as_file(draft, ORIGIN, "docx")


def test_pages_and_word_file_in_one_go(nine_months: Facts) -> None:
    draft = report(nine_months, asked())
    if not shutil.which("soffice"):
        with pytest.raises(OfficeMissing):
            as_files(draft, ORIGIN, ("docx", "pdf"))
        return
    found = as_files(draft, ORIGIN, ("docx", "pdf"))
    assert found["pdf"] == as_file(draft, ORIGIN, "pdf")
    assert found["docx"] == as_file(draft, ORIGIN, "docx")


def test_a_profile_says_which_build_it_is_of(tmp_path: Path) -> None:
    program = tmp_path / "program" / "soffice"
    program.parent.mkdir()
    program.write_text("")
    assert build_of(str(program)) == ""
    (program.parent / "versionrc").write_text("[Version]\nbuildid=40(Build:2)\nUpdateID=x\n")
    write_settings(tmp_path / "profile", str(program))
    said = (tmp_path / "profile/user/extensions/buildid").read_text()
    assert said == "40(Build:2)"


def test_a_signature_never_stands_alone(nine_months: Facts) -> None:
    text = text_of(report(nine_months, asked()))
    last, _, after = text.rpartition("./.")
    assert "<w:keepNext/>" in last[last.rindex("<w:p>") :]
    assert after.partition("<w:tbl>")[0].count("<w:keepNext/>") == 1


def test_the_page_keeps_the_room_of_a_number_and_turns_its_annex(nine_months: Facts) -> None:
    page = as_html(report(nine_months, Asked(head=Head(system="party", code="TU")))).decode()
    assert '<p class="num">Số        -BC/TU</p>' in page
    assert '<div class="annex"><div class="scroll" tabindex="0"' in page
    assert "@page wide{size:A4 landscape}" in page


def test_a_moment_that_packs_longer_gives_the_same_file_and_places(nine_months: Facts) -> None:
    if not shutil.which("soffice"):
        with pytest.raises(OfficeMissing):
            as_file(report(nine_months, asked()), ORIGIN, "pdf")
        return
    made = as_file(report(nine_months, asked()), ORIGIN, "pdf")
    others = {profile(made, date(1990 + n, 1 + n % 12, 1 + n % 28)) for n in range(60)}
    assert len({len(one) for one in others}) > 1
    assert {profile(one, AS_OF) for one in others} == {profile(made, AS_OF)}
    for one in [made, *others]:
        table = one[one.rindex(b"\nxref\n") :]
        assert int(re.search(rb"startxref\n(\d+)", table)[1]) == one.rindex(b"\nxref\n") + 1
        for number, place in enumerate(re.findall(rb"(?m)^(\d{10}) \d{5} n", table), 1):
            assert one[int(place) :].startswith(b"%d 0 obj" % number)
