"""Figures in the words of a task table: what its cells say is to be done, or was.

A cell is read as a paragraph of its own, due when its row is due.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.errors import Unreadable
from tiendo.facts.figure import RESULT, TARGET, Role
from tiendo.reading.context import Context
from tiendo.reading.document import Block, Cell, Document, Table
from tiendo.reading.headers import stated_time
from tiendo.reading.rules.figures.blocks import Reader
from tiendo.reading.rules.figures.passing import Item
from tiendo.reading.rules.figures.screening import Worded
from tiendo.reading.rules.sentences import today
from tiendo.reading.rules.task_tables import due_of, planned, task_columns, words_of_tasks
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.periods import Period, day
from tiendo.vocabulary.text import fold

# A column under one of these words, folded, tells what was done.
DONE = ("ket qua thuc hien", "ket qua dat duoc", "da thuc hien", "tinh hinh thuc hien")


def task_cells(document: Document, table: Table, context: Context) -> Iterator[Item]:
    """The figures that the cells of a task table hold; none of any other table."""
    worded = sorted(words_of_tasks(table))
    if not worded:
        return
    columns = task_columns(table)
    heads = {cell.column: fold(cell.text) for cell in table.cells if cell.row == 0}
    now = planned(document, table, today(document))
    for row in table.rows()[1:]:
        cells = {cell.column: cell for cell in row}
        due = _period(cells.get(columns.get("due", -1)), table, context, now.year)
        for column in worded:
            cell = cells.get(column)
            if cell is not None and cell.text:
                done = heads.get(cell.column, "").startswith(DONE)
                yield from _read(cell, context, due, RESULT if done else TARGET)


def _read(cell: Cell, context: Context, due: Period | None, role: Role) -> Iterator[Item]:
    own = context.copy()
    own.heading_role, own.headline = role, due or context.headline
    own.reviewed = own.coming = own.earlier = own.period = None
    reader = Reader(own, Worded(cell.text))
    reader.block(Block(text=cell.text, start=cell.start, place=cell.place))
    yield from reader.items


def _period(cell: Cell | None, table: Table, context: Context, year: int | None) -> Period | None:
    """The time of a row: the day, quarter or month of its cell, else that of the caption."""
    asked = context.copy()
    asked.year = year or context.year
    if cell is not None and cell.text:
        try:
            on = due_of(cell, asked.year)
        except Unreadable:
            return None  # the task says so
        stated = day(on) if on is not None else stated_time(split_words(cell.text), asked)
        if stated is not None:
            return stated
    return stated_time(split_words(table.caption), asked)
