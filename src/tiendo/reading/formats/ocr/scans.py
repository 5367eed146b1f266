"""The scanned pages of a file, one after another; what failed is named, the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.engine import SECOND, Engine, Failed, Missing, find_engine
from tiendo.reading.formats.ocr.recognition import Recognition
from tiendo.reading.formats.ocr.sheet import Sheet, read_sheet
from tiendo.reading.formats.paper import Page
from tiendo.reading.watching import tell

LATER = "quá {limit} trang ảnh trong một tệp"
STOPPED = "các trang trước đó đều không đọc được nên dừng lại"
ILLEGIBLE = "chữ mờ, nghiêng hoặc không phải chữ"
HARD = 3  # pages one after another on which the engine failed: the rest is not tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A page to recognise; ``picture`` makes its grey picture and says its resolution."""

    number: int
    picture: Callable[[], tuple[Image.Image, int]]


def recognise(scans: Sequence[Scan], name: str, pages: int) -> Recognition:
    """Read the scanned pages of the file ``name``, which has ``pages`` pages in all."""
    found = Recognition()
    try:
        engine = find_engine()
    except Missing as missing:
        found.missing = str(missing)
        found.failed = {scan.number: found.missing for scan in scans}
        return found
    found.engine, found.twice = engine.name, SECOND in engine.languages
    broken = 0
    for count, scan in enumerate(scans):
        if count >= limits.OCR_PAGES or broken >= HARD:
            beyond = LATER.format(limit=limits.OCR_PAGES)
            found.failed[scan.number] = STOPPED if broken >= HARD else beyond
            continue
        tell(name, scan.number, pages)
        try:
            add(found, scan.number, read_scan(scan, engine))
            broken = 0
        except Failed as failure:
            found.failed[scan.number] = str(failure)
            broken += 1
    return found


def read_scan(scan: Scan, engine: Engine) -> Sheet:
    picture, dpi = scan.picture()
    return read_sheet(picture, dpi, engine.for_a_page())


def add(found: Recognition, number: int, sheet: Sheet) -> None:
    """What a page gave: lines and tables, or ink that nobody could read; a blank page, nothing."""
    if not sheet.legible:
        found.failed[number] = ILLEGIBLE
    elif sheet.words:
        found.pages[number] = Page(
            lines=sheet.lines, ruled=False, width=sheet.width, height=sheet.height
        )
        found.tables[number] = sheet.tables
        if sheet.empty_cells:
            found.holes[number] = sheet.empty_cells
        if sheet.stray:
            found.strays.append(number)
