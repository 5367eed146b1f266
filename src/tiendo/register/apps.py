"""The register as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "tiendo.register"
    label = "register"
    verbose_name = "Sổ đăng ký"
