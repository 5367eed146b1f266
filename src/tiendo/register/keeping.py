"""Counts that are kept: the statements that make them, and the triggers that call for them.

A change of targets or proposals counts the plan or document again that it touched, in the
same transaction, whoever writes: services, imports, an undo. Both databases do the same;
PostgreSQL once a statement, SQLite once a row. The triggers are set again after every
migration (apps.py), for SQLite forgets them where it makes a table anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction

# What counts; {only} narrows it to what was touched.
PLANS = """INSERT INTO register_plansize (plan_id, targets, dated)
SELECT p.id, (SELECT COUNT(*) FROM register_target t WHERE t.plan_id = p.id), d.dated
FROM register_plan p JOIN register_document d ON d.id = p.document_id WHERE {only}
ON CONFLICT (plan_id) DO UPDATE SET targets = excluded.targets, dated = excluded.dated"""
PERSONS = "(p.correction IS NOT NULL OR p.added_by <> '')"
DESK = f"""INSERT INTO register_deskcount
    (document_id, dated, pending, accepted, corrected, rejected)
SELECT d.id, d.dated,
    COUNT(CASE WHEN p.state = 'proposed' THEN 1 END),
    COUNT(CASE WHEN p.state = 'accepted' AND NOT {PERSONS} THEN 1 END),
    COUNT(CASE WHEN p.state = 'accepted' AND {PERSONS} THEN 1 END),
    COUNT(CASE WHEN p.state = 'rejected' THEN 1 END)
FROM register_document d LEFT JOIN register_proposal p ON p.document_id = d.id
WHERE {{only}} GROUP BY d.id, d.dated
ON CONFLICT (document_id) DO UPDATE SET dated = excluded.dated, pending = excluded.pending,
    accepted = excluded.accepted, corrected = excluded.corrected, rejected = excluded.rejected"""  # noqa: S608
# Table, event, the rows that it touched by this column, the count, its column.
COUNTED = (
    ("register_target", "plan_id", PLANS, "p.id"),
    ("register_proposal", "document_id", DESK, "d.id"),
)
# A day that changes, and what leaves with its owner.
DAYS = (
    "UPDATE register_plansize SET dated = NEW.dated "
    "WHERE plan_id IN (SELECT id FROM register_plan WHERE document_id = NEW.id)",
    "UPDATE register_deskcount SET dated = NEW.dated WHERE document_id = NEW.id",
)
LEAVING = (
    ("register_plan", "DELETE FROM register_plansize WHERE plan_id = OLD.id"),
    ("register_document", "DELETE FROM register_deskcount WHERE document_id = OLD.id"),
)
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def keep_all() -> None:
    """Make every kept count anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in ("register_plansize", "register_deskcount"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        for count in (PLANS, DESK):
            # "1 = 1": SQLite takes ON CONFLICT behind a SELECT only after a WHERE.
            cursor.execute(count.format(only="1 = 1"))


def set_triggers() -> None:
    """Set the triggers of this database, also where some stand already."""
    made = postgresql() if connection.vendor == "postgresql" else sqlite()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in made:
            cursor.execute(statement)


def drop_triggers(*_: object) -> None:
    """Take them off before tables change: SQLite renames none that a trigger elsewhere names.

    Also for RunPython, backwards.
    """
    made = postgresql() if connection.vendor == "postgresql" else sqlite()
    drop(made)


def drop(made: Sequence[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in made:
            if statement.startswith("DROP TRIGGER"):
                cursor.execute(statement)


def sqlite() -> list[str]:
    out = []
    for table, column, count, key in COUNTED:
        for event, rows in EVENTS.items():
            name = f"{table}_kept_{event.lower()}"
            touched = ", ".join(f"{row}.{column}" for row in rows)
            act = count.format(only=f"{key} IN ({touched})")
            out += trigger(name, event, table, act)
    out += trigger("register_document_kept_day", "UPDATE OF dated", "register_document", *DAYS)
    for table, act in LEAVING:
        out += trigger(f"{table}_kept_leaves", "DELETE", table, act)
    return out


def trigger(name: str, event: str, table: str, *acts: str) -> list[str]:
    body = "; ".join(acts)
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW BEGIN {body}; END",
    ]


def postgresql() -> list[str]:
    out = []
    for table, column, count, key in COUNTED:
        for event, rows in EVENTS.items():
            name = f"{table}_kept_{event.lower()}"
            touched = " UNION ".join(
                f"SELECT {column} FROM {row.lower()}_rows"  # noqa: S608 - names of ours
                for row in rows
            )
            names = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in rows)
            act = count.format(only=f"{key} IN ({touched})")
            out += function(name, act, "NULL")
            out += attach(name, f"AFTER {event}", table, f"REFERENCING {names} FOR EACH STATEMENT")
    day = "register_document_kept_day"
    out += function(day, "; ".join(DAYS), "NULL")
    out += attach(day, "AFTER UPDATE OF dated", "register_document", "FOR EACH ROW")
    for table, act in LEAVING:
        name = f"{table}_kept_leaves"
        out += function(name, act, "NULL")
        out += attach(name, "AFTER DELETE", table, "FOR EACH ROW")
    return out


def function(name: str, act: str, returns: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {act}; RETURN {returns}; END $$"
    ]


def attach(name: str, event: str, table: str, how: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {event} ON {table} {how} EXECUTE FUNCTION {name}()",
    ]
