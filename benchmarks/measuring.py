"""Measuring works beside each other: rounds in turn, medians, so that a busy machine hits all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

ROUNDS = 7
Work = Callable[[], object]


def seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor(work: Work) -> float:
    """Seconds of this process' processors, of all its threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def interleaved(
    works: Mapping[str, Work], rounds: int = ROUNDS, timed: Callable[[Work], float] = seconds
) -> dict[str, float]:
    """Median seconds of each work, all warmed up first and then run in turn."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    return {name: statistics.median(taken) for name, taken in times.items()}
