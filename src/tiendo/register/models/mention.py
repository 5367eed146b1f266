"""What a document admits, praises, and whom it names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.record import Record


class Mention(Record):
    """An item that belongs to its document, in its order."""

    ordinal = models.PositiveIntegerField()
    search = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["document", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="%(app_label)s_%(class)s_once", fields=["document", "ordinal"]
            )
        ]


class Shortcoming(Mention):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="shortcomings")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Commendation(Mention):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="commendations")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    award = models.TextField()
    recipients = models.JSONField(default=list, blank=True)
    awarded_by = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.award


class PersonMention(Mention):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="people")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    positions = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.name
