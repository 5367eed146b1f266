"""When a kept row of a scoreboard no longer counts: triggers in the database, of one meaning.

A row is made from its target, its group and plan, its indicator, the names of bodies, the
levels that amendments set, the trajectory that a person laid down, the observations of its
series with their documents, what contradicts these and is as firm, and what a person found
wrong. A change of any marks it, in the same transaction, whoever writes. PostgreSQL does it
once a statement for observations, which come by the hundred; all else once a row, as SQLite
does.
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
    " UNION SELECT a.target_id FROM register_amendment a WHERE a.document_id = NEW.id"
    " UNION SELECT t.id FROM register_proposal c JOIN register_observation o ON o.key = c.key"
    " JOIN register_target t ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id"
    " WHERE c.document_id = NEW.id AND c.match = 'contradiction' AND c.key <> ''"
)
# Values under the key of a proposal that contradicts them, or once did.
OF_KEY = (
    "SELECT t.id FROM register_observation o JOIN register_target t"
    " ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id"
    " WHERE {row}.match = 'contradiction' AND o.key = {row}.key"
)
# What a person found wrong: by the observation, and by the settlement that says so.
OF_WRONG = (
    "SELECT t.id FROM register_observation o JOIN register_target t"
    " ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id"
    " WHERE o.id = {row}.observation_id"
)
OF_SETTLEMENT = (
    "SELECT t.id FROM register_settlement_wrong w JOIN register_observation o"
    " ON o.id = w.observation_id JOIN register_target t"
    " ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id"
    " WHERE w.settlement_id = NEW.id"
)
OF_BODY = (
    "SELECT t.id FROM register_target t JOIN register_targetgroup g ON g.id = t.group_id"
    " WHERE t.responsible_id = NEW.id OR g.responsible_id = NEW.id"
)
# Whose word it is: which baseline a plan sets, and whose values are as firm.
OF_ISSUER = (
    "SELECT t.id FROM register_target t JOIN register_plan p ON p.id = t.plan_id"
    " JOIN register_document d ON d.id = p.document_id WHERE d.issuer_id = NEW.id"
    " UNION SELECT t.id FROM register_proposal c JOIN register_observation o ON o.key = c.key"
    " JOIN register_target t ON o.indicator_id = t.indicator_id AND o.body_id = t.body_id"
    " JOIN register_document d ON d.id IN (c.document_id, o.document_id)"
    " WHERE c.match = 'contradiction' AND c.key <> '' AND d.issuer_id = NEW.id"
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
    (
        "register_document",
        "UPDATE OF secrecy, dated, title, issuer_id",
        MARK.format(targets=OF_DOCUMENT),
    ),
    (
        "register_body",
        "UPDATE OF name, kind, authority",
        MARK.format(targets=f"{OF_BODY} UNION {OF_ISSUER}"),
    ),
    ("register_settlement", "UPDATE", MARK.format(targets=OF_SETTLEMENT)),
)
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# Tables whose rows count as they come, change and leave, and the targets that they touch.
COMING = {
    "register_amendment": "SELECT {row}.target_id",
    "scoring_trajectory": "SELECT {row}.target_id",
    "register_proposal": OF_KEY,
    "register_settlement_wrong": OF_WRONG,
}
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


def rows_marked() -> list[tuple[str, str, str]]:
    """Table, event, what is done once a row: all of them."""
    made = list(ROWS)
    for table, touched in COMING.items():
        for event, rows in EVENTS.items():
            acts = [MARK.format(targets=touched.format(row=row)) for row in rows]
            made.append((table, event, "; ".join(acts)))
    return made


def sqlite() -> list[str]:
    out = []
    for table, event, act in rows_marked():
        out += trigger(name_of(table, event), event, table, act)
    for event, rows in EVENTS.items():
        acts = [MARK.format(targets=OF_SERIES.format(row=row)) for row in rows]
        out += trigger(name_of(OBSERVATIONS, event), event, OBSERVATIONS, *acts)
    return out


def postgresql() -> list[str]:
    out = []
    for table, event, act in rows_marked():
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
