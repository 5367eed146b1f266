"""The cells of ruled tables, each read alone: stacked into one tall picture and read at once.

A whole page read at once loses columns of short numbers (docs/measurements.md); cut out
and stacked, every cell is a line or a few of one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PIL import Image

from tiendo.reading.formats.building import GridCell
from tiendo.reading.formats.ocr.bitmap import PAPER, Box, bitonal, ink_in
from tiendo.reading.formats.ocr.engine import BLOCK, Engine
from tiendo.reading.formats.ocr.grid import RuledTable
from tiendo.reading.formats.ocr.lines import POINTS, cleaned
from tiendo.reading.formats.ocr.twice import NUMERIC, doubted, settle
from tiendo.reading.formats.ocr.words import Word
from tiendo.reading.formats.paper import PaperTable

INSET = 2  # pixels: the edge of a ruling that was painted over
ROOM = 10  # pixels of paper around each cell, and between two
TALLEST = 8_000  # pixels of a stack; Tesseract takes 32,767
INKED = 1_500  # one part in so many of a square inch: less is dust


@dataclass(slots=True)
class Stack:
    """Cells one below another; ``held`` is where each stands: top, bottom, its box."""

    held: list[tuple[int, int, Box]] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def add(self, box: Box) -> None:
        left, top, right, bottom = box
        below = self.height + bottom - top + 2 * ROOM
        self.held.append((self.height, below, box))
        self.width, self.height = max(self.width, right - left + 2 * ROOM), below + ROOM

    def picture(self, page: Image.Image) -> Image.Image:
        made = Image.new("L", (self.width, self.height), PAPER)
        for top, _, box in self.held:
            made.paste(page.crop(box), (ROOM, top + ROOM))
        return made

    def box_at(self, height: float) -> Box:
        return next((box for _, below, box in self.held if height < below), self.held[-1][2])


def read_cells(
    page: Image.Image, tables: Sequence[RuledTable], engine: Engine, dpi: int
) -> dict[Box, list[Word]]:
    """The words of every cell that holds ink; the page has no rulings any more. Raises Failed."""
    ink = bitonal(page)
    found: dict[Box, list[Word]] = {}
    inked = [
        inner(cell)
        for table in tables
        for cell in table.cells
        if ink_in(ink, inner(cell)) > dpi * dpi / INKED
    ]
    for stack in stacks(inked):
        found |= {box: [] for _, _, box in stack.held}
        read = engine.read(stack.picture(page), dpi=dpi, mode=BLOCK)
        for word in cleaned(settle(read[0], read[1] if len(read) > 1 else None)):
            found[stack.box_at(word.middle[1])].append(word)
    return found


def inner(cell: Box) -> Box:
    left, top, right, bottom = cell
    return left + INSET, top + INSET, max(right - INSET, left + 3), max(bottom - INSET, top + 3)


def stacks(boxes: Sequence[Box]) -> Iterator[Stack]:
    stack = Stack()
    for box in boxes:
        if stack.held and stack.height > TALLEST:
            yield stack
            stack = Stack()
        stack.add(box)
    if stack.held:
        yield stack


def paper_table(
    table: RuledTable, words: dict[Box, list[Word]], dpi: int, height: float
) -> PaperTable:
    """A table as a full grid, a merged cell at each place that it covers."""
    scale = POINTS / dpi
    left, top, right, bottom = (at * scale for at in table.box)
    height_of, width_of = len(table.rows) - 1, len(table.columns) - 1
    grid = [[GridCell(text="", origin=(r, c)) for c in range(width_of)] for r in range(height_of)]
    for box in table.cells:
        down, across = table.covered(box)
        held = tuple(words.get(inner(box), ()))
        if len(down) > 1 or len(across) > 1:
            held = tuple(map(merged, held))
        cell = GridCell(
            text=" ".join(word.text for word in held), origin=(down[0], across[0]), words=held
        )
        for r in down:
            grid[r][across[0] : across[-1] + 1] = [cell] * len(across)
    return PaperTable(grid=grid, left=left, right=right, top=height - top, bottom=height - bottom)


def merged(word: Word) -> Word:
    """A number in a merged cell is doubted: it would count in each row that it covers."""
    if not NUMERIC.fullmatch(word.text):
        return word
    return doubted(word, "nằm trong ô gộp, có thể sót một đường kẻ")
