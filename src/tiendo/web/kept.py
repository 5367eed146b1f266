"""When a kept row of a scoreboard no longer counts: triggers in the database, of one meaning.

A row is made from its target, its group and plan, its indicator, the names of bodies, and
the observations of its series with their documents. A change of any marks it, in the same
transaction, whoever writes. PostgreSQL does it once a statement for observations, which come
by the hundred; all else once a row, as SQLite does.
"""

from __future__ import annotations

from django.db import connection, transaction

from tiendo.register.keeping import attach, drop, function, trigger

MARK = "UPDATE web_boardrow SET until = '0001-01-01' WHERE target_id IN ({targets})"
OF_SERIES = (
    "SELECT t.id FROM register_target t WHERE t.indicator_id = {row}.indicator_id"
    " AND t.body_id = {row}.body_id"
)
OF_DOCUMENT = (
    "SELECT t.id FROM register_target t JOIN register_observation o"
    " ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id WHERE o.document_id = NEW.id"
    " UNION SELECT t.id FROM register_target t JOIN register_plan p ON p.id = t.plan_id"
    " WHERE p.document_id = NEW.id"
)
OF_BODY = (
    "SELECT t.id FROM register_target t JOIN register_targetgroup g ON g.id = t.group_id"
    " WHERE t.responsible_id = NEW.id OR g.responsible_id = NEW.id"
)
LEAVES = "DELETE FROM web_boardrow WHERE target_id = OLD.id"
# Table, event, what is done once a row.
ROWS = (
    ("register_target", "UPDATE", MARK.format(targets="NEW.id")),
    ("register_target", "DELETE", LEAVES),
    (
        "register_targetgroup",
        "UPDATE",
        MARK.format(targets="SELECT id FROM register_target WHERE group_id = NEW.id"),
    ),
    (
        "register_indicator",
        "UPDATE",
        MARK.format(targets="SELECT id FROM register_target WHERE indicator_id = NEW.id"),
    ),
    ("register_document", "UPDATE OF secrecy, dated", MARK.format(targets=OF_DOCUMENT)),
    ("register_body", "UPDATE OF name", MARK.format(targets=OF_BODY)),
)
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
OBSERVATIONS = "register_observation"


def set_triggers() -> None:
    """Set them anew, whatever stands."""
    made = postgresql() if connection.vendor == "postgresql" else sqlite()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in made:
            cursor.execute(statement)


def drop_triggers(*_: object) -> None:
    """Take them off before tables change; also for RunPython, backwards."""
    drop(postgresql() if connection.vendor == "postgresql" else sqlite())


def sqlite() -> list[str]:
    out = []
    for table, event, act in ROWS:
        out += trigger(name_of(table, event), event, table, act)
    for event, rows in EVENTS.items():
        acts = [MARK.format(targets=OF_SERIES.format(row=row)) for row in rows]
        out += trigger(name_of(OBSERVATIONS, event), event, OBSERVATIONS, *acts)
    return out


def postgresql() -> list[str]:
    out = []
    for table, event, act in ROWS:
        name = name_of(table, event)
        out += [*function(name, act, "NULL")]
        out += attach(name, f"AFTER {event}", table, "FOR EACH ROW")
    for event, rows in EVENTS.items():
        name = name_of(OBSERVATIONS, event)
        touched = " UNION ".join(
            "SELECT t.id FROM register_target t JOIN (SELECT DISTINCT indicator_id, body_id"  # noqa: S608
            f" FROM {row.lower()}_rows) o USING (indicator_id, body_id)"
            for row in rows
        )
        names = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in rows)
        out += function(name, MARK.format(targets=touched), "NULL")
        how = f"REFERENCING {names} FOR EACH STATEMENT"
        out += attach(name, f"AFTER {event}", OBSERVATIONS, how)
    return out


def name_of(table: str, event: str) -> str:
    return f"{table}_board_{event.partition(' ')[0].lower()}"
