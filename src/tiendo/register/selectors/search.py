"""Search without accents, by words, numbers and values: the same on every database.

Words stand folded in one table (indexing.py), in the order of their bytes, so that the
beginning of a word is a range of an index on SQLite and PostgreSQL alike. Every term of
the question must be met (finding.py says how, in bounded steps). What has the words in its
title, and side by side, comes first; of equals the newest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, Model, Q

from tiendo.register.access import Viewer, shown
from tiendo.register.asking import terms_of
from tiendo.register.indexing import spelled
from tiendo.register.joining import large
from tiendo.register.knowing import known
from tiendo.register.models import (
    Evidence,
)
from tiendo.register.searching import searchable, words
from tiendo.register.selectors.finding import (
    CANDIDATES,
    Vocabulary,
    choices,
    records_with,
    statement,
    statements,
)
from tiendo.register.selectors.found_results import observations_found
from tiendo.register.selectors.ranking import rank, snippet
from tiendo.register.selectors.search_sources import SOURCES, documents, seen, texts

# Of each kind at most this many are shown; of so many documents the line is looked for.
MOST, SNIPPETS = 20, 10
# So many times what is shown is fetched and ranked.
MORE = 2
# Documents in which a number's sentences are looked for, the newest that have it.
NEWEST_DOCUMENTS = 40
# A document whose own number is asked for comes before those that name it.
NUMBERED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found; ``snippet`` is the line of it that holds the words."""

    kind: str  # target, observation, document, task, person, meeting, indicator
    slug: str
    title: str
    snippet: str
    record: Model


def search(
    query: str,
    *,
    to: Viewer | None = None,
    kinds: Sequence[str] = (),
    most: int = MOST,
    snippets: bool = True,
    on: date | None = None,
) -> list[Hit]:
    """What the terms of ``query`` find, the best of each kind first; kinds in a fixed order.
    ``on`` a day: among what was known then.

    A query a word, two a kind at most. ``snippets=False`` leaves out the lines of documents.
    """
    terms = terms_of(query)
    if not terms:
        return []
    asked, wanted = words(query), list(kinds or TITLES)
    several = min(CANDIDATES, MORE * most)
    vocabulary = Vocabulary.of(terms, [*dict.fromkeys([*wanted, "indicator"])])
    refs = records_with(
        one
        for kind in wanted
        if kind != "observation"
        for way in choices(kind, terms, vocabulary)
        for one in statements(kind, way, several, on)
    )
    found: list[Hit] = []
    for kind in SOURCES:
        if kind not in wanted:
            continue
        if kind == "observation":
            listed = observations_found(terms, vocabulary, partial(seen, kind, to, on), most, on)
        else:
            listed = fetched(kind, refs.get(kind, [])[:several], asked, to, on)
        found += best(kind, listed, asked, most=most, snippets=snippets)
    return found


def fetched(
    kind: str, refs: Sequence[int], asked: Sequence[str], to: Viewer | None, on: date | None
) -> list[Any]:
    """The records of some keys that may be seen, in the order of the keys."""
    if kind == "document" and any(word[:1].isdigit() for word in asked):
        numbered = documents(to, on).filter(number_key__startswith="-".join(asked))
        refs = [*dict.fromkeys([*numbered.values_list("pk", flat=True)[:CANDIDATES], *refs])]
    if not refs:
        return []
    place = {ref: at for at, ref in enumerate(refs)}
    return sorted(seen(kind, to, on, refs), key=lambda one: place[one.pk])


def best(
    kind: str, records: Sequence[Any], asked: Sequence[str], *, most: int, snippets: bool
) -> list[Hit]:
    ranked = [(record, TITLES[kind](record)) for record in records]
    ranked.sort(key=lambda one: ranked_by(kind, one[0], one[1], asked))
    chosen = ranked[:most]
    lines = lines_of(chosen, asked) if snippets and kind == "document" else {}
    return [hit_of(kind, record, title, lines.get(record.pk, "")) for record, title in chosen]


def ranked_by(kind: str, record: Any, title: str, asked: Sequence[str]) -> int:
    if kind == "document" and record.number_key.startswith("-".join(asked)):
        return NUMBERED
    return rank(searchable(title), asked)


def lines_of(chosen: Sequence[tuple[Any, str]], asked: Sequence[str]) -> dict[int, str]:
    """Of the first documents the line with the most of the words; one query."""
    keys = [record.pk for record, _ in chosen[:SNIPPETS]]
    return {pk: snippet(text, asked) for pk, text in texts(keys=keys)} if keys else {}


def sentences(
    query: str, *, to: Viewer | None = None, most: int = 20, on: date | None = None
) -> list[Evidence]:
    """Sentences with all the numbers of a question that is nothing but numbers, newest first.

    "2.412" finds what is written 2.412 or 2412, not 12.412. Looked for in the newest
    documents that have the numbers; two queries.
    """
    asked = words(query.replace("%", " "))
    if not asked or not all(word[:1].isdigit() for word in asked):
        return []
    first, *others = [{spelled(word): 0} for word in asked]
    wanted = statement("document", list(first), others, NEWEST_DOCUMENTS, on)
    documents = records_with([wanted]).get("document", [])
    if not documents:
        return []
    found = known(shown(Evidence.objects.filter(document__in=documents), to=to), on=on)
    for word in asked:
        found = found.filter(written(spelled(word)))
    listed = found.select_related("document").defer(*large("document")).order_by(
        F("document__dated").desc(nulls_last=True), "document", "start"
    )  # fmt: skip
    numbers = {spelled(word) for word in asked}
    having = (one for one in listed[: most * 5] if numbers <= {*map(spelled, words(one.quote))})
    return [one for one, _ in zip(having, range(most), strict=False)]


def written(number: str) -> Q:
    """The condition that a quote may hold a number, with the marks of thousands or without."""
    condition = Q(quote__contains=number)
    whole, comma, part = number.partition(",")
    if whole.isdigit() and len(whole) > 3:
        for mark in (".", " "):
            condition |= Q(quote__contains=f"{int(whole):,}".replace(",", mark) + comma + part)
    return condition


def hit_of(kind: str, record: Any, title: str, line: str) -> Hit:
    return Hit(
        kind=kind,
        slug=str(getattr(record, "slug", record.pk)),
        title=title,
        snippet=line,
        record=record,
    )


# In the order in which they are shown.
TITLES: dict[str, Callable[[Any], str]] = {
    "target": lambda record: record.words,
    "observation": lambda record: record.name,
    "document": lambda record: record.title or record.label,
    "task": lambda record: record.action,
    "meeting": lambda record: record.name,
    "person": lambda record: record.name,
    "indicator": lambda record: record.name,
}
