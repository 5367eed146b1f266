"""The register as a Django app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RegisterConfig(AppConfig):
    name = "tiendo.register"
    label = "register"
    verbose_name = "Sổ đăng ký"

    def ready(self) -> None:
        pre_migrate.connect(let_go, sender=self)
        post_migrate.connect(keep_counts, sender=self)
        post_migrate.connect(index_if_missing, sender=self)


def let_go(**_: Any) -> None:
    """Tables may change now: the triggers are set again afterwards."""
    from django.db import connection

    from tiendo.register.keeping import drop_triggers

    if "register_deskcount" in connection.introspection.table_names():
        drop_triggers()


def keep_counts(**_: Any) -> None:
    """Set the triggers that keep counts; SQLite may have lost them with a table made anew."""
    from django.db import connection

    from tiendo.register.keeping import keep_all, set_triggers
    from tiendo.register.models import DeskCount, Document

    if "register_deskcount" not in connection.introspection.table_names():
        return  # migrated back to before them
    set_triggers()
    if Document.objects.exists() and not DeskCount.objects.exists():
        keep_all()


def index_if_missing(**_: Any) -> None:
    """Give a register from before the index its words, once."""
    from django.db import connection

    from tiendo.register.indexing import index_all
    from tiendo.register.models import Document, SearchWord

    if "register_searchterm" not in connection.introspection.table_names():
        return
    if Document.objects.exists() and not SearchWord.objects.exists():
        index_all()
