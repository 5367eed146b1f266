"""A body's page as frozen values: what it was called, what became of it, who stood under it."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRow:
    """A name or a code with its days; ``label`` says which it is."""

    label: str
    words: str
    since: str
    until: str
    act: str
    current: bool  # on the day asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A body of an event. ``former``: one that came after bears the same name.

    ``share`` where the document says how much went where.
    """

    body: Link
    former: bool = False
    share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    day: str
    kind: str
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    more: str  # "và 40 cơ quan khác"
    act: str
    act_href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Some bodies of a list, how many there are, and the way to all of them."""

    title: str
    bodies: tuple[Link, ...]
    count: int
    all: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A plan or a document in a list."""

    words: str
    href: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """``name`` is the latest, ``called`` the one of the day where it was another one."""

    name: str
    kind: str
    status: str
    called: str
    day: str
    day_asked: str  # as the field of the form shows it
    speaks_for: Link | None
    events: tuple[Event, ...]
    dated: tuple[DatedRow, ...]
    around: tuple[Listed, ...]
    plans: tuple[Told, ...]
    documents: tuple[Told, ...]
    all_documents: str
