"""The derived past of a body on a target's page, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part's figure with the way to its sentence; ``weight`` what it counts with in a mean."""

    body: Link
    value: Link
    document: str
    weight: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    period: str
    shown: str
    near: bool  # rounded: no decimal holds the value
    status: str  # of the inputs
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    period: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """``how``: what was done with the parts' figures; ``why``: because of what, or why not."""

    label: str
    how: str
    why: str
    event: str
    rows: tuple[PastRow, ...]
    lacking: tuple[Lacking, ...]
    refused: bool
