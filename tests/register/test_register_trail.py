"""The trail: only added to, and one altered byte is found, wherever it is."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st
from made import report, resolution, revenue

from tiendo.cli.main import main
from tiendo.register import audit, selectors
from tiendo.register.access import Grant, Viewer
from tiendo.register.audit import Thing
from tiendo.register.chain import FIRST, verify
from tiendo.register.errors import AppendOnly, NotAllowed, ValueNotExact
from tiendo.register.guard import guard, unguard
from tiendo.register.models import AuditEvent, AuditHead, Secrecy
from tiendo.register.models.canonical import canonical
from tiendo.register.selectors import Asked, entries_of, trail
from tiendo.register.services import classify_document, register_reading
from tiendo.register.trail_files import FORMS

TABLE = AuditEvent._meta.db_table
COLUMNS = [field.column for field in AuditEvent._meta.concrete_fields]


def act(n: int = 0, **more) -> AuditEvent:
    given = {"act": audit.LOAD_BODIES, "on": Thing(kind="body", slug=f"cơ-quan-{n}"), "by": "An"}
    return audit.record(**given | {"note": "vì sao", "data": {"n": n, "chữ": "đổi"}} | more)


@pytest.fixture
def five(db: None) -> None:
    for n in range(5):
        act(n)


class Unguarded:
    """The table as somebody with the database's own password has it."""

    def __enter__(self):
        self.cursor = connection.cursor()
        for statement in unguard(connection.vendor):
            self.cursor.execute(statement)
        return self.cursor

    def __exit__(self, *_: object) -> None:
        for statement in guard(connection.vendor):
            self.cursor.execute(statement)


def test_an_untouched_trail_is_whole(five: None) -> None:
    found = verify()
    last = AuditEvent.objects.last()
    assert (found.entries, found.head, found.broken, found.why) == (5, last.hash, 0, "")
    assert AuditEvent.objects.first().previous == FIRST


def test_an_empty_trail_is_whole(db: None) -> None:
    assert verify().broken == 0


def altered(text: str) -> str:
    """The text with its last letter another one."""
    return text[:-1] + ("0" if text[-1:] != "0" else "1")


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_one_altered_byte_is_found_and_named(column: str, number: int, five: None) -> None:
    with Unguarded() as cursor:
        if column == "id":
            cursor.execute(f"UPDATE {TABLE} SET id = 77 WHERE id = %s", [number])
        elif column == "at":
            row = AuditEvent.objects.get(id=number).at
            cursor.execute(
                f"UPDATE {TABLE} SET at = %s WHERE id = %s",
                [row.replace(microsecond=(row.microsecond + 1) % 10**6), number],
            )
        else:
            cursor.execute(f'SELECT "{column}" FROM {TABLE} WHERE id = %s', [number])
            value = cursor.fetchone()[0] or "x"
            changed = value.replace("đ", "d") if column == "data" else altered(value)
            cursor.execute(f'UPDATE {TABLE} SET "{column}" = %s WHERE id = %s', [changed, number])
    found = verify()
    # An entry whose number is 77 stands at the end; the gap shows where it stood.
    expected = {1: 2, 3: 4, 5: 77}[number] if column == "id" else number
    assert found.broken == expected
    assert found.why


@pytest.mark.parametrize(
    "data", ['{"chữ":"đổi", "n":2}', '{"n":2,"chữ":"đổi"}', '{"chữ":"đổi","n":2.0}', "{", ""]
)
def test_data_in_another_spelling_is_an_altered_byte(data: str, five: None) -> None:
    with Unguarded() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET data = %s WHERE id = 3", [data])
    assert verify().broken == 3


def other_spellings() -> list[str]:
    """On SQLite a time is text, and any bytes; PostgreSQL has no other spelling of a time."""
    if connection.vendor == "postgresql":
        return ["at + interval '1 microsecond'"]
    return ["replace(at, ' ', 'T')", "CAST(x'ff41' AS TEXT)", "at || 'Z'"]


