"""Evidence: the words that a record was read from, and where they stand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.facts import evidence as facts
from tiendo.register.models.document import Document
from tiendo.register.models.record import Record


class Evidence(Record):
    """A slice of its document's text; offsets as in READING.md."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    place = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "start", "end"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_evidence_is_not_empty",
                condition=models.Q(end__gt=models.F("start")),
            ),
            models.UniqueConstraint(
                name="register_evidence_once", fields=["document", "start", "end"]
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    def as_fact(self) -> facts.Evidence:
        return facts.Evidence(start=self.start, end=self.end, quote=self.quote, place=self.place)
