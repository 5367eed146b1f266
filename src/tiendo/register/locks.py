"""One writer at a time: the register's acts are short, and order must not matter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Any number that no other program of the same database uses: "TIENDO" in ASCII.
LOCK = 0x5449454E444F


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that holds the register's lock until it ends.

    SQLite's IMMEDIATE transactions already let in one writer; PostgreSQL is asked
    for an advisory lock, which a killed process gives back by itself.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield
