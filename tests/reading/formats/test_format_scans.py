"""Scanned PDFs: read where there is an engine, and said clearly where there is none."""

from __future__ import annotations

import ctypes
import io
import os
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from scanned import PAGE, drawn, made, mixed, scan

from benchmarks.spoiling import as_pdf
from tiendo.errors import DocumentUnreadable
from tiendo.reading import read_bytes
from tiendo.reading.formats import limits, open_bytes
from tiendo.reading.watching import watching

SOON = 4  # seconds: a page's own preparing takes up to one of them on a busy machine
FAILURES = {
    "crash": "mã 3",
    "babble": "không đúng dạng",
    "binary": "không đúng dạng",
    "short": "không đúng dạng",
    "flood": "quá nhiều chữ",
    "hang": f"quá {SOON} giây",
}


def refusal(data: bytes, name: str = "quet.pdf") -> str:
    with pytest.raises(DocumentUnreadable) as refused:
        open_bytes(data, name)
    line = str(refused.value)
    assert "\n" not in line
    return line


def test_a_scan_is_read_as_its_text_would_be(fake) -> None:
    engine = fake()
    document = open_bytes(scan(), "quet.pdf")
    assert document.text == open_bytes(made(PAGE), "chu.pdf").text
    assert [table.number for table in document.tables] == [1]
    assert sorted(engine.calls) == sorted(
        f"stdin stdout -l {language} --psm {mode} --dpi 200 tsv"
        for language in ("vie", "eng")
        for mode in (3, 6)
    )


def test_every_item_of_a_scan_says_its_page_and_how_sure_it_is(fake) -> None:
    fake()
    reading = read_bytes(scan(), "quet.pdf")
    known = read_bytes(made(PAGE), "chu.pdf")
    assert [(f.value, f.unit) for f in reading.figures] == [
        (f.value, f.unit) for f in known.figures
    ]
    assert all(f.evidence.place.startswith("trang 1") for f in reading.figures)
    first = reading.warnings[0]
    assert (first.rule, first.end) == ("ocr", None)
    assert "Trang 1 là ảnh" in first.message
    assert "tesseract 5.3.0" in first.message
    assert all(f.confidence is not None and f.confidence < 1 for f in reading.figures)


def test_every_recognised_word_stands_at_its_offsets(fake) -> None:
    fake()
    document = open_bytes(scan(), "quet.pdf")
    words = [document.text[word.start : word.end] for word in document.recognised]
    assert words == [word for word in document.text.split() if word != "|"]
    spans = [(word.start, word.end) for word in document.recognised]
    assert spans == sorted(spans)


def test_text_pages_are_read_as_before_and_the_scanned_one_is_named(fake) -> None:
    fake()
    document = open_bytes(mixed(), "tron.pdf")
    assert document.text.startswith("Năm 2023, huyện Bằng Lâm có thêm 4 xã")
    assert "kết nạp 154/150 đảng viên" in document.text
    pages = {block.place.split(",")[0] for block in document.blocks}
    assert pages == {"trang 1", "trang 2"}
    (remark,) = document.warnings
    assert (remark.rule, remark.message[:11]) == ("ocr", "Trang 2 là ")


def test_without_the_engine_a_scan_is_refused_with_what_to_install() -> None:
    line = refusal(scan())
    assert "không có lớp chữ" in line
    assert "Cài tesseract-ocr và tesseract-ocr-vie" in line


def test_without_the_engine_the_text_pages_are_read_all_the_same() -> None:
    document = open_bytes(mixed(), "tron.pdf")
    assert document.text.startswith("Năm 2023")
    (remark,) = document.warnings
    assert remark.rule == "scanned-pages"
    assert "Trang 2" in remark.message
    assert "tesseract-ocr-vie" in remark.message


def test_without_the_language_its_package_is_named(fake) -> None:
    fake(languages=("eng",))
    line = refusal(scan())
    assert "Cài tesseract-ocr-vie" in line


