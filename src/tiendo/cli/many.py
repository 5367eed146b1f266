"""Many files, read one after another or in several processes; answers in the order asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from tiendo.facts.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to read; ``data`` where it has no name to be opened by (standard input).

    ``others``: more files are asked for, which a fault of ours must not cost.
    """

    name: str
    form: str
    others: bool = False
    published_on: date | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reading (for JSON forms: written out), or the one line that says why there is none."""

    said: Reading | str = ""
    error: str = ""


Answering = Callable[[Job], Answer]


def answers(jobs: Iterable[Job], read: Answering, processes: int) -> Iterator[Answer]:
    """An answer for each job, in order; one file's failure costs no other."""
    if processes < 2:
        yield from map(read, jobs)
        return
    from tiendo.cli.pools import in_processes  # half the start of a small reading

    yield from in_processes(jobs, read, processes)


class Progress:
    """How far the work is, on one line of a terminal: how many files are read (where the output
    does not go there too), and in a scan the page that is being recognised.
    """

    def __init__(self, files: int) -> None:
        self.files = files
        self.done = 0
        self.watched = sys.stderr.isatty()
        self.shown = files > 1 and self.watched and not sys.stdout.isatty()
        self.paged = False

    def __enter__(self) -> Progress:
        return self

    def page(self, name: str, page: int, count: int) -> None:
        """A page of a scan is being read: seconds go by."""
        if self.watched:
            self.paged = True
            line = f"\r\x1b[K{name}: đang nhận dạng trang {page}/{count}"
            print(line, end="", file=sys.stderr, flush=True)

    def step(self) -> None:
        self.done += 1
        if self.paged:
            self.wipe()
        if self.shown:
            print(f"\rđã đọc {self.done}/{self.files} tệp", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, before another is written or at the end."""
        if self.shown or self.paged:
            self.wipe()

    def wipe(self) -> None:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        self.paged = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.clear()
