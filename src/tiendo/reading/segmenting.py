"""Plain text to blocks: headings, list items, paragraphs, tables of pipes or tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiendo.reading.document import HEADING, ITEM, PARAGRAPH, ROW, Block, Cell, Kind, Table
from tiendo.reading.paths import LETTER, Path
from tiendo.reading.sumwords import is_total
from tiendo.reading.tabbed import PIPE, TAB, paired, tabbed
from tiendo.reading.wrapping import lines_of
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import as_year, month_and_year

BULLET = regex(r"\s*(?:[-–—+*•●▪◦○‣]\s+|[-–+*•●](?=\w)|[a-zđ]\)\s|\(\d{1,2}\)\s)")
# "1- " is how papers of the party number (DOMAIN.md, B2).
NUMBERED = regex(
    r"\s*(?P<number>(?:\d{1,2}\.)+\d{0,2}|\d{1,2}[.)/]|"
    rf"\d{{1,2}}-(?=\s+[{UPPER}])|[IVXLC]{{1,6}}[.\-])\s+(?=\S)"
)
ARTICLE = regex(
    r"\s*(?:Điều|Phần|Chương|Mục)\s+(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6})\b"
    r"|\s*Phần\s+(?:thứ\s)?(?:nhất|một|hai|ba|tư|bốn|năm)\s*(?:[:.\-–—]|$)"
)
# When a page was put up: a weekday, a date, an hour, in any order.
STAMP = regex(
    r"(?:[Tt]hứ (?:\w+)|[Cc]hủ [Nn]hật|[Nn]gày|[Cc]ập nhật|[Đđ]ăng|lúc|\(?GMT\s?\+?7\)?|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?|[\s,;:|–-])+"
)
SENTENCE_STOP = (".", ";", "!", "?", "…", ",")
ENDS = frozenset(".;:!?…")
# A heading is shorter than a paragraph; lines over this length are read as text.
HEADING_LENGTH = 160
UNIT_LINE = regex(r"\W*(?:ĐVT|[Đđ]ơn vị(?: tính)?)\s*:.{1,40}$")
# A cell that holds a value, and names nothing.
VALUE = regex(r"[+\-−]?\d[\d.,]*\s?%?")


class Segmenter:
    """One pass over the lines; keeps the path of what they stand under."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.path = Path()
        self.rows: list[tuple[int, str]] = []
        self.mark = PIPE  # between the cells of the rows
        self.caption = ""

    def run(self) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
        lines = list(lines_of(self.text))
        rows = tabbed(lines) if TAB in self.text else frozenset()
        pairs = paired(lines) if PIPE in self.text else frozenset()
        for start, line in lines:
            if start in rows:
                self._row(start, line.strip(" "), TAB)
            elif start in pairs:
                self._row(start + len(line) - len(line.lstrip()), line.strip(), PIPE)
            else:
                self._line(start, line)
        self._close_table()
        return tuple(self.blocks), tuple(self.tables)

    def _line(self, start: int, line: str) -> None:
        body = line.strip()
        if not body:
            return
        start += line.index(body[0])
        if PIPE in body and body.count(PIPE) >= 2:
            self._row(start, body, PIPE)
            return
        self._close_table()
        self.block(start, body)

    def _row(self, start: int, line: str, mark: str) -> None:
        if mark != self.mark:
            self._close_table()
        self.mark = mark
        self.rows.append((start, line))

    def heading(self, start: int, body: str, level: int) -> None:
        """Add a line that the file itself marks as a heading; 1 is outermost."""
        self.path.heading(body, level)
        self._add(start, body, HEADING, level=level)

    def block(self, start: int, body: str) -> None:
        """Add a line, its kind told by its look."""
        numbered = NUMBERED.match(body)
        if ARTICLE.match(body):
            self.path.part(body)
            kind = HEADING if _titles(body) else PARAGRAPH
            self._add(start, body, kind, level=2 if kind is HEADING else 0)
        elif BULLET.match(body):
            letter = LETTER.match(body)
            if letter:
                self.path.letter(letter["letter"], open=_leads(body))
            self._add(start, body, ITEM, level=1)
        elif numbered:
            self._numbered(start, body, numbered["number"])
        elif _is_title(body) or self._opens_page(body):
            if not self.path.part(body):
                self.path.heading(body, 1)
            self._add(start, body, HEADING, level=1)
        else:
            if not self._goes_on(body):
                self.path.paragraph()
            self._add(start, body, PARAGRAPH, level=0)

    def _opens_page(self, body: str) -> bool:
        """A headline that no capitals mark: it may end with the years that it is for."""
        return self._unopened() and _titles(body.rstrip(")") or body) and not STAMP.fullmatch(body)

    def _unopened(self) -> bool:
        """Whether only the time of the page stands above: "Thứ 5, 09/03/2018 | 08:45"."""
        return all(STAMP.fullmatch(block.text) for block in self.blocks)

    def _numbered(self, start: int, body: str, number: str) -> None:
        titled = _titles(body)
        self.path.number(number, open=titled or _leads(body))
        if titled:
            level = 1 if number[0] in "IVXLC" else 3 + number.strip(".").count(".")
            self._add(start, body, HEADING, level=level)
        else:
            self._add(start, body, ITEM, level=1)

    def _goes_on(self, body: str) -> bool:
        """Whether a line goes on with the one above, as where a file breaks lines by width."""
        unended = bool(self.blocks) and self.blocks[-1].text[-1] not in ENDS
        return body[0].islower() or unended

    def _add(self, start: int, body: str, kind: Kind, *, level: int) -> None:
        raw = self.text[start : start + len(body)]
        block = Block(
            text=body,
            start=start,
            kind=kind,
            level=level,
            place=self.path.place,
            raw="" if raw == body or not self.text else raw,
        )
        self.blocks.append(block)

    def _close_table(self) -> None:
        """Turn the lines gathered so far into a table with its rows as blocks."""
        if not self.rows:
            return
        rows, self.rows = self.rows, []
        caption = caption_above(self.blocks)
        number = len(self.tables) + 1
        cells: list[Cell] = []
        told = [row for row in rows if set(row[1]) - set("|-: ")]
        bordered = bool(told) and told[0][1].startswith(PIPE)
        width = 0
        for row, (start, line) in enumerate(told):
            place = f"bảng {number}, dòng {row + 1}"
            found = _cells(start, line, place, mark=self.mark, bordered=bordered)
            width = width or len(found)
            found = _under(found, width)
            cells += [replace(cell, row=row, header=row == 0 and _heads(found)) for cell in found]
            self.blocks.append(Block(text=line, start=start, kind=ROW, place=place))
        self.tables.append(Table(number=number, cells=tuple(cells), caption=caption))


