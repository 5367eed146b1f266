"""Words of records, folded: what search looks in, the same on every database."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class BytewiseField(models.CharField):  # type: ignore[type-arg]
    """Text in the order of its bytes on every database, so that a prefix is a range."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        found: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            found["collation"] = "C"
        return found


class SearchWord(models.Model):
    """A word of the record ``ref`` (a primary key) of ``kind``; ``lead``: of its title."""

    kind = models.CharField(max_length=12)
    ref = models.BigIntegerField()
    word = BytewiseField(max_length=60)
    lead = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_searchword_once", fields=["kind", "word", "ref", "lead"]
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "ref"])]

    def __str__(self) -> str:
        return str(self.word)
