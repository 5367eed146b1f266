"""Counts that lists would otherwise make anew on every page; triggers keep them (keeping.py).

They are made from other rows and from nothing else, so they stand outside of every
journal: no record leads to them, and ``tiendo keep`` makes them anew.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document
from tiendo.register.models.ordering import ListIndex
from tiendo.register.models.plan import Plan
from tiendo.register.models.record import Record


class PlanSize(Record):
    """How many targets a plan has, and its document's day: what the first page chooses by."""

    plan = models.OneToOneField(
        Plan, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    targets = models.PositiveIntegerField()
    dated = models.DateField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            ListIndex(
                models.F("targets").desc(),
                models.F("dated").desc(nulls_last=True),
                name="register_plansize_main",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.targets}"


class DeskCount(Record):
    """How far the review of a document is; ``corrected`` of the accepted, not among them."""

    document = models.OneToOneField(
        Document,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="+",
    )
    dated = models.DateField(null=True)
    pending = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    corrected = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            ListIndex(
                models.F("dated").asc(nulls_last=True),
                "document",
                name="register_deskcount_waiting",
                condition=models.Q(pending__gt=0),
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.pending}"
