"""A page like a scan, and an engine on PATH that answers with what Tesseract once said of it.

    python tests/reading/formats/scanned.py    # record again, with the real Tesseract

So no test but one needs the engine; the fake one may also crash, hang or babble.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import typst
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from benchmarks.spoiling import LEVELS, as_pdf, spoiled

RECORDED = Path(__file__).parent / "recorded"
DPI, SEED = 200, 3
PAGE = """
#set page(paper: "a4", margin: 25mm)
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 10mm, all: true))
#align(center)[*BÁO CÁO*\\ Kết quả thực hiện nhiệm vụ năm 2024]

Năm 2024, thu ngân sách nhà nước trên địa bàn huyện ước đạt 412,5 tỷ đồng, bằng 103,1% dự toán
Hội đồng nhân dân huyện giao; giá trị sản xuất công nghiệp tăng 8,46% so với cùng kỳ năm trước.
Toàn huyện trồng mới 1.265 ha rừng, giảm được 312 hộ nghèo, kết nạp 154/150 đảng viên (đạt 102,7%).

Biểu kết quả một số chỉ tiêu năm 2024:

#table(columns: (4fr, 2fr, 2fr, 2fr, 2fr), stroke: 0.5pt, inset: 4pt,
  [Chỉ tiêu], [Đơn vị tính], [Kế hoạch], [Thực hiện], [% kế hoạch],
  [Trồng rừng mới], [ha], [1.250], [1.265], [101,2],
  [Thu ngân sách], [tỷ đồng], [400], [412,5], [103,1],
  [Giảm hộ nghèo], [hộ], [≥300], [312], [104],
)
"""
TEXT_PAGE = """
#set page(paper: "a4", margin: 25mm)
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")
Năm 2023, huyện Bằng Lâm có thêm 4 xã đạt chuẩn nông thôn mới và tạo việc làm cho 1.840 lao động.
"""
# What the program does, after it has written down how it was called.
ACTS = {
    "answer": "sys.stdout.buffer.write((recorded / f'{mode}.{language}.tsv').read_bytes())",
    "crash": "sys.exit(3)",
    "hang": (
        "child = subprocess.Popen(['sleep', '600']); note.write(f'child {child.pid}\\n');"
        " note.flush(); time.sleep(600)"
    ),
    "babble": "print('This is no table of words')",
    "binary": "sys.stdout.buffer.write(bytes(range(256)) * 40)",
    "flood": "sys.stdout.write('x' * 200_000)",
    "short": "print('level\\tpage_num\\tblock_num\\n5\\t1\\t1')",
    "empty": "print((recorded / 'page.vie.tsv').read_text().splitlines()[0])",
}
PROGRAM = """#!{python}
import subprocess, sys, time
from pathlib import Path
recorded, note = Path({recorded!r}), open({note!r}, "a")
if "--list-langs" in sys.argv:
    {listing}
    print("List of available languages (2):", *{languages!r}, sep="\\n")
elif "--version" in sys.argv:
    print("tesseract 5.3.0\\n leptonica-1.82.0")
else:
    note.write(" ".join(sys.argv[1:]) + "\\n"); note.flush()
    language = sys.argv[sys.argv.index("-l") + 1]
    mode = "page" if sys.argv[sys.argv.index("--psm") + 1] == "3" else "cells"
    sys.stdin.buffer.read()
    {act}
"""


@dataclass(frozen=True)
class Fake:
    """The program's folder, and what it noted."""

    folder: Path

    @property
    def calls(self) -> list[str]:
        note = self.folder / "note"
        return note.read_text("utf-8").splitlines() if note.exists() else []


def install(
    folder: Path, act: str = "answer", *, languages: tuple[str, ...] = ("eng", "osd", "vie"),
    listing: str = "pass", misread: dict[str, tuple[str, str]] | None = None,
) -> Fake:  # fmt: skip
    """Put a program named tesseract into ``folder``.

    ``misread``: by the name of a record ("page.vie"), what it shall have read otherwise.
    """
    for record in RECORDED.iterdir():
        text = record.read_text("utf-8")
        for right, wrong in [(misread or {}).get(record.stem, ("", ""))]:
            assert right in text
            text = text.replace(right, wrong, 1) if right else text
        (folder / record.name).write_text(text, encoding="utf-8")
    program = folder / "tesseract"
    program.write_text(
        PROGRAM.format(
            python=sys.executable, recorded=str(folder), note=str(folder / "note"),
            languages=languages, listing=listing, act=ACTS[act],
        ),
        encoding="utf-8",
    )  # fmt: skip
    program.chmod(0o755)
    return Fake(folder)


@cache
def made(source: str) -> bytes:
    found = typst.Compiler(source.encode(), ignore_system_fonts=True).compile(format="pdf")
    assert isinstance(found, bytes)
    return found


@cache
def drawn(source: str = PAGE, level: str = "bad") -> Image.Image:
    """The page as a scanner of that kind would give it."""
    page = pdfium.PdfDocument(made(source))[0]
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    return spoiled(picture, LEVELS[level], DPI, SEED).convert("L")


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@cache
def scan(pages: int = 1) -> bytes:
    """A PDF of nothing but pictures of the page."""
    return as_pdf([drawn()] * pages, DPI)


@cache
def mixed() -> bytes:
    """A PDF whose first page has text and whose second is a picture."""
    pdf = pdfium.PdfDocument(made(TEXT_PAGE))
    pdf.import_pages(pdfium.PdfDocument(scan()))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def record() -> None:
    """Write down what the real engine says of the page and of its cells."""
    from tiendo.reading.formats.ocr import engine

    class Recorder(engine.Run):
        def __init__(self, command: list[str], picture: Image.Image) -> None:
            super().__init__(command, picture)
            self.name = f"{'page' if command[6] == '3' else 'cells'}.{command[4]}.tsv"

        def words(self, ends: float) -> list[engine.Word]:
            found = super().words(ends)
            self.found.seek(0)
            (RECORDED / self.name).write_bytes(self.found.read())
            return found

    engine.Run = Recorder  # type: ignore[misc]
    from tiendo.reading.formats import open_bytes

    sys.stdout.write(open_bytes(scan(), "quet.pdf").text + "\n")


if __name__ == "__main__":
    record()
