"""Search without accents: the same on every database, because Python folds and ranks.

Every word of the question must begin a word of the record. What has the words side
by side, and early, comes first; of equals the newest, then by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.models import Document, Indicator, Target, Task
from tiendo.register.searching import searchable, words
from tiendo.register.selectors.documents import meetings

# Of each kind at most this many are ranked and shown.
MOST = 50
SNIPPET = 240
# Places of the first hit that count as equally early.
EARLY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found; ``snippet`` is the line of it that holds the words."""

    kind: str  # document, target, task, meeting, indicator
    slug: str
    title: str
    snippet: str
    record: Model


def search(query: str, *, to: Viewer = None, kinds: Sequence[str] = ()) -> list[Hit]:
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


def sources(to: Viewer) -> Iterator[tuple[str, QuerySet[Any]]]:
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
    yield "indicator", Indicator.objects.order_by("name", "slug")


def best(kind: str, records: QuerySet[Any], terms: Sequence[str]) -> list[Hit]:
    for term in terms:
        records = records.filter(search__contains=f" {term}")
    ranked = sorted(records[:MOST], key=lambda record: rank(record.search, terms))
    return [hit_of(kind, record, terms) for record in ranked]


def rank(text: str, terms: Sequence[str]) -> tuple[int, int]:
    """Whole phrase first, then the earlier: (0 or 1, where the first word stands)."""
    phrase = text.find(" " + " ".join(terms))
    first = phrase if phrase >= 0 else text.find(f" {terms[0]}")
    return (0 if phrase >= 0 else 1, first // EARLY)


def hit_of(kind: str, record: Any, terms: Sequence[str]) -> Hit:
    title = {
        "document": lambda: record.title or record.label,
        "target": lambda: record.words,
        "task": lambda: record.action,
        "meeting": lambda: record.name,
        "indicator": lambda: record.name,
    }[kind]()
    text = record.text if kind == "document" else ""
    return Hit(
        kind=kind,
        slug=record.slug,
        title=title,
        snippet=snippet(text, terms),
        record=record,
    )


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
