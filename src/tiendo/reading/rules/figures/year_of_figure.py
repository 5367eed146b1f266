"""The year that a figure is for: a tally's, a plan's, an average's; and how things stand now."""

from __future__ import annotations

from tiendo.facts.figure import TALLY, TARGET
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.timing import says_now
from tiendo.vocabulary.periods import DAYS, YEAR, YEARS, Period, whole_year

PARTS_OF_YEAR = frozenset(("quý", "tháng", "kỳ"))


def tallied(before: Draft | None) -> bool:
    """Whether what stands before tells how many targets are set: those listed share its time."""
    tally = before is not None and before.measure is TALLY
    return tally and before is not None and before.role is TARGET


def year_of(period: Period | None, context: Context) -> Period | None:
    year = period.year if period is not None else context.year
    return whole_year(year) if year is not None else None


def of_the_year(draft: Draft, context: Context) -> bool:
    """``24% dự toán (1.708 tỷ đồng)``, ``4/17 chỉ tiêu năm``: plans are for years."""
    clause = draft.clause
    if draft.measure is TALLY:
        goal = clause.sentence.words[draft.quantity.j : draft.quantity.j + 2]
        return context.period is None and (goal[:1] == ["năm"] or goal == ["cả", "năm"])
    between = clause.sentence.words[clause.zone : clause.fragment]
    if clause.times or any(span.kind == TIME for span in clause.before):
        return False
    return draft.allotted and PARTS_OF_YEAR.isdisjoint(between)


def of_average(draft: Draft, told: Period | None) -> Period | None:
    """``Dân số trung bình``: no property, but of the year that the page is for."""
    averaged = (draft.own or draft.indicator).lower().startswith("dân số trung bình")
    return told if averaged and told is not None and told.precision is YEAR else None


def stands_now(sentence: Sentence) -> bool:
    """Whether the sentence says how things stand now; looked for once."""
    if sentence.now is None:
        sentence.now = any(says_now(sentence, span) for span in sentence.spans)
    return sentence.now


def _closes_year(period: Period) -> bool:
    """The last months of a year, as a span of days."""
    begin, end = period.start, period.end
    months = period.precision is DAYS and begin.day == 1 and begin.month > 1
    return months and begin.year == end.year and (end.month, end.day) == (12, 31)


def horizon(draft: Draft, period: Period | None) -> Period | None:
    """A tally that is still to come is for the year; a term's targets for its last year."""
    if period is None:
        return None
    if draft.role is TARGET and _closes_year(period):
        return whole_year(period.year)  # "2 tháng cuối năm phấn đấu …": due when they end
    if draft.measure is not TALLY:
        return period
    coming = draft.met is False and "khả năng" in draft.indicator
    if coming or (draft.role is TARGET and period.precision is YEARS):
        return whole_year(period.year)
    return period
