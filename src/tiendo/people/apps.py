"""The people room as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tiendo.people"
    label = "people"
    verbose_name = "Người dùng và vai trò"

    def ready(self) -> None:
        """Make the acts known to the trail, whoever reads it first."""
        import tiendo.people.acts  # noqa: F401
