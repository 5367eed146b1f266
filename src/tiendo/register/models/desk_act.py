"""Acts of the review desk, with what each changed: so that it can be taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document


class DeskAct(models.Model):
    """One act on the proposals of a document. ``changes`` is the journal of its rows
    (register/journal.py); the trail says the same for people. ``undone_by`` is who took
    it back, by an act of its own.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="desk_acts")
    act = models.CharField(max_length=60)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    proposals = models.JSONField(default=list)  # primary keys, the one acted on first
    changes = models.JSONField(default=list)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["document", "undone_by", "by", "-id"])
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.document}"