@pytest.mark.parametrize("change", other_spellings())
def test_the_time_is_looked_at_byte_by_byte(change: str, five: None) -> None:
    with Unguarded() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET at = {change} WHERE id = 4")
    assert verify().broken == 4


def test_a_removed_entry_is_found_by_the_next(five: None) -> None:
    with Unguarded() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE id = 2")
    found = verify()
    assert (found.broken, found.entries) == (3, 1)


def test_a_cut_tail_is_found(five: None) -> None:
    with Unguarded() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE id >= 4")
    assert (verify().broken, verify().entries) == (4, 3)
    act(9)
    assert verify().broken == 4


def test_a_removed_head_is_found_or_begun_at_the_last_entry(five: None) -> None:
    AuditHead.objects.all().delete()
    assert verify().broken == 6
    act(9)
    assert AuditEvent.objects.last().previous == AuditEvent.objects.get(id=5).hash


def test_a_trail_written_anew_is_found_by_a_head_kept_elsewhere(five: None) -> None:
    kept = verify().head
    assert verify(expect=kept).broken == 0
    with Unguarded() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
    AuditHead.objects.all().delete()
    for n in range(5):
        act(n, by="Bình")
    assert verify().broken == 0
    assert verify(expect=kept).broken == 6


CHANGES = {
    "save": lambda one: one.save(),
    "delete": lambda one: one.delete(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_model_refuses_a_change(change: str, five: None) -> None:
    with pytest.raises(AppendOnly):
        CHANGES[change](AuditEvent.objects.get(id=2))


@pytest.mark.parametrize(
    "statement", [f"UPDATE {TABLE} SET note = 'x'", f"DELETE FROM {TABLE} WHERE id = 5"]
)
def test_the_database_refuses_a_change(statement: str, five: None) -> None:
    with pytest.raises(DatabaseError, match="chỉ ghi thêm"), transaction.atomic():
        connection.cursor().execute(statement)
    assert verify().broken == 0


def test_a_failed_act_leaves_no_entry_and_no_gap(five: None) -> None:
    def fail() -> None:
        with transaction.atomic():
            act(5)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    act(6)
    assert (verify().entries, verify().broken) == (6, 0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(JSON)
def test_canonical_json_is_one_spelling(value: object) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_canonical_json_is_exact() -> None:
    told = canonical({"b": Decimal("2.50"), "a": date(2024, 1, 2)})
    assert told == '{"a":"2024-01-02","b":"2.50"}'
    with pytest.raises(ValueNotExact):
        canonical({"a": [1.5]})


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain() -> None:
    """On PostgreSQL in threads; SQLite's tests have their database in one connection's
    memory, and test_register_together writes its file from two processes."""
    writers = 4 if connection.vendor == "postgresql" else 1
    ready = Barrier(writers)

    def write(which: int) -> None:
        ready.wait()
        for n in range(10):
            act(n, by=f"người {which}")
        assert verify().broken == 0  # while the others go on
        connections.close_all()

    if writers == 1:
        write(0)
    else:
        with ThreadPoolExecutor(writers) as pool:
            list(pool.map(write, range(writers)))
    assert (verify().entries, verify().broken) == (10 * writers, 0)


# What an auditor sees

AUDITOR = Viewer(name="kiểm", grants=(Grant(role="auditor"),))
CLEARED = Viewer(name="kiểm", grants=(Grant(role="auditor", clearance="top"),))


@pytest.fixture
def filled(bodies: None) -> None:
    register_reading(resolution(), by="An")
    register_reading(report(revenue("2412"), name="mật.docx"), by="Bình", secrecy=Secrecy.SECRET)


def seen(asked: Asked | None = None, *, to: Viewer) -> list[selectors.Entry]:
    return list(entries_of(trail(asked, to=to), to=to))


def test_an_entry_of_a_secret_document_shows_who_and_when_only(filled: None) -> None:
    entry = next(one for one in seen(to=AUDITOR) if one.by == "Bình")
    assert (entry.hidden, entry.act) == (True, "document.register")
    assert (entry.slug, entry.kind, entry.note, entry.data) == ("", "", "", {})
    cleared = next(one for one in seen(to=CLEARED) if one.by == "Bình")
    assert (cleared.hidden, bool(cleared.data)) == (False, True)


def test_no_filter_tells_what_is_hidden(filled: None) -> None:
    (hidden,) = [one for one in seen(to=CLEARED) if one.by == "Bình"]
    assert seen(Asked(slug=hidden.slug), to=AUDITOR) == []
    assert len(seen(Asked(slug=hidden.slug), to=CLEARED)) == 1
    assert {one.by for one in seen(Asked(kind="document"), to=AUDITOR)} == {"An"}


def test_what_becomes_secret_is_hidden_from_then_on(filled: None) -> None:
    by = Viewer(name="duyệt", grants=(Grant(role="approver", clearance="top"),))
    assert not any(one.hidden for one in seen(Asked(by="An"), to=AUDITOR))
    classify_document(document="nghi-quyet-27", secrecy=Secrecy.TOP, by=by, why="theo QĐ 1")
    assert [one.hidden for one in seen(Asked(by="An"), to=AUDITOR)] == [True]
    entry = seen(Asked(by="duyệt"), to=CLEARED)[0]
    assert (entry.note, entry.data) == (
        "theo QĐ 1",
        {"before": {"secrecy": "open"}, "after": {"secrecy": "top"}},
    )
    assert seen(Asked(by="duyệt"), to=AUDITOR)[0].data == {}


def test_classifying_needs_the_right(filled: None) -> None:
    with pytest.raises(NotAllowed):
        classify_document(
            document="nghi-quyet-27", secrecy=Secrecy.TOP, by=AUDITOR, why="theo QĐ 1"
        )


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Asked(by="An"), 1),
        (Asked(act="document.register"), 2),
        (Asked(first=date(2020, 1, 1)), 3),
        (Asked(last=date(2020, 1, 1)), 0),
        (Asked(by="An", act="body.load"), 0),
    ],
)
def test_filters(asked: Asked, count: int, filled: None) -> None:
    assert len(seen(asked, to=AUDITOR)) == count


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_every_entry_and_no_secret(form: str, filled: None) -> None:
    text = "".join(FORMS[form](seen(to=AUDITOR)))
    assert "mat" not in text.replace("format", "")
    assert len(text.strip().splitlines()) == {"jsonl": 3, "csv": 4}[form]
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [row["hidden"] for row in rows] == ["True", "False", "False"]
    else:
        assert {json.loads(line)["hash"] for line in text.splitlines()} == set(
            AuditEvent.objects.values_list("hash", flat=True)
        )


