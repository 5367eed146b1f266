"""Bodies beside each other as bars from zero, the best first, with the mean as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.web.charts.svg import drawing, element, text

ROW, TOP, EDGE = 30, 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    label: str
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line across all bars."""

    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``labels``: the room for names; 0 sets each name over its bar."""

    width: int
    labels: int
    values: int = 130

    @property
    def step(self) -> int:
        return ROW if self.labels else ROW + 18


WIDE, NARROW = Frame(width=1080, labels=260), Frame(width=344, labels=0, values=0)


def bars_chart(bars: Sequence[Bar], mark: Mark | None, *, label: str, frame: Frame) -> str:
    """One SVG image whose title is ``label``; empty without bars."""
    if not bars:
        return ""
    values = [one.value for one in bars] + ([mark.value] if mark else [])
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    room = frame.width - frame.labels - frame.values - EDGE
    scale = _Scale(low=low, span=(high - low) or Decimal(1), left=frame.labels, room=room)
    height = TOP + frame.step * len(bars) + EDGE
    return drawing(
        frame.width,
        height,
        label,
        *_bars(bars, scale, frame),
        *_mark(mark, scale, height),
        class_="chart bars",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    low: Decimal
    span: Decimal
    left: int
    room: int

    def at(self, value: Decimal) -> Decimal:
        return self.left + (value - self.low) / self.span * self.room


def _bars(bars: Sequence[Bar], scale: _Scale, frame: Frame) -> Iterator[str]:
    zero = scale.at(Decimal(0))
    for at, one in enumerate(bars):
        y = TOP + frame.step * at
        bar = y + (0 if frame.labels else 18)
        end = scale.at(one.value)
        yield element(
            "rect", x=min(zero, end), y=bar, width=abs(end - zero), height=ROW - 10, class_="column"
        )
        if frame.labels:
            yield text(one.label, x=frame.labels - 10, y=bar + 15, class_="name", text_anchor="end")
            yield text(one.shown, x=max(zero, end) + 8, y=bar + 15, class_="value")
        else:
            yield text(f"{one.label}: {one.shown}", x=0, y=y + 12, class_="name")


def _mark(mark: Mark | None, scale: _Scale, height: int) -> Iterator[str]:
    if mark is None:
        return
    x = scale.at(mark.value)
    yield element("line", x1=x, x2=x, y1=TOP - 6, y2=height - EDGE, class_="goal")
    end = x > scale.left + Decimal(scale.room) / 2
    yield text(
        mark.shown,
        x=x - 6 if end else x + 6,
        y=TOP - 12,
        class_="goal-words",
        text_anchor="end" if end else "start",
    )
