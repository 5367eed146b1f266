"""Rows of the register taken once and given again: what is the same for many tests is made once.

A test that begins with the whole sample province need not enter it anew: the rows that entering
it left are put back as they were, ids and all, in the transaction of the test.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

if TYPE_CHECKING:
    from tiendo.facts.reading import Reading
    from tiendo.register.services import Registered

Made = TypeVar("Made")
Rows = dict[str, list[Any]]  # of each table, as its database gives them
# Kept by triggers as rows come in: what they made of ours is put in place of it afterwards.
FOLLOWING = ("register_plansize", "register_deskcount")
# Not of the register: whose word changes with every act, and what Django itself notes.
APART = ("web_state", "web_touch", "django_content_type", "auth_permission", "django_session")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What was made, the rows that it left, and those of them that it added to what stood."""

    made: Any
    rows: Rows
    added: Rows
    anew: tuple[str, ...]  # tables in which something that stood was changed


# What was made so far in this process, by its name, the database and what stood before.
KEPT: dict[tuple[str, str, int], Kept] = {}
# The registers that ``once`` left: what stands again and again before something else is made.
LEFT: set[int] = set()


def once(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` enters in a register, and gives back; made once in a process.

    The register is empty, or as another ``once`` left it (the bodies, then what they reported).
    """
    from tiendo.register.models import Body

    stood = taken() if Body.objects.exists() else {}
    if stood and sign_of(stood) not in LEFT:  # a test that has begun otherwise
        return make()
    key = (name, connection.vendor, sign_of(stood))
    if key in KEPT:
        given(KEPT[key])
    else:
        KEPT[key] = kept(make(), stood)
        LEFT.add(sign_of(KEPT[key].rows))
    counted()
    made: Made = deepcopy(KEPT[key].made)
    return made


def sign_of(rows: Rows) -> int:
    """A number that is another for other rows."""
    held = {table: frozenset(lines) for table, lines in rows.items() if lines}
    return hash(frozenset(held.items()))


def kept(made: Any, stood: Rows) -> Kept:
    rows = taken()
    before = {table: frozenset(stood.get(table, ())) for table in rows}
    anew = tuple(
        table for table, lines in rows.items()
        if table in FOLLOWING or not before[table] <= frozenset(lines)
    )  # fmt: skip
    added = {
        table: lines if table in anew else [one for one in lines if one not in before[table]]
        for table, lines in rows.items()
    }
    added = {table: lines for table, lines in added.items() if lines}
    return Kept(made=made, rows=rows, added=added, anew=anew)


def song_mai(sample: Path, readings: list[Reading]) -> list[Registered]:
    """The sample province in the register, as ``tiendo demo`` enters it."""
    return once("song-mai", lambda: entered(sample, readings))


def entered(sample: Path, readings: list[Reading]) -> list[Registered]:
    from tiendo.register.services import Registered, load_bodies, register_readings

    load_bodies(sample / "bodies.yaml")
    done = list(register_readings(readings, by="thử"))
    failed = [one for one in done if not isinstance(one, Registered)]
    assert not failed
    return [one for one in done if isinstance(one, Registered)]


def counted() -> None:
    """PostgreSQL counts the rows: of what many tests before left and took back it knows a none,
    and would go through everything for each row (a query of a page then took minutes).

    Only the tables of the project: the database's own are shared by all workers, and who counts
    them keeps the others waiting until the transaction of the test has ended."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE " + ", ".join(one._meta.db_table for one in told()))


def told() -> list[type[models.Model]]:
    """Every table of the project, those between two others too."""
    every = apps.get_models(include_auto_created=True)
    return [m for m in every if m._meta.managed and m._meta.db_table not in APART]


def taken() -> Rows:
    read = read_postgresql if connection.vendor == "postgresql" else read_sqlite
    return {m._meta.db_table: read(m._meta.db_table) for m in told()}


def given(one: Kept) -> None:
    """Put the rows back where there are none; the next ids follow them."""
    write: Callable[[str, Sequence[Any]], None]
    write = write_postgresql if connection.vendor == "postgresql" else write_sqlite
    with transaction.atomic(), connection.cursor() as cursor:
        for table, lines in one.added.items():
            if table not in one.anew:
                write(table, lines)
        for table in sorted(one.anew, key=FOLLOWING.__contains__):
            cursor.execute(f"DELETE FROM {table}")
            if table in one.added:
                write(table, one.added[table])
        of_full = [m for m in told() if m._meta.db_table in one.added]
        for statement in connection.ops.sequence_reset_sql(no_style(), of_full):
            cursor.execute(statement)


def read_postgresql(table: str) -> list[bytes]:
    out = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        for piece in copy:
            out.write(piece)
    return out.getvalue().splitlines(keepends=True)


def write_postgresql(table: str, lines: Sequence[bytes]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        copy.write(b"".join(lines))


def read_sqlite(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        return [tuple(row) for row in cursor.execute(f"SELECT * FROM {table}").fetchall()]


def write_sqlite(table: str, lines: Sequence[tuple[Any, ...]]) -> None:
    marks = ", ".join(["%s"] * len(lines[0]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", lines)
