"""Indicators: what is measured, and the words that name it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.facts import series
from tiendo.register.models.record import Record
from tiendo.register.models.stated import choices, values

# The origin of an indicator that no document named.
CATALOGUE = "catalogue"


class OverBodies(models.TextChoices):
    """How the values of bodies make the value of the body above them."""

    SUM = "sum", "cộng các đơn vị"
    MEAN = "mean", "bình quân các đơn vị"
    NONE = "none", "không gộp được"


class Indicator(Record):
    """``origin`` says where it came from: the catalogue, or the document that set a target.

    ``over_bodies``, ``method``, ``source_body`` and ``frequency`` are the register's own
    words; empty ones are those of the official system (vocabulary/official.py).
    ``merged_into`` is the indicator that took this one in: its slug leads there.
    """

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    code = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=20)
    better = models.CharField(max_length=7, choices=choices(series.Better))
    adds = models.CharField(max_length=4, choices=choices(series.Adds))
    origin = models.CharField(max_length=150)
    over_bodies = models.CharField(max_length=4, choices=OverBodies.choices, blank=True)
    method = models.TextField(blank=True)
    source_body = models.CharField(max_length=300, blank=True)
    frequency = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    # PROTECT: what was merged leads somewhere.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_indicator_better_is_known",
                condition=models.Q(better__in=values(series.Better)),
            ),
            models.CheckConstraint(
                name="register_indicator_adds_is_known",
                condition=models.Q(adds__in=values(series.Adds)),
            ),
            models.CheckConstraint(
                name="register_indicator_over_bodies_is_known",
                condition=models.Q(over_bodies__in=["", *OverBodies.values]),
            ),
            models.CheckConstraint(
                name="register_indicator_ends_after_it_begins",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="register_indicator_not_merged_into_itself",
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("id")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name", "slug"])]

    def __str__(self) -> str:
        return self.name

    def as_fact(self) -> series.Indicator:
        return series.Indicator(
            id=self.slug,
            name=self.name,
            unit=self.unit,
            better=series.Better(self.better),
            adds=series.Adds(self.adds),
        )


class IndicatorName(models.Model):
    """A wording of an indicator; its folded form names one indicator only."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="names")
    words = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["folded"]

    def __str__(self) -> str:
        return self.words
