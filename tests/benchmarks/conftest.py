"""A tiny country, as the benchmark loads it."""

from __future__ import annotations

import pytest
from kept_rows import once

from benchmarks.national_country import Size
from benchmarks.national_load import load

# Big enough that a body has more months than a board looks at, small enough for a test.
SMALL = Size(provinces=1, communes=3, indicators=14, first=2023, quarters=15, items_from=2025)


@pytest.fixture
def small_country(db: None) -> Size:
    once("small country", lambda: load(SMALL))
    return SMALL


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
