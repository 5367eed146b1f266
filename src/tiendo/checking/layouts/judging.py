"""A line's look held against the style of its role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tiendo.checking.layouts.fault import Fault, Mend
from tiendo.checking.layouts.layout import Layout
from tiendo.reading.layout import Line, Run
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.numbers import format_number

# A switch of letters: how it is called where it is on and off, in Vietnamese and English.
SWITCHES = {
    "bold": (("chữ đậm", "bold"), ("chữ không đậm", "not bold")),
    "italic": (("chữ nghiêng", "italic"), ("chữ đứng", "upright")),
    "underline": (("chữ gạch chân", "underlined"), ("chữ không gạch chân", "not underlined")),
}
SIDES = {
    "center": ("canh giữa", "centred"), "both": ("canh đều hai lề", "justified"),
    "left": ("canh trái", "left-aligned"), "right": ("canh phải", "right-aligned"),
}  # fmt: skip
IS: dict[str, Callable[[Run], bool]] = {
    "bold": lambda run: run.bold,
    "italic": lambda run: run.italic,
    "underline": lambda run: run.underline,
}


def judged(layout: Layout, role: str, *, letters: Iterable[str] = SWITCHES) -> Iterator[Fault]:
    """Everything in which the lines of a role look otherwise than its style."""
    style = layout.rules.get(role)
    for line in layout.roles.of(role) if style else ():
        assert style is not None
        yield from sized(style, line)
        yield from switched(style, line, letters)
        yield from in_capitals(style, line)
        yield from placed(layout, style, line)


def sized(style: Style, line: Line) -> Iterator[Fault]:
    """Letters smaller or larger than the style allows."""
    if style.size is None:
        return
    low, high = style.size
    for size in dict.fromkeys(run.size for run in line.said):
        if low <= size <= high:
            continue
        yield Fault(
            style=style, lines=(line,), certain=style.certain("size"),
            stated=f"cỡ chữ {format_number(size)}", stated_en=f"size {size}",
            wanted=f"cỡ chữ {spanned(low, high)}", wanted_en=f"size {spanned(low, high, en=True)}",
            mend=Mend("size", min(max(size, low), high)),
        )  # fmt: skip


def switched(style: Style, line: Line, letters: Iterable[str] = SWITCHES) -> Iterator[Fault]:
    """Letters that are bold, slanted or underlined, or are not, against the style."""
    for name in letters:
        wanted: bool | None = getattr(style, name)
        if wanted is None or all(IS[name](run) is wanted for run in line.said):
            continue
        on, off = SWITCHES[name]
        stands, must = (off, on) if wanted else (on, off)
        yield Fault(
            style=style, lines=(line,), certain=style.certain(name), stated=stands[0],
            stated_en=stands[1], wanted=must[0], wanted_en=must[1], mend=Mend(name, wanted),
        )  # fmt: skip


def in_capitals(style: Style, line: Line) -> Iterator[Fault]:
    """Small letters where capitals must stand."""
    if style.capital and line.text != line.text.upper():
        yield Fault(
            style=style, lines=(line,), certain=style.certain("capital"),
            stated=f"“{line.text}” không viết in hoa", stated_en="not in capitals",
            wanted="chữ in hoa", wanted_en="capitals", words=line.text.upper(),
        )  # fmt: skip


def placed(layout: Layout, style: Style, line: Line) -> Iterator[Fault]:
    """A line that does not stand where it must in its column or between the margins.

    One that shares its paragraph by tabs, or is moved with spaces, is left alone.
    """
    paragraph = layout.paragraph(line)
    if style.align is None or paragraph.align == style.align or paragraph.box:
        return
    raw = "".join(run.text for run in paragraph.runs)
    beside = paragraph.place is not None and paragraph.place.columns > 1
    if "\t" in raw or raw != raw.lstrip() or beside is not (style.side in ("left", "right")):
        return
    stands, must = SIDES[paragraph.align], SIDES[style.align]
    yield Fault(
        style=style, lines=(line,), certain=style.certain("align"), stated=stands[0],
        stated_en=stands[1], wanted=must[0], wanted_en=must[1], mend=Mend("align", style.align),
    )  # fmt: skip


def spanned(low: Decimal, high: Decimal, *, en: bool = False) -> str:
    """ "12 - 13", or one number where both are the same."""
    ends = [str(one) if en else format_number(one) for one in dict.fromkeys((low, high))]
    return " - ".join(ends)
