"""A saved web page to its article: text that is not link, where most of it stands together.

1. Walk the tree once: lines, each with the containers around it.
2. Score containers by the running text in them; the best one holds the article.
3. Widen to its parent while that adds little else (a lead set apart, a caption).
4. Keep the article's lines; drop buttons and counters; stop at "Tin liên quan".
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import Any

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.building import Builder
from tiendo.reading.formats.clutter import counts, ends_article, is_noise
from tiendo.reading.formats.grids import data_table, grid_of
from tiendo.reading.formats.nesting import check_nesting
from tiendo.reading.formats.plain import decode
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.walking import HEADINGS, Line, lines_of, parse
from tiendo.vocabulary.text import fold

CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d|19\d\d)(?!\d)")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# Tuned on our own fixture pages: running text starts at about 40 characters; a parent is
# taken while it adds less than a third; a line that is mostly link is a menu entry.
RUNNING, WIDEN, LINKED = 40, 0.34, 0.5
# What stands before the headline is the page's, unless it is this share of what follows.
BEFORE = 0.25
# A line under the headline: date, author, counters, buttons, parted by these.
PARTS = re.compile(r"(\s+[|·•-]\s+)")
PART_LINE = 140
WEIGHTS = (1.0, 0.6, 0.3)  # of a line for its container, that one's parent, and the next
TITLE_PARTS = re.compile(r"\s+[|–—»-]\s+")
META_DATES = (
    "article:published_time",
    "datePublished",
    "pubdate",
    "dc.date",
    "date",
    "publish-date",
)


def read(data: bytes, source: Source) -> Document:
    """The document of an HTML page. Raises DocumentUnreadable."""
    if len(data) > limits.HTML_BYTES:
        raise refuse("huge", limit=f"{limits.HTML_BYTES // 1024 // 1024} MB")
    declared = CHARSET.search(data[:2048])
    html = decode(data, declared[1].decode("ascii") if declared else None)
    check_nesting(html)
    tree = parse(html)
    if tree.body is None:
        raise refuse("blank")
    lines = [line for line in lines_of(tree.body, data_table) if line.table or line.text.strip()]
    title = title_of(tree, lines)
    article = choose(lines)
    builder = Builder()
    write(builder, with_title(article, title))
    return builder.document(source, title=title, published_on=published(tree, lines, title))


def choose(lines: list[Line]) -> list[Line]:
    """The lines of the article."""
    scores: dict[int, float] = defaultdict(float)
    for line in lines:
        if line.clutter or line.table is not None or line.plain < RUNNING:
            continue
        weight = line.plain - 2 * line.linked
        for share, container in zip(WEIGHTS, reversed(line.path[:-1]), strict=False):
            scores[container] += share * weight
    if not scores:
        return [line for line in lines if not line.clutter and not linked(line)]
    best = max(scores, key=lambda container: scores[container])
    inside = [line for line in lines if best in line.path]
    depth = inside[0].path.index(best)
    return keep(widen(lines, inside[0].path[: depth + 1]))


def widen(lines: list[Line], path: tuple[int, ...]) -> list[Line]:
    """Climb to parents that hold little besides the article."""
    size = running(lines, path[-1])
    for container in reversed(path[:-1]):
        larger = running(lines, container)
        if larger - size > WIDEN * size:
            break
        path = path[: path.index(container) + 1]
    return [line for line in lines if path[-1] in line.path]


def running(lines: list[Line], container: int) -> int:
    return sum(
        line.plain
        for line in lines
        if container in line.path and not line.clutter and not linked(line)
    )


def linked(line: Line) -> bool:
    return line.table is None and line.linked > LINKED * len(line.text)


def keep(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if line.table is None and ends_article(line.text):
            if any(one.plain >= RUNNING for one in kept):
                break
            continue
        if (
            not line.clutter
            and not linked(line)
            and (line.table is not None or not is_noise(squeeze(line.text)))
        ):
            kept.append(line)
    return kept


def squeeze(text: str) -> str:
    return " ".join(text.split())


def with_title(article: list[Line], title: str | None) -> list[Line]:
    """The article from its headline on; put first where the page sets it elsewhere."""
    if not title:
        return article
    at = next(
        (n for n, line in enumerate(article) if fold(squeeze(line.text)) == fold(title)), None
    )
    if at is None:
        return [Line(path=(), tag="h1", text=title), *article]
    before = sum(line.plain for line in article[:at] if line.plain >= RUNNING)
    after = sum(line.plain for line in article[at:] if line.plain >= RUNNING)
    return article[at:] if before < BEFORE * after else article


def write(builder: Builder, lines: list[Line]) -> None:
    last = ""
    for line in lines:
        if line.table is not None:
            builder.table(grid_of(line.table))
            continue
        text = without_counters(squeeze(line.text))
        if text and text != last:  # captions stand twice on some portals
            builder.line(text, heading=HEADINGS.get(line.tag, 0))
        last = text


def without_counters(text: str) -> str:
    """A short line without its counters and buttons: "06-07-2023 - Lượt xem: 643"."""
    if len(text) > PART_LINE:
        return text
    parts = PARTS.split(text)
    if not any(is_noise(part) or counts(part) for part in parts[::2]):
        return text
    return " - ".join(part for part in parts[::2] if not (is_noise(part) or counts(part)))


def title_of(tree: Any, lines: list[Line]) -> str | None:
    """The headline: the page's own, else the heading or title element, without the site's name."""
    for name in ("og:title", "twitter:title"):
        node = tree.css_first(f'meta[property="{name}"], meta[name="{name}"]')
        if node is not None and (node.attributes.get("content") or "").strip():
            return site_removed(squeeze(node.attributes["content"]), lines)
    headings = [squeeze(line.text) for line in lines if line.tag == "h1" and not line.clutter]
    if len(headings) == 1:
        return headings[0]
    node = tree.css_first("title")
    text = squeeze(node.text()) if node is not None else ""
    return site_removed(text, lines) if text else (headings[0] if headings else None)


def site_removed(title: str, lines: list[Line]) -> str:
    """The part of a page title that stands on the page as a line of its own, else the longest."""
    parts = TITLE_PARTS.split(title)
    on_page = {fold(squeeze(line.text)) for line in lines if len(line.text) < 400}
    candidates = [title, *parts]
    found = next((part for part in candidates if fold(part) in on_page and len(part) > 15), None)
    return found or max(parts, key=len)


def published(tree: Any, lines: list[Line], title: str | None) -> date | None:
    """The day of publication: what the page declares, else the first date by the headline."""
    for name in META_DATES:
        node = tree.css_first(
            f'meta[property="{name}"], meta[name="{name}"], meta[itemprop="{name}"]'
        )
        day = iso_day(node.attributes.get("content") or "") if node is not None else None
        if day:
            return day
    node = tree.css_first("time[datetime]")
    day = iso_day(node.attributes.get("datetime") or "") if node is not None else None
    return day or day_line(lines, title)


def day_line(lines: list[Line], title: str | None) -> date | None:
    """The date in a short line after the headline, before the running text."""
    texts = [squeeze(line.text) for line in lines]
    start = next((n for n, text in enumerate(texts) if title and fold(text) == fold(title)), None)
    if start is None:
        return None
    for text in [*texts[start + 1 : start + 7], *reversed(texts[max(0, start - 3) : start])]:
        match = DAY.search(text) if len(text) < 120 else None
        found = valid_day(match[3], match[2], match[1]) if match else None
        if found:
            return found
    return None


def iso_day(text: str) -> date | None:
    match = ISO_DAY.search(text)
    return valid_day(*match.groups()) if match else None


def valid_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
