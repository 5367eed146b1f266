"""Said beside right: whether nine in ten are right of what is said to be 0.9 sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Bins of what was said: a bin holds what is at or above its edge and below the next.
EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """So many items that were said to be ``sure``: how many were right, and how many wrong."""

    sure: float
    right: int
    wrong: int

    @property
    def count(self) -> int:
        return self.right + self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The items said to be about as sure as each other: mean said, share right."""

    least: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """``ece``: how far said and right lie apart, weighed by bin; ``brier``: mean square error."""

    count: int
    said: float
    right: float
    ece: float
    brier: float
    bins: tuple[Bin, ...]


def reliability(said: Iterable[Said]) -> Reliability:
    """What a batch of confidences was worth. An empty one has no error."""
    items = [one for one in said if one.count]
    count = sum(one.count for one in items)
    bins = tuple(_bins(items))
    return Reliability(
        count=count,
        said=sum(one.sure * one.count for one in items) / max(count, 1),
        right=sum(one.right for one in items) / max(count, 1),
        ece=sum(b.count * abs(b.said - b.right) for b in bins) / max(count, 1),
        brier=sum(map(_square, items)) / max(count, 1),
        bins=bins,
    )


def _square(one: Said) -> float:
    return one.right * (1 - one.sure) ** 2 + one.wrong * one.sure**2


def _bins(items: Sequence[Said]) -> Iterable[Bin]:
    for least, end in zip(EDGES, (*EDGES[1:], 2.0), strict=True):
        inside = [one for one in items if least <= one.sure < end]
        count = sum(one.count for one in inside)
        if count:
            yield Bin(
                least=least,
                count=count,
                said=sum(one.sure * one.count for one in inside) / count,
                right=sum(one.right for one in inside) / count,
            )


def table(kinds: dict[str, Reliability]) -> str:
    """Bins a line, one block a kind, in the columns of a plain page."""
    lines = [f"{'':16}{'said':>8}{'right':>8}{'items':>8}{'ECE':>8}{'Brier':>8}"]
    for kind, known in kinds.items():
        lines.append(
            f"{kind:16}{known.said:8.3f}{known.right:8.3f}{known.count:8}"
            f"{known.ece:8.3f}{known.brier:8.3f}"
        )
        if len(known.bins) > 1:
            lines += [
                f"{f'  from {b.least:.2f}':16}{b.said:8.3f}{b.right:8.3f}{b.count:8}"
                for b in known.bins
            ]
    return "\n".join(lines)
