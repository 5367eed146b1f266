"""Plain text in the encodings of offices; and text alone wakes no library."""

from __future__ import annotations

import codecs
import subprocess
import sys
import tracemalloc
import unicodedata
from collections.abc import Callable

import pytest
import typst
from codepages import TONES, tcvn3, vni, windows_1258
from hypothesis import given
from hypothesis import strategies as st
from sheetfiles import Tab, xlsx
from wordfiles import p, word_file

from tiendo.errors import DocumentUnreadable
from tiendo.reading import read_bytes, read_text
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.legacy import TABLE, VNI, Legacy, decode, kind_of
from tiendo.reading.lookalikes import smooth

TEXT = (
    "Hội nghị lần thứ 13\n\nThu ngân sách nhà nước trên địa bàn đạt 4.200 tỷ đồng,"
    " tăng 8,5% so với cùng kỳ; tỷ lệ hộ nghèo giảm còn 2,1%.\nNơi nhận: Lưu VT."
)


ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "Windows-1258": windows_1258(TEXT),
    "decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "line ends of Windows": TEXT.replace("\n", "\r\n").encode(),
    "line ends of old Macs": TEXT.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert open_bytes(ENCODED[encoding], "a.txt").text == TEXT


def test_text_saved_in_the_wrong_code_page_is_put_right_and_remarked_on() -> None:
    garbled = "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
        for byte in TEXT.encode()
    )
    document = open_bytes(garbled.encode(), "a.txt")
    assert document.text == TEXT
    assert [remark.rule for remark in document.warnings] == ["repaired-encoding"]


CODES = {"TCVN3": tcvn3, "VNI": vni}


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize("code", CODES)
def test_text_for_old_fonts_is_put_right_and_remarked_on(code: str, encoding: str) -> None:
    document = open_bytes(CODES[code](TEXT).encode(encoding), "a.txt")
    assert document.text == TEXT
    assert "\n".join(block.text for block in document.blocks) == TEXT.replace("\n\n", "\n")
    assert [remark.rule for remark in document.warnings] == ["legacy-font"]
    assert code in document.warnings[0].message


def letters() -> set[str]:
    small = "aăâeêioôơuưy"
    return {unicodedata.normalize("NFC", v + tone) for v in small for tone in ["", *TONES]} | {"đ"}


def test_the_tables_hold_every_vietnamese_letter_once() -> None:
    wanted = letters() - set("aeiouy")
    assert sorted(TABLE.values()) == sorted(wanted | set("ĂÂÊÔƠƯĐ"))
    assert set(VNI.values()) == wanted


SYLLABLES = "Quyết nghị định được đẳng ẵm kỹ thuật tỉnh ĩ ỵ ỷ thương yêu khoẻ nghiêng Đường ƯỚC"


@pytest.mark.parametrize("code", CODES)
def test_every_letter_comes_out_of_its_code(code: str) -> None:
    kind = Legacy(code)
    text = SYLLABLES.lower() if code == "TCVN3" else SYLLABLES
    assert decode(CODES[code](text), kind) == text
    assert all(decode(CODES[code](letter), kind) == letter for letter in letters())


@given(st.lists(st.sampled_from(SYLLABLES.split()), min_size=4, max_size=30))
def test_words_of_unicode_are_no_code_of_old_fonts(words: list[str]) -> None:
    assert kind_of(" ".join(words)) is None


def test_a_foreign_name_makes_no_old_font() -> None:
    text = TEXT + "\nHiện tượng El Niño và La Niña; điều § 5; nhãn hiệu ® của São Paulo."
    assert open_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("code", CODES)
def test_only_the_lines_for_old_fonts_are_changed(code: str) -> None:
    lines = ["Tháng 5 và tháng 6", "Hội đồng nhân dân tỉnh đã họp", "Là đà"]
    old = ["Thu ngân sách đạt dự toán được giao", "tỷ lệ hộ nghèo giảm"]
    written = "\n".join([*lines, *map(CODES[code], old)])
    assert open_bytes(written.encode(), "a.txt").text == "\n".join([*lines, *old])


