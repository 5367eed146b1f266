"""A register with a few bodies, and readings made by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kept_rows import once

from tiendo.register.services import load_bodies

BODIES = Path(__file__).with_name("bodies.yaml")


@pytest.fixture
def new_home(tmp_path: Path, migrated: Path) -> Callable[[str], Path]:
    """Makes the folder of a register for processes of their own, migrated where that is at hand
    (they migrate what is left)."""

    def made(name: str) -> Path:
        home = tmp_path / name
        home.mkdir()
        if migrated.exists():
            shutil.copy(migrated, home)
        return home

    return made


@pytest.fixture
def bodies(db: None) -> None:
    once("bodies of the register", lambda: load_bodies(BODIES))
