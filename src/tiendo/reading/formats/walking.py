"""One walk over a page's tree: its lines, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tiendo.reading.formats import limits
from tiendo.reading.formats.clutter import WRAPPERS, is_clutter
from tiendo.reading.formats.refusals import refuse

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody"
    " td tfoot th thead tr ul".split()
)
DROPPED = frozenset(
    "script style noscript template svg canvas iframe object embed select option button input"
    " textarea label head nav footer aside audio video map -comment".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
HIDDEN = ("display:none", "visibility:hidden")


@dataclass(slots=True)
class Line:
    """Text between two block boundaries. ``path`` is the containers around it, outermost first."""

    path: tuple[int, ...]
    tag: str
    text: str = ""
    linked: int = 0  # characters inside links
    clutter: bool = False
    table: Any = None  # the element, when the line stands for a data table

    @property
    def plain(self) -> int:
        return len(self.text) - self.linked


@dataclass(slots=True)
class Walk:
    """The state of the walk: open elements and the line being gathered."""

    lines: list[Line] = field(default_factory=list)
    line: Line | None = None


def parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def hidden(node: Any) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    squeezed = style.replace(" ", "").lower()
    return any(words in squeezed for words in HIDDEN)


def lines_of(root: Any, is_table: Any) -> list[Line]:
    """The page's lines in order, hidden parts and machinery left out; iterative, depth bounded."""
    walk = Walk()
    # Each entry: node, path of containers, tag of the nearest block, in link, in clutter.
    stack: list[tuple[Any, tuple[int, ...], str, bool, bool]] = [(root, (), "body", False, False)]
    while stack:
        node, path, tag, link, clutter = stack.pop()
        if node is None:  # the end of a block: what follows is a new line
            walk.line = None
            continue
        name = node.tag
        if name == "-text":
            add_text(walk, node, Line(path=path, tag=tag, clutter=clutter), link)
            continue
        if name in DROPPED or hidden(node):
            continue
        if len(path) > limits.HTML_DEPTH:
            raise refuse("deep")
        clutter = clutter or clutters(node, name)
        if name in BLOCKS:
            walk.line = None
            path, tag = (*path, node.mem_id), name
            if name == "table" and is_table(node):
                walk.lines.append(Line(path=path, tag=name, clutter=clutter, table=node))
                continue
            stack.append((None, path, tag, link, clutter))
        stack.extend(
            (child, path, tag, link or name == "a", clutter)
            for child in reversed(list(children(node)))
        )
    return walk.lines


def clutters(node: Any, name: str) -> bool:
    if name in WRAPPERS:
        return False
    attributes = node.attributes
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
    return bool(names) and is_clutter(names)


def add_text(walk: Walk, node: Any, fresh: Line, link: bool) -> None:
    text = node.text(deep=False)
    if not text or (walk.line is None and not text.strip()):
        return
    if walk.line is None:
        walk.line = fresh
        walk.lines.append(fresh)
    walk.line.text += text
    if link:
        walk.line.linked += len(text)


def children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next
