"""Targets handed down: the target of a unit as a part of the target of the body above."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.plan import Target


class TargetPart(models.Model):
    """``part`` is a share of ``whole`` until somebody parts them again; the row stays.

    PROTECT: neither target leaves while it is told of here.
    """

    whole = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="handed_down")
    part = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="part_of")
    reason = models.TextField()
    linked_by = models.CharField(max_length=150)
    linked_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["whole", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_targetpart_once",
                fields=["whole", "part"],
                condition=models.Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="register_targetpart_not_of_itself",
                condition=~models.Q(whole=models.F("part")),
            ),
            models.CheckConstraint(
                name="register_targetpart_has_a_reason",
                condition=~models.Q(reason="") & ~models.Q(linked_by=""),
            ),
            models.CheckConstraint(
                name="register_targetpart_ended_by_somebody",
                condition=models.Q(ended_at__isnull=True, ended_by="", ended_why="")
                | (
                    models.Q(ended_at__isnull=False)
                    & ~models.Q(ended_by="")
                    & ~models.Q(ended_why="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} < {self.whole}"
