"""Lists of documents, tasks and meetings as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

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
class Hit:
    words: str
    href: str
    more: str = ""
    snippet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitGroup:
    title: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    says: str
    groups: tuple[HitGroup, ...]
