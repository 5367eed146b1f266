"""What the review desk shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tiendo.errors import TiendoError
from tiendo.register.selectors.desk import Progress
from tiendo.web.links import Link
from tiendo.web.quoting import Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``value`` is what the form shows, ``was`` what stands; ``theirs`` where two differ."""

    name: str
    label: str
    widget: str
    value: str
    was: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    corrected: bool
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What the proposal meets in the register: in a word, in a sentence, with a link."""

    kind: str
    words: str
    why: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """A proposal that the form for many would accept."""

    id: int
    version: int
    words: str
    sure: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """The form for accepting all above a confidence, and whom it would take."""

    above: str
    steps: tuple[str, ...]
    rows: tuple[Sure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One proposal with all that a decision needs."""

    id: int
    version: int
    number: int
    of: int
    kind: str
    kind_words: str
    state: str
    state_words: str
    decided: str
    said: str
    quoted: Quoted
    place: str
    anchor: str
    fields: tuple[Field, ...]
    indicator: str
    may_name: bool
    needs_reason: bool
    reason: str
    sure: str
    remarks: tuple[str, ...]
    doubts: tuple[str, ...]
    met: Met | None
    parts: str
    merges: int
    merges_version: int
    merges_words: str
    previous: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    slug: str
    title: str
    address: str
    all: bool
    progress: Progress
    panel: Panel | None
    many: Many | None
    undo: str
    may_decide: bool
    next_title: str
    next_href: str
    indicators: SafeString | str  # as options
    kinds: tuple[tuple[str, str], ...]
    states: str
    replaces: tuple[Link, ...] = ()  # plans that the document says it replaces; nobody confirmed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address and the form asked for. ``typed`` is what a refused form held."""

    id: int = 0
    all: bool = False
    above: str = ""
    after: int = 0
    error: TiendoError | None = None
    typed: Mapping[str, str] | None = None
