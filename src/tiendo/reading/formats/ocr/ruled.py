"""Ruled tables of a picture: strokes found by run length, cells between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.bitmap import PAPER, Run, bitonal, runs

# Inches: shorter strokes are letters and dashes; thicker ones are bars and pictures.
LEVEL, UPRIGHT, THICK = 0.3, 0.2, 1 / 15
BREAK = 2  # rows without a run inside one stroke
# Points (1/72 inch): ends of strokes that meet, strokes that are one, gaps in a broken one.
MEET, SAME, GAP = 3, 3, 6
RUNS = 20_000  # more of them are a photograph
SPARE = 2  # pixels around a stroke that its edge blackens

Box = tuple[int, int, int, int]  # left, top, right, bottom
Stroke = Box


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """The cells of a table in pixels, from the top left, row by row."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @property
    def tops(self) -> list[int]:
        return sorted({top for _, top, _, _ in self.cells})

    @property
    def lefts(self) -> list[int]:
        return sorted({left for left, _, _, _ in self.cells})


def strokes_of(picture: Image.Image, dpi: int) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright strokes of a picture that lies straight."""
    ink = bitonal(picture)
    thick = round(THICK * dpi)
    level = strokes(runs(ink, round(LEVEL * dpi)), thick)
    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    upright = strokes(runs(turned, round(UPRIGHT * dpi)), thick)
    return level, [(top, left, bottom, right) for left, top, right, bottom in upright]


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


def tables_of(level: list[Stroke], upright: list[Stroke], dpi: int) -> list[RuledTable]:
    """Tables of two rows and two columns at least, by pdfplumber's rules for drawn lines."""
    if len(level) < 3 or len(upright) < 3:
        return []
    from pdfplumber import table as plumber

    scale = 72 / dpi
    edges = [edge(stroke, "h", scale) for stroke in level]
    edges += [edge(stroke, "v", scale) for stroke in upright]
    edges = plumber.merge_edges(edges, SAME, SAME, GAP, GAP)
    crossings = plumber.edges_to_intersections(edges, MEET, MEET)
    cells = plumber.intersections_to_cells(crossings)
    if len(cells) > limits.OCR_CELLS:
        return []
    found = [
        RuledTable(cells=tuple(sorted(in_pixels(held, dpi), key=lambda cell: (cell[1], cell[0]))))
        for held in plumber.cells_to_tables(cells)
    ]
    return [table for table in found if len(table.tops) > 1 and len(table.lefts) > 1]


def edge(stroke: Stroke, orientation: str, scale: float) -> dict[str, object]:
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
