"""What units were given of a target, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    body: Link
    asked: str
    target: Link
    got: str
    percent: str
    verdict: str
    amended: bool
    slug: str
    linked: str  # by whom, when and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """``how`` the shares were put together and ``why``; ``against`` what they are to the whole."""

    label: str
    shown: str
    against: str
    kind: str  # less, equal, more, or empty where nothing can be said
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    href: str
    shares: tuple[Share, ...]
    sum: Sum | None
    without: tuple[Link, ...]
