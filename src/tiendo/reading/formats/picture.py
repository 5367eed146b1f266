"""Files that are pictures of pages: PNG, JPEG, TIFF of many pages, BMP, WebP."""

from __future__ import annotations

import io
import warnings
from functools import partial
from typing import cast

from PIL import Image, ImageOps

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.building import Builder
from tiendo.reading.formats.ocr.engine import Failed
from tiendo.reading.formats.ocr.scans import Scan, recognise
from tiendo.reading.formats.paper import Page
from tiendo.reading.formats.pdf import gather, write
from tiendo.reading.formats.refusals import refuse

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
BROKEN = "ảnh bị cắt cụt hoặc hỏng"
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
LONG_SIDE = 11.69  # inches of A4: what a picture shows that does not say how fine it is
# Dots an inch: what a scanner writes down (cameras and screens write 72 or 96); what is
# read as it is; what the others are brought to, enlarged to twice their size at most.
SAID, FINE, GOOD, LARGER = range(100, 1201), range(150, 301), 200, 2


def read(data: bytes, source: Source) -> Document:
    """The document of a picture. Raises DocumentUnreadable."""
    with opened(data) as picture:
        count = pages_of(picture)
        if count > limits.PDF_PAGES:
            raise refuse("huge", limit=f"{limits.PDF_PAGES} trang")
        numbers = range(1, count + 1)
        scans = [Scan(number=at, picture=partial(frame, picture, at - 1)) for at in numbers]
        found = recognise(scans, source.name, count)
    if not found.pages:
        broken = set(found.failed.values()) == {BROKEN}
        raise refuse("picture") if broken else found.refusal()
    none = Page(lines=[], ruled=False, width=0, height=0)
    builder = Builder()
    write(builder, list(gather([found.pages.get(at, none) for at in numbers], found.tables)))
    return builder.document(source, warnings=found.remarks())


def opened(data: bytes) -> Image.Image:
    """The picture in a file's bytes, not decoded yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            bounded(picture)
    except (Failed, *BOMBS) as error:
        limit = f"{limits.PICTURE_POINTS // 1_000_000} triệu điểm ảnh"
        raise refuse("huge", limit=limit) from error
    # Pillow lets many kinds of error through on a broken file.
    except Exception as error:
        raise refuse("picture") from error
    return picture


def pages_of(picture: Image.Image) -> int:
    """How many pages a TIFF has; other pictures are one. Raises DocumentUnreadable."""
    if picture.format != "TIFF":
        return 1
    try:
        with warnings.catch_warnings():  # a broken tag is told by the error or the page
            warnings.simplefilter("ignore", UserWarning)
            return int(getattr(picture, "n_frames", 1))
    except Exception as error:
        raise refuse("picture") from error


def frame(picture: Image.Image, index: int) -> tuple[Image.Image, int]:
    """One page of a picture in grey, and its dots an inch. Raises Failed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            picture.seek(index)
        bounded(picture)
        return sized(grey(ImageOps.exif_transpose(picture)), said(picture))
    except Failed:
        raise
    except Exception as error:
        raise Failed(BROKEN) from error


def bounded(picture: Image.Image) -> None:
    """Whether a picture may be decoded, by the size that it gives. Raises Failed."""
    if picture.width * picture.height > limits.PICTURE_POINTS:
        raise Failed(f"ảnh quá lớn, vượt mức {limits.PICTURE_POINTS // 1_000_000} triệu điểm")


def grey(picture: Image.Image) -> Image.Image:
    """The picture in 256 greys, on white paper where it is transparent."""
    if picture.mode[0] in "IF":  # 16 bits a point and more
        low, high = cast(tuple[float, float], picture.getextrema())
        stretch = 255 / max(high - low, 1)
        return picture.convert("F").point(lambda grey: grey * stretch - low * stretch).convert("L")
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture.convert("RGBA"))
        return paper.convert("L")
    return picture.convert("L")


def said(picture: Image.Image) -> float:
    """The dots an inch that the file gives, where a scanner may have written them."""
    across = float(picture.info.get("dpi", (0, 0))[0])
    return across if SAID.start <= across < SAID.stop else 0.0


def sized(picture: Image.Image, dpi: float) -> tuple[Image.Image, int]:
    """The picture as fine as the engine likes it, and its dots an inch."""
    dpi = dpi or max(picture.size) / LONG_SIDE
    if FINE.start <= dpi < FINE.stop and picture.width * picture.height <= limits.OCR_POINTS:
        return picture, round(dpi)
    points = picture.width * picture.height
    factor = min(GOOD / dpi, LARGER, (limits.OCR_POINTS / points) ** 0.5)
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS), max(1, round(dpi * factor))
