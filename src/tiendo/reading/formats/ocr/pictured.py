"""Which pages of a PDF are pictures of text."""

from __future__ import annotations

import itertools
from typing import Any

import pypdfium2.raw as raw

from tiendo.reading.formats import limits

# A scan of A4 has 75 dots an inch at least. Where a digital signature was stamped on it,
# its page holds that much text and no more.
SCANNED, STAMPED = 500_000, 300
LOOKED_AT = 20  # first pieces of text: all of them are hidden, or none
DRAWN = 100  # strokes: letters turned into outlines


def is_picture(page: Any, characters: int, strokes: int) -> bool:
    """Whether a page says next to nothing as text, and shows a scan or drawn letters."""
    if characters >= STAMPED:
        return False
    points = picture_points(page)
    return points >= SCANNED or (
        not characters and (points > 0 or DRAWN <= strokes < limits.PDF_OBJECTS)
    )


def is_hidden(page: Any) -> bool:
    """Whether a page's text is invisible behind a scan: some program recognised it there."""
    texts = itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]), LOOKED_AT)
    modes = {raw.FPDFTextObj_GetTextRenderMode(text.raw) for text in texts}
    return modes == {raw.FPDF_TEXTRENDERMODE_INVISIBLE} and picture_points(page) >= SCANNED


def picture_points(page: Any) -> int:
    """How many points the pictures of a page have, undecoded."""
    images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    sizes = (image.get_px_size() for image in itertools.islice(images, limits.PDF_OBJECTS))
    return sum(width * height for width, height in sizes)
