"""Files on their way in: kept between the preview and the yes of a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.document import Document


class Upload(models.Model):
    """``options`` are what its sender said of it; ``document`` what it became.

    Only its sender sees it. One that nobody confirmed is removed after a day.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=255)
    data = models.BinaryField()
    options = models.JSONField(default=dict, blank=True)
    uploaded_by = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField()
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-uploaded_at", "slug"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["uploaded_at"])]

    def __str__(self) -> str:
        return self.name
