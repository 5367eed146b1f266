"""Where in a document the targets stand: under which headings, in which order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tiendo.facts.items import Heading
from tiendo.register.models import Document
from tiendo.register.payloads import heading_from
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

# "1. ", "II- ", "a) ", "1.2. " before the words of a heading.
NUMBERING = re.compile(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)\-–/]+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with those above it, outermost first."""

    headings: tuple[Heading, ...]

    @property
    def heading(self) -> Heading:
        return self.headings[-1]

    @property
    def title(self) -> str:
        return NUMBERING.sub("", self.heading.title).strip()

    @property
    def sets_targets(self) -> bool:
        """Whether this heading or one above it speaks of goals."""
        titles = [fold(heading.title) for heading in self.headings]
        return any(words in title for title in titles for words in goal_headings())


class Outline:
    """The sections of a document, found by offset."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.sections = sections(sorted(headings, key=lambda h: h.evidence.start))
        self._starts = [section.heading.evidence.start for section in self.sections]

    @classmethod
    def of(cls, document: Document) -> Outline:
        return cls([heading_from(item) for item in document.reading.get("outline", ())])

    def at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return self.sections[index] if index >= 0 else None

    @property
    def has_goals(self) -> bool:
        return any(section.sets_targets for section in self.sections)


def sections(headings: Sequence[Heading]) -> list[Section]:
    out: list[Section] = []
    above: list[Heading] = []
    for heading in headings:
        above = [one for one in above if one.level < heading.level]
        above.append(heading)
        out.append(Section(headings=tuple(above)))
    return out


@cache
def goal_headings() -> tuple[str, ...]:
    return tuple(fold(row["heading"]) for row in setting() if "heading" in row)


@cache
def setting_kinds() -> frozenset[str]:
    """Kinds of documents that set targets; all others only tell of them."""
    return frozenset(row["kind"] for row in setting() if "kind" in row)


def setting() -> Sequence[dict[str, str]]:
    return [dict(row) for row in rows("tiendo.register.tables", "setting")]


def sets_targets(document: Document) -> bool:
    return document.kind in setting_kinds() and document.issuer_id is not None
