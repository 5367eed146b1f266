"""What a document has stated so far: the year, the period, the role of what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tiendo.facts.figure import Role
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.times import Time


@dataclass(slots=True, kw_only=True)
class Context:
    """State carried from sentence to sentence; ``paragraph`` and ``lead`` reset parts of it.

    ``period`` is the time that opened the paragraph (or heads the list);
    ``headline`` the nearest heading's, ``earlier`` that of a paragraph before.
    Where a text looks back on one time and ahead to another, they are ``reviewed``
    and ``coming``.
    """

    year: int | None = None
    month: int | None = None
    period: Period | None = None
    crop: bool = False  # ``period`` is a season: it ends with its sentence
    headline: Period | None = None
    reviewed: Period | None = None  # "tổng kết công tác năm 2023": what results are told of
    coming: Period | None = None  # "nhiệm vụ năm 2024" beside it: what targets are set for
    earlier: Period | None = None
    role: Role | None = None
    heading_role: Role | None = None
    heading_level: int = 0
    role_said: bool = False  # by this sentence, not by a heading or the one before
    ordered: bool = False  # the role comes from an order: it has only the time that it states
    opened_as: Role | None = None  # the role in which ``period`` was opened
    estimated: bool = False
    topic: str = ""
    lead: Context | None = None  # the state that a list's lead-in left for its items

    def resolve(self, time: Time) -> Period | None:
        return time.resolve(self.year, self.month)

    def note(self, time: Time, *, horizon: bool = False) -> None:
        """Remember the year that later words leave open; a horizon is no present."""
        if time.form in ("years", "season", "crop", "since") or horizon:
            return
        if time.year is not None:
            self.year = time.last_year or time.year
        if time.form in ("month", "day") and len(time.first) and time.form == "month":
            self.month = time.first[0]
        elif time.form == "day" and len(time.first) == 2:
            self.month = time.first[1]

    def new_paragraph(self) -> None:
        """Forget what holds to the paragraph's end only."""
        self.earlier = self.period or self.earlier
        self.period, self.role, self.estimated, self.topic = None, self.heading_role, False, ""
        self.ordered = False

    def copy(self) -> Context:
        return replace(self, lead=None)


def starting(published_on: date | None, year: int | None, month: int | None) -> Context:
    """The context of a page: its date, or the first date that it states."""
    if published_on is not None:
        return Context(year=published_on.year, month=published_on.month)
    return Context(year=year, month=month)
