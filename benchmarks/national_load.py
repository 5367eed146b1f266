"""Loading the made-up country: rows first, indexes after, then what is made from rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from django.db import connection

from benchmarks.national_country import Size, measured, places_of, rows_of
from benchmarks.national_papers import papers_of
from benchmarks.national_rows import BY, Rows
from benchmarks.national_shapes import ALL, EVENT, WORD
from benchmarks.national_sinks import BulkSink, CopySink, Sink
from tiendo.register import audit
from tiendo.register.access import keeper
from tiendo.register.chain import seal
from tiendo.register.indexing import index
from tiendo.register.keeping import keep_all
from tiendo.register.locks import writing
from tiendo.register.models import AuditHead, Body, Document, Indicator
from tiendo.register.models.canonical import canonical
from tiendo.register.services.bodies import load_list
from tiendo.register.services.body_lists import BodyList
from tiendo.register.services.indicators import Indicators
from tiendo.register.services.registering import Registered

TABLES = tuple(dict.fromkeys(shape.table for shape in ALL))
# The words that records have, with how many: what indexing.py keeps row by row.
TERMS = """INSERT INTO register_searchterm (kind, word, records)
SELECT kind, word, COUNT(*) FROM register_searchword
WHERE word NOT LIKE '=%%' AND kind <> 'indicator' GROUP BY kind, word"""


def ground(size: Size) -> None:
    """Bodies and indicators, by the register's own services."""
    listed = BodyList(rows=tuple(rows_of(size)), where="cả nước, dựng để đo")
    load_list(listed, by=keeper(BY))
    with writing():
        known = Indicators()
        found = [known.by_code(one.entry.id) for one in measured(size)]
        index([one for one in found if one is not None])


def write_rows(size: Size, sink: Sink, part: int = 0, parts: int = 1) -> None:
    """The papers of every ``parts``-th body with all that was drawn from them."""
    bodies = dict(Body.objects.values_list("slug", "pk"))
    indicators = dict(Indicator.objects.values_list("slug", "pk"))
    rows, measures = Rows(sink, size, bodies, indicators), measured(size)
    for place in places_of(size)[part::parts]:
        for paper in papers_of(place, size, measures):
            rows.paper(paper)
    sink.close()


def finish(size: Size, sink: Sink) -> None:
    """What is made from the rows: counts that are kept, words with their numbers, the trail."""
    with connection.cursor() as cursor:
        cursor.execute(TERMS if connection.vendor == "postgresql" else TERMS.replace("%%", "%"))
    keep_all()
    write_trail(size, sink)
    reset_sequences()


def load(size: Size) -> None:
    """All of it in this process, for a small part on any database."""
    ground(size)
    write_rows(size, BulkSink())
    finish(size, BulkSink())


def write_trail(size: Size, sink: Sink) -> None:
    """An entry a document, in the order of their days, sealed one to the other."""
    head = AuditHead.objects.get(pk=1)
    number, last = head.entries, head.hash
    for fields in entries(size):
        number += 1
        fields |= {"id": number, "previous": last}
        last = seal(fields)
        data = canonical(fields["data"]) if isinstance(sink, CopySink) else fields["data"]
        values = {**fields, "data": data, "hash": last}
        sink.add(EVENT, *(values[name] for name in EVENT.given))
    sink.close()
    AuditHead.objects.filter(pk=1).update(entries=number, hash=last)


def entries(size: Size) -> Iterator[dict[str, Any]]:
    last = size.first + (size.quarters - 1) // 4, (size.quarters - 1) % 4 + 1
    newest = "-{}-q{}".format(*last)
    listed = Document.objects.order_by("dated", "slug").values_list(
        "slug", "number", "kind", "dated"
    )
    for slug, number, kind, dated in listed.iterator():
        assert dated is not None
        report = kind == "report"
        waits = report and slug.endswith(newest) and size.quarters > 1
        first = slug.endswith(f"-{size.first}-q1")
        done = Registered(
            document=slug, label=number, new=True,
            targets=0 if report else size.indicators,
            observations=size.indicators * 3 + (not first) if report else 0,
            tasks=int(report), proposals=2 if waits else 0,
        )  # fmt: skip
        yield {
            "act": audit.REGISTER_DOCUMENT, "kind": "document", "slug": slug, "document": slug,
            "secrecy": "open", "by": BY, "at": datetime.combine(dated, time(2), UTC), "note": "",
            "data": done.as_json(),
        }  # fmt: skip


def reset_sequences() -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in (*TABLES, "register_auditevent"):
            if table == WORD.table:  # has no key of its own
                continue
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                f"(SELECT COALESCE(MAX(id), 1) FROM {table}))"
            )


def without_indexes() -> list[str]:
    """Take indexes, constraints and triggers off the large tables; how to put them back."""
    kinds = {"p": 0, "u": 1, "c": 2, "f": 3}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, contype::text, pg_get_constraintdef(oid) "
            "FROM pg_constraint WHERE conrelid::regclass::text = ANY(%s) "
            "OR confrelid::regclass::text = ANY(%s)",
            [list(TABLES), list(TABLES)],
        )
        found = sorted(cursor.fetchall(), key=lambda row: (kinds.get(row[2], 4), row[0], row[1]))
        for table, name, _, _ in reversed(found):
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [list(TABLES)]
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    added = [f'ALTER TABLE {t} ADD CONSTRAINT "{n}" {how}' for t, n, _, how in found]
    first = [one for one in added if re.search(r"PRIMARY KEY|UNIQUE", one)]
    back = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES]
    return [*first, *(how for _, how in indexes), *(o for o in added if o not in first), *back]
