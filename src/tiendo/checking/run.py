"""One door: a document to the findings of the chosen checks, and how much they could check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tiendo.checking.amounts import Amount
from tiendo.checking.coverage import Coverage
from tiendo.checking.dismissing import Dismissal, sort_out
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.layouts.fault import mendable
from tiendo.checking.layouts.layout import LayoutCoverage
from tiendo.checking.owning import owned
from tiendo.checking.registry import Check, Compared, chosen
from tiendo.facts.known import Known
from tiendo.facts.reading import Reading, Source
from tiendo.reading import read
from tiendo.reading.document import Document, Kind
from tiendo.reading.formats import open_bytes
from tiendo.reading.layout import Sheet, sheet_of

SCHEMA = "tiendo/findings/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of a draft in order of the text, and what was and was not checked."""

    source: Source
    text: str
    findings: tuple[Finding, ...]
    coverage: Coverage
    against_register: bool
    day: date | None = None  # on which the draft speaks
    headings: tuple[int, ...] = ()  # where its headings start
    dismissed: tuple[tuple[Finding, Dismissal], ...] = ()
    unused: tuple[Dismissal, ...] = ()  # dismissals that fit nothing in it

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    def as_json(self) -> dict[str, Any]:
        """The report in the form of the contract, ready for ``json.dumps``."""
        said = {
            "schema": SCHEMA,
            "source": {"name": self.source.name, "sha256": self.source.sha256},
            "text": self.text,
            "findings": [finding.as_json() for finding in self.findings],
            "coverage": self.coverage.as_json(),
            "against_register": self.against_register,
        }
        if self.dismissed or self.unused:
            said["dismissed"] = [
                {"finding": one.as_json(), "dismissal": by.as_json()} for one, by in self.dismissed
            ]
            said["dismissals_unused"] = [one.as_json() for one in self.unused]
        return said

    def dismissing(self, given: Sequence[Dismissal]) -> Report:
        """The report without the findings that ``given`` lets stand; they are kept beside."""
        done = sort_out(self.text, self.findings, given)
        return replace(self, findings=done.open, dismissed=done.dismissed, unused=done.unused)


def check_document(
    document: Document,
    *,
    reading: Reading | None = None,
    known: Known | None = None,
    checks: Sequence[Check] | None = None,
    as_of: date | None = None,
    sheet: Sheet | None = None,
) -> Report:
    """The report on ``document``; ``reading`` where it has been read already.

    ``sheet`` is how it is laid out (``reading.layout.sheet_of``), for the checks of layout.

    ``known`` is what the register knows as of the draft's day; ``as_of`` is used where the
    draft bears no date.
    """
    draft = Draft(
        reading=reading or read(document),
        document=document,
        known=known or Known(),
        as_of=as_of,
        sheet=sheet,
    )
    return check_draft(draft, chosen() if checks is None else checks)


def check_draft(draft: Draft, checks: Sequence[Check]) -> Report:
    found: list[Finding] = []
    compared: dict[str, set[int]] = {}
    for check in checks:
        held = compared.setdefault(check.id, set())
        for one in check.run(draft):
            if isinstance(one, Compared):
                held.update(map(id, one.amounts))
            else:
                found.append(one)
                held.update(map(id, _seen(draft, one)))
    return Report(
        source=draft.reading.source,
        text=draft.text,
        findings=owned(found, [check.id for check in checks]),
        coverage=Coverage.of(draft.amounts, compared, laid_out(draft, checks)),
        against_register=draft.known.present,
        day=draft.day,
        headings=tuple(b.start for b in draft.document.blocks if b.kind is Kind.HEADING),
    )


def _seen(draft: Draft, one: Finding) -> Iterator[Amount]:
    """The figures of a finding that was held against other places: they were compared."""
    starts = draft.kept("starts of figures", lambda: [amount.start for amount in draft.amounts])
    spans = [(one.start, one.end), *((place.start, place.end) for place in one.see)]
    for start, end in spans if one.see else ():
        first = max(bisect_right(starts, start) - 1, 0)
        for amount in draft.amounts[first : bisect_left(starts, end)]:
            if amount.end > start:
                yield amount


def laid_out(draft: Draft, checks: Sequence[Check]) -> LayoutCoverage | None:
    """What is to be said of the layout; None where no check of it was chosen."""
    layout, said = draft.laid
    ids = [check.id for check in checks if check.group == "layout"]
    if layout is None or not ids:
        return said if ids else None
    return replace(said, mendable=len(mendable(layout, ids)))


def check_text(text: str, *, published_on: date | None = None, name: str = "-") -> Report:
    """The report on plain text, against itself alone."""
    return check_document(Document.of_text(text, name=name, published_on=published_on))


def check_bytes(data: bytes, name: str) -> Report:
    """The report on a file's bytes, against itself alone. Raises DocumentUnreadable."""
    return check_document(open_bytes(data, name), sheet=sheet_of(data, name))


def check_file(path: Path | str) -> Report:
    """The report on a file, against itself alone. Raises DocumentUnreadable, OSError."""
    path = Path(path)
    return check_bytes(path.read_bytes(), path.name)
