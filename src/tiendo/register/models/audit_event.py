"""The trail: who did what, when, on what, and why. Only ever added to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from tiendo.register.errors import AppendOnly
from tiendo.register.models.canonical import CanonicalJSON
from tiendo.register.models.document import Secrecy


class AuditEvent(models.Model):
    """``kind`` and ``slug`` name the object without a link: the trail outlives it.

    ``document`` is the slug of the document that the object was drawn from, and
    ``secrecy`` its level then: they decide who reads the entry. ``previous`` is the
    ``hash`` of the entry before; chain.py says what is hashed. ``data`` holds the act's
    particulars, what was before and after under these names.
    """

    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=150)
    document = models.CharField(max_length=120, blank=True)
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.OPEN)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    data = CanonicalJSON(default=dict, blank=True)
    # Unique: two entries cannot follow the same one, whoever writes.
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

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
            models.Index(fields=["by", "id"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.slug}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise refused(self)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise refused(self)


class AuditHead(models.Model):
    """The one row that says where the trail ends: a cut tail shows, and writers queue here."""

    entries = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="register_audithead_is_one", condition=models.Q(pk=1))
        ]

    def __str__(self) -> str:
        return self.hash


def refused(event: AuditEvent) -> AppendOnly:
    return AppendOnly("Nhật ký chỉ ghi thêm, không sửa, không xóa", where=str(event))
