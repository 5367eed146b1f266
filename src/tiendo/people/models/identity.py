"""Identities: an account as a provider of identities (OpenID Connect) knows it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import User
from django.db import models


class Identity(models.Model):
    """``subject`` is the provider's own id of the person; names may change, it does not."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="people_identity_once", fields=["issuer", "subject"])
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.issuer})"