def test_a_cell_is_never_a_formula(db: None) -> None:
    act(note="=HYPERLINK(1)", by="@x")
    text = "".join(FORMS["csv"](seen(to=AUDITOR)))
    assert "'=HYPERLINK(1)" in text
    assert "'@x" in text


# The command


def test_verify_tells_the_head(five: None, capsys, monkeypatch) -> None:
    monkeypatch.setattr("tiendo.cli.django.setup", lambda: None)
    assert main(["audit", "verify"]) == 0
    assert AuditEvent.objects.last().hash in capsys.readouterr().out


def test_verify_names_the_first_altered_entry_with_status_1(
    five: None, capsys, monkeypatch
) -> None:
    monkeypatch.setattr("tiendo.cli.django.setup", lambda: None)
    with Unguarded() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET note = 'vì thế' WHERE id >= 2")
    assert main(["audit", "verify"]) == 1
    assert "từ mục 2:" in capsys.readouterr().out


def test_export_prints_and_leaves_its_own_entry(five: None, capsys, monkeypatch) -> None:
    monkeypatch.setattr("tiendo.cli.django.setup", lambda: None)
    assert main(["audit", "export", "--act", "body.load"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [5, 4, 3, 2, 1]
    assert AuditEvent.objects.last().act == "trail.export"
