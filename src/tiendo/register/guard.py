"""The database's own guard of the trail: no entry is changed or removed, whoever asks.

A migration that makes the table of the trail anew on SQLite loses the triggers and must
end with ``set_guard``; a test tries it after all migrations.
"""

from __future__ import annotations

TABLE = "register_auditevent"
SAYS = "Nhật ký chỉ ghi thêm"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{act} BEFORE {act} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    for act in ("update", "delete")
]
SQLITE_OFF = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}" for act in ("update", "delete")]
POSTGRES = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
POSTGRES_OFF = [f"DROP TRIGGER IF EXISTS {TABLE}_only_add ON {TABLE}"]


def guard(vendor: str) -> list[str]:
    """The statements that set the guard."""
    return POSTGRES if vendor == "postgresql" else SQLITE


def unguard(vendor: str) -> list[str]:
    """The statements that take it away; only migrations and tests that empty tables do."""
    return POSTGRES_OFF if vendor == "postgresql" else SQLITE_OFF


def set_guard(_apps: object, editor: object) -> None:
    """For RunPython."""
    run(editor, guard)


def lift_guard(_apps: object, editor: object) -> None:
    """For RunPython, backwards."""
    run(editor, unguard)


def run(editor: object, statements: object) -> None:
    for statement in statements(editor.connection.vendor):  # type: ignore[operator,attr-defined]
        editor.execute(statement)  # type: ignore[attr-defined]
