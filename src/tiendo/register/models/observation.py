"""Observations: values said of a period; superseded by later ones, never overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from tiendo.facts.series import Status
from tiendo.register.errors import AppendOnly
from tiendo.register.models.body import Body
from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.indicator import Indicator
from tiendo.register.models.stated import Stated, choices, values

# How firm a value is, the day it was known, its status.
Rank = tuple[int, date, int]
# Later in this order is nearer to the truth.
STATUS_RANK = {status: rank for rank, status in enumerate(Status)}


def rank_of(status: Status, known_on: date, ends_on: date) -> Rank:
    """Where a value stands among those said of the same thing.

    What is said of a period that is not over can still change, whatever it calls
    itself: it is no firmer than an estimate (DOMAIN.md B3).
    """
    firmness = STATUS_RANK[status] if known_on > ends_on else 0
    return firmness, known_on, STATUS_RANK[status]


class Observation(Stated):
    """``key`` says what is observed (keys.py). Of the observations with one key the one
    with the highest ``rank`` is in force; ``supersedes`` names the one before it. One
    day and status cannot say two values of one key.
    """

    slug = models.SlugField(max_length=140, unique=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    name = models.CharField(max_length=300)  # the words of the text that say what is measured
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="observations")
    subject = models.CharField(max_length=200, blank=True)
    subject_key = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64)
    status = models.CharField(max_length=11, choices=choices(Status))
    known_on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="observations")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="observations")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()

    class Meta(Stated.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["ends_on", "starts_on", "known_on", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Stated.Meta.constraints,
            models.UniqueConstraint(
                name="register_observation_one_value_a_day", fields=["key", "known_on", "status"]
            ),
            models.CheckConstraint(
                name="register_observation_status_is_known",
                condition=models.Q(status__in=values(Status)),
            ),
            models.CheckConstraint(
                name="register_observation_not_of_itself",
                condition=models.Q(supersedes__isnull=True) | ~models.Q(supersedes=models.F("id")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["indicator", "body", "subject_key", "ends_on"]),
            models.Index(fields=["document", "known_on"]),
            # What search shows of an indicator, newest first.
            models.Index(
                name="register_observation_newest",
                fields=["indicator", "-ends_on", "-known_on"],
            ),
            # What a body's boards and pages ask for: a window of its time.
            models.Index(name="register_observation_of_body", fields=["body", "ends_on"]),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def as_status(self) -> Status:
        return Status(self.status)

    @property
    def rank(self) -> Rank:
        """Order of force among observations with the same key."""
        return rank_of(self.as_status, self.known_on, self.ends_on)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly(
            "Số liệu đã vào sổ không xóa được",
            where=self.slug,
            do="Ghi một số liệu mới thay cho số này",
        )
