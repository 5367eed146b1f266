"""The bodies of the register's tests, static files as they lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept_rows import once

from tiendo.register.access import Viewer, operator
from tiendo.register.services import load_bodies

BODIES = Path(__file__).resolve().parents[1] / "register" / "bodies.yaml"


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def bodies(db: None) -> None:
    once("bodies of the register", lambda: load_bodies(BODIES))


@pytest.fixture
def machine(db: None) -> Viewer:
    """The person at the machine."""
    return operator("người trực (máy chủ)")
