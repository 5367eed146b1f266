"""Pictures of pages as files, whatever their kind; broken and hostile ones in one line."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from scanned import PAGE, drawn, made, saved

from tiendo.errors import DocumentUnreadable
from tiendo.reading import read_bytes
from tiendo.reading.formats import limits, open_bytes

KINDS: dict[str, Callable[[], bytes]] = {
    "a.png": lambda: saved(drawn(), "PNG"),
    "a.jpg": lambda: saved(drawn(), "JPEG"),
    "a.jpeg": lambda: saved(drawn().convert("CMYK"), "JPEG"),
    "a.tif": lambda: saved(drawn(), "TIFF", dpi=(200, 200)),
    "a.tiff": lambda: saved(bitonal(drawn(level="scan")), "TIFF"),
    "a.bmp": lambda: saved(drawn().convert("RGB"), "BMP"),
    "a.webp": lambda: saved(drawn(), "WEBP", lossless=True, method=0, quality=0),
    "16 bits.png": lambda: saved(drawn().convert("I;16").point(lambda v: v * 200), "PNG"),
    "transparent.png": lambda: saved(transparent(drawn()), "PNG"),
    "named otherwise.png": lambda: saved(drawn(), "JPEG"),
}


def bitonal(picture: Image.Image) -> Image.Image:
    """As a fax gives it."""
    return picture.point(lambda v: 255 * (v > 150)).convert("1")


def transparent(picture: Image.Image) -> Image.Image:
    """Black ink on nothing."""
    ink = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    ink.putalpha(picture.point(lambda v: 255 - v))
    return ink


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_is_read_whatever_its_kind(fake, name: str) -> None:
    fake()
    document = open_bytes(KINDS[name](), name)
    assert document.text == open_bytes(made(PAGE), "chu.pdf").text
    assert document.source.media_type.startswith("image/")
    assert document.warnings[0].rule == "ocr"
    assert {block.place.split(",")[0] for block in document.blocks} == {"trang 1"}


def test_a_picture_of_many_pages_names_each(fake) -> None:
    fake()
    data = saved(drawn(), "TIFF", save_all=True, append_images=[drawn()], dpi=(200, 200))
    document = open_bytes(data, "a.tif")
    assert "Trang 1, 2 là ảnh" in document.warnings[0].message
    assert [block.place.split(",")[0] for block in document.blocks][-1] == "trang 2"


def test_without_the_engine_a_picture_is_refused_with_what_to_install() -> None:
    with pytest.raises(DocumentUnreadable, match="Cài tesseract-ocr và tesseract-ocr-vie"):
        open_bytes(saved(drawn(), "PNG"), "a.png")


def bomb() -> bytes:
    """A PNG of a few bytes that says it has a billion points."""
    head = struct.pack(">IIBBBBB", 40_000, 30_000, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no more than a head": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "hỏng"),
    "cut off": (lambda: saved(drawn(), "PNG")[:9000], "hỏng"),
    "cut off JPEG": (lambda: saved(drawn(), "JPEG")[:9000], "hỏng"),
    "cut off TIFF": (lambda: saved(drawn(), "TIFF")[:-9000], "hỏng"),
    "bomb": (bomb, "quá lớn, vượt mức 40 triệu điểm ảnh"),
    "GIF": (lambda: saved(drawn().convert("P"), "GIF"), "loại không đọc được"),
    "HEIC": (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(500), "loại không đọc được"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_picture_is_one_line_that_says_what_to_do(fake, case: str) -> None:
    engine = fake()
    make, words = BAD[case]
    with pytest.raises(DocumentUnreadable, match=words) as refused:
        open_bytes(make(), "a")
    assert refused.value.do
    assert "\n" not in str(refused.value)
    assert engine.calls == []


def test_a_text_that_begins_as_a_bitmap_does_is_text() -> None:
    text = "BM là viết tắt của Ban Mê; năm 2024 thu ngân sách đạt 4.200 tỷ đồng."
    assert open_bytes(text.encode(), "a.txt").text == text


def test_a_picture_named_as_text_is_said() -> None:
    with pytest.raises(DocumentUnreadable, match="nội dung là ảnh"):
        open_bytes(saved(drawn(), "PNG"), "a.docx")


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (40, 40)])
@pytest.mark.parametrize("grey", [0, 255])
def test_a_picture_of_any_size_is_read_or_refused(fake, size: tuple[int, int], grey: int) -> None:
    fake("empty")
    with pytest.raises(DocumentUnreadable):
        open_bytes(saved(Image.new("L", size, grey), "PNG"), "a.png")


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 5_000), byte=st.integers(0, 255), kind=st.sampled_from(["PNG", "TIFF"]))
def test_a_picture_with_one_wrong_byte_is_refused_for_what_it_is(
    at: int, byte: int, kind: str
) -> None:
    """There is no engine here: that is said, or that the file is broken; nothing else."""
    data = bytearray(saved(Image.new("L", (60, 80), 200), kind))
    data[at % len(data)] = byte
    try:
        open_bytes(bytes(data), "a")
    except DocumentUnreadable:
        return


def test_the_limit_on_points_holds_for_each_page(fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake()
    pages = [drawn().resize((3000, 4000))]
    data = saved(drawn(), "TIFF", save_all=True, append_images=pages, dpi=(200, 200))
    monkeypatch.setattr(limits, "PICTURE_POINTS", 5_000_000)
    reading = read_bytes(data, "a.tif")
    assert [w.rule for w in reading.warnings][:2] == ["ocr", "scanned-pages"]
    assert "Trang 2 là ảnh chụp, chưa đọc được: ảnh quá lớn" in reading.warnings[1].message
