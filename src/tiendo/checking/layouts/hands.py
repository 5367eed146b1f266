"""What each mend does to the elements of a Word file: looks only, no word is touched."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tiendo.checking.layouts.fault import Value
from tiendo.checking.layouts.order import child, properties
from tiendo.reading.formats.styles import W
from tiendo.reading.layout.cascade import whole
from tiendo.reading.layout.paging import field_runs, numbers_pages
from tiendo.reading.layout.values import mm, twips

SWITCH = {"bold": "b", "italic": "i"}
JC = {"both": "both", "center": "center", "left": "left", "right": "right"}


TEXT = {W + name for name in "t noBreakHyphen softHyphen lastRenderedPageBreak".split()}
BREAKS = {W + name for name in "tab br cr".split()}


def part(run: Any) -> bool:
    """Cut a run at its tabs and breaks where words stand on both sides; whether it was cut.

    A run with anything else than text in it is left whole.
    """
    look, inside = run.find(f"{W}rPr"), [one for one in run if one.tag != f"{W}rPr"]
    said = [any(map(str.isalnum, one.text or "")) for one in inside]
    cut = any(one.tag in BREAKS for one in inside)
    if not cut or sum(said) < 2 or any(one.tag not in TEXT | BREAKS for one in inside):
        return False
    last = run
    for before, one in pairwise(inside):
        if before.tag in BREAKS or one.tag in BREAKS:
            made = run.makeelement(run.tag, {})
            made.extend([] if look is None else [deepcopy(look)])
            last.addnext(made)
            last = made
        last.append(one)
    return True


def set_size(look: Any, value: Value) -> None:
    for name in ("sz", "szCs"):
        child(look, name).set(f"{W}val", str(int(Decimal(value) * 2)))


def set_switch(look: Any, name: str, on: Value) -> None:
    """Bold or slanted letters, on or off; underlined ones."""
    if name == "underline":
        child(look, "u").set(f"{W}val", "single" if on else "none")
        return
    for one in (SWITCH[name], f"{SWITCH[name]}Cs"):
        switch = child(look, one)
        switch.attrib.pop(f"{W}val", None)
        if not on:
            switch.set(f"{W}val", "0")


def set_font(look: Any, value: Value) -> None:
    fonts = child(look, "rFonts")
    for name in ("ascii", "hAnsi", "cs"):
        fonts.attrib.pop(f"{W}{name}Theme", None)
        fonts.set(W + name, str(value))
    fonts.attrib.pop(f"{W}cstheme", None)


def set_colour(look: Any, value: Value) -> None:
    colour = child(look, "color")
    colour.attrib.clear()
    colour.set(f"{W}val", str(value))


def set_align(form: Any, value: Value) -> None:
    child(form, "jc").set(f"{W}val", JC[str(value)])


def set_first(form: Any, value: Value) -> None:
    """Where the first line begins, whatever the paragraph's own left side is."""
    indent = child(form, "ind")
    for name in ("hanging", "hangingChars", "firstLineChars"):
        indent.attrib.pop(W + name, None)
    for name in ("left", "start"):
        indent.attrib.pop(W + name, None)
    indent.set(f"{W}left", "0")
    indent.set(f"{W}firstLine", str(twips(Decimal(value))))


def set_between(form: Any, value: Value) -> None:
    spacing = child(form, "spacing")
    spacing.attrib.pop(f"{W}afterAutospacing", None)
    spacing.set(f"{W}after", str(int(Decimal(value) * 20)))
    child(form, "contextualSpacing").set(f"{W}val", "0")


def set_lines(form: Any, value: Value) -> None:
    spacing = child(form, "spacing")
    spacing.set(f"{W}line", str(int(Decimal(value) * 240)))
    spacing.set(f"{W}lineRule", "auto")


RUN: dict[str, Callable[[Any, Value], None]] = {
    "size": set_size,
    "bold": lambda look, value: set_switch(look, "bold", value),
    "italic": lambda look, value: set_switch(look, "italic", value),
    "underline": lambda look, value: set_switch(look, "underline", value),
    "font": set_font,
    "colour": set_colour,
}
PARAGRAPH: dict[str, Callable[[Any, Value], None]] = {
    "align": set_align,
    "first_line": set_first,
    "between": set_between,
    "lines": set_lines,
}


def set_paper(section: Any, value: Value, sides: tuple[Decimal, Decimal]) -> None:
    """The paper of a section, upright or lying down."""
    size = child(section, "pgSz")
    lying = value == "lying"
    for name, side in zip("wh", sides[::-1] if lying else sides, strict=True):
        size.set(W + name, str(twips(side)))
    size.attrib.pop(f"{W}code", None)
    size.attrib.pop(f"{W}orient", None)
    if lying:
        size.set(f"{W}orient", "landscape")


def set_margin(section: Any, side: str, value: Value) -> None:
    margins = child(section, "pgMar")
    away = Decimal(value)
    if side == "left":
        away -= mm(whole(margins.get(f"{W}gutter")))
    margins.set(W + side, str(twips(away)))


def set_number(part: Any, name: str, value: Value) -> None:
    """The look of the page numbers that a header or footer prints."""
    for paragraph in part.iter(f"{W}p"):
        if not numbers_pages(paragraph):
            continue
        if name == "align":
            set_align(properties(paragraph, "pPr"), value)
            continue
        for run in {*field_runs(paragraph), *paragraph.iterchildren(f"{W}r")}:
            look = properties(run, "rPr")
            if name == "size":
                set_size(look, value)
            else:
                set_switch(look, "bold", False)
                set_switch(look, "italic", False)
