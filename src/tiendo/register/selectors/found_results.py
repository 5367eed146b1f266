"""Observations that a question finds: by their indicator's words, and by what is their own.

There are too many to keep every word of each: an observation has its value in the index and
the words that its indicator lacks (indexing.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from tiendo.register.asking import Term
from tiendo.register.models import SearchWord
from tiendo.register.repeated import repeated
from tiendo.register.selectors.finding import (
    CANDIDATES,
    Vocabulary,
    records_with,
    statement,
    statements,
)

KIND = "observation"
# Of so many indicators that the words name the newest observations are looked for.
MOST_INDICATORS = 12


def observations_found(
    terms: Sequence[Term],
    vocabulary: Vocabulary,
    seen: Callable[[Sequence[int]], list[Any]],
    most: int,
    on: date | None = None,
) -> list[Any]:
    """The newest (known ``on`` a day) that meet every term, by the indicator or by themselves;
    five queries at most. ``seen`` gives the records of some keys that may be seen."""
    by_word = indicators_by_word(vocabulary, terms)
    named = [set.intersection(*(by_word[w] for w in term.words)) for term in terms]
    whole = set.intersection(*named) if named else set()
    refs = own_refs(terms, vocabulary, on)
    own = own_words(refs) if refs else {}
    wanted = newest_of(sorted(whole)[:MOST_INDICATORS], 2 * most, on)
    found = [
        one
        for one in (seen(sorted({*refs, *wanted})) if refs or wanted else ())
        if one.indicator_id in whole
        or all(meets(one, term, own.get(one.pk, set()), by_word) for term in terms)
    ]
    return sorted(found, key=lambda one: (one.ends_on, one.known_on), reverse=True)[:most]


def newest_of(indicators: Sequence[int], most: int, on: date | None = None) -> list[int]:
    """Primary keys of the newest observations of some indicators: of each from its index."""
    if not indicators:
        return []
    one = (
        "SELECT id, ends_on, known_on FROM register_observation WHERE indicator_id = %s "  # noqa: S608
        f"AND known_on <= %s ORDER BY ends_on DESC, known_on DESC LIMIT {most}"
    )
    parts = " UNION ALL ".join(f"SELECT * FROM ({one}) p{n}" for n in range(len(indicators)))  # noqa: S608
    until = connection.ops.adapt_datefield_value(on or date.max)
    given = [value for one in indicators for value in (one, until)]
    with connection.cursor() as cursor:
        cursor.execute(f"{parts} ORDER BY 2 DESC, 3 DESC LIMIT {most}", given)
        return [row[0] for row in cursor.fetchall()]


def indicators_by_word(vocabulary: Vocabulary, terms: Sequence[Term]) -> dict[str, set[int]]:
    """The indicators (primary keys) that each typed word names; one query."""
    typed = {word: vocabulary.words("indicator", word) for term in terms for word in term.words}
    every = {full for words in typed.values() for full in words}
    having: dict[str, set[int]] = defaultdict(set)
    if every:
        for full, ref in indicators_with(words=sorted(every)):
            having[full].add(ref)
    return {
        word: set().union(*(having[full] for full in words)) if words else set()
        for word, words in typed.items()
    }


@repeated("words")
def indicators_with(words: Sequence[str]) -> QuerySet[SearchWord, tuple[str, int]]:
    known = SearchWord.objects.filter(kind="indicator", word__in=words)
    return known.order_by().values_list("word", "ref")


def own_refs(terms: Sequence[Term], vocabulary: Vocabulary, on: date | None) -> list[int]:
    """Observations with one of the terms of their own: its value, or a word; one query."""
    wanted = []
    for term in terms:
        if term.values:
            wanted.append(statement(KIND, list(term.values), [], CANDIDATES, on))
        for word in term.words:
            words = vocabulary.words(KIND, word)
            wanted += statements(KIND, [words], CANDIDATES, on) if words else []
    return records_with(wanted).get(KIND, [])


def own_words(refs: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for ref, word in words_of(refs=list(refs)):
        found[ref].add(word)
    return found


@repeated("refs")
def words_of(refs: Sequence[int]) -> QuerySet[SearchWord, tuple[int, str]]:
    known = SearchWord.objects.filter(kind=KIND, ref__in=refs)
    return known.order_by().values_list("ref", "word")


def meets(one: Any, term: Term, own: set[str], by_word: dict[str, set[int]]) -> bool:
    if own & set(term.values):
        return True
    return all(
        one.indicator_id in by_word[word]
        or any(kept == word if len(word) == 1 else kept.startswith(word) for kept in own)
        for word in term.words
    )