LONG = [
    "Thu ngân sách nhà nước trên địa bàn đạt 4.200 tỷ đồng, tăng 8,5% so với cùng kỳ năm trước.",
    "Ủy ban nhân dân huyện giao các phòng, ban được phân công tiếp tục đẩy nhanh tiến độ đầu tư.",
]


def as_word(written: list[str]) -> bytes:
    return word_file("".join(map(p, written)))


def as_page(written: list[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in written)
    return f"<html><body>{body}</body></html>".encode()


def as_sheet(written: list[str]) -> bytes:
    return xlsx(Tab([[line] for line in written]))


def as_pdf(written: list[str]) -> bytes:
    source = '#set text(font: "Libertinus Serif", size: 12pt)\n' + "\n\n".join(written)
    made = typst.Compiler(source.encode(), ignore_system_fonts=True).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


FILES: dict[str, Callable[[list[str]], bytes]] = {
    "a.docx": as_word, "a.html": as_page, "a.xlsx": as_sheet, "a.pdf": as_pdf,
}  # fmt: skip
EACH = pytest.mark.parametrize("name", FILES)


@EACH
@pytest.mark.parametrize("code", CODES)
def test_old_fonts_are_put_right_in_every_format(code: str, name: str) -> None:
    document = open_bytes(FILES[name]([CODES[code](line) for line in LONG]), name)
    assert document.text.replace("\n", " ") == " ".join(LONG)
    assert [remark.rule for remark in document.warnings] == ["legacy-font"]
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.xlsx"])
def test_decomposed_letters_are_composed_in_every_format(name: str) -> None:
    document = open_bytes(FILES[name]([unicodedata.normalize("NFD", t) for t in LONG]), name)
    assert document.text.split("\n") == LONG
    assert document.warnings == ()


DOUBTFUL = {
    "eth for đ": LONG[0].replace("đ", "ð"),
    "letters of Cyrillic": LONG[0].replace("o", "\u043e").replace("a", "\u0430"),
    "letters of Cyrillic with marks": unicodedata.normalize("NFD", LONG[0]).replace("o", "\u043e"),
    "digits of full width": LONG[0].replace("4.200", "\uff14.\uff12\uff10\uff10"),
    "a hidden space": LONG[0].replace("ngân", "ng\u200bân").replace("4.200", "\ufeff4.200\u200b"),
    "a hyphen that only may break": LONG[0].replace("sách", "s\u00adách"),
    "spaces that do not break": LONG[0].replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.xlsx"])
@pytest.mark.parametrize("case", DOUBTFUL)
def test_look_alikes_become_what_they_look_like(case: str, name: str) -> None:
    document = open_bytes(FILES[name]([DOUBTFUL[case]]), name)
    assert document.text == LONG[0]
    seen = case.startswith(("eth", "letters", "digits"))
    assert [remark.rule for remark in document.warnings] == ["look-alike-letters"] * seen


@pytest.mark.parametrize("case", DOUBTFUL)
def test_plain_text_keeps_its_look_alikes_and_is_read_all_the_same(case: str) -> None:
    written = unicodedata.normalize("NFC", DOUBTFUL[case])
    reading, plain = read_bytes(written.encode(), "a.txt"), read_text(LONG[0])
    assert reading.text == written
    assert [(f.value, f.unit, f.indicator_id, f.basis) for f in reading.figures] == [
        (f.value, f.unit, f.indicator_id, f.basis) for f in plain.figures
    ]
    for figure in reading.figures:
        start, end = figure.evidence.start, figure.evidence.end
        assert reading.text[start:end] == figure.evidence.quote
    seen = case.startswith(("eth", "letters", "digits"))
    assert [remark.rule for remark in reading.warnings] == ["look-alike-letters"] * seen


@given(
    st.lists(
        st.sampled_from(
            ["thu ", "đ", "ð", "о", "а\u0301", "\u200b", "\u00a0", "４", "a", "\u0323", " "]
        )
    ).map("".join)
)
def test_each_sign_of_a_smooth_text_comes_from_its_stretch(text: str) -> None:
    written = unicodedata.normalize("NFC", text)
    found = smooth(written)
    if found is None:
        return
    places = [found.origin(at, at + 1) for at in range(len(found.text))]
    assert all(0 <= a < b <= len(written) for a, b in places)
    assert places == sorted(places)
    for (start, end), sign in zip(places, found.text, strict=True):
        seen = smooth(written[start:end])
        assert sign in (written[start:end], seen.text if seen else sign) or end - start > 1
    assert smooth(found.text) is None


def test_a_long_text_is_smoothed_in_little_memory() -> None:
    tracemalloc.start()
    found = smooth(f"{LONG[0]}\u00a0" * 20_000)
    assert found is not None
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    assert smooth("a\u200b" * 1_100_000) is None


VN_TIME = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'


def test_a_word_file_tells_old_fonts_run_by_run() -> None:
    old, large = VN_TIME.format(".VnTime", ".VnTime"), VN_TIME.format(".VnTimeH", ".VnTimeH")
    document = open_bytes(
        word_file(
            p(tcvn3("ủy ban nhân dân"), run=large) + p(tcvn3(LONG[1][18:]), run=old) + p(LONG[0])
        ),
        "a.docx",
    )
    assert document.text.split("\n") == ["ỦY BAN NHÂN DÂN", LONG[1][18:], LONG[0]]
    assert [remark.rule for remark in document.warnings] == ["legacy-font"]


def test_a_letter_and_its_mark_may_stand_in_two_runs() -> None:
    font = f"<w:rPr>{VN_TIME.format('VNI-Times', 'VNI-Times')}</w:rPr>"
    written = vni("được")
    runs = "".join(f"<w:r>{font}<w:t>{sign}</w:t></w:r>" for sign in written)
    assert open_bytes(word_file(f"<w:p>{runs}</w:p>{p(LONG[0])}"), "a.docx").text == (
        f"được\n{LONG[0]}"
    )


def test_the_font_of_a_style_counts_and_a_run_may_have_another() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>'
        f"{VN_TIME.format('.VnTime', '.VnTime')}</w:rPr></w:style>"
    )
    other = VN_TIME.format("Times New Roman", "Times New Roman")
    body = p(tcvn3("ngân sách")) + p(LONG[0], run=other)
    assert open_bytes(word_file(body, styles=styles), "a.docx").text == f"ngân sách\n{LONG[0]}"


def test_a_few_broken_bytes_are_read_over_and_remarked_on() -> None:
    data = TEXT.encode()
    at = data.index("ngân".encode()) + 2  # inside "â"
    document = open_bytes(data[:at] + b"\xff" + data[at + 1 :], "a.txt")
    assert document.text.replace("\ufffd", "") == TEXT.replace("ngân", "ngn", 1)
    assert [remark.rule for remark in document.warnings] == ["broken-letters"]


def test_a_last_character_that_was_cut_is_left_out() -> None:
    assert open_bytes((TEXT + " Đế").encode()[:-1], "a.txt").text == TEXT + " Đ"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_plain_text_is_changed_in_nothing_but_its_composition(tail: str) -> None:
    written = f"{TEXT}\n{tail}"
    assert open_bytes(written.encode(), "a").text == unicodedata.normalize("NFC", written)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT.replace("Hội nghị lần thứ 13", "Chi tiết\n\nHội nghị lần thứ 13 của Huyện ủy"),
         "Hội nghị lần thứ 13 của Huyện ủy"),
        (f"Số: 4/BC-UBND\nBÁO CÁO\nVề thu ngân sách quý I\n{TEXT}",
         "Báo cáo về thu ngân sách quý I"),
        (TEXT.split("\n")[2], None),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_or_kind_and_summary(text: str, title: str | None) -> None:
    assert open_bytes(text.encode(), "a.txt").title == title


HEAVY = ("lxml", "python_calamine", "docx", "pypdfium2", "pdfplumber", "selectolax", "django")


def test_plain_text_wakes_no_library() -> None:
    script = (
        "import sys; from tiendo.reading.formats import open_bytes;"
        f"open_bytes({TEXT!r}.encode(), 'a.txt');"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_an_unknown_name_is_no_hindrance() -> None:
    assert open_bytes(TEXT.encode(), "-").source.media_type == "text/plain"
    with pytest.raises(DocumentUnreadable, match=r"^bao-cao\.docx: Đuôi tệp"):
        open_bytes(TEXT.encode(), "bao-cao.docx")
