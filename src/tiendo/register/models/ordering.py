"""Indexes in the order that lists have."""

from __future__ import annotations

from typing import Any

from django.db import models


class ListIndex(models.Index):
    """An index with NULLS LAST, which SQLite takes in no index: there it is left out.

    Of a falling order SQLite means it anyway; of a rising one the index serves for the rest.
    """

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **more: Any) -> Any:
        made = super().create_sql(model, schema_editor, using=using, **more)
        if schema_editor.connection.vendor != "sqlite":
            return made
        return str(made).replace(" NULLS LAST", "")
