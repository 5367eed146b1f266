"""Report schedules of bodies, and what was drafted of them: each report of a period once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.drafts.models.draft import Draft
from tiendo.register.models import Body


class ReportSchedule(models.Model):
    """A body writes a kind of report; on ``day`` of its period's last month, or of the one
    ``after``, a draft is made and ``responsible`` told. Never changed, only ended."""

    slug = models.SlugField(max_length=40, unique=True)
    # PROTECT: the body decides who may see it.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="report_schedules")
    kind = models.CharField(max_length=20)
    day = models.PositiveSmallIntegerField()
    after = models.BooleanField(default=False)
    responsible = models.CharField(max_length=150)  # the name of an account
    starts_on = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["body", "kind", "-starts_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="drafts_schedule_one_in_force", fields=["body", "kind"],
                condition=models.Q(ended_on__isnull=True),
            ),
            models.CheckConstraint(
                name="drafts_schedule_day_of_a_month",
                condition=models.Q(day__gte=1, day__lte=31),
            ),
            models.CheckConstraint(
                name="drafts_schedule_for_somebody", condition=~models.Q(responsible="")
            ),
            models.CheckConstraint(
                name="drafts_schedule_ended_by_somebody",
                condition=models.Q(ended_on__isnull=True, ended_by="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(ended_by="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body_id}: {self.kind}"


class ScheduledReport(models.Model):
    """The draft that a schedule made for a period. Without a draft: a person removed it, and
    it is not made again. ``taken_by``: who took it over."""

    # PROTECT: what was drafted stays told.
    schedule = models.ForeignKey(ReportSchedule, on_delete=models.PROTECT, related_name="made")
    period = models.CharField(max_length=21)
    due = models.DateField()
    draft = models.OneToOneField(
        Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="scheduled"
    )
    at = models.DateTimeField()
    taken_by = models.CharField(max_length=150, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-due", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="drafts_scheduled_once", fields=["schedule", "period"]),
            models.CheckConstraint(
                name="drafts_scheduled_taken_by_somebody",
                condition=models.Q(taken_at__isnull=True, taken_by="")
                | (models.Q(taken_at__isnull=False) & ~models.Q(taken_by="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.schedule_id}: {self.period}"
