"""PDF files: lines joined as they were written, columns kept apart, ruled tables, pages named."""

from __future__ import annotations

from functools import cache

import pypdfium2 as pdfium
import pytest
import typst

from tiendo.reading import read_bytes
from tiendo.reading.document import Document, Kind
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.columns import Line, regions
from tiendo.reading.formats.paper import OPENS, breaks_word
from tiendo.reading.formats.pdf import clean

PAGE = """
#set page(paper: "a4", margin: (x: 25mm, y: 20mm), header: align(center)[TÀI LIỆU HỌP],
  footer: context align(center, counter(page).display("1")))
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 10mm, all: true))
"""
PARAGRAPHS = [
    f"Trong quý {quarter}, thu ngân sách nhà nước trên địa bàn huyện ước đạt {4_200 + n} tỷ đồng,"
    f" bằng {50 + n},5% dự toán Hội đồng nhân dân tỉnh giao; giá trị sản xuất công nghiệp tăng"
    f" {n + 1},2% so với cùng kỳ năm trước. Công tác giải phóng mặt bằng các dự án trọng điểm giai"
    " đoạn 2021-2025 được tập trung chỉ đạo, tuy nhiên tiến độ giải ngân vốn đầu tư công còn chậm."
    for n, quarter in enumerate(["I", "II", "III", "IV"] * 8)
]


@cache
def pdf(body: str) -> bytes:
    made = typst.Compiler((PAGE + body).encode(), ignore_system_fonts=True).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def read(body: str) -> Document:
    return open_bytes(pdf(body), "a.pdf")


def test_lines_are_joined_to_the_paragraphs_that_were_written_over_page_breaks_too() -> None:
    document = read("\n\n".join(PARAGRAPHS))
    assert document.text.split("\n") == PARAGRAPHS


def test_every_block_names_its_page_and_running_heads_are_left_out() -> None:
    document = read("\n\n".join(PARAGRAPHS))
    pages = [int(block.place.split()[1]) for block in document.blocks]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 4)
    assert "TÀI LIỆU HỌP" not in document.text


RUNNING = {
    "the same on both of two pages": (9, ""),
    "a number in it": (32, '#set page(header: context [Báo cáo 45/BC-UBND, tờ '
                           '#counter(page).display()])'),
    "one on odd, one on even pages": (32, "#set page(header: context if calc.odd(counter(page)"
                                          ".get().first()) [Báo cáo năm 2024] else [Sông Mai])"),
    "a page of pages": (32, "#set page(footer: context [Trang #counter(page).display() trên 9])"),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNNING)
def test_running_heads_of_any_make_are_left_out(case: str) -> None:
    count, settings = RUNNING[case]
    document = read(settings + "\n" + "\n\n".join(PARAGRAPHS[:count]))
    assert document.text.split("\n") == PARAGRAPHS[:count]


SETTINGS = {
    "ragged": "#set par(justify: false)",
    "apart, not indented": "#set par(first-line-indent: 0mm, spacing: 6mm)",
    "neither apart nor indented": "#set par(first-line-indent: 0mm, spacing: 0.65em)",
    "two columns": "#set page(columns: 2)",
    "narrow columns": "#set page(columns: 2, margin: 15mm)\n#set text(size: 11pt)",
}


@pytest.mark.parametrize("case", SETTINGS)
def test_paragraphs_are_joined_however_they_are_set(case: str) -> None:
    written = PARAGRAPHS[:9]
    settings = f"#set page(header: none, footer: none)\n{SETTINGS[case]}\n"
    assert read(settings + "\n\n".join(written)).text.split("\n") == written


def test_columns_under_a_title_end_where_the_page_is_whole_again() -> None:
    body = "\n\n".join(PARAGRAPHS[:5])
    title = "BẢN TIN KINH TẾ - XÃ HỘI"
    document = read(
        f"#set page(header: none)\n#align(center)[{title}]\n#columns(2)[{body}]\n\n{PARAGRAPHS[5]}"
    )
    assert document.text.split("\n") == [title, *PARAGRAPHS[:6]]


def test_a_word_that_a_line_s_end_breaks_is_whole_again() -> None:
    words = (
        "Chương trình international cooperation về infrastructure development và administrative"
        " organization giai đoạn 2021-2025 được triển khai."
    )
    for width in range(40, 75, 5):
        body = (
            '#set page(header: none)\n#set text(lang: "en", hyphenate: true)\n'
            f"#set par(justify: false)\n#block(width: {width}mm)[{words}]"
        )
        assert read(body).text == words


@pytest.mark.parametrize(
    ("before", "after", "breaks"),
    [
        ("phát triển infra-", "structure", True),
        ("kinh tế nông-", "lâm nghiệp", False),  # two syllables, a compound
        ("giai đoạn 2021-", "2025", False),
        ("Nghị quyết 27-", "NQ/TW", False),
        ("HĐND-", "UBND", False),
        ("Đắk-", "Lắk", False),
    ],
)
def test_a_hyphen_stays_where_it_is_part_of_the_word(before: str, after: str, breaks: bool) -> None:
    assert breaks_word(before, after) == breaks


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    assert clean("\uf0b7") == "•"
    assert OPENS.match("▪ Thu")


def test_a_page_that_is_only_a_picture_is_named() -> None:
    assert read(PARAGRAPHS[0]).warnings == ()
    picture = (
        "#pagebreak()#page(header: none, footer: none)"
        '[#image(bytes((255, 0, 0)), format: (encoding: "rgb8", width: 1, height: 1))]'
    )
    (remark,) = read(PARAGRAPHS[0] + picture).warnings
    assert remark.rule == "scanned-pages"
    assert "Trang 2" in remark.message


