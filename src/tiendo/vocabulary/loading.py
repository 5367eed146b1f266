"""A table's rows, parsed once: kept beside Python's own compiled files, in ``__pycache__``.

Parsing the tables again would take a fifth of the time from the command to its
answer. What is kept holds as long as the table has the same size and time of its last
change, as Python has it for modules, and as little is said where it can't be written.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from typing import Any

from tiendo.errors import TableInvalid

# Kept rows are known by it: another form of them gets another number.
FORM = 1


def load(path: str) -> list[Any]:
    """The list that the YAML file ``path`` holds; raises TableInvalid where it holds none."""
    state = os.stat(path)
    sign = (FORM, state.st_mtime_ns, state.st_size)
    folder, name = os.path.split(path)
    kept = os.path.join(folder, "__pycache__", f"{name}.{sys.implementation.cache_tag}")
    with suppress(Exception):  # whatever is wrong with it: the table itself is there
        with open(kept, "rb") as file:
            was, table = pickle.load(file)  # noqa: S301
        if was == sign:
            return table  # type: ignore[no-any-return]
    table = parsed(path)
    if not sys.dont_write_bytecode:
        with suppress(OSError):  # a folder that may not be written, a full disk
            keep(kept, (sign, table))
    return table


def parsed(path: str) -> list[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(path, encoding="utf-8") as file:
        table = yaml.load(file, Loader=loader)  # noqa: S506 - a safe loader
    if not isinstance(table, list):
        raise TableInvalid(
            "Bảng không phải danh sách dòng", where=path, do="Viết mỗi dòng sau “- ”"
        )
    return table


def keep(path: str, what: object) -> None:
    """Write whole or not at all: another process may read at the same time."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    part = f"{path}.{os.getpid()}"
    with open(part, "wb") as file:
        pickle.dump(what, file, protocol=5)
    os.replace(part, path)
