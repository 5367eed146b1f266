"""The fields of a figure as they are told: their names, their values in words, their order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from tiendo.facts.figure import Figure, Op
from tiendo.reading.explaining.explanation import Field, Said
from tiendo.vocabulary.indicators import CatalogueEntry, catalogue
from tiendo.vocabulary.lexicon import Row, rows, split_words
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.official import methods, official_code
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import unit_words

PACKAGE = "tiendo.reading.explaining"


@cache
def labels() -> dict[str, Row]:
    """What the fields are called, in the order in which they are told."""
    return {row["id"]: row for row in rows(PACKAGE, "fields")}


def says(name: str, value: Any) -> str:
    """A field's value for people."""
    meaning = labels()[name].get("values", {})
    if isinstance(value, Enum):
        return f"{meaning.get(value.value, value.value)} ({value.value})"
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, bool):
        return "có" if value else "không"
    if name == "unit" and value in unit_words():
        return f"{unit_words()[value]} ({value})"
    if name == "indicator_id":
        return _indicator(value) if value in catalogue() else str(value)
    return "không rõ" if value is None else str(value)


def _indicator(id: str) -> str:
    """The catalogue's name of an indicator, and its official code where one is known."""
    official = official_code(id)
    code = f"; mã {official.code}, {official.system.document}" if official else ""
    return f"{catalogue()[id].name} ({id}{code})"


def told(figure: Figure) -> Iterator[tuple[str, Any]]:
    """The fields worth telling: those that say something, and the period even where open."""
    for name in labels():
        value = getattr(figure, name)
        idle = value is None or value is False or (name == "op" and value is Op.EQ)
        if name == "period" or (name == "met" and value is False) or not idle:
            yield name, value


def field(name: str, value: Any, said: tuple[Said, ...], note: str = "") -> Field:
    label = labels()[name]["says"]
    return Field(name=name, label=label, value=value, says=says(name, value), rows=said, note=note)


def indicator_field(name: str, figure: Figure) -> Field:
    """The field of the catalogue's id: the rows that named it, and how it is counted."""
    counted = methods().get(figure.indicator_id or "")
    note = f"cách tính: {counted.method} ({counted.source})" if counted else ""
    return field(name, figure.indicator_id, tuple(_catalogue_rows(figure)), note)


def _catalogue_rows(figure: Figure) -> Iterator[Said]:
    """The catalogue's row, and the longest of its wordings that the indicator holds."""
    entry = catalogue().get(figure.indicator_id or "")
    if entry is None:
        return
    own = _wording(entry, figure.indicator)
    bases = () if own else tuple(e for e in catalogue().values() if e.added == entry.id)
    yield Said(row=entry.id, table="indicators", source=entry.source, words=own)
    for base in bases:
        words = _wording(base, figure.indicator)
        yield Said(row=base.id, table="indicators", source=base.source, words=words)


def _wording(entry: CatalogueEntry, indicator: str) -> str:
    said = " ".join(split_words(fold(indicator)))
    held = (
        w
        for w in (entry.name, *entry.wordings)
        if f" {' '.join(split_words(fold(w)))} " in f" {said} "
    )
    return max(held, key=len, default="")
