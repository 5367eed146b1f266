"""What people decide about verdicts; all else of scoring is worked out when asked."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from tiendo.register.models import Target
from tiendo.scoring.rules.score import FINAL, OPEN, Verdict
from tiendo.scoring.rules.trajectory import Milestone

# A person may not decree that there is no data, or that a period has not begun.
DECIDABLE = tuple(v for v in Verdict if v in FINAL | OPEN | {Verdict.CANNOT_JUDGE})


class Override(models.Model):
    """The verdict of a person in place of the rules', with the reason.

    It counts for scoreboards of ``as_of`` and later until it is withdrawn.
    ``instead_of`` is what the rules said then: where they say something else today,
    the decision is shown as made on other grounds. Never changed, only withdrawn; a
    target has one in force at a time.
    """

    # PROTECT: a decision of a person is not lost with a plan.
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="overrides")
    verdict = models.CharField(max_length=12, choices=[(v.value, v.value) for v in DECIDABLE])
    instead_of = models.CharField(max_length=12, choices=[(v.value, v.value) for v in Verdict])
    reason = models.TextField()
    as_of = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["target", "-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="scoring_override_has_a_reason", condition=~models.Q(reason="")
            ),
            models.CheckConstraint(name="scoring_override_by_somebody", condition=~models.Q(by="")),
            models.CheckConstraint(
                name="scoring_override_verdict_is_known",
                condition=models.Q(verdict__in=[v.value for v in DECIDABLE]),
            ),
            models.CheckConstraint(
                name="scoring_override_withdrawn_by_somebody",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")),
            ),
            models.UniqueConstraint(
                name="scoring_override_one_in_force",
                fields=["target"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.verdict}"


class Trajectory(models.Model):
    """What a person laid down to stand on the way to a target, with the reason.

    ``points``: ``{"period", "value", "unit"}`` each, the value as exact text, the unit empty for
    the target's. It counts for verdicts of ``since`` and later until it is withdrawn. Never
    changed, only withdrawn; a target has one in force at a time.
    """

    # PROTECT: a decision of a person is not lost with a plan.
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="trajectories")
    points = models.JSONField()
    reason = models.TextField()
    since = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["target", "-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="scoring_trajectory_has_a_reason", condition=~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="scoring_trajectory_by_somebody", condition=~models.Q(by="")
            ),
            models.CheckConstraint(
                name="scoring_trajectory_withdrawn_by_somebody",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (
                    models.Q(withdrawn_at__isnull=False)
                    & ~models.Q(withdrawn_by="")
                    & ~models.Q(withdrawn_why="")
                ),
            ),
            models.UniqueConstraint(
                name="scoring_trajectory_one_in_force",
                fields=["target"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {len(self.points)}"

    def milestones(self) -> tuple[Milestone, ...]:
        return tuple(
            Milestone(
                period=one["period"], value=Decimal(one["value"]), unit=one.get("unit") or None
            )
            for one in self.points
        )
