"""How a Word file's runs are to be printed: in capitals, in the font of an older code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from tiendo.facts.items import Remark
from tiendo.reading.formats.legacy import Legacy, kind_of_font, of_font
from tiendo.reading.formats.mending import MESSAGES
from tiendo.reading.formats.styles import Styles, W, is_on, value

FONTS, LATIN = f"{W}rFonts", (f"{W}ascii", f"{W}hAnsi")


def font_in(properties: Any) -> str:
    """The font that run properties name for Latin letters."""
    fonts = properties.find(FONTS) if properties is not None else None
    names = (fonts.get(name) for name in LATIN) if fonts is not None else ()
    return next(filter(None, names), "")


@dataclass(frozen=True, slots=True)
class Look:
    """What the runs of a paragraph print like, unless they say otherwise."""

    caps: bool = False
    font: str = ""
    looks: Looks | None = None  # where the file has fonts of older codes

    def printed(self, text: str, run: Any) -> str:
        properties = run.find(f"{W}rPr") if run is not None else None
        own = properties.find(f"{W}caps") if properties is not None else None
        caps = self.caps if own is None else is_on(properties, "caps")
        return text.upper() if caps else text

    def font_of(self, run: Any) -> str:
        properties = run.find(f"{W}rPr") if run is not None else None
        if self.looks is None or properties is None:
            return self.font
        style = value(properties, "rStyle")
        return font_in(properties) or (self.looks.font(style) if style else "") or self.font


class Looks:
    """Looks up the fonts of styles; remembers for which codes text was put right."""

    def __init__(self, styles: Styles, roots: Iterable[Any]) -> None:
        self.styles = styles
        fonts = (font for root in roots if root is not None for font in root.iter(FONTS))
        names = (font.get(name) or "" for font in fonts for name in LATIN)
        self.old = any(map(kind_of_font, names))
        self.found: set[Legacy] = set()

    def of(self, properties: Any) -> Look:
        """The look of a paragraph."""
        if not self.old:
            return Look(caps=self.styles.caps(properties))
        name = value(properties, "pStyle") or self.styles.usual
        font = self.font(name) or font_in(self.styles.defaults)
        return Look(caps=self.styles.caps(properties), font=font, looks=self)

    def font(self, style: str | None) -> str:
        fonts = (font_in(step.find(f"{W}rPr")) for step in self.styles.chain(style))
        return next(filter(None, fonts), "")

    def join(self, pieces: Iterable[tuple[str, str]]) -> str:
        """Pieces with their fonts as one text; a letter and its mark may stand in two runs."""
        out = []
        for font, run in groupby(pieces, key=itemgetter(1)):
            text = "".join(piece for piece, _ in run)
            kind = kind_of_font(font)
            if kind is not None and not text.isascii():
                self.found.add(kind)
            out.append(of_font(text, font))
        return "".join(out)

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            Remark(rule="legacy-font", message=MESSAGES[kind]) for kind in sorted(self.found)
        )
