"""What is asked of the scores: the day, a body with all below it, a period, a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.vocabulary.periods import Period

# A year is measured by the one before it, and that by where it began: the day before, 367 days ago.
BEFORE = 367
# Columns that say whether a value counts on a day.
KNOWN_BY = ("known_on", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """``bodies``: first and last number; ``series``: the same of the series, where known.

    ``period``: only targets due by it. ``plan``: only those of the plan of this number.
    Ranks are among the targets that are asked for. ``parents``: only the bodies right under
    these; ``scattered``: their series do not lie together (``slices``). ``ended``: only targets
    whose period is over, or only the others; ``since``: no earlier period than of this day is
    needed for them. Bodies ranked together have one period, so that neither parts them.
    ``taken``: the observations at hand are already those that count on the day.
    """

    as_of: date
    bodies: tuple[int, int] | None = None
    series: tuple[int, int] | None = None
    period: Period | None = None
    plan: int | None = None
    parents: tuple[int, int] | None = None
    scattered: bool = False
    ended: bool | None = None
    since: int | None = None
    taken: bool = False
    among: str = "asked"  # where the targets asked for stand

    @property
    def asked(self) -> str:
        """The condition on targets."""
        found = []
        if self.bodies is not None:
            found.append(f"body between {self.bodies[0]} and {self.bodies[1]}")
        if self.series is not None:
            found.append(f"series between {self.series[0]} and {self.series[1]}")
        if self.parents is not None:
            found.append(f"parent between {self.parents[0]} and {self.parents[1]}")
        if self.period is not None:
            start, end = self.period.start.toordinal(), self.period.end.toordinal()
            found.append(f"starts = {start} and ends = {end}")
        if self.plan is not None:
            found.append(f"plan = {self.plan}")
        if self.ended is not None:
            found.append(f"ends {'<' if self.ended else '>='} {self.as_of.toordinal()}")
        return " and ".join(found) or "0 = 0"

    @property
    def known(self) -> str:
        """The condition on observations that count on the day."""
        day = self.as_of.toordinal()
        return "0 = 0" if self.taken else f"known_on <= {day} and until > {day}"

    @property
    def rows(self) -> str:
        """The condition on observations: what no target asked for can need is left out."""
        found = []
        if self.series is not None:
            found.append(f"series between {self.series[0]} and {self.series[1]}")
        if self.scattered:
            found.append(f"series in (select series from {self.among})")  # noqa: S608
        if self.period is not None:
            found.append(f"ends <= {self.period.end.toordinal()}")
            if self.period.months <= 12:
                found.append(f"ends >= {self.period.start.toordinal() - BEFORE}")
        if self.since is not None:
            found.append(f"ends >= {self.since}")
        return " and ".join(found) or "0 = 0"
