"""Weaknesses that no order speaks of: what is to be done is ordered, not admitted."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.facts.items import Shortcoming, Task

# "chấn chỉnh tình trạng nể nang": the order is no weakness, what it is to end is one.
STATES = ("tình trạng", "hiện tượng", "biểu hiện")


def admitted(found: Sequence[Shortcoming], tasks: Sequence[Task]) -> list[Shortcoming]:
    """``found`` without those wholly inside a task, unless it is to put a state right."""
    spans = [(task.evidence.start, task.evidence.end) for task in tasks]
    return [
        item
        for item in found
        if item.evidence.quote.startswith(STATES)
        or not any(
            start <= item.evidence.start and item.evidence.end <= end for start, end in spans
        )
    ]
