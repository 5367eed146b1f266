"""Progress of long work on standard error, where a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tiendo.reading.watching import watching

Item = TypeVar("Item")
# From how many files on a bar is worth showing.
MANY = 3
CLEAR = "\r\x1b[2K"  # to the line's beginning, and wipe it


@contextmanager
def pages() -> Iterator[None]:
    """While files are read, one line names the page that is being recognised, then goes."""
    if not sys.stderr.isatty():
        yield
        return
    with watching(show_page):
        try:
            yield
        finally:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


def show_page(name: str, page: int, count: int) -> None:
    sys.stderr.write(f"{CLEAR}{name}: đang nhận dạng trang {page}/{count}")
    sys.stderr.flush()


def track(label: str, items: Iterable[Item], *, total: int) -> Iterator[Item]:
    """The items, with a progress bar that names the page of a scan that is being read."""
    if not sys.stderr.isatty() or total < MANY:
        with pages():
            yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)

        def show(name: str, page: int, count: int) -> None:
            bar.update(task, description=f"{label} {name}, trang {page}/{count}", refresh=True)

        with watching(show):
            for item in items:
                yield item
                bar.update(task, advance=1, description=label)
