"""The tests of formats do not depend on the programs of the machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tiendo.reading.formats import converting


@pytest.fixture(scope="session", autouse=True)
def without_office() -> Iterator[pytest.MonkeyPatch]:
    """No LibreOffice is found, save by tests that bring their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "PROGRAMS", ())
        yield patch
