"""Looks at drafts again whenever they are saved: their times, once a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

EVERY = 1.0  # seconds
Stamp = tuple[int, int]


def stamp(name: str) -> Stamp | None:
    """When a file was last changed and how long it is; None where there is none."""
    try:
        found = Path(name).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def saved(
    names: Callable[[], Iterable[str]], sleep: Callable[[float], None] = time.sleep
) -> Iterator[str]:
    """Names of files that are new or were saved, for ever; at first all of them.

    A file that is still being written is given when it has been still for one look.
    """
    known: dict[str, Stamp | None] = {}
    told: dict[str, Stamp | None] = {}
    first = True
    while True:
        for name in names():
            now = stamp(name)
            still = first or known.get(name) == now
            known[name] = now
            if now is not None and still and told.get(name) != now:
                told[name] = now
                yield name
        first = False
        sleep(EVERY)
