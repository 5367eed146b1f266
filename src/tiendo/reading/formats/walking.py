"""One walk over a page's tree: its lines, and where each stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tiendo.reading.formats import limits
from tiendo.reading.formats.clutter import WRAPPERS, is_clutter
from tiendo.reading.formats.mending import Mender
from tiendo.reading.formats.refusals import refuse
from tiendo.vocabulary.text import fold, single_spaced

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody"
    " td tfoot th thead tr ul".split()
)
DROPPED = frozenset(
    "script style noscript template svg canvas iframe object embed select option button input"
    " textarea label head nav footer aside audio video map -comment".split()
)
Look = tuple[bool, bool, bool]  # in a link, bold, large
PLAIN: Look = (False, False, False)
BOLD = ("b", "strong")
LARGE = ("4", "5", "6", "7", "+1", "+2", "+3")  # sizes of the old <font>; 3 is usual
LOOKS = frozenset({"a", "font", *BOLD})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KEY_LENGTH = 250
HIDDEN = ("display:none", "visibility:hidden")


@dataclass(slots=True)
class Line:
    """Text between two block boundaries. ``path`` is the containers around it, outermost first."""

    path: tuple[int, ...]
    tag: str
    text: str = ""
    linked: int = 0  # characters inside links
    bold: int = 0  # characters in bold
    large: int = 0  # characters in a large font
    clutter: int = 0  # the container whose name says so; 0 for none
    table: Any = None  # the element, when the line stands for a data table
    key: str = ""  # folded, to compare; empty for long lines and tables
    corner: str = ""  # a table's first cell, folded

    @property
    def plain(self) -> int:
        return len(self.text) - self.linked


@dataclass(slots=True)
class Walk:
    """The state of the walk: the lines so far and the one being gathered."""

    lines: list[Line] = field(default_factory=list)
    line: Line | None = None
    room: int = limits.HTML_PATHS

    def add(self, line: Line) -> None:
        self.room -= len(line.path)
        if self.room < 0:
            raise refuse("deep")
        self.lines.append(line)

    def text(self, text: str, path: tuple[int, ...], tag: str, look: Look, clutter: int) -> None:
        """Add a piece of text to the line, or open one with it."""
        if not text or (self.line is None and text.isspace()):
            return
        if self.line is None:
            self.line = Line(path=path, tag=tag, clutter=clutter)
            self.add(self.line)
        self.line.text += text
        link, bold, large = look
        if link:
            self.line.linked += len(text)
        if bold:
            self.line.bold += len(text)
        if large:
            self.line.large += len(text)


def parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    squeezed = style.replace(" ", "").lower()
    return any(words in squeezed for words in HIDDEN)


def lines_of(
    root: Any, is_table: Callable[[Any], bool], trusted: frozenset[int] = frozenset()
) -> list[Line]:
    """The page's lines in order, hidden parts and machinery left out; iterative, depth bounded.

    Names of the ``trusted`` elements are not held against them.
    """
    walk = Walk()
    # Each entry: node, path of containers, tag of the nearest block, its look, in which clutter.
    stack: list[tuple[Any, tuple[int, ...], str, Look, int]] = [(root, (), "body", PLAIN, 0)]
    while stack:
        node, path, tag, look, clutter = stack.pop()
        if node is None:  # the end of a block: what follows is a new line
            walk.line = None
            continue
        name = node.tag
        if name == "-text":
            walk.text(node.text(deep=False), path, tag, look, clutter)
            continue
        if name in DROPPED:
            continue
        attributes = node.attributes
        if attributes:
            if hidden(attributes):
                continue
            if not clutter and clutters(attributes, name) and node.mem_id not in trusted:
                clutter = node.mem_id
        if name in BLOCKS:
            walk.line = None
            path, tag = (*path, node.mem_id), name
            if len(path) > limits.HTML_DEPTH:
                raise refuse("deep")
            if name == "table" and is_table(node):
                walk.add(Line(path=path, tag=name, clutter=clutter, table=node))
                continue
            stack.append((None, path, tag, look, clutter))
        if name in LOOKS:
            look = changed(look, name, attributes)
        child = node.last_child
        while child is not None:
            stack.append((child, path, tag, look, clutter))
            child = child.prev
    return [line for line in walk.lines if finish(line)]


def changed(look: Look, name: str, attributes: dict[str, str | None]) -> Look:
    """The look of the text inside a link, a bold element or a font."""
    link, bold, large = look
    size = attributes.get("size") if name == "font" else None
    return link or name == "a", bold or name in BOLD, large or size in LARGE


def clutters(attributes: dict[str, str | None], name: str) -> bool:
    if name in WRAPPERS:
        return False
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
    return bool(names) and is_clutter(names)


def finish(line: Line) -> bool:
    """Squeeze a line that is complete; False when nothing stands in it."""
    if line.table is not None:
        line.text = single_spaced(line.table.text(separator=" "))
        first = line.table.css_first("td, th")
        line.corner = fold(first.text())[:KEY_LENGTH] if first is not None else ""
        return True
    line.text = single_spaced(line.text)
    if len(line.text) <= KEY_LENGTH:
        line.key = fold(line.text)
    return bool(line.text)


def put_right(line: Line, mender: Mender) -> None:
    """Put the letters of a complete line right; a table's are when it is read."""
    mended = line.text if line.table is not None else mender.mend(line.text)
    if mended != line.text:
        line.linked = min(line.linked, len(mended))
        line.text = mended
        finish(line)
