"""The second factor: a secret shared with a person's device, and codes for its loss."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import User
from django.db import models


class SecondFactor(models.Model):
    """``secret`` is sealed with the site's key (sealing.py). It counts once it is confirmed;
    ``last_step`` is the step of time whose code was used last: no code counts twice."""

    # CASCADE: means nothing without its account.
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.TextField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user}"


class RecoveryCode(models.Model):
    """A code that stands in for the device once; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="people_recoverycode_once", fields=["user", "digest"])
        ]

    def __str__(self) -> str:
        return f"{self.user}"
