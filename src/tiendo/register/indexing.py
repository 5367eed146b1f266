"""The words that records are found by; made from the records, so that they can be made anew.

A number is kept in one spelling ("2.412" and "2412" are one word), a document's number
also in one piece ("27nqtu"), a value also by itself ("=VND:955000000000"). Observations are
the many: one keeps its value and the words that its indicator lacks, and is found by its
indicator's words besides. Numbers in sentences are found through the document's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.db.models import F, Model

from tiendo.errors import NumberUnreadable
from tiendo.register.journal import model_of
from tiendo.register.models import SearchTerm, SearchWord
from tiendo.register.searching import words
from tiendo.vocabulary.numbers import parse_number
from tiendo.vocabulary.text import slug

LONGEST = 60
# Rows of the index in one statement.
CHUNK = 1000
# Records that are read at a time when all words are made anew.
BATCH = 200
Texts = Sequence[str | None]
# Of a record: the texts that are its title, and the others; words that stand for
# themselves; its day.
Said = tuple[Texts, Texts, Texts, date | None]
# Words that stand for themselves begin so, and are asked for as a whole only.
WHOLE = "="


def spelled(word: str) -> str:
    """A word as it is kept: a number without the marks of its thousands.

    >>> spelled("2.412"), spelled("7,21"), spelled("ngan")
    ('2412', '7,21', 'ngan')
    """
    if word[:1].isdigit():
        with suppress(NumberUnreadable):
            word = number_word(parse_number(word))
    return word[:LONGEST]


def number_word(value: Decimal) -> str:
    whole = value.to_integral_value()
    plain = whole if value == whole else value.normalize()
    return f"{plain:f}".replace(".", ",")


def value_word(value: Decimal, unit: str) -> str:
    """The word of a value in a unit of the contract."""
    return f"={unit}:{number_word(value)}"


def values_of(record: Any) -> list[str]:
    known = (value for value in (record.value, record.high_value) if value is not None)
    return [value_word(value, record.unit) for value in known]


def of_document(one: Any) -> Said:
    whole = slug(one.number).replace("-", "")
    return [one.number, one.title], [one.issuer_text, one.text], [whole], one.dated


def of_target(one: Any) -> Said:
    lead = [one.name, one.words, one.indicator.name]
    return lead, [one.subject], values_of(one), one.ends_on


def of_observation(one: Any) -> Said:
    known = set(words(one.indicator.name))
    name, subject = (
        " ".join(word for word in words(text) if word not in known)
        for text in (one.name, one.subject)
    )
    return [name], [subject], values_of(one), one.ends_on


def of_task(one: Any) -> Said:
    told = [*one.owners_text, *one.contributors_text, one.product]
    return [one.action], told, [], one.document.dated


def of_meeting(one: Any) -> Said:
    return [one.name], [one.body_text], [], one.held_on


def of_person(one: Any) -> Said:
    return [one.name], list(one.positions), [], one.document.dated


def of_indicator(one: Any) -> Said:
    return [one.name], [one.search, *(name.words for name in one.names.all())], [], None


# By the name of the model: the kind that search calls it, and what it is found by.
KINDS: dict[str, tuple[str, Callable[[Any], Said]]] = {
    "document": ("document", of_document),
    "target": ("target", of_target),
    "observation": ("observation", of_observation),
    "task": ("task", of_task),
    "meeting": ("meeting", of_meeting),
    "personmention": ("person", of_person),
    "indicator": ("indicator", of_indicator),
}


def words_of(kind: str, said: Said, ref: int) -> Iterator[SearchWord]:
    """The rows of one record, each word once as of the title or once as of the rest."""
    title, rest, alone, day = said
    leads = {spelled(word) for text in title if text for word in words(text)}
    others = {spelled(word) for text in rest if text for word in words(text)}
    leads |= {word[:LONGEST] for word in alone if word}
    at = day.toordinal() if day else 0
    for lead, found in ((True, leads), (False, others - leads)):
        for word in sorted(found):
            yield SearchWord(kind=kind, ref=ref, word=word, lead=lead, at=at)


def index(records: Iterable[Model]) -> None:
    """Make the words of records anew; those of other kinds are passed over."""
    known = [one for one in records if one._meta.model_name in KINDS]
    forget((one._meta.model_name or "", one.pk) for one in known)
    rows = list(
        chain.from_iterable(
            words_of(kind, said(one), one.pk)
            for one in known
            for kind, said in [KINDS[one._meta.model_name or ""]]
        )
    )
    SearchWord.objects.bulk_create(rows, batch_size=CHUNK)
    count(Counter((row.kind, row.word) for row in rows), 1)


def forget(keys: Iterable[tuple[str, int]]) -> None:
    """Take out the words of records by model name and primary key."""
    by_kind: dict[str, list[int]] = {}
    for name, pk in keys:
        if name in KINDS:
            by_kind.setdefault(KINDS[name][0], []).append(pk)
    for kind, refs in by_kind.items():
        for start in range(0, len(refs), CHUNK):
            part = SearchWord.objects.filter(kind=kind, ref__in=refs[start : start + CHUNK])
            gone = Counter((kind, word) for word in part.values_list("word", flat=True))
            if gone:
                part._raw_delete(part.db)  # nothing hangs on words
                count(gone, -1)


def count(found: Mapping[tuple[str, str], int], sign: int) -> None:
    """Keep how many records have each word, ``sign`` times so many more."""
    told = {key: number for key, number in found.items() if not key[1].startswith(WHOLE)}
    fresh = [SearchTerm(kind=kind, word=word) for kind, word in sorted(told)]
    if sign > 0:
        SearchTerm.objects.bulk_create(fresh, batch_size=CHUNK, ignore_conflicts=True)
    alike: dict[tuple[str, int], list[str]] = {}
    for (kind, word), number in told.items():
        alike.setdefault((kind, number), []).append(word)
    for (kind, number), group in alike.items():
        for start in range(0, len(group), CHUNK):
            part = SearchTerm.objects.filter(kind=kind, word__in=group[start : start + CHUNK])
            part.update(records=F("records") + sign * number)
            if sign < 0:
                part.filter(records__lte=0).delete()


def index_rows(keys: Iterable[tuple[str, int]]) -> None:
    """The words of rows that an act touched: made anew, or taken out where the row is gone."""
    by_name: dict[str, list[int]] = {}
    for name, pk in keys:
        if name in KINDS:
            by_name.setdefault(name, []).append(pk)
    for name, refs in by_name.items():
        found = list(model_of(name)._base_manager.filter(pk__in=refs).select_related(*joins(name)))
        index(found)
        forget((name, pk) for pk in set(refs) - {one.pk for one in found})


def joins(name: str) -> tuple[str, ...]:
    """What the words of a record are taken from, besides itself."""
    own = ("indicator",), ("document",)
    return {"target": own[0], "observation": own[0], "task": own[1], "personmention": own[1]}.get(
        name, ()
    )


def batched(records: Iterable[Model]) -> Iterator[list[Model]]:
    """Records in lists of at most BATCH."""
    waiting = iter(records)
    while part := list(islice(waiting, BATCH)):
        yield part


def index_all() -> int:
    """Make every word anew; returns how many there are."""
    for model in (SearchWord, SearchTerm):
        everything = model._default_manager.all()
        everything._raw_delete(everything.db)  # nothing hangs on them
    for name in KINDS:
        records = model_of(name)._base_manager.select_related(*joins(name)).order_by("pk")
        for part in batched(records.iterator(chunk_size=BATCH)):
            index(part)
    return SearchWord.objects.count()
