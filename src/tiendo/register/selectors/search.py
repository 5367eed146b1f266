"""Search without accents, by words, numbers and values: the same on every database.

Words stand folded in one table (indexing.py), in the order of their bytes, so that the
beginning of a word is a range of an index on SQLite and PostgreSQL alike. Every term of
the question must be met. What has the words in its title, and side by side, comes first;
of equals the newest, then by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, Model, Q, QuerySet, Value, When

from tiendo.register.access import Viewer, shown
from tiendo.register.asking import Term, terms_of
from tiendo.register.indexing import spelled
from tiendo.register.knowing import known
from tiendo.register.models import (
    Document,
    Evidence,
    Observation,
    PersonMention,
    SearchWord,
    Target,
    Task,
)
from tiendo.register.searching import searchable, words
from tiendo.register.selectors.documents import indicators, meetings
from tiendo.register.selectors.ranking import rank, snippet

# Of each kind at most this many are ranked and shown.
MOST = 50
# Behind every word that begins with what stands before it.
LAST = chr(0x10FFFF)
# A document whose own number is asked for comes before those that name it.
NUMBERED = -1
WITH_VALUES = ("target", "observation")


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

    One query a kind. ``snippets=False`` leaves out the lines of documents, and their texts.
    """
    terms = terms_of(query)
    if not terms:
        return []
    asked = words(query)
    return [
        hit
        for kind, records in sources(to, texts=snippets, on=on)
        if not kinds or kind in kinds
        for hit in best(kind, records, terms, asked, most=most, snippets=snippets)
    ]


def sources(
    to: Viewer | None, *, texts: bool, on: date | None = None
) -> Iterator[tuple[str, QuerySet[Any]]]:
    every = shown(Target.objects.all(), to=to, document="plan__document")
    targets = known(every, on=on, document="plan__document")
    large = ("document__text", "document__reading", "document__search")
    yield (
        "target",
        targets.select_related("plan__document", "indicator")
        .defer(*(f"plan__{name}" for name in large))
        .order_by("-ends_on", "slug"),
    )
    seen = shown(Observation.objects.all(), to=to)
    yield (
        "observation",
        (seen if on is None else seen.filter(known_on__lte=on))
        .select_related("document", "indicator", "evidence", "body")
        .defer(*large)
        .order_by("-ends_on", "-known_on", "slug"),
    )
    documents = known(shown(Document.objects.all(), to=to, document=""), on=on, document="")
    yield (
        "document",
        documents.defer("reading", *(() if texts else ("text", "search"))).order_by(
            "-dated", "slug"
        ),
    )
    for kind, model in (("task", Task), ("person", PersonMention)):
        found: QuerySet[Any] = known(shown(model._default_manager.all(), to=to), on=on)
        yield (
            kind,
            found.select_related("document", "evidence")
            .defer(*large)
            .order_by("-document__dated", "document__slug", "ordinal"),
        )
    yield "meeting", meetings(to=to, on=on)
    yield "indicator", indicators(to=to, on=on)


def best(
    kind: str,
    records: QuerySet[Any],
    terms: Sequence[Term],
    asked: Sequence[str],
    *,
    most: int,
    snippets: bool,
) -> list[Hit]:
    order = records.query.order_by
    titled = Case(
        *(
            [When(number_key__startswith="-".join(asked), then=Value(NUMBERED))]
            if kind == "document"
            else []
        ),
        When(met(kind, terms, lead=True), then=Value(0)),
        default=Value(1),
    )
    found = records.filter(met(kind, terms)).annotate(titled=titled).order_by("titled", *order)
    ranked = [(record, TITLES[kind](record)) for record in found[:MOST]]
    # A list without snippets has no texts at hand: the title alone ranks.
    texts = snippets or kind != "document"
    ranked.sort(key=lambda one: ranked_by(one[0], one[1], asked, texts=texts))
    return [hit_of(kind, record, title, asked, snippets) for record, title in ranked[:most]]


def ranked_by(record: Any, title: str, asked: Sequence[str], *, texts: bool) -> int:
    if record.titled == NUMBERED:
        return NUMBERED
    return rank(searchable(title), str(getattr(record, "search", "")) if texts else "", asked)


def met(kind: str, terms: Sequence[Term], *, lead: bool = False) -> Q:
    """The condition that every term is met; ``lead``: in the title."""
    condition = Q()
    for term in terms:
        literal = Q()
        for word in term.words:
            literal &= Q(pk__in=having(kind, word, lead=lead))
        if term.values and kind in WITH_VALUES:
            worth = SearchWord.objects.filter(kind=kind, word__in=term.values)
            literal |= Q(pk__in=worth.values("ref"))
        condition &= literal
    return condition


def having(kind: str, word: str, *, lead: bool = False) -> QuerySet[Any]:
    """The keys of the records of a kind with a word that begins so; one letter is a word."""
    found = SearchWord.objects.filter(kind=kind)
    if len(word) > 1:
        found = found.filter(word__gte=word, word__lt=word + LAST)
    else:
        found = found.filter(word=word)
    return (found.filter(lead=True) if lead else found).values("ref")


def sentences(
    query: str, *, to: Viewer | None = None, most: int = 20, on: date | None = None
) -> list[Evidence]:
    """Sentences with all the numbers of a question that is nothing but numbers, newest first.

    "2.412" finds what is written 2.412 or 2412, not 12.412.
    """
    asked = words(query.replace("%", " "))
    if not asked or not all(word[:1].isdigit() for word in asked):
        return []
    found = known(shown(Evidence.objects.all(), to=to), on=on)
    for word in asked:
        met_by = SearchWord.objects.filter(kind="sentence", word=spelled(word))
        found = found.filter(pk__in=met_by.values("ref"))
    large = ("document__text", "document__reading", "document__search")
    recent = found.select_related("document").defer(*large)
    return list(
        recent.order_by(F("document__dated").desc(nulls_last=True), "document", "start")[:most]
    )


def hit_of(kind: str, record: Any, title: str, terms: Sequence[str], snippets: bool) -> Hit:
    return Hit(
        kind=kind,
        slug=str(getattr(record, "slug", record.pk)),
        title=title,
        snippet=snippet(record.text, terms) if snippets and kind == "document" else "",
        record=record,
    )


TITLES: dict[str, Callable[[Any], str]] = {
    "document": lambda record: record.title or record.label,
    "target": lambda record: record.words,
    "observation": lambda record: record.name,
    "task": lambda record: record.action,
    "meeting": lambda record: record.name,
    "person": lambda record: record.name,
    "indicator": lambda record: record.name,
}
