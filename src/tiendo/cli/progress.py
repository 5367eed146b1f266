"""A bar for many files on standard error, where a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tiendo.cli.many import Progress
from tiendo.reading.watching import watching

Item = TypeVar("Item")
# From how many files on a bar is worth showing.
MANY = 3


def track(label: str, items: Iterable[Item], *, total: int) -> Iterator[Item]:
    """The items, with a progress bar that names the page of a scan that is being read."""
    if not sys.stderr.isatty() or total < MANY:
        with Progress(1) as line, watching(line.page):
            yield from items
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)

        def show(name: str, page: int, count: int) -> None:
            bar.update(task, description=f"{label} {name}, trang {page}/{count}", refresh=True)

        with watching(show):
            for item in items:
                yield item
                bar.update(task, advance=1, description=label)
