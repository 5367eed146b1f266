"""A report that came back, held against the register of a day, for whoever checks it."""

from __future__ import annotations

from datetime import date

from tiendo.facts.known import KnownFigure
from tiendo.register.access import Viewer
from tiendo.reporting.carried import known_figures
from tiendo.reporting.gathering import gather_again
from tiendo.reporting.package import origin_of


def figures_held(
    data: bytes, text: str, as_of: date, *, to: Viewer | None = None
) -> tuple[KnownFigure, ...]:
    """The live figures of a DOCX in its ``text``, and what was known of each on a day.

    None where the file is no report of ours. Raises NotFound, NotYetKnown, PeriodAhead where
    the register does not have what it is about; DocumentUnreadable.
    """
    made = origin_of(data)
    return () if made is None else known_figures(data, text, gather_again(made[1], as_of, to=to))
