"""Who waits for a long reading: told which page is being read, if anybody asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watcher = Callable[[str, int, int], None]
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """While this lasts, ``watcher`` is told the file, the page and how many pages there are."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell(name: str, page: int, pages: int) -> None:
    """Say that ``page`` of ``pages`` is being read; costs nothing where nobody watches."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(name, page, pages)
