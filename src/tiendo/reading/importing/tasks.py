"""Rows of tasks: one row a task."""

from __future__ import annotations

from tiendo.reading.importing import fields
from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.drafting import Draft, check_merged, names_of_cells
from tiendo.reading.importing.rows import TaskRow
from tiendo.reading.importing.writing import Places
from tiendo.reading.tables import LABEL


def row_of(draft: Draft, places: Places) -> TaskRow:
    """The task that a draft's cells say."""
    check_merged(draft)
    code = fields.words(draft.cell("code"))
    action = fields.words(draft.cell("action"))
    action = action if code else LABEL.sub("", action, count=1)
    if not action:
        cell = next(iter(draft.cells.values()))
        draft.wrong.append(
            Wrong(cell=cell.name, what="dòng không có tên nhiệm vụ", do="ghi việc phải làm")
        )
    due = draft.cell("due")
    recurs = fields.words(draft.cell("recurs"))
    found = None if due is None or nothing(due.text) else draft.take(fields.day(due))
    return TaskRow(
        number=draft.row + 1,
        sheet=draft.grid.name,
        cells=names_of_cells(draft),
        action=action,
        code=code,
        owners=fields.names(draft.cell("owners")),
        contributors=fields.names(draft.cell("contributors")),
        due=found,
        recurs=recurs,
        product=fields.words(draft.cell("product")),
        assigned_by=fields.words(draft.cell("assigned_by")),
        evidence=places.of_row(draft.grid.name, draft.row),
        wrong=tuple(draft.wrong),
        notes=tuple(draft.notes),
    )


def nothing(text: str) -> bool:
    return text.lower() in fields.NOTHING
