"""What must always hold is held by the database, whoever writes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from made import report, resolution, revenue

from tiendo.register.models import (
    AuditEvent,
    Body,
    BodyLink,
    Document,
    DocumentLink,
    Evidence,
    Indicator,
    Observation,
    Proposal,
    Target,
)
from tiendo.register.services import register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]


@pytest.fixture(autouse=True)
def filled(bodies):
    for one in (resolution(), report(revenue("2412"))):
        register_reading(one, by="An")


def copy(model, **changes):
    """Write a copy of the first record with some fields changed."""
    record = model.objects.order_by("pk").first()
    record.pk = None
    for name, value in changes.items():
        setattr(record, name, value)
    record.save(force_insert=True)


BROKEN = {
    "a range without an upper end": lambda: Target.objects.filter(op="range").update(high=None),
    "an upper end without a range": lambda: Observation.objects.update(high=F("amount")),
    "an upper end below": lambda: Target.objects.filter(op="range").update(high=1),
    "a period that ends before it starts": lambda: Observation.objects.update(
        ends_on=date(2020, 1, 1)
    ),
    "an unknown measure": lambda: Target.objects.update(measure="guess"),
    "an unknown operator": lambda: Observation.objects.update(op="ish"),
    "an unknown status": lambda: Observation.objects.update(status="rumour"),
    "two values of one key, day and status": lambda: copy(Observation, slug="b", amount=1),
    "an observation that supersedes itself": lambda: Observation.objects.update(supersedes=F("id")),
    "two targets with one number": lambda: copy(Target, slug="b"),
    "a public id given twice": lambda: copy(Target, ordinal=99),
    "one file twice": lambda: copy(Document, slug="b"),
    "an unknown secrecy": lambda: Document.objects.update(secrecy="x"),
    "evidence without words": lambda: Evidence.objects.update(end=F("start")),
    "one place twice": lambda: copy(Evidence),
    "a proposal decided by nobody": lambda: Proposal.objects.filter(state="accepted").update(
        decided_by=""
    ),
    "a proposal that waits, decided": lambda: Proposal.objects.filter(state="proposed").update(
        decided_by="An"
    ),
    "one item twice": lambda: copy(Proposal),
    "a body that ends before it begins": lambda: Body.objects.update(valid_to=date(1900, 1, 1)),
    "a body under itself": lambda: BodyLink.objects.update(parent=F("child")),
    "an indicator without a known direction": lambda: Indicator.objects.update(better="good"),
    "an act by nobody": lambda: AuditEvent.objects.create(
        act="a", kind="b", slug="c", by="", at=datetime(2023, 1, 1, tzinfo=UTC)
    ),
    "a link without a name": lambda: DocumentLink.objects.create(
        source=Document.objects.first(), ordinal=1, evidence=Evidence.objects.first()
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_database_refuses(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[broken]()


def test_models_and_migrations_agree(capsys):
    from django.core.management import call_command

    call_command("makemigrations", "register", check=True, dry_run=True, skip_checks=True)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.parametrize("model", [Observation, Target, Document, Proposal])
def test_lists_have_an_order(model):
    assert model._meta.ordering
