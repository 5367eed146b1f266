"""The room of drafts as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "tiendo.drafts"
    label = "drafts"
    verbose_name = "Soát dự thảo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the acts known to the trail, whoever reads it first."""
        import tiendo.drafts.acts  # noqa: F401
