"""Plain text in the encodings of offices; and text alone wakes no library."""

from __future__ import annotations

import codecs
import subprocess
import sys
import unicodedata

import pytest
from codepages import TONES, tcvn3, windows_1258
from hypothesis import given
from hypothesis import strategies as st

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.legacy import TABLE

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


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_text_for_the_fonts_of_tcvn3_is_put_right_and_remarked_on(encoding: str) -> None:
    document = open_bytes(tcvn3(TEXT).encode(encoding), "a.txt")
    assert document.text == TEXT
    assert "\n".join(block.text for block in document.blocks) == TEXT.replace("\n\n", "\n")
    assert [remark.rule for remark in document.warnings] == ["legacy-font"]


def test_the_table_of_tcvn3_holds_every_vietnamese_letter_once() -> None:
    small = "aăâeêioôơuưy"
    wanted = {unicodedata.normalize("NFC", v + tone) for v in small for tone in ["", *TONES]}
    wanted = (wanted | {"đ"} | set("ĂÂÊÔƠƯĐ")) - set("aeiouy")
    assert sorted(TABLE.values()) == sorted(wanted)


def test_text_for_the_fonts_of_vni_is_named() -> None:
    written = "Thu ngaân saùch nhaø nöôùc treân ñòa baøn ñaït 4.200 tyû ñoàng, taêng 8,5%"
    with pytest.raises(DocumentUnreadable, match="VNI"):
        open_bytes(written.encode(), "a.txt")


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
