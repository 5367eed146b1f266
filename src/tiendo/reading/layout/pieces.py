"""The first lines of a document, one by one, with where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tiendo.reading.layout.values import Line, Paragraph, Place, Sheet

LINES = 45  # lines that say something, in which the head stands


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A line of the head with the place of its paragraph."""

    line: Line
    place: Place | None
    bold: bool
    centred: bool

    @property
    def text(self) -> str:
        return self.line.text


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The first lines that say something, cut at tabs and line breaks."""
    said = (
        piece(paragraph, line)
        for paragraph in sheet.paragraphs
        for line in paragraph.pieces
        if line.said
    )
    return list(islice(said, LINES))


def piece(paragraph: Paragraph, line: Line) -> Piece:
    return Piece(
        line=line, place=paragraph.place, centred=paragraph.align == "center",
        bold=all(run.bold for run in line.said),
    )  # fmt: skip


def side(piece: Piece) -> tuple[int, int] | None:
    """The table and column of a line; None outside tables."""
    return (piece.place.table, piece.place.column) if piece.place else None
