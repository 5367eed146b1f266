"""The trail: who did what, when, on what, and why. Only ever added to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from tiendo.register.errors import AppendOnly


class AuditEvent(models.Model):
    """``kind`` and ``slug`` name the object without a link: the trail outlives it."""

    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=140)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_auditevent_by_somebody", condition=~models.Q(by="")
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "slug", "id"]),
            models.Index(fields=["act", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.slug}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise refused(self)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise refused(self)


def refused(event: AuditEvent) -> AppendOnly:
    return AppendOnly("Nhật ký chỉ ghi thêm, không sửa, không xóa", where=str(event))
