"""No test of formats meets the engine of the machine by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scanned import Fake, install

from tiendo.reading.formats.ocr import engine


@pytest.fixture(scope="session", autouse=True)
def no_engine() -> Iterator[None]:
    """As on a machine without Tesseract."""
    known, engine.PROGRAM = engine.PROGRAM, "no-such-program"
    yield
    engine.PROGRAM = known


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Fake]:
    """Installs an engine on PATH that answers, or fails, as told; first on it, and alone."""

    def make(act: str = "answer", **options: object) -> Fake:
        folder = tmp_path / f"bin-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        monkeypatch.setattr(engine, "PROGRAM", "tesseract")
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        return install(folder, act, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def real_engine(monkeypatch: pytest.MonkeyPatch) -> engine.Engine:
    """The Tesseract of the machine; ``make test`` installs it."""
    monkeypatch.setattr(engine, "PROGRAM", "tesseract")
    return engine.find_engine()
