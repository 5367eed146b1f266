"""Where the table of a sheet stands: its head, its columns, its time and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.context import Context
from tiendo.reading.formats import limits
from tiendo.reading.formats.marks import Place, Span
from tiendo.reading.headers import stated_time, unit_stated
from tiendo.reading.headrows import numbers_columns
from tiendo.reading.importing.cells import Grid
from tiendo.reading.importing.columns import VALUES, Heading, heading_of, sheet_kind, title
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.times import as_year

FEWEST = 2  # columns that a head must name
DEEPEST = 3  # rows of a head below its first


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """``first`` is the first row below the head; ``caption`` the lines above it."""

    kind: str
    headings: dict[int, Heading]
    head: int
    first: int
    caption: str
    unit: str
    year: int | None
    period: Period | None
    joined: dict[Place, Span]

    def column(self, gives: str) -> int | None:
        return next((h.column for h in self.headings.values() if h.gives == gives), None)

    def has(self, *gives: str) -> bool:
        return any(h.gives in gives for h in self.headings.values())

    def missing(self) -> list[str]:
        """The titles of columns without which no row says anything."""
        if self.kind == "tasks" or self.has("plan", "result"):
            return []
        return [f"{title(self.kind, 'plan')} hoặc {title(self.kind, 'result')}"]

    def unknown(self) -> list[Heading]:
        return [h for h in self.headings.values() if not h.gives and not h.ignored]

    def doubled(self) -> list[Heading]:
        """Columns that say again what one before them says, values aside."""
        seen: set[str] = set()
        out = []
        for heading in self.headings.values():
            if heading.gives in seen and heading.gives not in VALUES and not heading.ignored:
                out.append(heading)
            seen.add(heading.gives)
        return out


def layout_of(grid: Grid) -> Layout | None:
    """The table of a sheet; None where no row near its top names the columns."""
    joined = grid.joined()
    best: tuple[int, int, str] = (0, -1, "")
    for row in range(min(grid.height, limits.IMPORT_HEAD)):
        kind, count = sheet_kind(headers_in(grid, row, row, joined).values())
        if count > best[0]:
            best = (count, row, kind)
    count, head, kind = best
    if count < FEWEST:
        return None
    last = end_of_head(grid, head, joined, kind)
    numbered = numbers_columns(texts_in(grid, last + 1))
    headers = headers_in(grid, head, last, joined)
    caption = caption_of(grid, head)
    found = stated_time(split_words(caption), Context(year=year_in(caption)))
    return Layout(
        kind=kind,
        headings={c: heading_of(kind, c, words) for c, words in headers.items()},
        head=head,
        first=last + 1 + numbered,
        caption=caption,
        unit=unit_stated(caption),
        year=year_in(caption) or year_in(" ".join(headers.values())),
        period=found,
        joined=joined,
    )


def headers_in(grid: Grid, top: int, bottom: int, joined: dict[Place, Span]) -> dict[int, str]:
    """The header of each column: the texts of its head rows, a merged one once."""
    headers: dict[int, list[str]] = {}
    for row in range(top, bottom + 1):
        for column in range(grid.width):
            span = joined.get((row, column))
            place = (span.top, span.left) if span else (row, column)
            cell = grid.cells.get(place)
            if cell and cell.text not in headers.setdefault(column, []) and place[0] >= top:
                headers[column].append(cell.text)
    return {column: " ".join(texts) for column, texts in headers.items() if texts}


def end_of_head(grid: Grid, head: int, joined: dict[Place, Span], kind: str) -> int:
    """The last row of the head: rows below belong to it that its cells reach into, and one
    that names columns under a title and no row."""
    name = next(
        c for c, w in headers_in(grid, head, head, joined).items() if heading_of(kind, c, w).needed
    )
    span = joined.get((head, name))
    if span and span.top == head and span.bottom > head:
        return min(span.bottom, head + DEEPEST)
    below = grid.row(head + 1, range(grid.width))
    names = name not in below and len(below) > 1
    return head + (names and all(isinstance(cell.value, str) for cell in below.values())
                   and not any(cell.text[0].isdigit() for cell in below.values()))  # fmt: skip


def texts_in(grid: Grid, row: int) -> list[str]:
    return [cell.text for _, cell in sorted(grid.row(row, range(grid.width)).items())]


def caption_of(grid: Grid, head: int) -> str:
    lines = (grid.row(row, range(grid.width)) for row in range(head))
    return "\n".join(" ".join(cell.text for cell in line.values()) for line in lines if line)


def year_in(words: str) -> int | None:
    return max((year for word in split_words(words) if (year := as_year(word))), default=None)
