"""What belongs to a report's period: a report of nine months stays one when the year is over.

Values of its time count whenever they become known (an official figure takes the place of
the estimate); values of a longer time count only if they were known when the report closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Observation
from tiendo.reporting.grammar import table
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.selectors import Judged, Rivals, facts
from tiendo.vocabulary.periods import Period


def closes(period: Period) -> date:
    """The day by which a report on a period is made."""
    return period.end + timedelta(days=int(table("setting")["late-days"]["value"]))


def of_its_time(
    judged: Sequence[Judged], period: Period, as_of: date, *, to: Viewer | None = None
) -> list[Judged]:
    """The lines judged by what belongs to the period; at most one query."""
    closed = min(as_of, closes(period))
    kept = [
        [one for one in line.records if one.ends_on <= period.end or one.known_on <= closed]
        for line in judged
    ]
    changed = closed < as_of or any(
        len(seen) < len(line.records) for line, seen in zip(judged, kept, strict=True)
    )
    if not changed:
        return list(judged)
    against = register.rivals((one for seen in kept for one in seen), as_of=as_of, to=to)
    return [rejudged(line, seen, against, closed) for line, seen in zip(judged, kept, strict=True)]


def rejudged(line: Judged, seen: list[Observation], against: Rivals, closed: date) -> Judged:
    """A person's verdict stays where it was given for a day before the report closed."""
    known = [replace(one, known_on=min(one.known_on, closed)) for one in facts(seen, against)]
    override = line.override if line.override and line.override.as_of <= closed else None
    return replace(
        line,
        records=tuple(seen),
        score=judge(line.target, known, as_of=closed),
        override=override,
    )
