"""How a Word file is laid out: effective looks, whoever says them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfiles import cell, p, r, table, word_file

from tiendo.reading.formats.package import Package
from tiendo.reading.layout import Paragraph, Run, Sheet, lay
from tiendo.reading.layout.values import mm, twips

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def style(name: str, *, run: str = "", form: str = "", based: str = "", kind: str = "paragraph",
          usual: bool = False) -> str:  # fmt: skip
    said = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if usual else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{mark}><w:name w:val="{name}"/>{said}'
        f"<w:pPr>{form}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def sheet(body: str, **parts: str) -> Sheet:
    return lay(Package(word_file(body, **parts))).sheet


def first(body: str, **parts: str) -> tuple[Paragraph, Run]:
    paragraph = sheet(body, **parts).paragraphs[0]
    return paragraph, paragraph.runs[0]


def test_where_nobody_says_anything_words_own_defaults_hold() -> None:
    paragraph, run = first(p("Chữ"))
    assert (run.size, run.fonts, run.bold, run.colour) == (10, ("Times New Roman",), False, "auto")
    assert (paragraph.align, paragraph.first, paragraph.lines) == ("left", 0, 1)


def test_defaults_of_the_document_then_the_usual_style_then_the_run_itself() -> None:
    styles = DEFAULTS + style("Normal", run='<w:sz w:val="28"/>', usual=True)
    _, run = first(p("Chữ"), styles=styles)
    assert (run.size, run.fonts) == (14, ("Calibri",))
    _, run = first(p("Chữ", run='<w:sz w:val="25"/>'), styles=styles)
    assert run.size == Decimal("12.5")


def test_the_nearest_of_a_chain_of_styles_holds() -> None:
    styles = (
        DEFAULTS
        + style("A", run='<w:sz w:val="30"/><w:b/>', form='<w:jc w:val="center"/>')
        + style("B", run='<w:sz w:val="26"/>', based="A")
    )
    paragraph, run = first(p("Chữ", properties='<w:pStyle w:val="B"/>'), styles=styles)
    assert (run.size, run.bold, paragraph.align) == (13, True, "center")


def test_switches_of_two_styles_cancel_each_other_and_the_run_itself_decides() -> None:
    styles = style("A", run="<w:b/>") + style("C", run="<w:b/>", kind="character")
    form, look = '<w:pStyle w:val="A"/>', '<w:rStyle w:val="C"/>'
    assert first(p("Chữ", form), styles=styles)[1].bold is True
    assert first(p("Chữ", form, look), styles=styles)[1].bold is False
    assert first(p("Chữ", form, look + "<w:b/>"), styles=styles)[1].bold is True
    assert first(p("Chữ", form, '<w:b w:val="0"/>'), styles=styles)[1].bold is False


def test_a_circle_of_styles_ends() -> None:
    styles = style("A", based="B") + style("B", based="A", run='<w:sz w:val="26"/>')
    assert first(p("Chữ", '<w:pStyle w:val="A"/>'), styles=styles)[1].size == 13


def test_plain_and_marked_letters_may_have_two_fonts() -> None:
    look = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    assert first(p("Chữ", run=look))[1].fonts == ("Arial", "Times New Roman")


def test_a_style_of_a_table_stands_below_the_paragraphs_own() -> None:
    styles = style("T", run='<w:sz w:val="20"/>', form='<w:jc w:val="right"/>', kind="table")
    styles += style("P", form='<w:jc w:val="center"/>')
    grid = table(cell("Chữ"), properties='<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>')
    paragraph = sheet(grid, styles=styles).paragraphs[0]
    assert (paragraph.align, paragraph.runs[0].size) == ("right", 10)
    assert paragraph.place is not None
    named = grid.replace("<w:pPr></w:pPr>", '<w:pPr><w:pStyle w:val="P"/></w:pPr>')
    assert sheet(named, styles=styles).paragraphs[0].align == "center"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ('<w:ind w:firstLine="567"/>', "10.00"),
        ('<w:ind w:firstLine="720"/>', "12.70"),
        ('<w:ind w:left="720" w:hanging="720"/>', "0.00"),
        ('<w:ind w:start="567"/>', "10.00"),
        ("", "0.00"),
    ],
)
def test_where_a_first_line_begins(form: str, begins: str) -> None:
    assert first(p("Chữ", form))[0].first == Decimal(begins)


def test_a_tab_moves_a_first_line_to_the_next_stop_and_spaces_to_nobody_knows() -> None:
    tabbed = "<w:p><w:r><w:tab/><w:t>Chữ</w:t></w:r></w:p>"
    assert first(tabbed)[0].first == Decimal("12.70")
    assert first(tabbed, settings='<w:defaultTabStop w:val="567"/>')[0].first == Decimal("10.00")
    own = '<w:tabs><w:tab w:val="left" w:pos="300"/></w:tabs>'
    assert first(tabbed.replace("<w:r>", f"<w:pPr>{own}</w:pPr><w:r>", 1))[0].first is None
    assert first(p("     Chữ"))[0].first is None


@pytest.mark.parametrize(
    ("spacing", "after", "lines"),
    [
        ('<w:spacing w:after="120" w:line="360" w:lineRule="auto"/>', "6", "1.5"),
        ('<w:spacing w:after="120" w:afterAutospacing="1"/>', "14", "1"),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', "0", None),
        ('<w:spacing w:line="276"/>', "0", "1.15"),
    ],
)
def test_spaces_between_lines_and_paragraphs(spacing: str, after: str, lines: str | None) -> None:
    paragraph = first(p("Chữ", spacing))[0]
    assert paragraph.after == Decimal(after)
    assert paragraph.lines == (None if lines is None else Decimal(lines))


@pytest.mark.parametrize(
    ("said", "align"),
    [("start", "left"), ("end", "right"), ("both", "both"), ("distribute", "both"), ("x", "left")],
)
def test_sides_by_their_old_and_new_names(said: str, align: str) -> None:
    assert first(p("Chữ", f'<w:jc w:val="{said}"/>'))[0].align == align


def test_deleted_and_hidden_words_are_not_laid_out_and_capitals_are_as_they_print() -> None:
    body = f"<w:p><w:del>{r('cũ')}</w:del><w:ins>{r('mới')}</w:ins></w:p>"
    assert sheet(body).paragraphs[0].text == "mới"
    assert first(p("Chữ", run="<w:caps/>"))[1].text == "CHỮ"
    assert sheet(p("Chữ", run="<w:vanish/>")).paragraphs[0].text == ""


def test_lines_are_cut_at_breaks_and_pieces_at_tabs_too() -> None:
    body = "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>"
    paragraph = sheet(body).paragraphs[0]
    assert [line.text for line in paragraph.parts] == ["A B", "C"]
    assert [line.text for line in paragraph.pieces] == ["A", "B", "C"]


SIDES = 'w:top="1134" w:bottom="1134" w:left="1701" w:right="851"'


def test_sections_have_their_paper_and_margins_and_the_gutter_counts_to_the_left() -> None:
    form = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {SIDES} w:gutter="284"/>'
    lying = '<w:pgSz w:w="16838" w:h="11906"/>'
    body = p("Một", f"<w:sectPr>{form}</w:sectPr>") + p("Hai") + f"<w:sectPr>{lying}</w:sectPr>"
    one, two = sheet(body).sections
    assert (one.left, one.right, one.landscape) == (Decimal("35.01"), Decimal("15.01"), False)
    assert two.landscape
    assert two.left == Decimal("25.40")
    assert [one.section for one in sheet(body).paragraphs] == [0, 1]


def test_a_file_without_a_section_has_one() -> None:
    assert len(sheet(p("Chữ")).sections) == 1


@given(st.integers(min_value=0, max_value=31680))
def test_a_length_there_and_back_is_the_same(written: int) -> None:
    assert twips(mm(written)) == written


# Values that no program writes: the walk must not fall over them.
ODD = st.sampled_from(["", "-1", "99999999999", "x", "1.5", "auto", "0", "true"])


@given(ODD, ODD, ODD)
def test_odd_values_are_no_reason_to_fall_over(one: str, two: str, three: str) -> None:
    form = (
        f'<w:ind w:left="{one}" w:firstLine="{two}"/><w:spacing w:after="{three}" w:line="{one}"/>'
        f'<w:jc w:val="{two}"/>'
    )
    look = f'<w:sz w:val="{one}"/><w:b w:val="{two}"/><w:color w:val="{three}"/>'
    ends = f'<w:sectPr><w:pgSz w:w="{one}" w:h="{two}"/><w:pgMar w:left="{three}"/></w:sectPr>'
    found: Any = sheet(p("Chữ", form, look) + ends)
    assert found.paragraphs[0].text == "Chữ"