@pytest.mark.parametrize("listing", ["sys.exit(1)", "sys.exit('no data')"])
def test_an_engine_that_does_not_run_is_said(fake, listing: str) -> None:
    fake(listing=listing)
    assert "cài lại tesseract-ocr" in refusal(scan())


def test_without_the_second_model_numbers_are_read_once_and_that_is_said(fake) -> None:
    engine = fake(languages=("vie",))
    document = open_bytes(scan(), "quet.pdf")
    assert "số chỉ được đọc một lượt" in document.warnings[0].message
    assert {call.split()[3] for call in engine.calls} == {"vie"}


@pytest.mark.parametrize("act", FAILURES)
def test_a_failing_engine_is_one_line_that_says_how(fake, act: str, monkeypatch) -> None:
    monkeypatch.setattr(limits, "OCR_SECONDS", SOON)
    monkeypatch.setattr(limits, "OCR_OUTPUT_BYTES", 100_000)
    fake(act)
    line = refusal(scan())
    assert FAILURES[act] in line
    assert "Quét lại" in line


@pytest.mark.parametrize("act", ["crash", "babble"])
def test_where_the_engine_fails_the_text_pages_are_read_all_the_same(fake, act: str) -> None:
    fake(act)
    document = open_bytes(mixed(), "tron.pdf")
    assert "1.840 lao động" in document.text
    (remark,) = document.warnings
    assert remark.rule == "scanned-pages"
    assert FAILURES[act] in remark.message


def test_an_engine_that_hangs_is_killed_with_what_it_started(fake, monkeypatch) -> None:
    monkeypatch.setattr(limits, "OCR_SECONDS", SOON)
    engine = fake("hang")
    started = time.monotonic()
    refusal(scan())
    assert time.monotonic() - started < 5 * SOON
    children = [int(line.split()[1]) for line in engine.calls if line.startswith("child")]
    assert children
    assert gone(children)


def gone(processes: list[int]) -> bool:
    """Whether the processes end within a few seconds: a kill takes a moment to arrive."""
    ends = time.monotonic() + SOON
    while any(map(alive, processes)) and time.monotonic() < ends:
        time.sleep(0.05)
    return not any(map(alive, processes))


