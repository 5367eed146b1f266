"""Counts and sums that every page asks: written once, as in repeated.py."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.db import connection

from tiendo.register import repeated
from tiendo.register.repeated import KEPT, MarkLost, mark, shape, told

P = ParamSpec("P")


def recorded(*values: str) -> Callable[[Callable[P, object]], Callable[P, tuple[Any, ...]]]:
    """A function that asks for one row of counts and sums becomes one that gives this row.

    Django writes such a question only while it asks it: it is begun once with the marks, and
    what the database would have been told is kept. ``values`` as in ``repeated``.
    """

    def wrap(ask: Callable[P, object]) -> Callable[P, tuple[Any, ...]]:
        kept: dict[Any, tuple[str, list[Any], dict[int, int]]] = {}
        names = tuple(inspect.signature(ask).parameters)

        @wraps(ask)
        def row(*args: P.args, **given: P.kwargs) -> tuple[Any, ...]:
            named = dict(zip(names, args, strict=False)) | given
            way = tuple(
                shape(value) if name in values else value for name, value in sorted(named.items())
            )
            written = kept.get(way)
            if written is None:
                marks = {name: mark(named[name], at) for at, name in enumerate(values, 1)}
                sql, params = heard(ask, named | marks)
                place = {told(one): number for number, one in enumerate(marks.values())}
                slots = {at: place[told(p)] for at, p in enumerate(params) if told(p) in place}
                if set(slots.values()) != set(range(len(values))):
                    raise MarkLost(sql)
                if len(kept) >= KEPT:
                    kept.clear()
                kept[way] = written = sql, params, slots
            sql, params, slots = written
            filled: list[Any] = [
                named[values[slots[at]]] if at in slots else p for at, p in enumerate(params)
            ]
            if repeated.checked:
                plain = heard(ask, named)
                assert (sql, filled) == plain, (sql, filled, plain)
            with connection.cursor() as cursor:
                cursor.execute(sql, filled)
                found: tuple[Any, ...] = cursor.fetchone()
            return found

        return row

    return wrap


class Heard(BaseException):
    """What the database would have been told."""


def heard(ask: Callable[..., object], named: dict[str, Any]) -> tuple[str, list[Any]]:
    """What the database is told when a question is asked; it is not asked."""

    def hear(_execute: Any, sql: str, params: Any, *_: Any) -> Any:
        raise Heard(sql, list(params))

    logged, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        with connection.execute_wrapper(hear):
            ask(**named)
    except Heard as told:
        sql, params = told.args
        return sql, params
    finally:
        connection.force_debug_cursor = logged
    raise MarkLost("asks nothing")
