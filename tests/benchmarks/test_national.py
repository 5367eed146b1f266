"""The made-up country is what the register's own services make of the same documents."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import connection, models

from benchmarks.national_country import Size, measured, places_of
from benchmarks.national_load import finish, ground, load, write_rows
from benchmarks.national_papers import Paper, papers_of, reading
from benchmarks.national_rows import BY
from benchmarks.national_sinks import BulkSink
from tiendo.register import models as register
from tiendo.register import selectors
from tiendo.register.chain import verify
from tiendo.register.indexing import KINDS, index_all
from tiendo.register.journal import model_of
from tiendo.register.keeping import keep_all
from tiendo.register.models import AuditEvent
from tiendo.register.services import register_reading
from tiendo.scoring import judge
from tiendo.scoring.selectors import scoreboard

TINY = Size(provinces=1, communes=2, indicators=14, first=2024, quarters=3, items_from=2024)
# When something was done is the one thing that may differ.
WHEN = {"registered_at", "accepted_at", "decided_at"}
MODELS = (
    register.Document, register.Evidence, register.Plan, register.TargetGroup, register.Target,
    register.Observation, register.Proposal, register.DocumentLink, register.Meeting,
    register.MeetingMention, register.Task, register.PlanSize, register.DeskCount,
)  # fmt: skip


# By what a record is named that says nothing of itself.
HOLDERS = {
    register.Evidence: "document", register.TargetGroup: "plan", register.PlanSize: "plan",
    register.DeskCount: "document",
}  # fmt: skip


def every(model: type[models.Model]) -> models.QuerySet[Any]:
    """All rows of a table, with what they point to: one question a column, not one a row."""
    columns = [field for field in model._meta.concrete_fields if field.is_relation]
    deeper = [(field.name, HOLDERS.get(field.related_model)) for field in columns]
    beside = [f"{name}__{holder}" for name, holder in deeper if holder]
    return model._base_manager.prefetch_related(*(field.name for field in columns), *beside)


def named(record: models.Model | None) -> Any:
    """A record by what it says of itself, not by its key."""
    match record:
        case None:
            return None
        case register.Evidence():
            return named(record.document), record.start, record.end
        case register.TargetGroup():
            return named(record.plan), record.ordinal
        case register.PlanSize():
            return named(record.plan)
        case register.DeskCount():
            return named(record.document)
        case _:
            return getattr(record, "slug", None) or record.pk


def row(record: models.Model) -> dict[str, Any]:
    return {
        field.name: named(getattr(record, field.name))
        if field.is_relation
        else getattr(record, field.name)
        for field in record._meta.concrete_fields
        if field.name not in WHEN and not (field.primary_key and not field.is_relation)
    }


def told() -> dict[str, Any]:
    """All that the register holds, in an order of its own."""
    found: dict[str, Any] = {
        model.__name__: sorted((row(one) for one in every(model)), key=repr) for model in MODELS
    }
    found["owners"] = sorted(
        (task.slug, body.slug)
        for task in register.Task.objects.prefetch_related("owners")
        for body in task.owners.all()
    )
    found["words"] = words()
    found["terms"] = sorted(
        register.SearchTerm.objects.filter(records__gt=0).values_list("kind", "word", "records")
    )
    return found


def words() -> Counter[Any]:
    by_kind = {kind: model_of(name) for name, (kind, _) in KINDS.items()}
    names = {kind: {one.pk: named(one) for one in every(model)} for kind, model in by_kind.items()}
    listed = register.SearchWord.objects.values_list("kind", "ref", "word", "lead", "at")
    return Counter((kind, names[kind][ref], word, lead, at) for kind, ref, word, lead, at in listed)


def papers() -> list[Paper]:
    measures = measured(TINY)
    found = [one for place in places_of(TINY) for one in papers_of(place, TINY, measures)]
    return sorted(found, key=lambda one: (one.dated, one.slug))


def empty() -> None:
    """Leave bodies, indicators and the trail, nothing else."""
    register.Task.owners.through.objects.all().delete()
    for model in reversed(MODELS):
        everything = model._base_manager.all()
        everything._raw_delete(everything.db)
    for words in (register.SearchWord, register.SearchTerm):
        words.objects.exclude(kind="indicator").delete()


def entered() -> list[dict[str, Any]]:
    """What the trail says of documents, the latest entries of each once."""
    events = AuditEvent.objects.filter(act="document.register").order_by("id")
    return [event.data for event in events]


def test_a_country_loaded_at_once_is_what_the_services_make(db: None) -> None:
    ground(TINY)
    for paper in papers():
        register_reading(reading(paper), by=BY)
    by_services, trail = told(), entered()
    empty()
    write_rows(TINY, BulkSink())
    finish(TINY, BulkSink())
    at_once = told()
    for name, listed in by_services.items():
        assert listed, name
        assert at_once[name] == listed, name
    assert entered()[len(trail) :] == trail
    assert not verify().why
    connection.check_constraints()


@pytest.fixture
def country(db: None) -> None:
    load(TINY)


def test_what_is_kept_and_indexed_is_what_making_it_anew_gives(country: None) -> None:
    before = told()
    index_all()
    keep_all()
    assert told() == before


def test_values_are_judged_as_their_facts(country: None) -> None:
    day = date(2024, 10, 31)
    plan = selectors.main_plan()
    assert plan is not None
    board = scoreboard(plan, day)
    assert len(board.targets) == TINY.indicators
    for one in board.targets:
        known = selectors.observations_for(one.record, as_of=day)
        assert len(known) == 9
        assert one.score.verdict is judge(selectors.facts_of(one.record), known, as_of=day).verdict
    assert {one.verdict.value for one in board.targets} & {"on_course", "behind"}


def test_the_country_is_the_same_every_time() -> None:
    first, again = ([(one.sha256, one.told) for one in papers()] for _ in range(2))
    assert first == again
    assert Size().observations == 23_559_120
    assert len(places_of(Size())) == 3_356
