"""From judged rows to tasks: new ones, and those that a row changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from tiendo.facts import items
from tiendo.reading.importing.rows import TaskRow
from tiendo.register.matching import Bodies
from tiendo.register.models import Document, Evidence, Match, Proposal, Task
from tiendo.register.models import Kind as ItemKind
from tiendo.register.payloads import payload_of
from tiendo.register.searching import searchable
from tiendo.register.services.importing.judged import Judged, Kind

MATCHES = {Kind.NEW: Match.NEW, Kind.UNCHANGED: Match.SAME, Kind.CHANGED: Match.REVISION}


def enter_tasks(
    document: Document,
    rows: Sequence[Judged],
    spans: Mapping[tuple[int, int], Evidence],
    decided: Mapping[str, Any],
) -> None:
    """Every row with a task as an item of its document, and as a record where that counts."""
    bodies = Bodies()
    proposals = []
    for row in rows:
        said = row.row
        if not isinstance(said, TaskRow) or said.evidence is None:
            continue
        evidence = spans[said.evidence.start, said.evidence.end]
        if document.accepted_by and row.kind is not Kind.UNCHANGED:
            enter_task(row.task, said, document, evidence, bodies)
        proposals.append(
            Proposal(
                document=document, kind=ItemKind.TASK, ordinal=said.number, evidence=evidence,
                payload=payload_of(item_of(said)), match=MATCHES[row.kind],
                note="; ".join(row.notes), **decided,
            )
        )  # fmt: skip
    Proposal.objects.bulk_create(proposals)


def enter_task(
    known: Task | None, said: TaskRow, document: Document, evidence: Evidence, bodies: Bodies
) -> None:
    """A new task, or one that the row changes: it then stands where it was last said."""
    task = known or Task(slug=f"{document.slug}-n{said.number}")
    task.document, task.ordinal, task.evidence = document, said.number, evidence
    task.action, task.due, task.product = said.action, said.due, said.product
    task.owners_text, task.contributors_text = list(said.owners), list(said.contributors)
    task.recurs, task.assigned_by = said.recurs[:100], said.assigned_by[:300]
    task.accepted_by, task.accepted_at = document.accepted_by, timezone.now()
    task.search = searchable(said.action, *said.owners, *said.contributors, said.product)
    task.save()
    task.owners.set(bodies.find_all(said.owners, document.dated))
    task.contributors.set(bodies.find_all(said.contributors, document.dated))


def item_of(row: TaskRow) -> items.Task:
    assert row.evidence is not None
    return items.Task(
        evidence=row.evidence, action=row.action, owners=row.owners,
        contributors=row.contributors, due=row.due, recurs=row.recurs or None,
        product=row.product or None, assigned_by=row.assigned_by or None,
    )  # fmt: skip
