"""Every paper of a pack checked, and what was found as a paper of its own. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tiendo.checking import Report, check_document
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.registry import chosen
from tiendo.errors import TiendoError
from tiendo.facts.known import Known
from tiendo.facts.reading import Reading
from tiendo.reading import read
from tiendo.reading.formats import open_bytes
from tiendo.reading.layout import sheet_of
from tiendo.reporting.asked import Head
from tiendo.reporting.carried import known_figures
from tiendo.reporting.draft import Block, Cell, Draft
from tiendo.reporting.facts import Facts
from tiendo.reporting.pack.items import bare
from tiendo.reporting.pack.says import grid, line, phrase, said, says

WEIGHTS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
WORDS = 60  # letters of a place that are shown
Knows = Callable[[Reading], Known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A paper as it was checked; ``why``: why it could not be."""

    name: str
    report: Report | None = None
    why: str = ""


def seen(name: str, data: bytes, facts: Facts, knows: Knows, *, working: bool) -> Seen:
    """A file checked against itself, the register of the day, and the records of its figures.

    ``working``: a paper without the official layout, which is not asked for it.
    """
    try:
        document, sheet = open_bytes(data, name), sheet_of(data, name)
        reading = read(document)
        known = knows(reading)
        if sheet is not None:
            known = replace(known, figures=known_figures(data, document.text, facts))
        checks = chosen((), ("layout",) if working else ())
        report = check_document(
            document, reading=reading, known=known, checks=checks, as_of=facts.as_of, sheet=sheet
        )
    except TiendoError as error:
        return Seen(name=name, why=str(error))
    return Seen(name=name, report=report)


def checked(found: Sequence[Seen], head: Head, facts: Facts) -> Draft:
    reports = [one.report for one in found if one.report is not None]
    errors = sum(one.errors for one in reports)
    warnings = sum(one.warnings for one in reports)
    lead = phrase("checked-lead", papers=len(reports), errors=errors, warnings=warnings)
    body: list[Block] = [line(lead)]
    body += [line(phrase("unchecked", name=one.name, why=one.why)) for one in found if one.why]
    cells = [cell for one in found for cell in rows(one)]
    title = says("paper", "checked")
    annex = (grid("checked", cells, title=title),) if cells else ()
    return bare(title, tuple(body), head, facts.as_of, annex)


def rows(one: Seen) -> Iterator[tuple[Cell, ...]]:
    if one.report is None:
        return
    for finding in one.report.findings:
        weight = WEIGHTS[finding.severity or Severity.WARNING]
        yield said(one.name), said(weight), said(place(one.report, finding)), said(what(finding))


def place(report: Report, finding: Finding) -> str:
    number = report.text.count("\n", 0, finding.start) + 1
    words = " ".join(report.text[finding.start : finding.end].split())
    short = words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}…"
    return f"dòng {number}: “{short}”"


def what(finding: Finding) -> str:
    mend = f" Sửa thành: {finding.suggestion}." if finding.suggestion else ""
    return f"{finding.message} [{finding.check}].{mend}"
