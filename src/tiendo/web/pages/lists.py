"""Lists of documents, tasks and meetings as frozen values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tiendo.register.indexing import spelled
from tiendo.vocabulary.text import fold
from tiendo.web.pages.forms import Filter, Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    title: str
    href: str
    issuer: str
    meta: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    action: str
    href: str
    owners: str
    contributors: str
    due: str
    overdue: bool
    product: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    name: str
    href: str
    body: str
    chairs: str
    meta: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """``says``: how many there are, in a sentence."""

    says: str
    rows: tuple[DocumentRow, ...] | tuple[TaskRow, ...] | tuple[MeetingRow, ...]
    filter: Filter
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a line; ``met``: a word that was asked for begins it."""

    words: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    words: str
    href: str
    more: str = ""
    snippet: str = ""
    asked: tuple[str, ...] = ()
    by_name: bool = False  # told of at several places, and shown once

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.words, self.asked)

    @property
    def more_pieces(self) -> list[Piece]:
        return pieces(self.more, self.asked)

    @property
    def snippet_pieces(self) -> list[Piece]:
        return pieces(self.snippet, self.asked)


WORD = re.compile(r"[\w.,]*\w%?")


def pieces(text: str, asked: Sequence[str]) -> list[Piece]:
    """A line in parts, those apart that begin with a word that was asked for."""
    if not asked:
        return [Piece(words=text, met=False)]
    out, at, begins = [], 0, tuple(asked)
    for word in WORD.finditer(text):
        if folded(word.group()).startswith(begins):
            out += [Piece(words=text[at : word.start()], met=False)]
            out += [Piece(words=word.group(), met=True)]
            at = word.end()
    return [*out, Piece(words=text[at:], met=False)]


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word as it is searched; results say the same ones over and over."""
    return spelled(fold(word))


@dataclass(frozen=True, slots=True, kw_only=True)
class HitGroup:
    title: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    says: str
    groups: tuple[HitGroup, ...]
