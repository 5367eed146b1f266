"""What pages are made from besides the register: rows of scoreboards, the word of its state."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models

from tiendo.register.models import Plan, Target
from tiendo.register.models.record import Record


class BoardRow(Record):
    """A target's row, made on ``since`` and right until ``until`` (null: until something changes).

    Made from what is open to everybody: the words of the row (``cells_…``) and what a page
    shows of it (``html_…``), in both languages.
    Triggers set ``until`` to long ago where a record changes that the row is made from
    (kept.py), in the transaction of the change. ``made_by`` names the program that made it.
    """

    target = models.OneToOneField(
        Target, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    ordinal = models.PositiveIntegerField()
    group = models.PositiveIntegerField()  # the ordinal of its heading
    period = models.CharField(max_length=21)
    verdict = models.CharField(max_length=12)
    cells_vi = models.JSONField()
    cells_en = models.JSONField()
    html_vi = models.TextField()
    html_en = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    made_by = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="web_boardrow_of_plan", fields=["plan", "ordinal"])
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.verdict}"


class State(models.Model):
    """One row: a word that changes with the register (state.py)."""

    word = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.word

    @staticmethod
    def fresh() -> str:
        return uuid4().hex


class Touch(models.Model):
    """Transactions of PostgreSQL that changed the register and have not ended: never seen."""

    tx = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "web_touch"

    def __str__(self) -> str:
        return str(self.tx)
