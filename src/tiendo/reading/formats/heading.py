"""What a page says of its article: the headline and the day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tiendo.reading.formats.clutter import is_site
from tiendo.reading.formats.walking import Line
from tiendo.vocabulary.text import fold

DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d|19\d\d)(?!\d)")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
TITLE_PARTS = re.compile(r"\s+[|–—»-]\s+")
# What speaks for a line to be the headline, and how far into the text it may stand.
SAID, SITE = 4, 4
MARKED = {"h1": 3, "h2": 2, "h3": 1, "h4": 1}
INSIDE = 3
BOLD = 0.9  # share of a line's characters
HEADLINE = 15  # characters: shorter headings name a box
# Lines looked at for the date: after the headline, and just before it.
AFTER, BEFORE, DATED = 6, 3, 120
TITLES = ("og:title", "twitter:title")
DATES = ("article:published_time", "datePublished", "pubdate", "dc.date", "date", "publish-date")


def declared(tree: Any) -> dict[str, str]:
    """What the page's meta elements say, by property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        for kind in ("property", "name", "itemprop"):
            name = attributes.get(kind)
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def titles_said(tree: Any, meta: dict[str, str]) -> list[str]:
    """What the page gives as its title, the article's own first."""
    node = tree.css_first("title")
    said = [meta[name] for name in TITLES if name in meta]
    said += [" ".join(node.text().split())] if node is not None else []
    return [title for title in said if title]


def headline(lines: list[Line], said: list[str], core: range) -> int | None:
    """The line that is the article's headline: said by the page, or marked as a heading.

    It stands before the text or opens it; of equals, the one nearest to the text. A
    site's own name is said by the page too, and so is worth less than a heading.
    """
    parts = {fold(part) for title in said for part in (title, *TITLE_PARTS.split(title))}
    best, found = 0, None
    for at, line in enumerate(lines[: core.start + INSIDE]):
        if line.clutter or line.linked or len(line.key) <= HEADLINE:
            continue
        marked = MARKED.get(line.tag, 0) or looks_marked(line)
        worth = SAID * (line.key in parts) + marked - SITE * is_site(line.key)
        if worth >= max(best, 1):
            best, found = worth, at
    return found


def looks_marked(line: Line) -> int:
    """What a line without a heading's tag is worth by its letters: bold 1, bold and large 2."""
    if line.bold < BOLD * len(line.text) or line.text.endswith((".", ":", ";")):
        return 0
    return 2 if line.large >= BOLD * len(line.text) else 1


def longest(said: list[str]) -> str | None:
    """What the page gives as its title, without the site's name."""
    parts = TITLE_PARTS.split(said[0]) if said else []
    own = [part.strip() for part in parts if part.strip() and not is_site(fold(part))]
    return max(own, key=len, default=None)


def published(tree: Any, meta: dict[str, str], lines: list[Line], at: int) -> date | None:
    """The day of publication: what the page declares, else the first date by the headline."""
    for name in DATES:
        day = iso_day(meta.get(name.lower(), ""))
        if day:
            return day
    node = tree.css_first("time[datetime]")
    day = iso_day(node.attributes.get("datetime") or "") if node is not None else None
    return day or day_by(lines, at)


def day_by(lines: list[Line], at: int) -> date | None:
    """The date in a short line after the headline, else just before it."""
    near = [*lines[at + 1 : at + 1 + AFTER], *reversed(lines[max(0, at - BEFORE) : at])]
    for line in near:
        match = DAY.search(line.text) if len(line.text) < DATED else None
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
