"""Two who write at once: the database lets in one of two rows that overlap."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction

from tiendo.register.models import Body, BodyName


def rename(name: str, ready: Barrier | None) -> bool:
    """Whether the name was let in; both are in the middle of their transactions."""
    try:
        with transaction.atomic():
            body = Body.objects.get(slug="tinh")
            if ready is not None:
                ready.wait()
            BodyName.objects.create(body=body, name=name, valid_from=date(2025, 7, 1))
    except IntegrityError:
        return False
    finally:
        if ready is not None:
            connections.close_all()
    return True


@pytest.mark.django_db(transaction=True)
def test_of_two_names_given_at_once_one_is_refused() -> None:
    Body.objects.create(slug="tinh", name="tỉnh", kind="province")
    names = ("tỉnh A", "tỉnh B")
    if connection.vendor == "postgresql":
        ready = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda name: rename(name, ready), names))
    else:  # SQLite lets in one writer at a time by itself
        done = [rename(name, None) for name in names]
    assert sorted(done) == [False, True]
    assert BodyName.objects.count() == 1
