"""The words of a pack as data (``words.yaml``): what papers, columns and states are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from tiendo.reporting.draft import Cell, Column, Paragraph, Row, Span, Table
from tiendo.reporting.pack import PACKAGE
from tiendo.vocabulary.lexicon import Row as Knowledge
from tiendo.vocabulary.lexicon import rows


@cache
def table(kind: str) -> Mapping[str, Knowledge]:
    """The rows of a kind by id, without the kind before it."""
    found = (row for row in rows(PACKAGE, "words") if row["kind"] == kind)
    return {str(row["id"]).removeprefix(f"{kind}-"): row for row in found}


def says(kind: str, id: str, **words: object) -> str:
    return str(table(kind)[id]["says"]).format(**words)


def phrase(id: str, **words: object) -> str:
    return says("phrase", id, **words)


def setting(id: str) -> int:
    return int(table("setting")[id]["value"])


def said(text: str, look: str = "") -> Cell:
    return (Span(text=text, look=look),) if text else ()


def line(text: str, look: str = "") -> Paragraph:
    return Paragraph(spans=said(text, look) or (Span(text=""),))


def grid(of: str, found: Iterable[tuple[Cell, ...]], *, title: str = "", note: str = "") -> Table:
    """A table with the columns that ``words.yaml`` has for a paper."""
    columns = (row for row in table("column").values() if row["of"] == of)
    return Table(
        title=title,
        note=note,
        columns=tuple(
            Column(title=row["says"], width=row["width"], align=row.get("align", "centre"))
            for row in columns
        ),
        rows=tuple(Row(cells=cells) for cells in found),
    )
