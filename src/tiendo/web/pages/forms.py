"""Filters and choices as a page shows them; what is asked for stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tiendo.web.when import shown_day, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    value: str
    words: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A select: ``name`` is the parameter of the address."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    fields: tuple[Field, ...]

    @property
    def unfiltered(self) -> str:
        """The same page, of the same day, with everything."""
        return within("?") if shown_day() is None else within("")

    @property
    def on(self) -> bool:
        """Whether anything is filtered."""
        return any(field.chosen for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    words: str = ""
    previous: str = ""
    next: str = ""


def field(name: str, label: str, choices: Iterable[tuple[str, str]], asked: QueryDict) -> Field:
    """A select over ``choices`` (value, words), the one asked for chosen."""
    chosen = asked.get(name, "")
    options = tuple(
        Option(value=value, words=words, current=value == chosen) for value, words in choices
    )
    return Field(name=name, label=label, options=options, chosen=chosen)


def useful(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Fields with something to choose between."""
    return tuple(f for f in fields if len(f.options) > 1 or f.chosen)
