"""Memberships: which role a person holds, where, and from when to when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import User
from django.db import models

from tiendo.register.models import Body, Secrecy


class Membership(models.Model):
    """``body`` empty is the whole register; else the role holds at it and those below it.

    ``clearance`` is the most secret level that it opens there. A membership is not
    removed but ended, so that it can be said who could see what on a day.
    """

    # PROTECT: an account that held a role is closed, not removed.
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=20)
    clearance = models.CharField(
        max_length=10, choices=Secrecy.choices, default=Secrecy.OPEN
    )  # fmt: skip
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day
    given_by = models.CharField(max_length=150)
    why = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["user", "role", "starts_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="people_membership_clearance_is_known",
                condition=models.Q(clearance__in=Secrecy.values),
            ),
            models.CheckConstraint(
                name="people_membership_given_for_a_reason",
                condition=~models.Q(given_by="") & ~models.Q(why=""),
            ),
            models.CheckConstraint(
                name="people_membership_role_is_named", condition=~models.Q(role="")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["user", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    def holds(self, on: date) -> bool:
        """Whether it counts on a day; one that was ended before it began never did."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
