"""Clean pages made to look like scans: turned, blurred, dusted, pressed as JPEG."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

PAPER = 255
# A uniform byte spreads by 74 around its middle.
SPREAD = 74


@dataclass(frozen=True, slots=True)
class Spoiling:
    """Degrees askew; blur in pixels at 200 dots an inch; noise in greys; JPEG quality."""

    degrees: float
    blur: float
    noise: int
    quality: int


LEVELS = {
    "clean": Spoiling(0, 0, 0, 90),
    "scan": Spoiling(0.6, 0.7, 12, 60),
    "bad": Spoiling(1.5, 1.0, 25, 35),
}


def spoiled(picture: Image.Image, how: Spoiling, dpi: int, seed: int) -> Image.Image:
    """The picture as a scanner of that kind would give it; the same seed, the same bytes."""
    page = picture.convert("L")
    if how.degrees:
        page = page.rotate(how.degrees, Image.Resampling.BICUBIC, fillcolor=PAPER)
        page = page.filter(ImageFilter.GaussianBlur(how.blur * dpi / 200))
        page = ImageChops.add(page, noise(page.size, how.noise, seed), offset=-128)
    pressed = io.BytesIO()
    page.save(pressed, "JPEG", quality=how.quality)
    return Image.open(pressed)


def noise(size: tuple[int, int], spread: int, seed: int) -> Image.Image:
    dust = random.Random(seed).randbytes(size[0] * size[1])
    levels = [round(128 + (byte - 127.5) * spread / SPREAD) for byte in range(256)]
    return Image.frombytes("L", size, dust).point(levels)


def as_pdf(pages: list[Image.Image], dpi: int) -> bytes:
    """A PDF of nothing but pictures."""
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return made.getvalue()