def caption_above(blocks: list[Block]) -> str:
    """The line above a table, with the line above that where it states only the unit."""
    if not blocks:
        return ""
    if len(blocks) > 1 and UNIT_LINE.match(blocks[-1].text) and blocks[-2].kind is not ROW:
        return f"{blocks[-2].text}; {blocks[-1].text}"
    return blocks[-1].text


def _heads(cells: Sequence[Cell]) -> bool:
    """Whether a first row heads its table: not one of nothing but values behind a name."""
    behind = [cell.text for cell in cells[1:]]
    return (
        any(
            VALUE.fullmatch(text) is None or as_year(text) or month_and_year(text)
            for text in behind
        )
        or not behind
    )


def _under(cells: list[Cell], width: int) -> list[Cell]:
    """The cells of a row; those behind a total that reaches over columns stand under their own:
    ``Cộng | 46 | 18.650`` below ``TT | Trường | Số phòng | Kinh phí``.
    """
    lacking = width - len(cells)
    total = next((at for at, cell in enumerate(cells) if cell.text), 0)
    if lacking <= 0 or not is_total(cells[total].text):
        return cells
    moved = [replace(cell, column=cell.column + lacking) for cell in cells[total + 1 :]]
    return [*cells[: total + 1], *moved]


def _cells(start: int, line: str, place: str, *, mark: str, bordered: bool) -> list[Cell]:
    """The cells of a line between marks. Leading and trailing pipes are its border, where the
    head of the table has one; else an empty cell stands before the first.
    """
    cells: list[Cell] = []
    at = 1 if line.startswith(PIPE) and bordered else 0
    end = len(line) - 1 if line.endswith(PIPE) and bordered else len(line)
    column = 0
    while at <= end:
        stop = line.find(mark, at, end)
        stop = end if stop < 0 else stop
        text = line[at:stop].strip()
        offset = at + (len(line[at:stop]) - len(line[at:stop].lstrip()) if text else 0)
        cells.append(
            Cell(row=0, column=column, text=text, start=start + offset,
                 place=f"{place}, cột {column + 1}")
        )  # fmt: skip
        column += 1
        at = stop + 1
    return cells


def _titles(body: str) -> bool:
    return (
        len(body) <= HEADING_LENGTH and not body.endswith((*SENTENCE_STOP, ":")) and body[-1] != ")"
    )


def _leads(body: str) -> bool:
    return body.endswith(":")


def _is_title(body: str) -> bool:
    """A line in capitals, or a short one that no sentence mark ends."""
    return len(body) <= HEADING_LENGTH and body.isupper()
