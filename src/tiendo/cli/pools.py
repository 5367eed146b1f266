"""Processes that read files side by side."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tiendo.cli.many import Answer, Answering, Job
from tiendo.errors import DocumentUnreadable

# Files handed out for each process beyond the one that it reads: enough to keep it busy, few
# enough that finished readings do not pile up behind a slow one.
AHEAD = 3


def in_processes(jobs: Iterable[Job], read: Answering, processes: int) -> Iterator[Answer]:
    """The answers in the order of the jobs, which are taken up only shortly before."""
    pool = _Pool(read, processes)
    waiting: deque[tuple[Job, Future[Answer]]] = deque()
    try:
        for job in jobs:
            waiting.append((job, pool.submit(job)))
            if len(waiting) >= AHEAD * processes:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes that outlive one of them: what it was reading is tried once more, alone."""

    def __init__(self, read: Answering, processes: int) -> None:
        self.read = read
        self.processes = processes
        self.executor = _executor(processes)

    def submit(self, job: Job) -> Future[Answer]:
        try:
            return self.executor.submit(self.read, job)
        except BrokenProcessPool:
            self.close()
            self.executor = _executor(self.processes)
            return self.executor.submit(self.read, job)

    def result(self, job: Job, future: Future[Answer]) -> Answer:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(job)

    def _alone(self, job: Job) -> Answer:
        with _executor(1) as executor:
            try:
                return executor.submit(self.read, job).result()
            except BrokenProcessPool:
                error = DocumentUnreadable(
                    "Tiến trình đọc tệp này bị dừng giữa chừng",
                    where=job.name,
                    do="Kiểm tra bộ nhớ của máy; đọc riêng tệp này với --jobs 1",
                )
                return Answer(error=str(error))

    def close(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)


def _executor(processes: int) -> ProcessPoolExecutor:
    """New processes, the same on every system; an interrupt is the parent's to answer."""
    return ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
