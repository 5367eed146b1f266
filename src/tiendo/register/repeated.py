"""Questions that every page asks: put into SQL once for each way of asking, then filled in.

Django builds a query from its parts and writes its SQL each time it is asked; for a page of a
target that takes longer than the database takes to answer. Here a question is built once, with
marks in place of the values that differ from one asking to the next; its SQL is kept, and the
values are put where the marks stood. Who asks, and on which day, decides what the SQL looks
like: that is a part of its name here, never a value that is filled in.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")
# So many ways of asking are kept of each question; with one more all are written anew.
KEPT = 256
# Marks: no value of a register, and fit for the columns that they are compared with (the keys
# of accounts have 32 bits; Django answers by itself what no key can be).
WORD, NUMBER, DAY = "⟦{}⟧", -(2**30), date(3, 1, 1).toordinal()
# Tests hold every question against the one that Django writes itself; here stand those that were.
checked: set[Any] | None = None


class MarkLost(TypeError):
    """A value is not only compared with: it must be a part of the way of asking."""


def repeated(
    *values: str,
) -> Callable[[Callable[P, QuerySet[Any, Row]]], Callable[P, list[Row]]]:
    """A function that builds a question becomes one that asks it.

    ``values`` names the arguments that are only compared with: words, whole numbers, days, and
    sequences of them, of which only what is in them counts. All others decide what the question
    looks like; they must be hashable, and equal ones must make equal questions.
    """

    def wrap(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
        kept: dict[Any, Written] = {}
        names = tuple(inspect.signature(build).parameters)

        @wraps(build)
        def ask(*args: P.args, **given: P.kwargs) -> list[Row]:
            asked = dict(zip(names, args, strict=False)) | given
            named = asked | {name: padded(asked.get(name)) for name in values}
            way = tuple(
                shape(value) if name in values else value for name, value in sorted(named.items())
            )
            question = kept.get(way)
            if question is None:
                question = written(build, named, values)
                if question is None:
                    return list(build(**asked))  # type: ignore[call-arg, arg-type]
                if len(kept) >= KEPT:
                    kept.clear()
                kept[way] = question
            if checked is not None and (asking := (build, exactly(asked))) not in checked:
                same(build, asked, values)
                checked.add(asking)
            return list(question.filled(flat(named, values)))

        return ask

    return wrap


def padded(value: Any) -> Any:
    """Many values as a power of two of them, the last one again and again: what is asked for
    hardly ever twice in the same number is so written for a few numbers only."""
    if not isinstance(value, (tuple, list)) or len(value) < 2:
        return value
    return [*value, *[value[-1]] * ((1 << (len(value) - 1).bit_length()) - len(value))]


def shape(value: Any) -> Any:
    """What of a value the SQL depends on: its type, how many there are."""
    return len(value) if isinstance(value, (tuple, list)) else type(value)


def flat(named: dict[str, Any], values: Sequence[str]) -> list[Any]:
    """All values in the order of their marks."""
    out: list[Any] = []
    for name in values:
        value = named.get(name)
        out += value if isinstance(value, (tuple, list)) else (value,)
    return out


def mark(value: Any, number: int) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return WORD.format(number)
    if isinstance(value, date):
        return date.fromordinal(DAY + number)
    if isinstance(value, int) and not isinstance(value, bool):
        return NUMBER - number
    raise MarkLost(type(value).__name__)


class Written:
    """A question in SQL, and which of its parameters is which value."""

    def __init__(self, asked: QuerySet[Any, Any], marks: Sequence[Any]) -> None:
        self.asked = asked
        self.compiler = asked.query.get_compiler(asked.db)
        self.sql, params = self.compiler.as_sql()
        self.params = list(params)
        place = {told(one): number for number, one in enumerate(marks) if one is not None}
        self.slots = [
            (at, place[told(one)]) for at, one in enumerate(self.params) if told(one) in place
        ]
        if {number for _, number in self.slots} != set(place.values()):
            raise MarkLost(self.sql)
        lost = [one for one in self.params if told(one) not in place and "⟦" in str(one)]
        if lost:
            raise MarkLost(f"{lost}: {self.sql}")
        columns = [one[0] for one in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)

    def filled(self, values: Sequence[Any]) -> QuerySet[Any, Any]:
        """The question with its values: to be run once, not to be narrowed further."""
        params = self.params.copy()
        for at, number in self.slots:
            value, stood = values[number], params[at]
            if isinstance(value, date):
                params[at] = value.isoformat() if isinstance(stood, str) else value
            else:
                params[at] = type(stood)(value)
        made = object.__new__(type(self.asked))
        made.__dict__.update(self.asked.__dict__)
        query = object.__new__(type(self.asked.query))
        query.__dict__.update(self.asked.query.__dict__)
        query.get_compiler = lambda *_, **__: self.ready(tuple(params))  # type: ignore[method-assign]
        made._query, made._result_cache = query, None  # type: ignore[attr-defined]
        return made

    def ready(self, params: tuple[Any, ...]) -> Any:
        compiler = copy(self.compiler)
        compiler.connection = connections[compiler.using]  # each thread has its own
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        compiler.get_converters = lambda *_: self.converters
        return compiler


def told(value: Any) -> tuple[str, str]:
    """A parameter so that a day is the same as what its database is given for it."""
    kind = "number" if isinstance(value, int) and not isinstance(value, bool) else "words"
    return kind, str(value)


def written(
    build: Callable[..., QuerySet[Any, Any]], named: dict[str, Any], values: Sequence[str]
) -> Written | None:
    """The question with marks; None where nothing can answer it, which is not kept."""
    numbers: Iterator[int] = iter(range(1, 1_000_000))
    marked, marks = dict(named), list[Any]()
    for name in values:
        value = named.get(name)
        many = isinstance(value, (tuple, list))
        made = [mark(one, next(numbers)) for one in (value if many else (value,))]  # type: ignore[union-attr]
        marked[name] = made if many else made[0]
        marks += made
    try:
        return Written(build(**marked), marks)
    except EmptyResultSet:
        return None


def exactly(asked: dict[str, Any]) -> tuple[Any, ...]:
    """What is asked for as what can be kept: 1 is not True, a list is what is in it."""
    told = {
        name: tuple(value) if isinstance(value, (tuple, list)) else value
        for name, value in asked.items()
    }
    return tuple((name, type(one), one) for name, one in sorted(told.items()))


def same(build: Callable[..., QuerySet[Any, Any]], asked: dict[str, Any], values: Any) -> None:
    """Hold a question that is filled in against the one that Django writes itself."""
    question, plain = written(build, asked, values), build(**asked)
    assert question is not None, build
    ours = question.filled(flat(asked, values)).query.get_compiler(plain.db).as_sql()
    theirs = plain.query.get_compiler(plain.db).as_sql()
    assert (ours[0], list(ours[1])) == (theirs[0], list(theirs[1])), (build, ours, theirs)
