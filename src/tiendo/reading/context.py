"""What a document has stated so far: the year, the period, the role of what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tiendo.facts.figure import TARGET, Basis, Role
from tiendo.vocabulary.periods import DAY, HALF, MONTH, MONTHS, QUARTER, Period, days, first_months
from tiendo.vocabulary.times import Time

# Times that say nothing of when the text speaks.
UNDATING = (
    "years", "season", "crop", "harvest", "since", "this-period", "this-quarter", "this-term",
)  # fmt: skip
WITHIN_YEAR = (MONTH, QUARTER, MONTHS, HALF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """``KH: kế hoạch năm; TH: ước thực hiện cả năm 2025; SS: so với năm 2024``."""

    planned: Period | None = None
    done: Period | None = None
    estimated: bool = False  # what was done
    basis: Basis | None = None  # what "SS" compares with


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """The role and the time that hold again behind a goal: "đạt 6,92% (mục tiêu năm 2025 9%)"."""

    role: Role | None
    period: Period | None
    opened_as: Role | None
    bracket: bool  # it ends with its bracket, else with its sentence


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
    day: date | None = None  # of the page
    period: Period | None = None
    terms: tuple[Period, ...] = ()  # of committees: "nhiệm kỳ 2025 - 2030", as last named
    crop: bool = False  # ``period`` is a season: it ends with its sentence
    harvest: bool = False  # … or of a year from harvest to harvest: it ends with its paragraph
    headline: Period | None = None
    reviewed: Period | None = None  # "tổng kết công tác năm 2023": what results are told of
    coming: Period | None = None  # "nhiệm vụ năm 2024" beside it: what targets are set for
    earlier: Period | None = None
    legend: Legend | None = None  # what the document says of its short words
    role: Role | None = None
    told: Period | None = None  # the months of which a paragraph before tells
    unclosed: bool = False  # a time that opened runs to now: "từ năm 2021 đến nay"
    now: bool = False  # "đến nay" opened: no time of a paragraph before
    heading_role: Role | None = None
    heading_level: int = 0
    aside: Aside | None = None  # what held before a goal that is told beside its result
    role_said: bool = False  # by this sentence, not by a heading or the one before
    ordered: bool = False  # the role comes from an order: it has only the time that it states
    opened_as: Role | None = None  # the role in which ``period`` was opened
    estimated: bool = False
    topic: str = ""
    lead: Context | None = None  # the state that a list's lead-in left for its items

    def resolve(self, time: Time) -> Period | None:
        if time.form == "to-date":
            return self._to_date(time)
        if time.form == "this-period":
            return self.headline or self.reviewed or self.told
        if time.form == "this-quarter":
            told = self.headline or self.reviewed
            return told if told is not None and told.precision is QUARTER else None
        if time.form == "this-term" and self.terms:
            return max(self.terms) if self.role is TARGET else self.terms[-1]
        return time.resolve(self.year, self.month)

    def _to_date(self, time: Time) -> Period | None:
        """``từ đầu năm đến nay``: to the end of the months reported on, or to the page's day."""
        year = time.year or self.year
        if year is None:
            return None
        try:
            begin = date(year, time.first[1], time.first[0])
        except ValueError:
            return None
        told = self.headline or self.reviewed if begin == date(year, 1, 1) else None
        if told is not None and told.year == year and told.precision in WITHIN_YEAR:
            return first_months(year, told.end.month)
        return days(begin, self.day) if self.day is not None and begin <= self.day else None

    def note(self, time: Time, *, horizon: bool = False) -> None:
        """Remember the year that later words leave open; a horizon is no present."""
        if time.form in UNDATING or horizon:
            return
        if time.year is not None:
            self.year = time.last_year or time.year
        if time.form in ("month", "day") and len(time.first) and time.form == "month":
            self.month = time.first[0]
        elif time.form == "day" and len(time.first) == 2:
            self.month = time.first[1]

    def note_term(self, time: Time) -> None:
        """Remember a term: results are told of the last named, targets set for the latest."""
        term = self.resolve(time)
        if term is not None:
            self.terms = (*(known for known in self.terms if known != term), term)

    def new_paragraph(self) -> None:
        """Forget what holds to the paragraph's end only."""
        stood = None if self.harvest else self.period
        if stood is not None and stood.precision is DAY and self.told is not None:
            stood = self.told  # "Tính đến ngày 15/6, …" holds to its paragraph's end only
        self.earlier = stood or self.earlier
        self.period, self.role, self.estimated, self.topic = None, self.heading_role, False, ""
        self.ordered = self.unclosed = self.now = self.harvest = False

    def step_aside(self, *, bracket: bool) -> None:
        """Keep what holds, before a goal that is told by the way."""
        self.aside = Aside(
            role=self.role, period=self.period, opened_as=self.opened_as, bracket=bracket
        )

    def step_back(self) -> None:
        """Let what held before such a goal hold again."""
        aside, self.aside = self.aside, None
        if aside is not None:
            self.role, self.period, self.opened_as = aside.role, aside.period, aside.opened_as

    def copy(self) -> Context:
        return replace(self, lead=None)


def starting(published_on: date | None, year: int | None, month: int | None) -> Context:
    """The context of a page: its date, or the first date that it states."""
    if published_on is not None:
        return Context(year=published_on.year, month=published_on.month, day=published_on)
    return Context(year=year, month=month)
