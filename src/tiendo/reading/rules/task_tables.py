"""Tables of work: a column of what is to be done, one of who does it, one of when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tiendo.errors import Unreadable
from tiendo.facts.evidence import Evidence
from tiendo.facts.items import Task, Unread
from tiendo.reading.document import Cell, Document, Table
from tiendo.reading.rules.identity import identity
from tiendo.reading.rules.sentences import today
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates, last_day, years_in
from tiendo.vocabulary.due import Today, find_due
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# Header cells, folded. The first column that matches takes the part.
COLUMNS = {
    "contributors": regex(r"phoi hop"),
    "due": regex(
        r"^(?:thoi gian|thoi han|han hoan thanh|ngay hoan thanh|tien do|thang|quy|hoan thanh)"
    ),
    "action": regex(r"^(?:noi dung|nhiem vu|cong viec|ten nhiem vu|viec|noi dung cong viec)"),
    "owner": regex(
        r"(?:chu tri|chuan bi|thuc hien|phu trach|tham muu|chiu trach nhiem|trien khai)"
    ),
    "product": regex(r"(?:san pham|ket qua|cap trinh)"),
}
WORDED = ("action", "product")
CAPITAL_NEXT = regex(rf",\s(?=[{UPPER}])")
MONTH = regex(r"(?:tháng\s)?(\d{1,2})", re.IGNORECASE)


def table_tasks(document: Document) -> Iterator[Task | Unread]:
    """The tasks of every table whose header names both the work and who does it."""
    now: Today | None = None
    for table in document.tables:
        columns = task_columns(table)
        if "action" in columns and "owner" in columns:
            now = planned(document, table, now or today(document))
            yield from _rows(table, columns, now)


def planned(document: Document, table: Table, now: Today) -> Today:
    """The year that a caption or the title plans for: "Chương trình công tác năm 2023"."""
    for words in (table.caption, identity(document).title, document.title):
        years = [year for year in years_in(words or "") if now.year is None or year >= now.year]
        if years:
            return Today(year=years[0])
    return now


def task_columns(table: Table) -> dict[str, int]:
    """Which column holds what of a task; none of a table of indicators."""
    found: dict[str, int] = {}
    head = [cell for cell in table.cells if cell.row == 0]
    for cell in head:
        words = fold(cell.text)
        if words.startswith(("chi tieu", "don vi tinh", "dvt")):
            return {}
        part = next(
            (p for p, pattern in COLUMNS.items() if p not in found and pattern.search(words)), None
        )
        if part is not None:
            found[part] = cell.column
    return found


def words_of_tasks(table: Table) -> frozenset[int]:
    """The columns of a task table whose cells are read as sentences; none of another table."""
    columns = task_columns(table)
    if "action" not in columns or "owner" not in columns:
        return frozenset()
    return frozenset(columns[part] for part in WORDED if part in columns)


def _rows(table: Table, columns: dict[str, int], now: Today) -> Iterator[Task | Unread]:
    for row in table.rows()[1:]:
        cells = {cell.column: cell for cell in row}
        action, owner = cells.get(columns["action"]), cells.get(columns["owner"])
        if action is None or owner is None or not action.text or not owner.text:
            continue
        evidence = Evidence(
            start=action.start,
            end=action.end,
            quote=action.text,
            place=f"bảng {table.number}, dòng {action.row + 1}, cột {action.column + 1}",
        )
        try:
            due, recurs = _due(cells.get(columns.get("due", -1)), now, columns, table)
        except Unreadable as error:
            yield Unread(evidence=evidence, rule="task.due", reason=str(error))
            due, recurs = None, None
        yield Task(
            evidence=evidence,
            action=" ".join(action.text.split()),
            owners=_bodies(owner),
            contributors=_bodies(cells.get(columns.get("contributors", -1))),
            due=due,
            recurs=recurs,
            product=_text(cells.get(columns.get("product", -1))),
        )


def _text(cell: Cell | None) -> str | None:
    return " ".join(cell.text.split()) or None if cell else None


def _bodies(cell: Cell | None) -> tuple[str, ...]:
    """The bodies in a cell: parted by semicolons or lines, and by commas before a capital.

    A comma inside a name ("Sở Văn hóa, Thể thao và Du lịch") parts nothing.
    """
    names: list[str] = []
    for piece in re.split(r"[;\n]", cell.text if cell else ""):
        rest = piece.strip()
        while rest:
            end = body_at(rest, 0)
            comma = CAPITAL_NEXT.search(rest, end or 0)
            cut = comma.start() if comma else len(rest)
            names.append(rest[:cut].strip())
            rest = rest[cut:].lstrip(" ,")
    return tuple(name for name in names if name)


def due_of(cell: Cell, year: int | None) -> date | None:
    """The day that a cell states: the first; a bare one is in ``year``. Raises Unreadable."""
    stated = next(find_dates(f"ngày {cell.text}"), None)
    return stated.on(year) if stated is not None else None


def _due(
    cell: Cell | None, now: Today, columns: dict[str, int], table: Table
) -> tuple[date | None, str | None]:
    """The due date of a row; a bare number under "Tháng" is that month."""
    if cell is None or not cell.text:
        return None, None
    on = due_of(cell, now.year)
    if on is not None:
        return on, None
    found = find_due(cell.text, now)
    if found is not None:
        return found.on, found.recurs
    head = next(c.text for c in table.cells if c.row == 0 and c.column == columns["due"])
    month = MONTH.fullmatch(cell.text.strip())
    if month and fold(head).startswith("thang") and now.year and 1 <= int(month[1]) <= 12:
        return last_day(now.year, int(month[1])), None
    return None, None
