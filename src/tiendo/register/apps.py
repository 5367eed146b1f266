"""The app of the register."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    name = "tiendo.register"
    verbose_name = "Sổ đăng ký"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(index_if_missing, sender=self)


def index_if_missing(**_: Any) -> None:
    """Give a register from before the index its words, once."""
    from tiendo.register.indexing import index_all
    from tiendo.register.models import Document, SearchWord

    if Document.objects.exists() and not SearchWord.objects.exists():
        index_all()
