"""Whose level a percent is of, and whose a document sets (tables/baselines.yaml)."""

from __future__ import annotations

from functools import cache

from tiendo.register.models import Document
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import fold


@cache
def table() -> dict[str, Row]:
    return {row["id"]: row for row in rows("tiendo.register.tables", "baselines")}


def baseline_named(words: str) -> str:
    """The baseline that words name; empty where they name none.

    >>> baseline_named("bằng 103% dự toán Trung ương giao"), baseline_named("bằng 26% dự toán")
    ('centre', '')
    """
    folded = fold(words)
    for id, spoken in spoken_of():
        if any(one in folded for one in spoken):
            return id
    return ""


@cache
def spoken_of() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((id, tuple(fold(words) for words in row["words"])) for id, row in table().items())


def baseline_of(document: Document) -> str:
    """The baseline that a document's targets are; empty where its issuer sets none."""
    title = fold(document.title)
    for id, row in table().items():
        if any(fold(words) in title for words in row.get("title", ())):
            return id
    kind = document.issuer.kind if document.issuer else ""
    return next((id for id, row in table().items() if kind in row["issuers"]), "")


def name_of(id: str, *, english: bool = False) -> str:
    """A baseline for people; empty for none."""
    row = table().get(id)
    return str(row["says_en" if english else "says"]) if row else ""
