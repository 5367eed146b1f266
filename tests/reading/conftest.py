"""The evaluation lies beside the tests, in no package of the product; programs of the machine
play no part in them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tiendo.reading.formats import converting

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture(scope="session", autouse=True)
def without_office() -> Iterator[pytest.MonkeyPatch]:
    """No LibreOffice is found, save by tests that bring their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "PROGRAMS", ())
        yield patch
