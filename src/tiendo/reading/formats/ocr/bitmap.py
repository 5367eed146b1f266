"""A grey picture as ink on paper: where the ink is, and how far the sheet lies askew.

Pillow alone does it: what would be loops over millions of points are a threshold table,
a regular expression over the bytes, and a picture shrunk to one column.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from PIL import Image

INK, PAPER = 0, 255
# The threshold is a little above the valley between ink and paper: thin rulings are grey.
PALER, PALEST = 20, 215
# Lying askew: looked for up to so many degrees, in tenths, on a picture so many points wide.
ASKEW, STEPS, SMALL = 4, 10, 500
BLUR = 0.02
MARGIN = 20  # one in so many points of each side is left out: shadows of the scanner's lid

# A stretch begins with solid ink and goes on over gaps of a few points.
STRETCH = re.compile(rb"\x00{12}(?:\x00|\xff{1,3}\x00)*")

Box = tuple[int, int, int, int]  # left, top, right, bottom
Run = tuple[int, int, int]  # row, first column, one past the last


def bitonal(picture: Image.Image) -> Image.Image:
    """Ink black and paper white, by the threshold that parts the two best (Otsu)."""
    threshold = min(valley(picture.histogram()) + PALER, PALEST)
    return picture.point([INK if grey < threshold else PAPER for grey in range(256)])


def valley(counts: list[int]) -> int:
    """The grey value that leaves the two sides least mixed (Otsu 1979)."""
    points, total = sum(counts), sum(grey * count for grey, count in enumerate(counts))
    below = weight = 0
    best, found = -1.0, 128
    for grey, count in enumerate(counts):
        below += count
        weight += grey * count
        if not 0 < below < points:
            continue
        apart = weight / below - (total - weight) / (points - below)
        spread = below * (points - below) * apart * apart
        if spread > best:
            best, found = spread, grey
    return found


def cleared(picture: Image.Image) -> Image.Image:
    """The picture with the shades of paper white and those of ink black.

    Noise on an empty page otherwise drowns the little that is written there.
    """
    middle = valley(picture.histogram())
    dark, light = middle / 2, (middle + PAPER) / 2
    return picture.point(
        [round(min(max((grey - dark) / (light - dark), 0), 1) * PAPER) for grey in range(256)]
    )


def straightened(picture: Image.Image) -> Image.Image:
    """The picture turned so that its lines lie level."""
    angle = askew(picture)
    if not angle:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=PAPER)


def askew(picture: Image.Image) -> float:
    """Degrees to turn by: where rows of ink and rows of paper differ most."""
    small = picture.reduce(max(1, picture.width // SMALL))
    half = STEPS // 2
    coarse = sharpest(small, range(-ASKEW * STEPS, ASKEW * STEPS + 1, half))
    return sharpest(small, range(coarse - half, coarse + half + 1)) / STEPS


def sharpest(picture: Image.Image, tenths: range) -> int:
    return max(tenths, key=lambda n: (sharp(picture, n), -abs(n)))


def sharp(picture: Image.Image, tenths: int) -> int:
    # Turning blurs a little; a picture that is not turned must not win by that.
    turned = picture.rotate(tenths / STEPS + BLUR, Image.Resampling.BILINEAR, fillcolor=PAPER)
    width, height = turned.size
    left, top = width // MARGIN, height // MARGIN
    box = (left, top, width - left, height - top)
    rows = turned.resize((1, height - 2 * top), Image.Resampling.BOX, box=box).tobytes()
    return sum((one - other) ** 2 for one, other in itertools.pairwise(rows))


def runs(ink: Image.Image, least: int) -> Iterator[Run]:
    """Level stretches of ink of at least so many points, row by row; small gaps are dust."""
    width = ink.width
    for match in STRETCH.finditer(ink.tobytes()):
        first, last = match.span()
        while last - first >= least:
            row = first // width
            end = min(last, (row + 1) * width)
            if end - first >= least:
                yield row, first - row * width, end - row * width
            first = end


def ink_in(ink: Image.Image, box: Box) -> int:
    """How many points of ink a box holds."""
    return ink.crop(box).histogram()[INK]
