"""Which records have the words of a question: asked of the index of words, in bounded steps.

Typed beginnings become words that the register has (SearchTerm); the rarest term leads, and
of it the newest WINDOW records are looked at, titles first: whatever the number of records,
a question costs the same. Only where every term is that common may an old record be left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Model, Q
from django.db.models.expressions import RawSQL

from tiendo.register.asking import Term
from tiendo.register.knowing import known
from tiendo.register.models import (
    Document,
    MeetingMention,
    Observation,
    PersonMention,
    SearchTerm,
    SearchWord,
    Target,
    Task,
)

# Behind every word that begins with what stands before it.
LAST = chr(0x10FFFF)
# A beginning stands for so many words at most, the most frequent ones.
MOST_WORDS = 100
# So many records of the leading term are looked at; of a common beginning so many words.
WINDOW, COMMON_WORDS = 2000, 6
# So many records of a kind are ranked.
CANDIDATES = 60
NEWEST = "ORDER BY lead DESC, at DESC, ref DESC LIMIT"


# By kind: what says when a record was known, its key there, and the way to its document.
DATED: dict[str, tuple[type[Model], str, str]] = {
    "target": (Target, "pk", "plan__document"),
    "observation": (Observation, "pk", "document"),
    "document": (Document, "pk", ""),
    "task": (Task, "pk", "document"),
    "person": (PersonMention, "pk", "document"),
    "meeting": (MeetingMention, "meeting", "document"),
}


@dataclass(slots=True)
class Vocabulary:
    """What the typed words stand for, by kind: words with how many records have each."""

    known: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Sequence[Term], kinds: Sequence[str]) -> Vocabulary:
        """One query. One letter is a word; else a beginning."""
        made = cls()
        typed = list(dict.fromkeys(word for term in terms for word in term.words))
        for word, kind, full, records in known_words(typed, kinds):
            made.known.setdefault((kind, word), {})[full] = records
        return made

    def words(self, kind: str, word: str) -> dict[str, int]:
        return self.known.get((kind, word), {})


def known_words(typed: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """For each typed word the words of the register that begin so: itself, then the most
    frequent; as (typed, kind, word, records)."""
    table = SearchTerm._meta.db_table
    parts: list[str] = []
    given: list[str] = []
    for number, word in enumerate(typed):
        last = word if len(word) == 1 else word + LAST
        parts.append(
            "SELECT * FROM (SELECT %s AS typed, kind, word, records, "  # noqa: S608 - ours
            f"CASE WHEN word = %s THEN 0 ELSE 1 END AS whole FROM {table} "
            f"WHERE kind {chosen(kinds)} AND word >= %s AND word <= %s "
            f"ORDER BY whole, records DESC LIMIT {MOST_WORDS * len(kinds)}) p{number}"
        )
        given += [word, word, *kinds, word, last]
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return [(typed, kind, full, records) for typed, kind, full, records, _ in cursor.fetchall()]


def begins(word: str) -> Q:
    return Q(word=word) if len(word) == 1 else Q(word__gte=word, word__lt=word + LAST)


# Words of which a record must have one, with how many records have each.
Choice = Mapping[str, int]


def choices(kind: str, terms: Sequence[Term], vocabulary: Vocabulary) -> list[list[Choice]]:
    """The ways to meet all terms: a value by its words or as what it is worth."""
    ways: list[list[Choice]] = [[]]
    for term in terms:
        literal = [vocabulary.words(kind, word) for word in term.words]
        met = [literal]
        if term.values and kind in ("target", "observation"):
            met.append([dict.fromkeys(term.values, 0)])
        ways = [[*way, *more] for way in ways for more in met]
    return [way for way in ways if way and all(way)]


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    given: tuple[Any, ...]


def statements(
    kind: str, way: Sequence[Choice], most: int, on: date | None = None
) -> list[Statement]:
    """What to ask for one way: the records of the leading choice that meet the others too.

    ``on`` a day: the newest of those that were known then.
    """
    lead = min(way, key=lambda one: sum(one.values()))
    others = [one for one in way if one is not lead]
    if sum(lead.values()) <= WINDOW:
        return [statement(kind, list(lead), others, most, on)]
    common = sorted(lead, key=lambda word: -lead[word])[:COMMON_WORDS]
    return [statement(kind, [word], others, most, on) for word in common]


def statement(
    kind: str,
    words: Sequence[str],
    others: Sequence[Choice],
    most: int,
    on: date | None = None,
) -> Statement:
    table = SearchWord._meta.db_table
    window = WINDOW if others else most
    then, day = known_then(kind, on)
    inner = (
        f"SELECT kind, ref, lead, at FROM {table} s "  # noqa: S608 - a name of ours
        f"WHERE kind = %s AND word {chosen(words)}{then} {NEWEST} {window}"
    )
    given: list[Any] = [kind, *words, *day]
    met = []
    for other in others:
        met.append(
            f"EXISTS (SELECT 1 FROM {table} w WHERE w.kind = b.kind AND w.ref = b.ref "  # noqa: S608
            f"AND w.word {chosen(list(other))})"
        )
        given += list(other)
    where = f" WHERE {' AND '.join(met)}" if met else ""
    return Statement(f"SELECT * FROM ({inner}) b{where} {NEWEST} {most}", tuple(given))  # noqa: S608


def known_then(kind: str, on: date | None) -> tuple[str, tuple[Any, ...]]:
    """The condition that the record of a word (``s``) was known on a day; empty for today."""
    if on is None or kind not in DATED:
        return "", ()
    model, record, document = DATED[kind]
    of_it = model._default_manager.filter(**{record: RawSQL("s.ref", ())})
    if kind == "observation":
        found = of_it.filter(known_on__lte=on)
    else:
        found = known(of_it, on=on, document=document)
    sql, given = found.order_by().values("pk").query.sql_with_params()
    return f" AND EXISTS ({sql})", given


def chosen(words: Sequence[str]) -> str:
    return "= %s" if len(words) == 1 else f"IN ({', '.join(['%s'] * len(words))})"


def records_with(wanted: Iterable[Statement]) -> dict[str, list[int]]:
    """Primary keys by kind, titles first and then the newest; one query for all."""
    listed = list(wanted)
    if not listed:
        return {}
    sql = " UNION ALL ".join(f"SELECT * FROM ({one.sql}) p{n}" for n, one in enumerate(listed))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for one in listed for value in one.given])
        rows = cursor.fetchall()
    rows.sort(key=lambda row: (row[0], not row[2], -row[3], -row[1]))
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for kind, ref, _, _ in rows:
        found[kind][ref] = None
    return {kind: list(refs) for kind, refs in found.items()}
