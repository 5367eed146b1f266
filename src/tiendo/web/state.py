"""The state of the register, in a word that every change of it changes.

Triggers on every table that pages read write a new word into one row, in the transaction of
the change, whoever writes: what is rolled back takes its word with it. PostgreSQL notes each
changing statement and writes the word as the transaction ends, so that the row is held for a
moment only, and last of all; SQLite, which lets in one writer, once a row.

A page that was made under a word is right as long as the word is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, transaction
from django.db.models import QuerySet

from tiendo.register.keeping import drop, trigger
from tiendo.register.repeated import repeated
from tiendo.web.models import State

# What pages are made from stands in the tables of these rooms.
ROOMS = ("register", "scoring", "drafts")
EVENTS = ("INSERT", "UPDATE", "DELETE")
TABLE = State._meta.db_table
NEW_WORD = f"UPDATE {TABLE} SET word = {{word}}"  # noqa: S608 - a name of ours
TOUCH, TURN = "web_state_touch", "web_state_turn"


def word() -> str:
    """The word of now; empty where a transaction is under way, which may not have turned it."""
    if connection.in_atomic_block:
        return ""
    return next(iter(words()), "")


@repeated()
def words() -> QuerySet[State, str]:
    return State.objects.order_by().values_list("word", flat=True)[:1]


def tables() -> Iterator[str]:
    """Of the rooms, joining tables too."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models(include_auto_created=True):
            yield model._meta.db_table


def set_triggers() -> None:
    """Set them anew on the tables that are there, and begin with a new word."""
    there = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements([one for one in tables() if one in there]):
            cursor.execute(statement)
    begin()


def begin() -> None:
    """With a new word."""
    State.objects.update_or_create(pk=1, defaults={"word": State.fresh()})


def drop_triggers(*_: object) -> None:
    """Take them off before tables change; also for RunPython, backwards."""
    drop(statements(list(tables())))


def statements(named: list[str]) -> list[str]:
    return postgresql(named) if connection.vendor == "postgresql" else sqlite(named)


def sqlite(named: list[str]) -> list[str]:
    act = NEW_WORD.format(word="hex(randomblob(16))")
    out = []
    for table in named:
        for event in EVENTS:
            out += trigger(f"{table}_state_{event.lower()}", event, table, act)
    return out


def postgresql(named: list[str]) -> list[str]:
    note = "INSERT INTO web_touch (tx) VALUES (txid_current()) ON CONFLICT DO NOTHING"
    turn = NEW_WORD.format(word="md5(random()::text || clock_timestamp() || txid_current())")
    out = [
        body(TOUCH, note),
        body(TURN, f"DELETE FROM web_touch WHERE tx = NEW.tx; {turn}"),  # noqa: S608
        f"DROP TRIGGER IF EXISTS {TURN} ON web_touch",
        f"CREATE CONSTRAINT TRIGGER {TURN} AFTER INSERT ON web_touch DEFERRABLE INITIALLY DEFERRED"
        f" FOR EACH ROW EXECUTE FUNCTION {TURN}()",
    ]
    for table in named:
        name = f"{table}_state"
        out += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {TOUCH}()",
        ]
    return out


def body(name: str, act: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {act}; RETURN NULL; END $$"
    )
