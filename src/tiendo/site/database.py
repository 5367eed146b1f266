"""Which database: SQLite in the data folder, or PostgreSQL by one setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tiendo.errors import TiendoError

# Measured with two web workers and a writer (STACK.md, part 5): readers do not wait for it.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


class DatabaseUnknown(TiendoError):
    code = "database-unknown"


def database(url: str | None, home: Path) -> dict[str, Any]:
    """Django's settings for ``url``; empty means SQLite in ``home``.

    >>> database("postgresql://an@localhost/tiendo", Path())["NAME"]
    'tiendo'
    """
    if not url:
        return sqlite(home / "tiendo.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise DatabaseUnknown(
            "Địa chỉ cơ sở dữ liệu không dùng được",
            where="TIENDO_DATABASE",
            do="Viết như postgresql://người:mật-khẩu@máy/tên, hoặc bỏ trống để dùng SQLite",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
    }
