"""Findings that a person has looked at and let stand, with the reason.

A dismissal is kept under the check and the words that it stands on, so that it holds in the
next version of the draft too, wherever the words have moved. One that fits nothing any more
is reported: the words were mended, or it was never needed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from tiendo.checking.finding import Finding
from tiendo.checking.registry import chosen
from tiendo.errors import TiendoError
from tiendo.vocabulary.text import nfc

FIELDS = {"check", "quote", "reason", "by", "day"}
DO = "Mỗi mục viết như: {check: ratio-percent, quote: “đạt 107,2%”, reason: lý do, by: ai}"
# Fewer words than these letters are told apart by those around them.
SHORT, AROUND = 24, 40


class DismissalInvalid(TiendoError):
    """A dismissal without a check, words or a reason."""

    code = "dismissal-invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """``quote``: the words of the draft, those of the finding or more around them."""

    check: str
    quote: str
    reason: str
    by: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        for name, what in (("check", "mã phép soát"), ("quote", "câu trích"), ("reason", "lý do")):
            if not getattr(self, name).strip():
                raise DismissalInvalid(f"Mục bỏ qua thiếu {what} ({name})", do=DO)

    def as_json(self) -> dict[str, Any]:
        day = self.day.isoformat() if self.day else None
        return {"check": self.check, "quote": self.quote, "reason": self.reason,
                "by": self.by or None, "day": day}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Findings apart from those let stand; ``unused`` are dismissals that fit none."""

    open: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]
    unused: tuple[Dismissal, ...]


def sort_out(text: str, findings: Iterable[Finding], given: Sequence[Dismissal]) -> Sorted:
    """Each finding is let stand by the first dismissal of its check whose words hold it."""
    words = Squeezed(text)
    places = [words.found(one.quote) for one in given]
    left: list[Finding] = []
    out: list[tuple[Finding, Dismissal]] = []
    used: set[int] = set()
    for finding in findings:
        start, end = words.span(finding.start, finding.end)
        fits = [
            at
            for at, one in enumerate(given)
            if one.check == finding.check and any(a <= start and end <= b for a, b in places[at])
        ]
        used.update(fits)
        if fits:
            out.append((finding, given[fits[0]]))
        else:
            left.append(finding)
    unused = tuple(one for at, one in enumerate(given) if at not in used)
    return Sorted(open=tuple(left), dismissed=tuple(out), unused=unused)


class Squeezed:
    """A text without its spaces: lines may be broken anew from version to version."""

    def __init__(self, text: str) -> None:
        self.at = [at for at, sign in enumerate(text) if not sign.isspace()]
        self.text = "".join(text[at] for at in self.at)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.at, start), bisect_left(self.at, end)

    def found(self, quote: str) -> list[tuple[int, int]]:
        """Everywhere that the words of a quote stand."""
        words, spans = "".join(nfc(quote).split()), []
        at = self.text.find(words)
        while words and at >= 0:
            spans.append((at, at + len(words)))
            at = self.text.find(words, at + 1)
        return spans


def quote_of(text: str, finding: Finding) -> str:
    """The words to keep a dismissal under: those of the finding, with some around few."""
    start, end = finding.start, finding.end
    if end - start < SHORT:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        start = word_edge(text, max(first, start - AROUND), first)
        end = last if last - end <= AROUND else text.rfind(" ", end, end + AROUND)
        end = end if end >= finding.end else finding.end
    return " ".join(text[start:end].split())


def word_edge(text: str, at: int, first: int) -> int:
    """``at``, or where the word that it falls into begins."""
    while at > first and not text[at - 1].isspace():
        at -= 1
    return at


def parse_dismissals(written: str, *, where: str) -> list[Dismissal]:
    """The dismissals of a YAML or JSON list. Raises DismissalInvalid with the entry's number."""
    try:
        rows = yaml.safe_load(written) or []
    except yaml.YAMLError as error:
        raise DismissalInvalid("Tệp không phải YAML", where=where, do=DO) from error
    if not isinstance(rows, list):
        raise DismissalInvalid("Tệp phải là một danh sách", where=where, do=DO)
    return [parsed(row, f"{where}, mục {number}") for number, row in enumerate(rows, 1)]


def parsed(row: object, where: str) -> Dismissal:
    if not isinstance(row, dict) or set(row) - FIELDS:
        strange = ", ".join(map(str, set(row) - FIELDS)) if isinstance(row, dict) else str(row)
        raise DismissalInvalid(f"Không hiểu “{strange}”", where=where, do=DO)
    said = {name: str(row.get(name) or "") for name in ("check", "quote", "reason", "by")}
    day = row.get("day")
    try:
        day = day if isinstance(day, date) or day is None else date.fromisoformat(str(day))
        found = Dismissal(**said, day=day)
        chosen([found.check])
    except ValueError:
        raise DismissalInvalid(
            f"“{day}” không phải là ngày", where=where, do="Viết như 2023-10-14"
        ) from None
    except TiendoError as error:
        error.at(where)
        raise
    return found
