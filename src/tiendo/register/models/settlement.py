"""Settlements: what a person decided on values that contradict each other, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document
from tiendo.register.models.observation import Observation
from tiendo.register.models.plan import Target


class Outcome(models.TextChoices):
    KEPT = "kept", "Giữ số đã có"
    CHOSEN = "chosen", "Chọn số khác"
    NONE = "none", "Các số đều sai, chờ số đúng"
    APART = "apart", "Nói về hai thứ khác nhau"


class Settlement(models.Model):
    """A decision on the values said of one thing. ``observation`` or ``target`` is the one
    that stood in the register, ``chosen`` the one that counts since; values in ``wrong``
    count no more from ``at`` on. ``sides`` are the values as they were laid side by side:
    words, document and what became of each. ``documents`` are all that they come from: who
    may not see one of them does not see the settlement.

    In force until ``reopened_at``. A new value that contradicts makes the contradiction an
    open one again, without a word of this record.
    """

    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="settlements"
    )
    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, null=True, blank=True, related_name="settlements"
    )
    chosen = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="chosen_by"
    )
    wrong = models.ManyToManyField(Observation, blank=True, related_name="found_wrong")
    documents = models.ManyToManyField(Document, blank=True, related_name="settlements")
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    sides = models.JSONField(default=list)
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    reopened_by = models.CharField(max_length=150, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_settlement_outcome_is_known",
                condition=models.Q(outcome__in=Outcome.values),
            ),
            models.CheckConstraint(
                name="register_settlement_has_a_reason", condition=~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="register_settlement_by_somebody", condition=~models.Q(by="")
            ),
            models.CheckConstraint(
                name="register_settlement_reopened_with_a_reason",
                condition=models.Q(reopened_at__isnull=True, reopened_by="", reopened_why="")
                | (
                    models.Q(reopened_at__isnull=False)
                    & ~models.Q(reopened_by="")
                    & ~models.Q(reopened_why="")
                ),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["reopened_at", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.reason}"
