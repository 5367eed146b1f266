"""Which lines of a page are its article.

0. A box that opens with a heading such as "Tin liên quan" or "Thời tiết" is none of it.
1. Containers are scored by the running text in them; the best one holds the article.
2. What follows "Tin liên quan" and the like is no article, unless it stands among its paragraphs.
3. The container is widened to its parents while they add little else; of that the lines
   from the headline on, and those that follow without a break, are taken (lead, byline).
4. Buttons, counters, datelines and lines that are mostly link are left out.

The constants were tuned together on the fixture pages of the tests.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from tiendo.reading.formats.clutter import ends_article, is_dateline, is_noise, opens_box
from tiendo.reading.formats.walking import HEADINGS, Line

RUNNING = 40  # characters from which a line is running text
WHOLE = 0.7  # share of the running text from which a container is the page itself
WIDEN = 0.34  # share of other text up to which a parent is taken
LINKED = 0.5  # share of a line from which it is a menu entry
BOX = 3  # containers above a heading that may be the box which it opens
WEIGHTS = (1.0, 0.6, 0.3)  # of a line for its container, that one's parent, and the next


def mistaken(lines: list[Line]) -> int:
    """A container whose name says clutter but which holds the page ("has-sidebar"); else 0."""
    held: Counter[int] = Counter()
    for line in lines:
        if line.plain >= RUNNING:
            held[line.clutter] += line.plain
    if not held:
        return 0
    largest = max(held, key=lambda container: held[container])
    return largest if held[largest] >= WHOLE * held.total() else 0


def close_boxes(lines: list[Line]) -> None:
    """Mark as clutter each box that opens with the heading of something else.

    The box is the innermost around the heading that holds more than it. One that holds a
    main heading (h1), or most of the page's text, holds the article too and is left open.
    """
    mains = {container for line in lines if line.tag == "h1" for container in line.path}
    held: dict[int, int] = defaultdict(int)
    for line in lines:
        spread(held, line)
    most = WHOLE * sum(line.plain for line in lines)
    closed: set[int] = set()
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if after is None or not opens_box(line.key):
            continue
        box = next((box for box in line.path[: -BOX - 1 : -1] if box in after.path), None)
        if box is None or (before is not None and box in before.path):
            continue
        if box not in mains and held[box] < most:
            closed.add(box)
    for line in lines:
        if not line.clutter and (not closed.isdisjoint(line.path) or opens_box(line.corner)):
            line.clutter = 1


def spread(held: dict[int, int], line: Line) -> None:
    """Add a line's own letters to each container around it; one at a time: a page has thousands."""
    plain = line.plain
    for container in line.path:
        held[container] += plain


@dataclass(frozen=True, slots=True)
class Core:
    """The container that holds the article, as a path, and its lines as a range."""

    path: tuple[int, ...]
    lines: range


def core_of(lines: list[Line]) -> Core | None:
    """Where most of the page's running text stands together; None where there is none."""
    scores: dict[int, float] = defaultdict(float)
    for line in lines:
        if running(line) and line.table is None:
            weight = line.plain - 2 * line.linked
            for share, container in zip(WEIGHTS, reversed(line.path[:-1]), strict=False):
                scores[container] += share * weight
    if not scores:
        return None
    best = max(scores, key=lambda container: scores[container])
    inside = [at for at, line in enumerate(lines) if best in line.path]
    path = lines[inside[0]].path
    return Core(path[: path.index(best) + 1], range(inside[0], inside[-1] + 1))


def choose(lines: list[Line], core: Core | None, headline: int | None) -> list[Line]:
    """The lines of the article, from the line of its headline, where that is known."""
    if core is None:
        return [line for line in lines if belongs(line)]
    end(lines, core.path[-1])
    wide = widen(lines, core.path)
    first = go_on(lines, wide, range(core.lines.start - 1, -1, -1)) + 1
    if headline is not None:
        first = headline
    last = go_on(lines, wide, range(core.lines.stop, len(lines)))
    return [line for line in lines[first:last] if wide in line.path and belongs(line)]


def go_on(lines: list[Line], wide: int, onward: range) -> int:
    """The first of the lines onward that breaks the article off; a dateline does not."""
    for at in onward:
        line = lines[at]
        if wide not in line.path or not (belongs(line) or is_dateline(line.key)):
            return at
    return onward.stop


def running(line: Line) -> bool:
    return not line.clutter and line.plain >= RUNNING


def belongs(line: Line) -> bool:
    """Whether a line inside the article's container is part of it."""
    if line.clutter or linked(line):
        return False
    return line.table is not None or not (is_noise(line.key) or is_dateline(line.key))


def linked(line: Line) -> bool:
    return line.table is None and line.linked > LINKED * len(line.text)


def parent(line: Line) -> int:
    """The container around a line's own; the body's text stands in itself."""
    return line.path[-2:][0]


def end(lines: list[Line], best: int) -> None:
    """Mark as clutter what follows the heading of other news, save the article's own paragraphs."""
    parents = Counter(parent(line) for line in lines if best in line.path and running(line))
    home = max(parents, key=lambda parent: parents[parent])
    begun = ended = False
    for line in lines:
        if line.clutter:
            continue
        if ends_article(line.key):
            line.clutter = 1
            ended = begun
        elif parent(line) == home and running(line) and not linked(line):
            begun, ended = True, False
        elif ended:
            line.clutter = 1


def widen(lines: list[Line], path: tuple[int, ...]) -> int:
    """The outermost container that holds little besides the article."""
    held: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.tag not in HEADINGS and belongs(line):
            spread(held, line)
    size = held[path[-1]]
    at = len(path) - 1
    while at and held[path[at - 1]] - size <= WIDEN * size:
        at -= 1
    return path[at]
