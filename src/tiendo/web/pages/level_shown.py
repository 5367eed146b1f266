"""A level of a target, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """``now``: in force on the day shown. ``ended`` is who took it back, when and why."""

    shown: str
    document: Link
    since: str
    known: str
    reason: str
    now: bool
    slug: str = ""  # of the document; empty for the level first set
    ended: str = ""
