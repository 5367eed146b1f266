"""What a check finds: where, what is stated, what follows from the rest, what to write."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tiendo.facts.reading import number


class Severity(StrEnum):
    ERROR = "error"  # it cannot be right
    WARNING = "warning"  # a person should look


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """``text[start:end]`` of the draft; end exclusive, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of the register that a finding rests on, and the words that it was read from."""

    kind: str  # "observation", "target", "document", "person"
    ref: str  # the register's id
    source: str  # the document that says it, by name
    quote: str

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "ref": self.ref, "source": self.source, "quote": self.quote}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One slip. ``check`` and, where it is None, ``severity`` are filled in by the registry.

    ``stated`` and ``computed`` are in the unit that the draft writes (percent, tỷ đồng, a date
    as ISO text); ``suggestion`` is what to write instead, where that is known.
    """

    start: int
    end: int
    message: str
    message_en: str
    stated: Decimal | str | None = None
    computed: Decimal | str | None = None
    suggestion: str | None = None
    see: tuple[Place, ...] = ()
    register: Record | None = None
    severity: Severity | None = None
    check: str = ""

    def as_json(self) -> dict[str, Any]:
        """The finding in the form of the contract."""
        return {
            "check": self.check,
            "severity": (self.severity or Severity.WARNING).value,
            "start": self.start,
            "end": self.end,
            "message": self.message,
            "message_en": self.message_en,
            "stated": _plain(self.stated),
            "computed": _plain(self.computed),
            "suggestion": self.suggestion,
            "see": [{"start": place.start, "end": place.end} for place in self.see],
            "register": self.register.as_json() if self.register else None,
        }


def _plain(value: Decimal | str | None) -> int | float | str | None:
    return number(value) if isinstance(value, Decimal) else value
