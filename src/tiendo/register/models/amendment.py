"""Amendments: a later level of a target, by the document that changed it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.plan import Target
from tiendo.register.models.stated import Stated


class Amendment(Stated):
    """The target stays what it is; from ``holds_from`` on it is judged by this value.

    ``known_on`` is the day of the document: before it nobody could judge by it, also where it
    holds from an earlier day. What was withdrawn counts no more and stays in the register.
    """

    # PROTECT: a target whose level was changed does not leave under the change.
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="amendments")
    # PROTECT: a value that targets are judged by keeps its source.
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="amendments")
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    holds_from = models.DateField()
    known_on = models.DateField()
    reason = models.TextField()
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta(Stated.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["target", "known_on", "holds_from", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Stated.Meta.constraints,
            models.CheckConstraint(
                name="register_amendment_has_a_reason", condition=~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="register_amendment_withdrawn_by_somebody",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (
                    models.Q(withdrawn_at__isnull=False)
                    & ~models.Q(withdrawn_by="")
                    & ~models.Q(withdrawn_why="")
                ),
            ),
            models.UniqueConstraint(
                name="register_amendment_one_a_document",
                fields=["target", "document"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["target", "known_on", "holds_from"]),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.document}"

    @property
    def slug(self) -> str:
        """What the trail calls it."""
        return f"{self.target.slug}/{self.document.slug}"

    @property
    def in_force(self) -> bool:
        """Whether nobody took it back."""
        return self.withdrawn_at is None

    @property
    def order(self) -> tuple[date, date, int]:
        """The later decision stands before the earlier one, whatever day each holds from."""
        return self.known_on, self.holds_from, self.pk
