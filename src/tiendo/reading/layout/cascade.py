"""What a run or paragraph of a Word file really looks like: defaults, styles, its own properties.

ISO/IEC 29500-1, 17.7.2: the defaults of the document, then the style of the table, of the
paragraph, of the letters, then what stands on the run itself. Switches (bold, italic,
capitals) of two styles cancel each other (17.7.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tiendo.reading.formats.styles import Styles, W, is_on, value

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TOGGLES = ("b", "i", "caps")
LATIN = ("ascii", "hAnsi")
# What holds where nobody says anything.
FONT, HALF_POINTS = "Times New Roman", "20"
ALIGN = {"start": "left", "end": "right", "distribute": "both", "justify": "both"}
AUTO_SPACE = Decimal(14)  # what Word leaves for "automatic" before and after
ON = ("1", "true", "on")


class Cascade:
    """Looks up effective properties; ``theme`` is the part that names the theme's fonts."""

    def __init__(self, styles: Any, theme: Any) -> None:
        self.styles = Styles(styles)
        path = f"{W}docDefaults/{W}pPrDefault/{W}pPr"
        self.plain = styles.find(path) if styles is not None else None
        self.themes = {
            f"{size}{kind}": _typeface(theme, size)
            for size in ("major", "minor")
            for kind in ("Ascii", "HAnsi")
        }
        self._known: dict[tuple[str | None, ...], dict[str, Any]] = {}

    def style_of(self, properties: Any) -> str | None:
        return value(properties, "pStyle") or self.styles.usual

    def run(self, own: Any, properties: Any, table: str | None) -> dict[str, Any]:
        """Fonts, size (half points), colour, underline and switches of a run."""
        named = (table, self.style_of(properties), value(own, "rStyle"))
        if named not in self._known:
            self._known[named] = self._styled(*named)
        found = dict(self._known[named])
        self._take(found, own)
        for name in TOGGLES:
            if own is not None and own.find(W + name) is not None:
                found[name] = is_on(own, name)
        return found

    def _styled(self, *names: str | None) -> dict[str, Any]:
        found: dict[str, Any] = {"ascii": FONT, "hAnsi": FONT, "sz": HALF_POINTS}
        self._take(found, self.styles.defaults)
        said: dict[str, list[bool]] = {name: [] for name in TOGGLES}
        for style in names:
            chain = [step.find(f"{W}rPr") for step in self.styles.chain(style)]
            for properties in reversed(chain):
                self._take(found, properties)
            for name in TOGGLES:
                first = next(
                    (p for p in chain if p is not None and p.find(W + name) is not None), None
                )
                said[name] += [is_on(first, name)] if first is not None else []
        for name in TOGGLES:
            usual = is_on(self.styles.defaults, name)
            found[name] = sum(said[name]) % 2 == 1 if said[name] else usual
        return found

    def _take(self, found: dict[str, Any], properties: Any) -> None:
        """Let what ``properties`` say stand over what was found."""
        if properties is None:
            return
        for name in ("sz", "color", "u"):
            found[name] = value(properties, name) or found.get(name)
        fonts = properties.find(f"{W}rFonts")
        for name in LATIN if fonts is not None else ():
            theme = self.themes.get(fonts.get(f"{W}{name}Theme") or "")
            found[name] = theme or fonts.get(W + name) or found[name]

    def paragraph(self, properties: Any, table: str | None) -> dict[str, Any]:
        """Alignment, indents (twips) and spaces of a paragraph."""
        found: dict[str, Any] = {}
        for source in self._sources(properties, table):
            if source is None:
                continue
            found["jc"] = value(source, "jc") or found.get("jc")
            if source.find(f"{W}contextualSpacing") is not None:
                found["contextual"] = is_on(source, "contextualSpacing")
            _indents(found, source.find(f"{W}ind"))
            spacing = source.find(f"{W}spacing")
            if spacing is not None:
                found |= {name.removeprefix(W): said for name, said in spacing.attrib.items()}
        return found

    def _sources(self, properties: Any, table: str | None) -> Iterator[Any]:
        """Properties of paragraphs that hold, the nearest last."""
        yield self.plain
        for style in (table, self.style_of(properties)):
            yield from reversed([step.find(f"{W}pPr") for step in self.styles.chain(style)])
        yield properties


def _indents(found: dict[str, Any], indent: Any) -> None:
    if indent is None:
        return
    left = indent.get(f"{W}left") or indent.get(f"{W}start")
    if left is not None:
        found["left"] = whole(left)
    if indent.get(f"{W}hanging") is not None:
        found["first"] = -whole(indent.get(f"{W}hanging"))
    elif indent.get(f"{W}firstLine") is not None:
        found["first"] = whole(indent.get(f"{W}firstLine"))


def _typeface(theme: Any, size: str) -> str | None:
    path = f"{A}themeElements/{A}fontScheme/{A}{size}Font/{A}latin"
    found = theme.find(path) if theme is not None else None
    return None if found is None else (found.get("typeface") or None)


def whole(written: str | None) -> int:
    """A whole number of a file; 0 for what is none.

    >>> whole("720"), whole("720.5"), whole("x"), whole(None)
    (720, 720, 0, 0)
    """
    try:
        return int(Decimal(written or "0"))
    except (ArithmeticError, ValueError):
        return 0


def aligned(found: dict[str, Any]) -> str:
    said = found.get("jc") or "left"
    said = ALIGN.get(said, said)
    return said if said in ("left", "right", "center", "both") else "left"


def space(found: dict[str, Any], side: str) -> Decimal:
    """The space "before" or "after" a paragraph, in pt."""
    if found.get(f"{side}Autospacing") in ON:
        return AUTO_SPACE
    return Decimal(whole(found.get(side))) / 20


def line_spacing(found: dict[str, Any]) -> Decimal | None:
    """Line spacing in lines; None where it is said in points."""
    if (found.get("lineRule") or "auto") != "auto":
        return None
    return Decimal(whole(found.get("line") or "240")) / 240
