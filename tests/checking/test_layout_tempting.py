"""What tempts the checks of layout and is right: no finding, whatever an office does there."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor

from evaluation.planting.layout_draft import Draft
from evaluation.planting.layout_writing import written
from evaluation.planting.layouts import drafted
from tiendo.checking import check_bytes

Change = Callable[[Any], None]


def draft(system: str = "state", kind: str = "BÁO CÁO", seed: int = 7) -> Draft:
    made = drafted(system, kind, random.Random(seed))
    made.tabs = made.annex = made.table = made.tabbed = False
    made.words["urgency"] = ""
    return made


def findings(made: Draft, change: Change | None = None) -> list[str]:
    document = docx.Document(io.BytesIO(written(made)))
    if change is not None:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return [one.message for one in check_bytes(buffer.getvalue(), "a.docx").findings]


def after(document: Any, words: str, text: str, **look: Any) -> Any:
    """A paragraph in the look given behind the one that begins with ``words``."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    every = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    anchor = next(p for p in every if p.text.startswith(words))
    made = anchor.insert_paragraph_before("")
    anchor._p.addnext(made._p)
    run = made.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(look.get("size", 14))
    run.bold, run.italic = look.get("bold", False), look.get("italic", False)
    made.alignment = look.get("align")
    return made


def split_name(document: Any) -> None:
    cell = document.tables[0].rows[0].cells[1]
    run = next(p for p in cell.paragraphs if p.text.startswith("CỘNG")).runs[0]
    run.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"


def split_in_paragraphs(document: Any) -> None:
    cell = document.tables[0].rows[0].cells[1]
    first = next(p for p in cell.paragraphs if p.text.startswith("CỘNG"))
    size = first.runs[0].font.size or Pt(13)
    first.runs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
    after(document, "CỘNG", "VIỆT NAM", bold=True, size=size.pt, align=1)


def marked_as_draft(document: Any) -> None:
    cell = document.tables[0].rows[0].cells[0]
    above = cell.paragraphs[0].insert_paragraph_before("")
    run = above.add_run("DỰ THẢO LẦN 2")
    run.italic, run.font.name = True, "Times New Roman"


def trình(document: Any) -> None:
    after(document, "về kết quả", "(Trình tại kỳ họp thứ 5)", italic=True, align=1)


def signed(document: Any) -> None:
    after(document, "CHỦ TỊCH", "(Đã ký)", italic=True, size=12, align=1)


def sealed(document: Any) -> None:
    after(document, "CHỦ TỊCH", "Ký bởi: Văn phòng tỉnh", size=9)


def spoken_article(document: Any) -> None:
    text = (
        "Điều 5 Luật Đầu tư công quy định thẩm quyền quyết định chủ trương đầu tư; các cơ quan"
        " được giao nhiệm vụ cần rà soát để thực hiện cho đúng, không để phát sinh vướng mắc."
    )
    made = after(document, "II. Nhiệm vụ", text)
    made.alignment, made.paragraph_format.first_line_indent = 3, Mm(10)


def noted(document: Any) -> None:
    text = "Ghi chú: số liệu tính đến hết quý, do các cơ quan cung cấp; một số chỉ tiêu là số ước."
    after(document, "II. Nhiệm vụ", text + " Số chính thức có sau.", size=11)


def listed(document: Any) -> None:
    text = "- Rà soát, cập nhật tiến độ thực hiện nhiệm vụ được giao; kịp thời báo cáo khó khăn,"
    after(document, "II. Nhiệm vụ", text + " vướng mắc để được xem xét, tháo gỡ trong thẩm quyền.")


def linked(document: Any) -> None:
    run = document.paragraphs[-4].add_run(" https://songmai.example.vn")
    run.font.name, run.font.color.rgb = "Times New Roman", RGBColor(0, 0, 255)
    run.font.size = Pt(14)


def raised(document: Any) -> None:
    run = document.paragraphs[-4].add_run("2")
    run.font.superscript, run.font.size, run.font.name = True, Pt(9), "Times New Roman"


def bold_face(document: Any) -> None:
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Times New Roman,Bold" if run.bold else "TimesNewRomanPSMT"


def spaces_first(document: Any) -> None:
    for paragraph in document.paragraphs:
        if len(paragraph.text) > 90:
            paragraph.paragraph_format.first_line_indent = Mm(0)
            paragraph.runs[0].text = "        " + paragraph.runs[0].text


CHANGES = [
    split_name, split_in_paragraphs, marked_as_draft, trình, signed, sealed, spoken_article, noted,
    listed, linked, raised, bold_face, spaces_first,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_an_office_may_do_raises_nothing(change: Change) -> None:
    assert findings(draft(), change) == []


@pytest.mark.parametrize(
    ("system", "words"),
    [
        ("state", {"number": "Số:      /BC-UBND"}),
        ("state", {"dateline": "Sông Mai, ngày     tháng 12 năm 2025"}),
        ("state", {"number": "Số:…../BC-UBND", "dateline": "Sông Mai, ngày … tháng … năm 2025"}),
        ("state", {"number": "Số: 1234/BC-UBND"}),
        ("party", {"number": "Số     -BC/TU", "dateline": "Sông Mai, ngày 12 tháng 10 năm 2025"}),
        ("state", {"motto": "Độc lập – Tự do – Hạnh phúc"}),
        ("state", {"name": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}),
        (
            "state",
            {"parent": "BỘ TÀI CHÍNH", "issuer": ["CỤC THỐNG KÊ"], "number": "Số: 02/BC-CTK"},
        ),
    ],
)  # fmt: skip
def test_words_that_are_left_open_or_spelt_otherwise_raise_nothing(
    system: str, words: dict[str, Any]
) -> None:
    made = draft(system)
    made.words |= words
    assert findings(made) == []


def test_an_application_has_a_heading_and_no_number_and_is_not_judged() -> None:
    document = docx.Document()
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "ĐƠN ĐỀ NGHỊ", "Kính gửi: Ủy ban nhân dân xã.", "Tôi tên là Trần Văn Khởi.",
    ):  # fmt: skip
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    report = check_bytes(buffer.getvalue(), "don.docx")
    assert report.findings == ()
    assert report.coverage.layout is not None
    assert "không có số, ký hiệu" in (report.coverage.layout.why or "")
