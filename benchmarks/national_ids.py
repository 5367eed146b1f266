"""Primary keys by arithmetic: each part of the country knows those of every other."""

from __future__ import annotations

from benchmarks.national_country import Place, Size
from benchmarks.national_papers import GROUP, Paper, Told

# Of a report besides the months: the revision, three other items, two that wait.
MORE = 6


class Ids:
    """Keys of a kind are unique and leave gaps; an observation has its evidence's."""

    def __init__(self, size: Size) -> None:
        self.size, self.figures = size, size.indicators * 3
        self.papers = size.years + size.quarters
        self.groups = -(-size.indicators // GROUP)
        self.targets = size.years * size.indicators
        self.spans = self.targets + size.quarters * (self.figures + MORE)

    def document(self, paper: Paper) -> int:
        return paper.place.at * self.papers + paper.at + 1

    def resolution(self, place: Place, year: int) -> int:
        return place.at * self.papers + (year - self.size.first) + 1

    def report(self, paper: Paper) -> int:
        """Of what each report has one: its task, its meeting, its link."""
        return paper.place.at * self.size.quarters + paper.quarter + 1

    def plan(self, paper: Paper) -> int:
        return paper.place.at * self.size.years + paper.at + 1

    def group(self, paper: Paper, at: int) -> int:
        return (paper.place.at * self.size.years + paper.at) * self.groups + at + 1

    def target(self, paper: Paper, at: int) -> int:
        return paper.place.at * self.targets + paper.at * self.size.indicators + at + 1

    def evidence(self, paper: Paper, at: int) -> int:
        """Of span ``at`` (from 0) of a paper; its proposal and its observation have the same."""
        first = paper.place.at * self.spans
        if paper.kind == "resolution":
            return first + paper.at * self.size.indicators + at + 1
        return first + self.targets + paper.quarter * (self.figures + MORE) + at + 1

    def before(self, paper: Paper, told: Told) -> int:
        """The observation of a report's last month, from the report of the next quarter."""
        at = 2 * self.size.indicators + told.one.at
        earlier = (paper.quarter - 1) * (self.figures + MORE)
        return paper.place.at * self.spans + self.targets + earlier + at + 1
