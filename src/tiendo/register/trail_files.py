"""The trail as files: CSV for people, JSON a line for programs; both with every hash."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tiendo.register.models.canonical import canonical
from tiendo.register.selectors.trail import Entry

COLUMNS = (
    "number", "at", "by", "act", "title", "kind", "slug", "note", "data", "hidden",
    "previous", "hash",
)  # fmt: skip


def fields(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(entry, name) for name in COLUMNS}
    return found


def as_jsonl(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield canonical(fields(entry)) + "\n"


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """With a byte order mark, which spreadsheets need for our letters."""
    yield "\ufeff" + row(COLUMNS)
    for entry in entries:
        shown = fields(entry) | {"data": canonical(entry.data), "at": entry.at.isoformat()}
        yield row([harmless(str(value)) for value in shown.values()])


def row(values: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def harmless(value: str) -> str:
    """A cell that a spreadsheet would take for a formula is text."""
    return f"'{value}" if value[:1] in "=+-@\t\r" and value else value


FORMS: dict[str, Callable[[Iterable[Entry]], Iterator[str]]] = {"csv": as_csv, "jsonl": as_jsonl}
