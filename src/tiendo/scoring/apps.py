"""The scoring room as a Django app: it keeps only what people decide."""

from __future__ import annotations

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "tiendo.scoring"
    label = "scoring"
    verbose_name = "Chấm điểm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the acts known to the trail, whoever reads it first."""
        import tiendo.scoring.laying
        import tiendo.scoring.services  # noqa: F401
