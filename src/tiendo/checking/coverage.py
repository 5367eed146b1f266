"""How much of a draft could be checked: nothing that was not is passed in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tiendo.checking.amounts import Amount
from tiendo.checking.layouts.layout import LayoutCoverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Lone:
    """A figure with nothing to compare it with."""

    start: int
    end: int
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """``per_check``: how many figures each check has held against something.

    ``layout`` is None where no check of layout was chosen.
    """

    figures: int
    checked: int
    per_check: tuple[tuple[str, int], ...]
    alone: tuple[Lone, ...]
    layout: LayoutCoverage | None = None

    @classmethod
    def of(
        cls, amounts: Sequence[Amount], compared: Mapping[str, set[int]],
        layout: LayoutCoverage | None = None,
    ) -> Coverage:  # fmt: skip
        """From the amounts of a draft and, by check, the identities of those compared."""
        held = set().union(*compared.values()) if compared else set()
        evidence = [amount.figure.evidence for amount in amounts if id(amount) not in held]
        return cls(
            figures=len(amounts),
            checked=len(amounts) - len(evidence),
            per_check=tuple((check, len(found)) for check, found in compared.items()),
            alone=tuple(
                Lone(start=one.start, end=one.end, quote=one.quote, place=one.place)
                for one in evidence
            ),
            layout=layout,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "figures": self.figures,
            "checked": self.checked,
            "per_check": dict(self.per_check),
            "alone": [
                {"start": one.start, "end": one.end, "quote": one.quote, "place": one.place or None}
                for one in self.alone
            ],
            "layout": self.layout.as_json() if self.layout else None,
        }
