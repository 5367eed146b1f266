"""The people room as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tiendo.people"
    label = "people"
    verbose_name = "Người dùng và vai trò"
