"""One door: a document to the findings of the chosen checks, and how much they could check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tiendo.checking.coverage import Coverage
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.owning import owned
from tiendo.checking.registry import Check, Compared, chosen
from tiendo.facts.known import Known
from tiendo.facts.reading import Reading, Source
from tiendo.reading import read
from tiendo.reading.document import Document
from tiendo.reading.formats import open_bytes

SCHEMA = "tiendo/findings/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of a draft in order of the text, and what was and was not checked."""

    source: Source
    text: str
    findings: tuple[Finding, ...]
    coverage: Coverage
    against_register: bool

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    def as_json(self) -> dict[str, Any]:
        """The report in the form of the contract, ready for ``json.dumps``."""
        return {
            "schema": SCHEMA,
            "source": {"name": self.source.name, "sha256": self.source.sha256},
            "text": self.text,
            "findings": [finding.as_json() for finding in self.findings],
            "coverage": self.coverage.as_json(),
            "against_register": self.against_register,
        }


def check_document(
    document: Document,
    *,
    reading: Reading | None = None,
    known: Known | None = None,
    checks: Sequence[Check] | None = None,
    as_of: date | None = None,
) -> Report:
    """The report on ``document``; ``reading`` where it has been read already.

    ``known`` is what the register knows as of the draft's day; ``as_of`` is used where the
    draft bears no date.
    """
    draft = Draft(
        reading=reading or read(document),
        document=document,
        known=known or Known(),
        as_of=as_of,
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
    return Report(
        source=draft.reading.source,
        text=draft.text,
        findings=owned(found, [check.id for check in checks]),
        coverage=Coverage.of(draft.amounts, compared),
        against_register=draft.known.present,
    )


def check_text(text: str, *, published_on: date | None = None, name: str = "-") -> Report:
    """The report on plain text, against itself alone."""
    return check_document(Document.of_text(text, name=name, published_on=published_on))


def check_bytes(data: bytes, name: str) -> Report:
    """The report on a file's bytes, against itself alone. Raises DocumentUnreadable."""
    return check_document(open_bytes(data, name))


def check_file(path: Path | str) -> Report:
    """The report on a file, against itself alone. Raises DocumentUnreadable, OSError."""
    path = Path(path)
    return check_bytes(path.read_bytes(), path.name)
