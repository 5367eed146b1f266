"""Names of the kinds of bodies and of what becomes of them, in the reader's language."""

from __future__ import annotations

from tiendo.register.services.body_lists import Row, body_kinds, event_kinds
from tiendo.web import words


def body_kind(id: str) -> str:
    """The name of a kind; one that the table lacks is shown as it is."""
    return named(body_kinds().get(id), id)


def event_kind(id: str) -> str:
    return named(event_kinds().get(id), id)


def named(row: Row | None, id: str) -> str:
    return words.either(row["says"], row["says_en"]) if row else id
