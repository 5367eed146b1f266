"""Ruled tables of a picture: strokes found by run length, cells between them."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image, ImageDraw

from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.bitmap import PAPER, Box, Run, bitonal, ink_in, runs
from tiendo.reading.formats.ocr.grid import RuledTable, completed

# Inches: shorter strokes are letters and dashes; thicker ones are bars and pictures.
LEVEL, UPRIGHT, THICK = 0.4, 0.25, 1 / 15
BESIDE, CROWDED = 0.03, 0.2  # inches above and below a stroke, and how much ink may be there
BREAK = 2  # rows without a run inside one stroke
# Points (1/72 inch): ends of strokes that meet, strokes that are one, gaps in a broken one.
MEET, SAME, GAP = 3, 3, 6
ALIKE = 4  # points by which the edges of one row or column differ
# More of them are a photograph, or paper ruled in squares.
RUNS, CROSSINGS = 20_000, 10_000
SPARE = 2  # pixels around a stroke that its edge blackens

Stroke = Box


def strokes_of(picture: Image.Image, dpi: int) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright strokes of a picture that lies straight."""
    ink = bitonal(picture)
    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    upright = level_strokes(turned, round(UPRIGHT * dpi), dpi)
    return level_strokes(ink, round(LEVEL * dpi), dpi), [
        (top, left, bottom, right) for left, top, right, bottom in upright
    ]


def level_strokes(ink: Image.Image, least: int, dpi: int) -> list[Stroke]:
    found = strokes(runs(ink, least), round(THICK * dpi))
    return [stroke for stroke in found if alone(ink, stroke, round(BESIDE * dpi))]


def alone(ink: Image.Image, stroke: Stroke, band: int) -> bool:
    """Whether there is paper above and below: the feet of letters in a row have none above."""
    left, top, right, bottom = stroke
    above = (left, max(0, top - band - SPARE), right, max(1, top - SPARE))
    below = (left, bottom + SPARE, right, bottom + SPARE + band)
    most = CROWDED * band * (right - left)
    return ink_in(ink, above) <= most and ink_in(ink, below) <= most


def strokes(found: Iterable[Run], thick: int) -> list[Stroke]:
    """Runs of neighbouring rows that touch, as one stroke; thick ones are none."""
    going: list[list[int]] = []
    done: list[list[int]] = []
    for count, (row, first, end) in enumerate(found):
        if count > RUNS:
            return []
        done += [stroke for stroke in going if row - stroke[3] > BREAK]
        going = [stroke for stroke in going if row - stroke[3] <= BREAK]
        for stroke in going:
            if first <= stroke[2] + BREAK and end >= stroke[0] - BREAK:
                stroke[:] = min(stroke[0], first), stroke[1], max(stroke[2], end), row + 1
                break
        else:
            going.append([first, row, end, row + 1])
    return [(a, b, c, d) for a, b, c, d in done + going if d - b < thick]


def ruled_tables(
    page: Image.Image, level: list[Stroke], upright: list[Stroke], dpi: int
) -> list[RuledTable]:
    """The tables of a page, with the cells that broken rulings left open or ran together."""
    tables = tables_of(level, upright, dpi)
    if not tables:
        return []
    ink = bitonal(without_strokes(page, level + upright))
    return [completed(table, ink) for table in tables]


def tables_of(level: list[Stroke], upright: list[Stroke], dpi: int) -> list[RuledTable]:
    """Tables of two rows and two columns at least, by pdfplumber's rules for drawn lines."""
    if len(level) < 3 or len(upright) < 3:
        return []
    from pdfplumber import table as plumber

    scale = 72 / dpi
    edges = [drawn_line(stroke, "h", scale) for stroke in level]
    edges += [drawn_line(stroke, "v", scale) for stroke in upright]
    edges = plumber.merge_edges(edges, SAME, SAME, GAP, GAP)
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > CROSSINGS:
        return []
    crossings = plumber.edges_to_intersections(edges, MEET, MEET)
    cells = plumber.intersections_to_cells(crossings)
    if len(cells) > limits.OCR_CELLS:
        return []
    found = [
        RuledTable.of(in_pixels(held, dpi), slack=ALIKE * dpi / 72)
        for held in plumber.cells_to_tables(cells)
    ]
    return [table for table in found if len(table.rows) > 2 and len(table.columns) > 2]


def drawn_line(stroke: Stroke, orientation: str, scale: float) -> dict[str, object]:
    """A stroke as pdfplumber knows drawn lines: by its middle."""
    left, top, right, bottom = (at * scale for at in stroke)
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return {
        "orientation": orientation, "object_type": "line",
        "x0": left, "x1": right, "top": top, "bottom": bottom,
        "width": right - left, "height": bottom - top,
    }  # fmt: skip


def in_pixels(cells: Iterable[tuple[float, ...]], dpi: int) -> list[Box]:
    scale = dpi / 72
    return [
        (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))
        for left, top, right, bottom in cells
    ]


def without_strokes(picture: Image.Image, strokes: Iterable[Stroke]) -> Image.Image:
    """The picture with its rulings painted over: an engine takes them for bars and letters."""
    clean = picture.copy()
    draw = ImageDraw.Draw(clean)
    for left, top, right, bottom in strokes:
        draw.rectangle(
            (left - SPARE, top - SPARE, right + SPARE - 1, bottom + SPARE - 1), fill=PAPER
        )
    return clean


def without_tables(picture: Image.Image, tables: Iterable[RuledTable]) -> Image.Image:
    """The picture with its tables painted over, for the text around them."""
    clean = picture.copy()
    draw = ImageDraw.Draw(clean)
    for table in tables:
        left, top, right, bottom = table.box
        draw.rectangle((left - SPARE, top - SPARE, right + SPARE, bottom + SPARE), fill=PAPER)
    return clean
