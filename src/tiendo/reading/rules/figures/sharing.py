"""Lists that are read together: ``SIPAS, PAPI và PCI lần lượt xếp thứ 14, 33 và 27``."""

from __future__ import annotations

import re
from itertools import pairwise

from tiendo.facts.figure import ATTAINMENT, CHANGE, LEVEL, PLAN, SHARE
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.parting import is_percent
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.periods import whole_year
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import as_year

# What may stand between changes of which the last says what they are against.
CHAINED = frozenset((",", "và", "(", "tương", "đương", "tăng", "giảm", "hay", "tức"))
HEAD = regex(r".*\s(?:ở|tại|của|thuộc)\s")
SHORT = 3
# Values that share nouns out: at least so many.
FEWEST = 2
YEARS = regex(r"\s*(?:trong\s)?(?:các\s)?năm\s(?:19|20)\d\d.*$")
PARTED = regex(r"\s*,\s*|\s+và\s+")


def share_out(drafts: list[Draft]) -> None:
    """Give each value after ``lần lượt`` the noun that it belongs to, in order."""
    if len(drafts) < FEWEST:
        return
    for at, draft in enumerate(drafts):
        if _respectively(draft):
            run = [draft, *_following(drafts[at + 1 :])]
            for one in run[:-1]:
                if run[-1].measure is ATTAINMENT and one.measure is LEVEL:
                    one.measure = run[-1].measure  # "lần lượt đạt 51% và 45% chỉ tiêu"
                if one.measure is run[-1].measure and one.basis is None:
                    one.basis = run[-1].basis  # "… so với cùng kỳ" stands behind the last
            if _date_in_turn(run):
                continue
            names = _names(drafts, at, len(run))
            if names and len(names) == len(run):
                for one, name in zip(run, names, strict=True):
                    one.indicator = one.topic = name


def share_basis(drafts: list[Draft]) -> None:
    """``giảm 5 vụ và 8,2 ha so với năm trước``: what is behind the last is of those before it."""
    for one, last in reversed(list(pairwise(drafts))):
        between = one.clause.sentence.words[one.quantity.j : last.quantity.i]
        if one.measure is not CHANGE or not CHAINED.issuperset(between):
            continue
        stated = last.stated_basis()
        if last.measure is LEVEL and stated not in (None, PLAN):
            last.measure, last.direction, last.basis = one.measure, one.direction, stated
        if last.measure is CHANGE and one.basis is None:
            one.basis = last.basis


def shares_in_brackets(drafts: list[Draft]) -> None:
    """``thu 1.950 tỷ đồng, gồm nội địa 744 tỷ đồng (38,2%)``: a percent that is a share."""
    for at, (part, percent) in enumerate(pairwise(drafts)):
        plain = percent.measure is LEVEL and percent.percent and percent.verb is None
        if not (plain and percent.clause.bracket) or part.clause.bracket or part.percent:
            continue
        wholes = [one for one in drafts[:at] if one.unit is part.unit and not one.percent]
        if any(
            is_percent(percent.quantity.value, part.quantity.value, one.quantity.value)
            for one in wholes
        ):
            percent.measure = SHARE


def _date_in_turn(run: list[Draft]) -> bool:
    """``các năm 2022, 2023 và 2024 lần lượt là …``: each value is of its own year."""
    first = run[0].clause
    words, end = first.sentence.words, first.quantity.i
    begin = max((at + 1 for at in range(first.zone, end) if words[at] in (";", ".")), default=0)
    told = [whole_year(year) for year in map(as_year, words[max(begin, first.zone) : end]) if year]
    if len(told) != len(run):
        return False
    name = YEARS.sub("", run[0].indicator)
    for draft, period in zip(run, told, strict=True):
        draft.when, draft.period, draft.stated = period, str(period), True
        draft.indicator = draft.topic = name or draft.indicator
    return True


def _respectively(draft: Draft) -> bool:
    return any(
        isinstance(s.value, Cue) and s.value.link == "respectively" for s in draft.clause.before
    )


def _following(drafts: list[Draft]) -> list[Draft]:
    """The values that go on with the list: no noun of their own, one unit."""
    run: list[Draft] = []
    for draft in drafts:
        if draft.clause.name is not None or draft.clause.join == ";" or _respectively(draft):
            break
        run.append(draft)
    return run


def _names(drafts: list[Draft], at: int, count: int) -> list[str]:
    clause = drafts[at].clause
    if clause.name is None:
        return [draft.indicator for draft in drafts[max(0, at - count) : at]]
    words = clause.sentence.words
    start = clause.name[0]
    while start > clause.zone and words[start - 1] not in (";", ":", "."):
        start -= 1
    parts = PARTED.split(clause.sentence.slice(start, clause.name[1]))
    if len(parts) < count:
        return []
    names = [part.strip() for part in parts[-count:]]
    head = HEAD.match(names[0])
    return [names[0], *(_whole(head, name) for name in names[1:])]


def _whole(head: re.Match[str] | None, name: str) -> str:
    """``nhà ở tại thành thị và nông thôn``: the later part shares the head of the first."""
    return f"{head.group()}{name}" if head and name.count(" ") < SHORT else name
