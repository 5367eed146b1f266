"""What became of bodies: founded, renamed, merged, split, dissolved, by a document, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    FOUNDED = "founded"
    RENAMED = "renamed"  # one body goes on under another name or status
    MERGED = "merged"
    SPLIT = "split"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEvent:
    """``before`` are the bodies until the day before ``on``, ``after`` those from ``on``.

    Bodies are named by the register's ids. A body that goes on stands on both sides:
    a commune that takes in its neighbour, a renamed office.
    """

    kind: EventKind
    on: date
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    act: str = ""  # the document, by name: "Nghị quyết số 202/2025/QH15"
    ref: str = ""  # the register's id
