"""A register to show; static files as they lie, without a manifest."""

from __future__ import annotations

import pytest
from building import Register
from kept_rows import once


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def register(db) -> Register:
    return once("small", Register)
