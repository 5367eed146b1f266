"""Lines of a page to columns: the heading block and the signature stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tiendo.reading.formats.ocr.words import Word

SLACK = 5.0  # points by which a line may reach over the gutter
BELOW = 2.5  # line heights within which a line below a block still belongs to its left column
SIGNED = 130.0  # points: room for a signature above the signer's name


@dataclass(slots=True)
class Line:
    text: str
    left: float
    right: float
    top: float  # points from the bottom of the page, as PDF counts
    bottom: float
    words: tuple[Word, ...] = ()  # where it was recognised in a picture

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    def beside(self, other: Line) -> bool:
        """Whether the other stands in the same row, left or right of this."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        apart = self.right <= other.left or other.right <= self.left
        return apart and shared > 0.5 * min(self.height, other.height)


@dataclass(slots=True)
class Region:
    """Rows of a page: one column, or several side by side, or the pieces of a drawn-up table."""

    columns: list[list[Line]]

    @property
    def sided(self) -> bool:
        return len(self.columns) > 1


def regions(lines: list[Line]) -> list[Region]:
    """The page from top to bottom, cut where lines begin or cease to stand side by side.

    A page without such lines is one region in the order of the file.
    """
    rows = rows_of(lines)
    if all(len(row) == 1 for row in rows):
        return [Region([lines])] if lines else []
    found: list[Region] = []
    at = 0
    while at < len(rows):
        end = at
        if len(rows[at]) == 1:
            while end < len(rows) and len(rows[end]) == 1:
                end += 1
            found.append(Region([[row[0] for row in rows[at:end]]]))
        else:
            gutter = gutter_of(rows, at)
            end = end_of_block(rows, at, gutter)
            found.append(split(rows[at:end], gutter))
        at = end
    return found


def rows_of(lines: list[Line]) -> list[list[Line]]:
    """Lines by height, those of one row together, left first."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if rows and all(line.beside(other) for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def gutter_of(rows: list[list[Line]], at: int) -> float:
    """Where the right column begins: the leftmost right piece of the pairs that follow."""
    gutter = rows[at][1].left
    for row in rows[at + 1 :]:
        if len(row) > 1:
            gutter = min(gutter, row[1].left)
        elif crosses(row[0], gutter):
            break
    return gutter


def crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter - SLACK and line.right > gutter + SLACK


def end_of_block(rows: list[list[Line]], at: int, gutter: float) -> int:
    """The first row after a block of columns: one that crosses, or stands too far below."""
    paired = [n for n in range(at, len(rows)) if len(rows[n]) > 1]
    crossing = next(
        (n for n in range(at, len(rows)) if len(rows[n]) == 1 and crosses(rows[n][0], gutter)),
        len(rows),
    )
    last = max(n for n in paired if n < crossing)
    for n in range(last + 1, crossing):
        line, above = rows[n][0], rows[n - 1][-1]
        room = BELOW * line.height if line.left < gutter - SLACK else SIGNED
        if above.bottom - line.top > room:
            return n
    return crossing


def split(rows: list[list[Line]], gutter: float) -> Region:
    """The lines left of the gutter, then those right of it; three pieces a row are a table."""
    if sum(len(row) > 2 for row in rows) * 2 > len(rows):
        return Region([[table_row(row)] for row in rows])
    left = [line for row in rows for line in row if line.left < gutter - SLACK]
    right = [line for row in rows for line in row if line.left >= gutter - SLACK]
    return Region([column for column in (left, right) if column])


def table_row(row: list[Line]) -> Line:
    """The pieces of a row without rulings, as one line with bars."""
    return joined(row, " | ")


def joined(row: Iterable[Line], by: str) -> Line:
    pieces = list(row)
    return Line(
        text=by.join(line.text for line in pieces),
        left=min(line.left for line in pieces),
        right=max(line.right for line in pieces),
        top=max(line.top for line in pieces),
        bottom=min(line.bottom for line in pieces),
        words=tuple(word for line in pieces for word in line.words),
    )
