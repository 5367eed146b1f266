"""The labels that Word counts by itself: "1.", "a)", "II.", "-"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from tiendo.reading.formats.styles import Styles, W, is_on, value

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
FIELD = re.compile(r"%([1-9])")
COUNTED = 100_000  # no list counts further


@dataclass(frozen=True, slots=True)
class Level:
    form: str
    pattern: str
    start: int
    restarts: bool = True  # at each item of a level above
    plain: bool = False  # writes the levels above in decimals


class Numbering:
    """Keeps a counter for each list and level, as Word does.

    Lists with the same abstract definition count on together, unless one says
    where it starts anew.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self.levels: dict[tuple[str, int], Level] = {}
        self.counter: dict[str, str] = {}  # list to the name of its counters
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._load(root, styles)

    def _load(self, root: Any, styles: Styles) -> None:
        abstract = {a.get(f"{W}abstractNumId"): a for a in root.findall(f"{W}abstractNum")}
        lists = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in root.findall(f"{W}num")}
        for number in root.findall(f"{W}num"):
            name = number.get(f"{W}numId") or ""
            shared = value(number, "abstractNumId") or name
            source = abstract.get(shared)
            linked = styles.list_of(value(source, "numStyleLink"))
            if linked is not None:  # the definition stands in a style of lists
                source = abstract.get(lists.get(linked))
            overrides = number.findall(f"{W}lvlOverride")
            self.counter[name] = f"list {name}" if overrides else f"abstract {shared}"
            for level in source.findall(f"{W}lvl") if source is not None else ():
                self.levels[name, whole(level.get(f"{W}ilvl"), 0)] = level_of(level)
            for override in overrides:
                self._override(name, override)

    def _override(self, name: str, override: Any) -> None:
        at = (name, whole(override.get(f"{W}ilvl"), 0))
        own = override.find(f"{W}lvl")
        if own is not None:
            self.levels[at] = level_of(own)
        start = value(override, "startOverride")
        if at in self.levels and start is not None:
            self.levels[at] = replace(self.levels[at], start=whole(start, 1))

    def label(self, at: tuple[str, int] | None) -> str:
        """The label before a paragraph of a list and level, or nothing; counts on."""
        known = self.levels.get(at) if at is not None else None
        if at is None or known is None or known.form == "none":
            return ""
        if known.form == "bullet":
            return "-"
        name, level = at
        counts = self.counts[self.counter[name]]
        counts[level] = counts.get(level, known.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            below = self.levels.get((name, deeper))
            if below is None or below.restarts:
                del counts[deeper]
        return FIELD.sub(lambda match: self._written(name, int(match[1]) - 1, known), known.pattern)

    def _written(self, name: str, level: int, of: Level) -> str:
        known = self.levels.get((name, level))
        if known is None:
            return ""
        count = self.counts[self.counter[name]].get(level, known.start)
        return written(count, "decimal" if of.plain else known.form)


def level_of(level: Any) -> Level:
    return Level(
        form=value(level, "numFmt") or "decimal",
        pattern=value(level, "lvlText") or "",
        start=whole(value(level, "start"), 1),
        restarts=value(level, "lvlRestart") != "0",
        plain=is_on(level, "isLgl"),
    )


def whole(text: str | None, default: int) -> int:
    """A count out of the file; what is none, or beyond sense, is the default."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 6:
        return default
    return min(int(text), COUNTED)


def written(count: int, form: str) -> str:
    """A count as the list writes it.

    >>> written(4, "upperRoman"), written(2, "lowerLetter"), written(3, "decimalZero")
    ('IV', 'b', '03')
    """
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        return to_roman(count) if form == "upperRoman" else to_roman(count).lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def to_roman(count: int) -> str:
    out = ""
    for size, letters in ROMAN:
        out += letters * (count // size)
        count %= size
    return out
