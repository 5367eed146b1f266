"""Tasks as rows of a sheet, in the shape that imports take; only what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tiendo.register.access import shown
from tiendo.register.joining import large
from tiendo.register.knowing import known
from tiendo.register.models import Task
from tiendo.register.selectors.exporting import Row


def task_rows(*, body: str = "", on: date | None = None) -> Iterator[Row]:
    """A row a task, by document and place; ``body`` (a slug) narrows it to one owner.
    ``on`` a day: the tasks that were given by then."""
    found = known(shown(Task.objects.all(), to=None), on=on).select_related("document")
    found = found.filter(owners__slug=body) if body else found
    listed = found.order_by("document__dated", "document__slug", "ordinal")
    for number, task in enumerate(listed.defer(*large("document")), start=1):
        yield {
            "number": number,
            "code": task.slug,
            "action": " ".join(task.action.split()),
            "owners": in_a_cell(task.owners_text),
            "contributors": in_a_cell(task.contributors_text),
            "due": task.due,
            "recurs": task.recurs,
            "product": " ".join(task.product.split()),
            "assigned_by": task.assigned_by,
            "source": task.document.label,
        }


def in_a_cell(names: Sequence[str]) -> str:
    """Names as a cell lists them, on one line."""
    return "; ".join(" ".join(name.split()) for name in names)
