"""A chart drawn as lines and words (SVG): for the HTML page, and for the pages of the PDF.

LibreOffice takes a tenth of a second for each chart that it draws itself, and leaves out
every second name where there are many; what is drawn already it only prints. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from math import ceil

from tiendo.reporting.draft import Bar, Chart
from tiendo.scoring.rules.wording import number

SPACE = "http://www.w3.org/2000/svg"
FACES = "'Times New Roman','Liberation Serif',serif"
POINTS = Decimal("72") / Decimal("25.4")  # in a millimetre
TITLE, NAMES, LEAST = 13, 10, 7  # sizes of letters in points; names shrink where rows are low
TOP, EDGE, GAP = 52, 12, 8  # points above the bars, at the edges, beside the names
LETTER = Decimal("0.48")  # of its size: how wide a letter of this face is on the average
WIDEST = Decimal("0.42")  # of the drawing: what names may take
STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
MOST = 8  # lines of the scale


def height_of(chart: Chart) -> int:
    """Millimetres: a line a bar, and no more than a wide page holds."""
    return min(30 + 7 * len(chart.bars), 150)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Whole points, so that the same chart is the same words everywhere."""

    width: int
    height: int
    left: int
    row: Decimal
    size: int
    step: int
    last: int

    def across(self, value: Decimal) -> int:
        """Where a percent stands from the left edge."""
        room = self.width - self.left - 3 * EDGE
        return self.left + round(max(value, Decimal(0)) / self.last * room)

    def down(self, place: int) -> Decimal:
        """The middle of a bar from the upper edge."""
        return TOP + self.row * place + self.row / 2


def frame_of(chart: Chart, width: float) -> Frame:
    across, tall = round(Decimal(width) * POINTS), round(height_of(chart) * POINTS)
    row = (tall - TOP - EDGE) / Decimal(len(chart.bars))
    size = min(NAMES, max(LEAST, int(row * Decimal("0.8"))))
    longest = max(len(bar.name) for bar in chart.bars)
    named = min(ceil(longest * LETTER * size), round(across * WIDEST))
    most = max(Decimal(100), *(bar.value for bar in chart.bars))
    step = next((one for one in STEPS if most / one <= MOST), STEPS[-1])
    last = step * ceil(most / step)
    return Frame(
        width=across, height=tall, left=EDGE + named + GAP, row=row, size=size, step=step, last=last
    )


def as_svg(chart: Chart, width: float) -> str:
    """The chart so many millimetres wide, the same letters for the same chart."""
    frame = frame_of(chart, width)
    inside = "".join((*scale(frame), *bars(frame, chart.bars)))
    return (
        f'<svg xmlns="{SPACE}" viewBox="0 0 {frame.width} {frame.height}"'
        f' width="{frame.width}pt" height="{frame.height}pt" role="img"'
        f' aria-label="{escape(chart.says)}" font-family="{FACES}">'
        f'<rect x="0.5" y="0.5" width="{frame.width - 1}" height="{frame.height - 1}"'
        ' fill="#fff" stroke="#bfbfbf" stroke-width="0.5"/>'
        + words(chart.title, frame.width // 2, 22, TITLE, anchor="middle", bold=True)
        + f"{inside}</svg>"
    )


def scale(frame: Frame) -> Iterator[str]:
    """Lines from above to below, each with its percent."""
    for value in range(0, frame.last + 1, frame.step):
        x = frame.across(Decimal(value))
        yield (
            f'<line x1="{x}" y1="{TOP - 4}" x2="{x}" y2="{frame.height - EDGE}"'
            ' stroke="#bfbfbf" stroke-width="0.5"/>'
        )
        yield words(str(value), x, TOP - 8, NAMES, anchor="middle")


def bars(frame: Frame, found: tuple[Bar, ...]) -> Iterator[str]:
    """A grey bar with a black edge, its name before it and its number behind."""
    thick = frame.row * 2 / 3
    for place, bar in enumerate(found):
        middle, end = frame.down(place), frame.across(bar.value)
        base = middle + frame.size * Decimal("0.35")
        yield from name(frame, bar.name, middle)
        yield (
            f'<rect x="{frame.left}" y="{middle - thick / 2:.2f}" width="{end - frame.left}"'
            f' height="{thick:.2f}" fill="#7f7f7f" stroke="#000" stroke-width="0.75"/>'
        )
        yield words(number(bar.value), end + 4, base, frame.size)


def name(frame: Frame, told: str, middle: Decimal) -> Iterator[str]:
    """On one line, or on two smaller ones where it is longer than its room."""
    room = frame.left - EDGE - GAP
    lines, size = [told], frame.size
    if len(told) * LETTER * size > room:
        lines = halved(told)
        size = min(size, max(LEAST - 1, int(frame.row / 2)))
    for at, line in enumerate(lines):
        shift = (at - Decimal(len(lines) - 1) / 2) * size
        base = middle + shift + size * Decimal("0.35")
        yield words(line, frame.left - GAP, base, size, anchor="end")


def halved(told: str) -> list[str]:
    """Two lines of nearly the same length, cut between words.

    >>> halved("Tỷ lệ che phủ rừng")
    ['Tỷ lệ che', 'phủ rừng']
    """
    cuts = [at for at, letter in enumerate(told) if letter == " "]
    if not cuts:
        return [told]
    cut = min(cuts, key=lambda at: abs(2 * at - len(told)))
    return [told[:cut], told[cut + 1 :]]


def words(
    told: str, x: int, y: Decimal | int, size: int, *, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{Decimal(y):.2f}" font-size="{size}" text-anchor="{anchor}"{weight}>'
        f"{escape(told)}</text>"
    )
