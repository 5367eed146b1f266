"""Bodies: offices, committees, territories; each valid in time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.record import Record


class Body(Record):
    """``speaks_for`` is the body that its figures are of: a provincial committee or a
    department speaks of the province, a district committee of the district, others of
    themselves (null). ``authority`` ranks sources: a higher one may correct a lower one.
    ``aliases`` are other names as written; ``codes`` the letters in document numbers.
    ``name`` is the latest; names and codes by date stand in body_history.py. ``country``
    marks a body from the country's table that the office's own list does not name: it is
    background, and no document's issuer is found among such.
    """

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=100, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    codes = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=40)
    authority = models.PositiveSmallIntegerField(default=0)
    poor = models.BooleanField(null=True, blank=True)  # huyện nghèo, where that is said
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    ordinal = models.PositiveIntegerField(default=0)  # order of the list it was loaded from
    country = models.BooleanField(default=False)
    # PROTECT: figures point at the body that is spoken for.
    speaks_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="spokesmen"
    )
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_body_ends_after_it_begins",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["ordinal", "slug"])]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken_for(self) -> Body:
        """The body that figures from this one are of."""
        return self.speaks_for or self


class BodyLink(models.Model):
    """``child`` stood under ``parent`` from one day to another, by an act (a decision)."""

    parent = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="links_down")
    child = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="links_up")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["child", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_bodylink_once", fields=["parent", "child", "valid_from"]
            ),
            models.CheckConstraint(
                name="register_bodylink_not_to_itself",
                condition=~models.Q(parent=models.F("child")),
            ),
            models.CheckConstraint(
                name="register_bodylink_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} < {self.parent}"
