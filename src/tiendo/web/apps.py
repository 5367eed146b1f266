"""The web room as a Django app: templates, assets and words, and rows that are kept."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class WebConfig(AppConfig):
    name = "tiendo.web"
    label = "web"
    verbose_name = "Trang web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(let_go, sender=self)
        post_migrate.connect(set_triggers, sender=self)


def let_go(**_: Any) -> None:
    """Tables may change now: the triggers are set again afterwards."""
    from django.db import connection

    from tiendo.web import kept, state

    tables = connection.introspection.table_names()
    if "web_boardrow" in tables:
        kept.drop_triggers()
    if "web_state" in tables:
        state.drop_triggers()


def set_triggers(**_: Any) -> None:
    """Set the triggers of kept rows and of the state; SQLite may have lost them with a table
    made anew."""
    from django.db import connection

    from tiendo.web import kept, state

    tables = connection.introspection.table_names()
    if "web_boardrow" in tables and "register_observation" in tables:
        kept.set_triggers()
    if "web_state" in tables and "register_observation" in tables:
        state.set_triggers()