def alive(process: int) -> bool:
    """Whether a process still runs; one that only waits to be taken note of does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("act", ["answer", "crash", "hang"])
def test_no_file_is_left_behind(fake, act: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "OCR_SECONDS", SOON if act == "hang" else 60)
    engine = fake(act)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = len(os.listdir("/proc/self/fd"))
    if act == "answer":
        open_bytes(scan(), "quet.pdf")
    else:
        refusal(scan())
    assert engine.calls
    assert list(scratch.iterdir()) == []
    assert len(os.listdir("/proc/self/fd")) == before


def test_after_three_failures_the_other_pages_are_not_tried(fake) -> None:
    engine = fake("crash")
    refusal(scan(6))
    cells_first = [call for call in engine.calls if "-l vie" in call]
    assert len(cells_first) == 3


def test_pages_beyond_the_limit_are_named(fake, monkeypatch) -> None:
    monkeypatch.setattr(limits, "OCR_PAGES", 1)
    fake()
    rules = {w.rule: w.message for w in open_bytes(scan(3), "quet.pdf").warnings}
    assert "Trang 1 là ảnh" in rules["ocr"]
    assert "Trang 2, 3 là ảnh chụp, chưa đọc được: quá 1 trang" in rules["scanned-pages"]


def test_a_picture_too_large_to_decode_is_left_alone(fake, monkeypatch) -> None:
    monkeypatch.setattr(limits, "PICTURE_POINTS", 1_000_000)
    engine = fake()
    assert "vượt mức 1 triệu điểm" in refusal(scan())
    assert engine.calls == []


def test_a_page_too_large_to_draw_finely_is_refused(fake, monkeypatch) -> None:
    monkeypatch.setattr(limits, "OCR_POINTS", 100_000)
    fake()
    assert "trang quá lớn" in refusal(scan())


def test_a_blank_scan_has_no_words(fake) -> None:
    fake("empty")
    assert "không có chữ" in refusal(as_pdf([drawn().point(lambda _: 255)], 200))


def test_ink_that_gives_no_words_is_not_passed_over(fake) -> None:
    fake("empty")
    assert "chữ mờ" in refusal(scan())


def test_a_cell_with_ink_and_no_word_is_counted(fake) -> None:
    fake(misread={"cells.vie": ("\t101,2", "\t "), "cells.eng": ("\t101,2", "\t ")})
    messages = [w.message for w in open_bytes(scan(), "quet.pdf").warnings]
    assert "Trang 1: 1 ô của bảng có nét chữ mà không nhận ra chữ nào" in messages


def test_a_table_goes_on_over_pages_though_its_head_is_read_otherwise(fake) -> None:
    fake()
    document = open_bytes(scan(2), "quet.pdf")
    assert [table.number for table in document.tables] == [1, 2]  # text stands between


def test_who_waits_is_told_the_page(fake) -> None:
    fake()
    told: list[tuple[str, int, int]] = []
    with watching(lambda *page: told.append(page)):
        open_bytes(mixed(), "tron.pdf")
        open_bytes(scan(2), "quet.pdf")
    open_bytes(scan(), "quet.pdf")
    assert told == [("tron.pdf", 2, 2), ("quet.pdf", 1, 2), ("quet.pdf", 2, 2)]


STAMP = "Ky boi: UBND huyen Bang Lam, ngay ky 05.01.2025"
LINES = ["Nam 2024, thu ngan sach nha nuoc tren dia ban huyen dat 412,5 ty dong, tang 8%."] * 6


def test_a_signature_stamped_on_a_scan_does_not_hide_it(fake) -> None:
    """A digital signature leaves a line of text on a page that is a picture otherwise."""
    fake()
    document = open_bytes(written(scan(), [STAMP]), "ky-so.pdf")
    assert "kết nạp 154/150 đảng viên" in document.text
    assert document.warnings[0].rule == "ocr"


def test_a_stamped_scan_that_nobody_reads_keeps_its_stamp_and_is_named() -> None:
    document = open_bytes(written(scan(), [STAMP]), "ky-so.pdf")
    assert document.text == STAMP
    assert "Trang 1 là ảnh chụp, chưa đọc được" in document.warnings[0].message


def test_text_hidden_behind_a_scan_is_another_programs_recognition(fake) -> None:
    engine = fake()
    data = written(scan(), LINES, mode=raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    reading = read_bytes(data, "an.pdf")
    assert reading.text.startswith("Nam 2024")
    assert [w.rule for w in reading.warnings] == ["ocr", "no-accents"]
    assert "do máy khác nhận dạng" in reading.warnings[0].message
    assert reading.recognised
    assert engine.calls == []


def test_text_printed_on_a_picture_is_text(fake) -> None:
    reading = read_bytes(written(scan(), LINES), "chu.pdf")
    assert not reading.recognised


def written(data: bytes, lines: list[str], mode: int = raw.FPDF_TEXTRENDERMODE_FILL) -> bytes:
    """A PDF with lines of text written on its first page."""
    pdf = pdfium.PdfDocument(data)
    page = pdf[0]
    for at, line in enumerate(lines):
        text = raw.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", 9.0)
        letters = (line + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(text, ctypes.cast(letters, raw.FPDF_WIDESTRING))
        raw.FPDFTextObj_SetTextRenderMode(text, mode)
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 60, 800 - 12 * at)
        raw.FPDFPage_InsertObject(page.raw, text)
    page.gen_content()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_ink_around_a_table_that_gives_no_word_is_named(fake) -> None:
    engine = fake()
    for language in ("vie", "eng"):
        record = engine.folder / f"page.{language}.tsv"
        record.write_text(record.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    document = open_bytes(scan(), "quet.pdf")
    assert document.text.startswith("Chỉ tiêu | Đơn vị tính")
    around = "Trang 1: ngoài bảng có nét chữ mà không nhận ra chữ nào"
    assert around in [remark.message for remark in document.warnings]
