"""A value said of a period: the fields that targets and observations share."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from django.db import models

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.register.amounts import from_scaled
from tiendo.register.models.record import Record


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in kind]


def values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class Stated(Record):
    """Fields as in READING.md. ``amount``, ``high`` and ``of`` have ``scale`` decimal places.

    ``period`` is in the notation of the contract; ``starts_on`` and ``ends_on``
    are its ends, for sorting and filtering.
    """

    measure = models.CharField(max_length=12, choices=choices(Measure))
    op = models.CharField(max_length=5, choices=choices(Op), default=Op.EQ.value)
    amount = models.BigIntegerField()
    high = models.BigIntegerField(null=True, blank=True)
    of = models.BigIntegerField(null=True, blank=True)
    scale = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    unit_text = models.CharField(max_length=100, blank=True)
    per = models.CharField(max_length=100, blank=True)
    direction = models.CharField(max_length=4, choices=choices(Direction), blank=True)
    basis = models.CharField(max_length=13, choices=choices(Basis), blank=True)
    base_year = models.PositiveSmallIntegerField(null=True, blank=True)
    period = models.CharField(max_length=21)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_high_only_of_a_range",
                condition=models.Q(op=Op.RANGE.value, high__isnull=False)
                | (~models.Q(op=Op.RANGE.value) & models.Q(high__isnull=True)),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_high_is_not_below",
                condition=models.Q(high__isnull=True) | models.Q(high__gte=models.F("amount")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_period_has_two_ends",
                condition=models.Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_measure_is_known",
                condition=models.Q(measure__in=values(Measure)),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_op_is_known",
                condition=models.Q(op__in=values(Op)),
            ),
        ]

    @property
    def value(self) -> Decimal:
        return from_scaled(self.amount, self.scale)

    @property
    def high_value(self) -> Decimal | None:
        return None if self.high is None else from_scaled(self.high, self.scale)

    @property
    def of_value(self) -> Decimal | None:
        return None if self.of is None else from_scaled(self.of, self.scale)
