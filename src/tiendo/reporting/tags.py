"""What a figure in a file carries: its record, the day, its form, and a sign of what was written.

``27-nq-tu-2022-17|2023-10-20|value|3fa9``. Word allows 64 characters for a tag; a record
with a longer id is named by the beginning of its hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LONGEST = 64
WRITTEN = re.compile(r"([^|]+)\|(\d{4}-\d\d-\d\d)\|([a-z-]+)\|([0-9a-f]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """``sign`` is of the words as they were written: others were typed by a person."""

    ref: str
    as_of: date
    form: str
    sign: str


def tag_of(ref: str, as_of: date, form: str, text: str) -> str:
    """
    >>> tag_of("27-nq-tu-2022-17", date(2023, 10, 20), "value", "đạt 6 xã")
    '27-nq-tu-2022-17|2023-10-20|value|d379'
    """
    tail = f"|{as_of.isoformat()}|{form}|{sign_of(text)}"
    return (ref if len(ref) + len(tail) <= LONGEST else short(ref)) + tail


def read_tag(written: str) -> Tag | None:
    """The tag in a control's property; None for what is no tag of ours."""
    match = WRITTEN.fullmatch(written)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match[2])
    except ValueError:
        return None
    return Tag(ref=match[1], as_of=day, form=match[3], sign=match[4])


def short(ref: str) -> str:
    return "~" + hashlib.sha256(ref.encode()).hexdigest()[:16]


def sign_of(text: str) -> str:
    """Of the words, whatever spaces an editor put between them."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:4]


def full(ref: str, known: Iterable[str]) -> str:
    """The id that a shortened one stands for; itself where none of those known."""
    if not ref.startswith("~"):
        return ref
    return next((one for one in known if short(one) == ref), ref)
