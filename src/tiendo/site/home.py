"""The folder where a register lives: its database, its key, its static files."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

KEY_FILE = "secret-key"


def home() -> Path:
    """``TIENDO_HOME``, by default ``./var``; made when it is missing."""
    path = Path(os.environ.get("TIENDO_HOME") or "var").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from ``TIENDO_SECRET_KEY``, else made once and kept.

    Two processes that start together agree: only one can create the file.
    """
    given = os.environ.get("TIENDO_SECRET_KEY")
    if given:
        return given
    path = folder / KEY_FILE
    if not path.exists():
        write_once(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


def write_once(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all; the first writer wins."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
