"""Indicators: what is measured, and the words that name it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.facts import series
from tiendo.register.models.stated import choices, values

# The origin of an indicator that no document named.
CATALOGUE = "catalogue"


class Indicator(models.Model):
    """``origin`` says where it came from: the catalogue, or the document that set a target."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    code = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=20)
    better = models.CharField(max_length=7, choices=choices(series.Better))
    adds = models.CharField(max_length=4, choices=choices(series.Adds))
    origin = models.CharField(max_length=150)
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
