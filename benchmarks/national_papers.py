"""The documents of the made-up country: a resolution a year and a report a quarter, a body.

Each paper is its text and what was read in it. ``reading`` gives the same as the object of
the contract, so that the register's own services can enter it: what the loader writes at
once is held against what they write one by one (tests/benchmarks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from benchmarks.national_country import (
    Measured,
    Place,
    Size,
    exact,
    for_year,
    in_month,
    mixed,
    written,
)
from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Figure, Measure, Role
from tiendo.facts.items import CitedDocument, Heading, Identity, Meeting, Task
from tiendo.facts.reading import Reading, Source

ROMAN = ("I", "II", "III", "IV")
GROUP = 12  # targets under one heading of a resolution
CONFIDENCE = 0.93
# What no catalogue knows: it waits for a person.
STRANGE = "Số mô hình điểm tự quản"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a paper: its number as written, of a month (0: the year), and its place.

    ``role``: target, result, estimate (corrected in the next report), revision, contradiction,
    strange (no indicator).
    """

    role: str
    one: Measured
    number: int
    year: int
    month: int
    start: int
    end: int

    @property
    def period(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


@dataclass(slots=True)
class Paper:
    place: Place
    at: int  # its number among the body's papers, resolutions first
    slug: str
    kind: str
    number: str
    title: str
    dated: date
    text: str = ""
    told: list[Told] = field(default_factory=list)
    headings: list[tuple[int, int, str, int]] = field(default_factory=list)  # place, title, level
    others: dict[str, tuple[int, int]] = field(default_factory=dict)  # of the items, by kind
    cites: str = ""
    due: date | None = None
    quarter: int = 0  # of a report, from the country's first
    first: int = 0

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def papers_of(place: Place, size: Size, measures: Sequence[Measured]) -> Iterator[Paper]:
    """All papers of a body: its resolutions by year, then its reports by quarter."""
    for year in range(size.first, size.first + size.years):
        yield resolution(place, year - size.first, year, measures)
    for quarter in range(size.quarters):
        yield report(place, size, quarter, measures)


def quote(one: Measured, told: str, number: int, unit: str, lead: str = "đạt") -> str:
    sign = "" if unit == "%" else " "
    return f"{one.entry.name} {told} {lead} {written(number, one.entry.unit)}{sign}{unit}"


def resolution(place: Place, at: int, year: int, measures: Sequence[Measured]) -> Paper:
    number = resolution_number(place, year)
    made = Paper(
        place, at, f"nghi-quyet-{place.slug}-{year}", "resolution", number,
        f"Nghị quyết về nhiệm vụ năm {year} của {place.name}",
        date(year - 1, 12, 1) + timedelta(days=mixed(place.at, year) % 28),
    )  # fmt: skip
    lines = Lines(made, made.title)
    lines.heading("I. CÁC NHÓM MỤC TIÊU CHỦ YẾU", 1)
    for one in measures:
        if one.at % GROUP == 0:
            lines.heading(f"{one.at // GROUP + 1}. Nhóm mục tiêu thứ {one.at // GROUP + 1}", 2)
        unit, _ = one.unit_of(place.small)
        value = for_year(place, one, year)
        lines.figure("target", one, value, year, 0, quote(one, f"năm {year}", value, unit))
    lines.close()
    return made


def resolution_number(place: Place, year: int) -> str:
    return f"{year % 100}{place.at:04}-NQ/TU"


def report(place: Place, size: Size, quarter: int, measures: Sequence[Measured]) -> Paper:
    year, part = size.first + quarter // 4, quarter % 4
    months = [part * 3 + n for n in (1, 2, 3)]
    made = Paper(
        place, size.years + quarter, f"bao-cao-{place.slug}-{year}-q{part + 1}", "report",
        report_number(place, quarter),
        f"Báo cáo kết quả quý {ROMAN[part]} năm {year} của {place.name}",
        report_day(place, size.first, quarter), quarter=quarter, first=size.first,
    )  # fmt: skip
    made.cites = resolution_number(place, year)
    lines = Lines(made, made.title)
    for month in months:
        for one in measures:
            estimate = one.at == 0 and month == months[-1] and quarter + 1 < size.quarters
            number = in_month(place, one, year, month) - (1 if estimate else 0)
            lines.result("estimate" if estimate else "result", one, number, year, month)
    if quarter:  # what was an estimate in the last report
        before, last = (year, months[0] - 1) if part else (year - 1, 12)
        number = in_month(place, measures[0], before, last)
        lines.result("revision", measures[0], number, before, last)
    if quarter + 1 == size.quarters and quarter:
        lines.waiting(measures[1], year, months[0])
    lines.others(made.dated + timedelta(days=40), year, part)
    lines.close()
    return made


def report_number(place: Place, quarter: int) -> str:
    return f"{quarter + 1}.{place.at:04}-BC/TU"


def report_day(place: Place, first: int, quarter: int) -> date:
    """A day of the month after the quarter."""
    year, part = first + quarter // 4, quarter % 4
    begins = date(year + (part == 3), (part * 3 + 3) % 12 + 1, 1)
    return begins + timedelta(days=3 + mixed(place.at, quarter) % 20)


def report_before(paper: Paper) -> tuple[str, date]:
    """Number and day of the report of the quarter before."""
    before = paper.quarter - 1
    return report_number(paper.place, before), report_day(paper.place, paper.first, before)


class Lines:
    """Writes the text of a paper line by line, and keeps where each thing stands."""

    def __init__(self, paper: Paper, title: str) -> None:
        self.paper, self.lines, self.at = paper, [title], len(title) + 1

    def line(self, words: str, lead: str = "- ", end: str = ".") -> tuple[int, int]:
        start = self.at + len(lead)
        self.lines.append(f"{lead}{words}{end}")
        self.at = start + len(words) + len(end) + 1
        return start, start + len(words)

    def heading(self, words: str, level: int) -> None:
        self.paper.headings.append((*self.line(words, "", ""), words, level))

    def figure(
        self, role: str, one: Measured, number: int, year: int, month: int, words: str
    ) -> None:
        self.paper.told.append(Told(role, one, number, year, month, *self.line(words)))

    def result(self, role: str, one: Measured, number: int, year: int, month: int) -> None:
        unit, _ = one.unit_of(self.paper.place.small)
        lead = "ước đạt" if role == "estimate" else "đạt"
        words = quote(one, f"tháng {month} năm {year}", number, unit, lead)
        self.figure(role, one, number, year, month, words)

    def waiting(self, one: Measured, year: int, month: int) -> None:
        """What a person must decide: another value of a known month, and words unknown."""
        place = self.paper.place
        before = date(year, month, 1) - timedelta(days=1)
        number = in_month(place, one, before.year, before.month) + 2
        self.result("contradiction", one, number, before.year, before.month)
        words = f"{STRANGE} năm {year} đạt {place.at % 90 + 5} mô hình"
        self.figure("strange", one, place.at % 90 + 5, year, 0, words)

    def others(self, due: date, year: int, part: int) -> None:
        paper, name = self.paper, self.paper.place.name
        paper.due = due
        paper.others["document"] = self.line(f"Nghị quyết số {paper.cites}")
        paper.others["meeting"] = self.line(
            f"Hội nghị giao ban quý {ROMAN[part]} năm {year} của {name}"
        )
        paper.others["task"] = self.line(f"{name} rà soát các chỉ tiêu trước {due:%d/%m/%Y}")

    def close(self) -> None:
        self.paper.text = "\n".join(self.lines) + "\n"


def reading(paper: Paper) -> Reading:
    """The paper as the reader gives it to the register."""
    return Reading(
        source=Source(name=f"{paper.slug}.txt", media_type="text/plain", sha256=paper.sha256),
        text=paper.text,
        title=paper.title,
        identity=Identity(
            number=paper.number, kind=paper.kind, issued_on=paper.dated, issuer=paper.place.name
        ),
        figures=tuple(figure(paper, told) for told in paper.told),
        outline=tuple(
            Heading(evidence=evidence(paper, start, end), level=level, title=title)
            for start, end, title, level in paper.headings
        ),
        **items(paper),
    )


def evidence(paper: Paper, start: int, end: int) -> Evidence:
    return Evidence(start=start, end=end, quote=paper.text[start:end])


def figure(paper: Paper, told: Told) -> Figure:
    strange = told.role == "strange"
    unit, factor = ("mô hình", 1) if strange else told.one.unit_of(paper.place.small)
    return Figure(
        role=Role.TARGET if told.role == "target" else Role.RESULT,
        indicator=STRANGE if strange else told.one.entry.name,
        indicator_id=None if strange else told.one.entry.id,
        measure=Measure.LEVEL,
        value=Decimal(exact(told.number, factor)),
        unit="count" if strange else told.one.entry.unit,
        unit_text=unit,
        period=told.period,
        estimated=told.role == "estimate",
        confidence=CONFIDENCE,
        rule="verb.level",
        evidence=evidence(paper, told.start, told.end),
    )


def items(paper: Paper) -> dict[str, Any]:
    """The other items by the lists of a reading that they stand in."""
    if not paper.others:
        return {}
    stands = {kind: evidence(paper, *span) for kind, span in paper.others.items()}
    name = paper.place.name
    return {
        "documents": (
            CitedDocument(
                evidence=stands["document"], number=paper.cites, kind="resolution",
                confidence=CONFIDENCE,
            ),
        ),
        "meetings": (
            Meeting(
                evidence=stands["meeting"], name=stands["meeting"].quote, body=name,
                held_on=paper.dated, confidence=CONFIDENCE,
            ),
        ),
        "tasks": (
            Task(
                evidence=stands["task"], action=stands["task"].quote.removeprefix(f"{name} "),
                owners=(name,), due=paper.due, confidence=CONFIDENCE,
            ),
        ),
    }  # fmt: skip
