"""Bodies in time: what a body was called, its codes, and what became of it.

That the rows of one body do not overlap is held by triggers, which both databases
have (migration ``bodies_in_time``): SQLite knows no exclusion constraint.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from tiendo.facts.lineage import EventKind
from tiendo.register.amounts import from_scaled
from tiendo.register.models.body import Body
from tiendo.register.models.stated import choices, values

# A share is stored in millionths: 1000000 is the whole.
SHARE_SCALE = 6
WHOLE = 10**SHARE_SCALE


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=models.Q(valid_from__isnull=True)
        | models.Q(valid_to__isnull=True)
        | models.Q(valid_to__gte=models.F("valid_from")),
    )


class CodeSystem(models.TextChoices):
    """``statistics``: one body has one on a day, and it means that body only.

    ``symbol``: the letters in document numbers, shared by many ("HU").
    """

    STATISTICS = "statistics", "Mã thống kê"
    SYMBOL = "symbol", "Ký hiệu văn bản"


class BodyName(models.Model):
    """A body's name from one day to another, both included; null is open."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="dated_names")
    name = models.CharField(max_length=300)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["body", "valid_from", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_it_begins("register_bodyname_ends_after_it_begins"),
            models.CheckConstraint(name="register_bodyname_says", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class BodyCode(models.Model):
    """A body's code from one day to another, both included; null is open."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="dated_codes")
    system = models.CharField(max_length=10, choices=CodeSystem.choices)
    code = models.CharField(max_length=20)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["body", "system", "valid_from", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_it_begins("register_bodycode_ends_after_it_begins"),
            models.CheckConstraint(
                name="register_bodycode_system_is_known",
                condition=models.Q(system__in=CodeSystem.values),
            ),
            models.CheckConstraint(name="register_bodycode_says", condition=~models.Q(code="")),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["system", "code"])]

    def __str__(self) -> str:
        return self.code


class BodyEvent(models.Model):
    """What became of bodies on a day. ``on`` is the first day of the new state.

    ``act`` names the document in words, ``number`` is its number; ``note`` is for people.
    ``share_of`` says what the shares of a split are shares of ("dân số").
    """

    slug = models.SlugField(max_length=140, unique=True)
    kind = models.CharField(max_length=9, choices=choices(EventKind))
    on = models.DateField()
    act = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True)
    note = models.TextField(blank=True)
    share_of = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_bodyevent_kind_is_known",
                condition=models.Q(kind__in=values(EventKind)),
            )
        ]

    def __str__(self) -> str:
        return self.slug


class Side(models.TextChoices):
    BEFORE = "before", "Trước"
    AFTER = "after", "Sau"


class BodyEventPart(models.Model):
    """A body of an event, once a side. ``share`` (millionths) only after a split, if known."""

    event = models.ForeignKey(BodyEvent, on_delete=models.CASCADE, related_name="parts")
    # PROTECT: what became of others tells of this body.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="event_parts")
    side = models.CharField(max_length=6, choices=Side.choices)
    ordinal = models.PositiveSmallIntegerField()
    share = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["event", "side", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_bodyeventpart_once", fields=["event", "body", "side"]
            ),
            models.CheckConstraint(
                name="register_bodyeventpart_side_is_known",
                condition=models.Q(side__in=Side.values),
            ),
            models.CheckConstraint(
                name="register_bodyeventpart_share_is_a_part",
                condition=models.Q(share__isnull=True)
                | models.Q(side=Side.AFTER, share__gt=0, share__lte=WHOLE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.side} {self.body_id}"

    @property
    def share_value(self) -> Decimal | None:
        """The part of the old body that went into this one: 0.4."""
        return None if self.share is None else from_scaled(self.share, SHARE_SCALE)
