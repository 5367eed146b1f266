"""Figures that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tiendo.facts.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """``message`` says what was reckoned and what is written."""

    figures: tuple[Figure, ...]
    message: str

    @property
    def start(self) -> int:
        return min(figure.evidence.start for figure in self.figures)

    @property
    def end(self) -> int:
        return max(figure.evidence.end for figure in self.figures)


def contradiction(figures: Iterable[Figure], message: str) -> Contradiction:
    """A contradiction that names each figure once."""
    return Contradiction(figures=tuple(dict.fromkeys(figures)), message=message)
