"""Tasks: what somebody is told or resolves to do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.body import Body
from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.ordering import ListIndex
from tiendo.register.models.record import Record


class Task(Record):
    """``owners_text`` as written; ``owners`` those of them that the register knows."""

    slug = models.SlugField(max_length=140, unique=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tasks")
    ordinal = models.PositiveIntegerField()
    action = models.TextField()
    owners_text = models.JSONField(default=list, blank=True)
    contributors_text = models.JSONField(default=list, blank=True)
    owners = models.ManyToManyField(Body, blank=True, related_name="tasks")
    contributors = models.ManyToManyField(Body, blank=True, related_name="tasks_helped")
    due = models.DateField(null=True, blank=True)
    recurs = models.CharField(max_length=100, blank=True)
    product = models.TextField(blank=True)
    assigned_by = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="tasks")
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="register_task_once", fields=["document", "ordinal"])
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Without a due date last, as the list has them.
            ListIndex(models.F("due").asc(nulls_last=True), "slug", name="register_task_by_due")
        ]

    def __str__(self) -> str:
        return self.action
