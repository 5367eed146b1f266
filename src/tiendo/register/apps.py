"""The register as a Django app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    name = "tiendo.register"
    label = "register"
    verbose_name = "Sổ đăng ký"

    def ready(self) -> None:
        post_migrate.connect(index_if_missing, sender=self)


def index_if_missing(**_: Any) -> None:
    """Give a register from before the index its words, once."""
    from tiendo.register.indexing import index_all
    from tiendo.register.models import Document, SearchWord

    if Document.objects.exists() and not SearchWord.objects.exists():
        index_all()
