"""Files that a command leaves: all of them or none, and never half of one."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tiendo.errors import TiendoError


def put(files: Mapping[str, bytes]) -> None:
    """Write files by their paths. Raises TiendoError, then none of them has changed.

    Each is written whole beside its place first, and then takes it.
    """
    ready: list[tuple[str, str]] = []
    name = ""
    try:
        for name, data in files.items():
            path = Path(name).resolve()  # a link stays one
            ready.append((written(path, data), str(path)))
        for made, name in ready:
            if Path(name).exists() and not Path(name).is_file():
                Path(name).write_bytes(Path(made).read_bytes())  # a pipe, a terminal
            else:
                os.replace(made, name)
    except OSError as error:
        raise TiendoError(
            "Không ghi được tệp", where=name, do="Kiểm tra thư mục và quyền ghi"
        ) from error
    finally:
        for made, _ in ready:
            with suppress(FileNotFoundError):
                os.unlink(made)


def put_in(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made where it is not there. Raises TiendoError as ``put``."""
    place = Path(folder)
    new = not place.exists()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TiendoError(
            "Không lập được thư mục", where=folder, do="Chọn tên khác, hoặc kiểm tra quyền ghi"
        ) from error
    try:
        put({str(place / name): data for name, data in files.items()})
    except TiendoError:
        if new:
            with suppress(OSError):
                place.rmdir()
        raise


def written(path: Path, data: bytes) -> str:
    """The name of a file beside ``path`` that holds the bytes, open to whom a new one would be."""
    if path.is_dir():
        raise IsADirectoryError(str(path))
    handle, name = tempfile.mkstemp(prefix=".tiendo-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as made:
            made.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask())
    except OSError:
        os.unlink(name)
        raise
    return name


def mask() -> int:
    """The permissions that this process takes from new files."""
    known = os.umask(0o022)
    os.umask(known)
    return known


def put_out(data: bytes, output: str | None) -> None:
    """Bytes into a file, or to standard output without one. Raises TiendoError."""
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        put({output: data})
