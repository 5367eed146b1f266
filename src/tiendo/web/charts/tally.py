"""How many targets have which verdict, as one bar; the legend beside it is the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.web.charts.svg import drawing, element

WIDTH, HEIGHT, GAP = 1000, 28, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``count`` targets of one kind; ``kind`` is the class that draws it."""

    kind: str
    count: int


def tally_bar(parts: Sequence[Part], *, label: str) -> str:
    """Segments in proportion, in the order given; nothing for nothing."""
    shown = [part for part in parts if part.count]
    total = sum(part.count for part in shown)
    if not total:
        return ""
    room = WIDTH - GAP * (len(shown) - 1)
    rects, x = [], Decimal(0)
    for part in shown:
        width = Decimal(room) * part.count / total
        rects.append(
            element("rect", x=x, y=0, width=width, height=HEIGHT, class_=f"part {part.kind}")
        )
        x += width + GAP
    return stretched(drawing(WIDTH, HEIGHT, label, *rects, class_="tally-bar"))


def stretched(svg: str) -> str:
    """Let the picture fill its box in both directions."""
    return svg.replace("<svg ", '<svg preserveAspectRatio="none" ', 1)
