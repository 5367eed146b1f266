"""What the records that pages fetch by the hundred have in common: being made fast."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class Record(models.Model):
    """A row as it comes out of the database goes straight into its record.

    Django's own way sets field by field and tells signals of each record; the models of the
    register have fields that only keep what they are given, and no such signal.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override]  # as Django 5.2 has it; 6.1 hands in a fetch mode
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        made = cls.__new__(cls)
        made.__dict__.update(zip(field_names, values, strict=True))
        made._state = state = ModelState()
        state.adding, state.db = False, db
        return made
