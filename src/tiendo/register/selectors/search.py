"""Search without accents: the same on every database, because Python folds and ranks.

Every word of the question must begin a word of the record. What has the words in its
title, and side by side, comes first; of equals the newest, then by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.models import Document, Target, Task
from tiendo.register.searching import searchable, words
from tiendo.register.selectors.documents import indicators, meetings

# Of each kind at most this many are ranked and shown.
MOST = 50
SNIPPET = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found; ``snippet`` is the line of it that holds the words."""

    kind: str  # document, target, task, meeting, indicator
    slug: str
    title: str
    snippet: str
    record: Model


def search(query: str, *, to: Viewer | None = None, kinds: Sequence[str] = ()) -> list[Hit]:
    """What the words of ``query`` find, the best of each kind first; kinds in a fixed order."""
    terms = words(query)[:10]
    if not terms:
        return []
    return [
        hit
        for kind, records in sources(to)
        if not kinds or kind in kinds
        for hit in best(kind, records, terms)
    ]


def sources(to: Viewer | None) -> Iterator[tuple[str, QuerySet[Any]]]:
    target_document = "plan__document"
    yield (
        "target",
        shown(Target.objects.all(), to=to, document=target_document)
        .select_related("plan__document", "indicator")
        .order_by("-ends_on", "slug"),
    )
    yield (
        "document",
        shown(Document.objects.all(), to=to, document="")
        .defer("reading")
        .order_by("-dated", "slug"),
    )
    yield (
        "task",
        shown(Task.objects.all(), to=to)
        .select_related("document")
        .order_by("-document__dated", "slug"),
    )
    yield "meeting", meetings(to=to)
    yield "indicator", indicators(to=to)


def best(kind: str, records: QuerySet[Any], terms: Sequence[str]) -> list[Hit]:
    for term in terms:
        records = records.filter(search__contains=f" {term}")
    titled = [(record, TITLES[kind](record)) for record in records[:MOST]]
    titled.sort(key=lambda found: rank(searchable(found[1]), found[0].search, terms))
    return [hit_of(kind, record, title, terms) for record, title in titled]


def rank(title: str, text: str, terms: Sequence[str]) -> int:
    """0: the words side by side in the title; 1: all in the title; 2: side by side; 3: else."""
    phrase = " " + " ".join(terms)
    if phrase in title:
        return 0
    if all(f" {term}" in title for term in terms):
        return 1
    return 2 if phrase in text else 3


def hit_of(kind: str, record: Any, title: str, terms: Sequence[str]) -> Hit:
    return Hit(
        kind=kind,
        slug=record.slug,
        title=title,
        snippet=snippet(record.text, terms) if kind == "document" else "",
        record=record,
    )


TITLES: dict[str, Callable[[Any], str]] = {
    "document": lambda record: record.title or record.label,
    "target": lambda record: record.words,
    "task": lambda record: record.action,
    "meeting": lambda record: record.name,
    "indicator": lambda record: record.name,
}


def snippet(text: str, terms: Sequence[str]) -> str:
    """The line of a text with the most of the words, cut to a readable length."""
    most, found = 0, ""
    for line in text.split("\n"):
        folded = searchable(line)
        count = sum(f" {term}" in folded for term in terms)
        if count > most:
            most, found = count, line.strip()
        if most == len(terms):
            break
    return found if len(found) <= SNIPPET else found[: SNIPPET - 1].rstrip() + "…"
