"""Lines on paper to paragraphs: what was cut at the margin is joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from tiendo.reading.formats.building import GridCell

# A line that opens a paragraph by itself: a bullet, a number, a part.
OPENS = re.compile(
    r"^(?:[-–+•*]\s|\d{1,2}(?:\.\d+)*[.)]\s|[IVXLC]{1,6}[.-]\s|[a-zđ]\)\s|Điều\s\d|[(]\d)"
)
INDENT = 8.0  # points to the right of the margin: the first line of a paragraph
SHORT = 0.86  # of the measure: a line that ends here ends its paragraph
COLUMN = 0.25  # of the measure: further right stands another column, or a centred line
GAP = 1.9  # times the usual distance of lines: a new paragraph


@dataclass(slots=True)
class Line:
    text: str
    left: float
    right: float
    top: float  # points from the bottom of the page, as PDF counts
    bottom: float


@dataclass(slots=True)
class Page:
    lines: list[Line]
    ruled: bool
    width: float
    height: float


@dataclass(slots=True)
class PaperTable:
    grid: list[list[GridCell]]
    left: float
    right: float
    top: float
    bottom: float

    def holds(self, line: Line) -> bool:
        middle = (line.top + line.bottom) / 2
        return (
            self.bottom <= middle <= self.top and line.left < self.right and line.right > self.left
        )


def paragraphs(lines: list[Line], tables: list[PaperTable]) -> Iterator[str | PaperTable]:
    """Paragraphs and tables from top to bottom."""
    outside = [line for line in lines if not any(table.holds(line) for table in tables)]
    waiting = sorted(tables, key=lambda table: -table.top)
    for paragraph in join(outside):
        while waiting and waiting[0].top >= paragraph[0].top:
            yield waiting.pop(0)
        yield text_of(paragraph)
    yield from waiting


def join(lines: list[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    margin = min(line.left for line in lines)
    measure = max(line.right for line in lines) - margin
    step = median([a.top - b.top for a, b in itertools.pairwise(lines) if a.top > b.top] or [14])
    gathered = [lines[0]]
    for line in lines[1:]:
        if begins(line, gathered[-1], margin, measure, step):
            yield gathered
            gathered = []
        gathered.append(line)
    yield gathered


def begins(line: Line, last: Line, margin: float, measure: float, step: float) -> bool:
    """Whether ``line`` opens a paragraph after ``last``."""
    if OPENS.match(line.text) or last.top - line.top > GAP * step or line.top > last.top + step:
        return True
    if last.text.isupper() != line.text.isupper() or line.left - margin > COLUMN * measure:
        return not goes_on(line, last)
    if last.right - margin >= SHORT * measure and goes_on(line, last):
        return False
    if line.left - margin > INDENT and line.left - last.left > INDENT / 2:
        return True
    return last.right - margin < SHORT * measure


def goes_on(line: Line, last: Line) -> bool:
    """Whether a line reads on from the last: no stop there, no capital here."""
    return (
        not last.text.endswith((".", ":", ";"))
        and not line.text[0].isupper()
        and (line.text[0].isalnum())
    )


def text_of(lines: list[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        # "2021-" + "2025": a hyphen between digits is no syllable break in Vietnamese.
        glued = text.endswith(("-", "/")) and not text.endswith(" -")
        text += line.text if glued else f" {line.text}"
    return text


def table_of(table: Any, height: float) -> PaperTable | None:
    """A pdfplumber table as a grid; None where it is a frame around text."""
    rows = table.extract()
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    left, top, right, bottom = table.bbox
    return PaperTable(
        grid=expand(rows), left=left, right=right, top=height - top, bottom=height - bottom
    )


def expand(rows: list[list[str | None]]) -> list[list[GridCell]]:
    """None marks a place that a merged cell covers: from the left, else from above."""
    grid: list[list[GridCell]] = []
    for row, cells in enumerate(rows):
        line: list[GridCell] = []
        for column, text in enumerate(cells):
            if text is not None:
                line.append(GridCell(text=" ".join(text.split()), origin=(row, column)))
            elif line:
                line.append(line[-1])
            elif grid:
                line.append(grid[-1][column])
            else:
                line.append(GridCell(text="", origin=(row, column)))
        grid.append(line)
    return grid
