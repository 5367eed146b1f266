"""Figures: every number of a text is met once and read, or passed over for a reason.

The way down: ``blocks`` screens sentences and knows headings; ``lexing`` turns the words of
one into quantities, times and cues; ``drafting`` takes its quantities in order; ``clause``
looks around each; ``deciding``, ``naming``, ``telling`` and ``timing`` fill the figure. What
they know stands in ``patterns/*.yaml`` and ``vocabulary/tables/*.yaml``.
"""

from __future__ import annotations

from tiendo.facts.figure import Figure
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import starting
from tiendo.reading.document import ROW, Document
from tiendo.reading.rules.figures.blocks import Reader, Witness
from tiendo.reading.rules.figures.passing import Item, Passed
from tiendo.reading.rules.figures.screening import Worded, counts_at_heads
from tiendo.reading.rules.figures.speaking import first_year, sets_targets
from tiendo.reading.rules.figures.task_cells import task_cells


def figures(document: Document) -> list[Figure | Unread | Remark]:
    """Every figure of the document in reading order, with what could not be read."""
    return [item for item in walk(document) if not isinstance(item, Passed)]


def walk(document: Document, witness: Witness | None = None) -> list[Item]:
    """As ``figures``, and with the numbers passed over; ``witness`` is shown each draft."""
    from tiendo.reading.tables import table_figures  # it reads its cells with this package's words

    context = starting(document.published_on, *first_year(document))
    text = "\n".join([block.text for block in document.blocks])
    worded = Worded(text, heads=counts_at_heads(document.text))
    reader = Reader(context, worded, setting=sets_targets(document), witness=witness)
    tables = [table for table in document.tables if table.cells][::-1]
    for block in document.blocks:
        if block.kind is ROW:
            while tables and tables[-1].cells[0].start < block.end:
                table = tables.pop()
                found: list[Item] = list(table_figures(table, reader.context))
                if all(isinstance(item, Remark) for item in found):
                    found = list(task_cells(document, table, reader.context)) or found
                reader.items += found
            continue
        reader.block(block)
    return reader.items


__all__ = ["Passed", "figures", "walk"]