HEADING = """
#set page(header: none)
#set par(justify: false, first-line-indent: 0mm)
#grid(columns: (4fr, 5fr), align: center, row-gutter: 3mm,
  [ỦY BAN NHÂN DÂN], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
  [HUYỆN BẰNG LÂM], [*Độc lập - Tự do - Hạnh phúc*],
  [Số: 45/BC-UBND], [_Bằng Lâm, ngày 12 tháng 5 năm 2024_])
#align(center)[*BÁO CÁO*\\ Tình hình kinh tế - xã hội tháng 5 năm 2024]

"""
SIGNATURE = """
#grid(columns: (1fr, 1fr), [Nơi nhận:\\ - Thường trực Huyện ủy, Hội đồng nhân dân và Ủy ban
Mặt trận Tổ quốc huyện;\\ - Lưu: VT.],
  align(center)[TM. ỦY BAN NHÂN DÂN\\ CHỦ TỊCH #v(15mm) Lò Văn Ơn])
"""


def test_the_heading_block_and_the_signature_are_read_column_by_column() -> None:
    lines = read(f"{HEADING}{PARAGRAPHS[0]}\n{SIGNATURE}").text.split("\n")
    assert lines == [
        "ỦY BAN NHÂN DÂN", "HUYỆN BẰNG LÂM", "Số: 45/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Bằng Lâm, ngày 12 tháng 5 năm 2024",
        "BÁO CÁO", "Tình hình kinh tế - xã hội tháng 5 năm 2024",
        PARAGRAPHS[0],
        "Nơi nhận:",
        "- Thường trực Huyện ủy, Hội đồng nhân dân và Ủy ban Mặt trận Tổ quốc huyện;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Ơn",
    ]  # fmt: skip


TABLE = """
#table(columns: (3fr, 1fr, 1fr, 1fr), stroke: 0.5pt,
  table.header(table.cell(rowspan: 2)[Chỉ tiêu], table.cell(colspan: 2)[Năm 2024],
    table.cell(rowspan: 2)[So sánh (%)], [Kế hoạch], [Thực hiện]),
{rows})
"""


def table_of(count: int) -> Document:
    rows = "".join(f"[Chỉ tiêu thứ {n}], [1.{n:03}], [{n},5], [],\n" for n in range(count))
    return read(f"Biểu kết quả kèm theo báo cáo:\n{TABLE.format(rows=rows)}\n{PARAGRAPHS[0]}")


def test_a_ruled_table_has_its_merged_cells_at_each_place() -> None:
    document = table_of(2)
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows()] == [
        ["Chỉ tiêu", "Năm 2024", "Năm 2024", "So sánh (%)"],
        ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "So sánh (%)"],
        ["Chỉ tiêu thứ 0", "1.000", "0,5", ""],
        ["Chỉ tiêu thứ 1", "1.001", "1,5", ""],
    ]
    assert [cell.header for cell in table.cells] == [True] * 8 + [False] * 8
    assert all(document.text[c.start : c.end] == c.text for c in table.cells)
    assert document.text.count("Năm 2024") == 1
    assert document.text.split("\n")[-1] == PARAGRAPHS[0]


def test_a_table_over_pages_is_one_table_with_one_head() -> None:
    document = table_of(90)
    (table,) = document.tables
    assert len(table.rows()) == 92
    assert document.text.count("Kế hoạch") == 1
    assert [b.place for b in document.blocks if b.kind is Kind.ROW][2] == "trang 1, bảng 1, dòng 3"
    assert table.rows()[2][1].place == "trang 1, bảng 1, dòng 3, cột 2"


def test_each_item_names_the_page_that_it_stands_on_inside_paragraphs_and_tables_too() -> None:
    rows = "".join(f"[Nghị quyết số {n}-NQ/TU], [], [], [],\n" for n in range(100, 190))
    body = "\n\n".join(PARAGRAPHS) + TABLE.format(rows=rows)
    drawn = pdfium.PdfDocument(pdf(body))
    texts = ["".join(p.get_textpage().get_text_range().split()) for p in drawn]
    reading = read_bytes(pdf(body), "a.pdf")
    pages = set()
    for item in (*reading.figures, *reading.documents):
        page = int(item.evidence.place.split()[1].rstrip(","))
        pages.add(page)
        assert "".join(item.evidence.quote.split())[:12] in texts[page - 1]
    assert pages == set(range(1, len(drawn) + 1))


def line(text: str, left: float, top: float) -> Line:
    return Line(text=text, left=left, right=left + 6 * len(text), top=top, bottom=top - 12)


def test_a_row_of_three_pieces_without_rulings_is_a_line_with_bars() -> None:
    rows = [("Lúa", "31.240", "58,4"), ("Ngô", "8.100", "41,2"), ("Sắn", "2.400", "110")]
    lines = [
        line(text, 80 + 150 * column, 700 - 20 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    found = [line.text for region in regions(lines) for column in region.columns for line in column]
    assert found == [" | ".join(texts) for texts in rows]


@pytest.mark.parametrize("text", ["- Thu", "1. Về", "2.1. Về", "II. KẾT", "a) Đến", "Điều 3. Tổ"])
def test_a_mark_of_a_list_opens_a_paragraph(text: str) -> None:
    assert OPENS.match(text)


@pytest.mark.parametrize("text", ["1.234 tỷ", "2021-2025", "Về thu", "12/5/2024", "đồng"])
def test_a_number_within_a_sentence_opens_none(text: str) -> None:
    assert not OPENS.match(text)
