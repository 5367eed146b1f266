"""Where rows go: by COPY into PostgreSQL, or by bulk_create into any database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection, models

COPY_ROWS = 20_000
BULK_ROWS = 500


class Shape:
    """The columns of a model that rows of a kind fill; the others have their defaults.

    JSON is given as its text; ``None`` is null. A field that a later version adds gets its
    default without a word here.
    """

    def __init__(self, model: type[models.Model], *given: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        self.model, self.table, self.given = model, model._meta.db_table, given
        others = [
            (field.column, default_of(field))
            for name, field in fields.items()
            if name not in given and not field.primary_key
        ]
        self.columns = [fields[name].column for name in given] + [name for name, _ in others]
        blank = "".join(f"\t{in_copy(value)}" for _, value in others).replace("%", "%%")
        self.template = "\t".join(["%s"] * len(given)) + blank + "\n"
        self.json = {n for n in given if isinstance(fields[n], models.JSONField)}

    def line(self, values: Sequence[Any]) -> str:
        """The row in COPY's text form."""
        return self.template % tuple(map(in_copy, values))

    def record(self, values: Sequence[Any]) -> models.Model:
        row = dict(zip(self.given, values, strict=True))
        return self.model(**row | {name: json.loads(row[name]) for name in self.json if row[name]})


def default_of(field: Any) -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) and not field.null else value


def in_copy(value: Any) -> str:
    if value is None:
        return r"\N"
    if value is True or value is False:
        return "t" if value else "f"
    text = str(value)
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\\", "\\\\").replace("\n", "\\n")
        text = text.replace("\t", "\\t").replace("\r", "\\r")
    return text


class CopySink:
    """Rows by COPY, each table a batch at a time, over Django's own connection."""

    def __init__(self) -> None:
        self.waiting: dict[Shape, list[str]] = defaultdict(list)

    def add(self, shape: Shape, *values: Any) -> None:
        lines = self.waiting[shape]
        lines.append(shape.line(values))
        if len(lines) >= COPY_ROWS:
            self.write(shape)

    def write(self, shape: Shape) -> None:
        columns = ", ".join(f'"{name}"' for name in shape.columns)
        with connection.cursor() as cursor, cursor.cursor.copy(
            f"COPY {shape.table} ({columns}) FROM STDIN"
        ) as copy:  # fmt: skip
            copy.write("".join(self.waiting.pop(shape)))

    def close(self) -> None:
        for shape in list(self.waiting):
            self.write(shape)


class BulkSink:
    """Rows by bulk_create, in the order that they came."""

    def __init__(self) -> None:
        self.waiting: dict[Shape, list[models.Model]] = defaultdict(list)

    def add(self, shape: Shape, *values: Any) -> None:
        self.waiting[shape].append(shape.record(values))

    def close(self) -> None:
        for shape, records in self.waiting.items():
            manager = shape.model._base_manager
            manager.bulk_create(records, batch_size=BULK_ROWS)
        self.waiting.clear()


Sink = CopySink | BulkSink
