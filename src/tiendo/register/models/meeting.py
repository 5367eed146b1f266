"""Meetings, each once, with every place that tells of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.body import Body
from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.ordering import ListIndex
from tiendo.register.models.record import Record


class Meeting(Record):
    """``key``: body, ordinal and term; without an ordinal, the name and the day."""

    slug = models.SlugField(max_length=140, unique=True)
    key = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    body_text = models.CharField(max_length=300, blank=True)
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    extended = models.BooleanField(null=True, blank=True)
    term = models.CharField(max_length=20, blank=True)
    held_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=10, blank=True)
    chairs = models.JSONField(default=list, blank=True)
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on", "slug"]
        indexes: ClassVar[list[models.Index]] = [
            # Without a day last, as the list has them.
            ListIndex(
                models.F("held_on").desc(nulls_last=True), "slug", name="register_meeting_newest"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MeetingMention(Record):
    """One place in a document that tells of a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="mentions")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="meetings")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="meetings")

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "evidence__start"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_meetingmention_once", fields=["meeting", "evidence"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.meeting}"
