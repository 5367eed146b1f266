"""What a body's checks find in a file, and which suggestions can be written into it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from django.utils import timezone

from tiendo.checking import Report, check_document
from tiendo.checking.word import NotReturnable, mendable
from tiendo.drafts.choosing import checks_of
from tiendo.facts.known import KnownFigure
from tiendo.facts.reading import Reading
from tiendo.reading import read
from tiendo.reading.formats import open_bytes
from tiendo.reading.layout import sheet_of
from tiendo.register.errors import NotFound, NotYetKnown
from tiendo.register.models import Body
from tiendo.register.selectors import known_for
from tiendo.reporting.errors import NothingToReport, PeriodAhead
from tiendo.reporting.held import figures_held


def report_on(data: bytes, name: str, body: Body) -> Report:
    """What a body's checks find in a file, beside what is open in the register.

    Secrets of the register are left out whoever asks: others see the draft's findings too.
    Raises DocumentUnreadable.
    """
    document = open_bytes(data, name)
    reading = read(document)
    day = reading.identity.issued_on or reading.published_on or timezone.localdate()
    sheet = sheet_of(data, name)
    live = figures(data, reading) if sheet is not None else ()
    known = replace(known_for(reading, as_of=day), figures=live)
    return check_document(
        document,
        reading=reading,
        known=known,
        checks=checks_of(body),
        as_of=day,
        sheet=sheet,
    )


def figures(data: bytes, reading: Reading) -> tuple[KnownFigure, ...]:
    """The live figures of a report of ours beside the register of today; none where the
    register does not have its plan, or not openly."""
    with suppress(NotFound, NotYetKnown, PeriodAhead, NothingToReport):
        return figures_held(data, reading.text, timezone.localdate())
    return ()


def mends(data: bytes, report: Report) -> list[bool]:
    """Of each finding, whether its suggestion can be written into the file."""
    try:
        return mendable(data, report)
    except NotReturnable:
        return [False] * len(report.findings)
