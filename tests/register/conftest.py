"""A register with a few bodies, and readings made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept_rows import once

from tiendo.register.services import load_bodies

BODIES = Path(__file__).with_name("bodies.yaml")


@pytest.fixture
def bodies(db: None) -> None:
    once("bodies of the register", lambda: load_bodies(BODIES))
