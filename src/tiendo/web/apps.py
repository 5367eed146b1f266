"""The web room as a Django app: templates, assets and words."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tiendo.web"
    label = "web"
    verbose_name = "Trang web"
