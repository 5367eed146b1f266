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
    """A word of the record ``ref`` (a primary key) of ``kind``; ``lead``: of its title.

    ``at`` is the record's day as a number (``date.toordinal``; 0 for none), so that the
    newest records with a word are the first rows of the index, however many have it.
    There may be a hundred million of them: they have no key besides what they say.
    """

    pk = models.CompositePrimaryKey("kind", "ref", "word")
    kind = models.CharField(max_length=12)
    ref = models.BigIntegerField()
    word = BytewiseField(max_length=60)
    lead = models.BooleanField(default=False)
    at = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                name="register_searchword_newest", fields=["kind", "word", "lead", "at", "ref"]
            )
        ]

    def __str__(self) -> str:
        return str(self.word)


class SearchTerm(models.Model):
    """A word that records of a kind have, and how many: what a typed beginning may become.

    Kept beside the words by indexing.py, under the register's lock.
    """

    kind = models.CharField(max_length=12)
    word = BytewiseField(max_length=60)
    records = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="register_searchterm_once", fields=["kind", "word"])
        ]

    def __str__(self) -> str:
        return str(self.word)
