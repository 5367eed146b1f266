"""Pages of a PDF drawn in grey, within bounds."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.engine import Failed
from tiendo.reading.formats.ocr.pictured import picture_points
from tiendo.reading.formats.ocr.scans import Scan

DPI = 200
COARSEST = 90  # below it letters of 12 points are no longer told apart


def scan_of(pdf: Any, number: int) -> Scan:
    return Scan(number=number, picture=partial(drawn, pdf, number))


def drawn(pdf: Any, number: int) -> tuple[Image.Image, int]:
    """A page in grey, and its dots an inch. Raises Failed."""
    page = pdf[number - 1]
    try:
        if picture_points(page) > limits.PICTURE_POINTS:
            raise Failed(f"ảnh quá lớn, vượt mức {limits.PICTURE_POINTS // 1_000_000} triệu điểm")
        dpi = resolution(*page.get_size())
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        picture = bitmap.to_pil().convert("L")
        bitmap.close()
        return picture, dpi
    except pdfium.PdfiumError as error:
        raise Failed("trang hỏng, không vẽ ra được") from error
    finally:
        page.close()


def resolution(width: float, height: float) -> int:
    """Dots an inch to draw a page with, fewer for a very large one. Raises Failed."""
    inches = width * height / 72**2
    dpi = min(DPI, math.floor(math.sqrt(limits.OCR_POINTS / max(inches, 0.01))))
    if dpi < COARSEST:
        raise Failed("trang quá lớn")
    return dpi
