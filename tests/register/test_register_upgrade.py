"""A register of before: its trail is sealed as it stands, and can be walked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tiendo.register.chain import verify
from tiendo.register.models import AuditEvent

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("register", "0001_initial")]


def migrate(to: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


def test_an_old_trail_is_sealed_and_guarded() -> None:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        old = migrate(BEFORE).get_model("register", "AuditEvent")
        for n in range(3):
            old.objects.create(
                act="body.load",
                kind="body",
                slug=f"cơ-quan-{n}",
                by="An",
                at=datetime(2023, 1, 1 + n, 7, 30, 5, n, tzinfo=UTC),
                note="trước khi có dấu",
                data={"số": n, "b": [1, "đ"], "a": None},
            )
    finally:
        migrate(newest)
        call_command("migrate", verbosity=0)  # sets the triggers again, as every upgrade does
    assert (verify().entries, verify().broken) == (3, 0)
    assert AuditEvent.objects.get(slug="cơ-quan-2").data == {"số": 2, "b": [1, "đ"], "a": None}
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.update(note="x")
