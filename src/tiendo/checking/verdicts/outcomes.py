"""What a draft tells of its plans anywhere: the value beside the plan, in whatever words.

"Phát triển đảng: chỉ tiêu tỉnh giao 20 đảng viên, kết nạp 18 đồng chí", "27,4% (nghị quyết đến năm
2025: 30%)", a row of a table: each is an outcome, on its plan or short of it, with all the words
that say what it is of. A verdict without a number is held against them (verdicts_alone.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.draft import Draft, Line, Passage
from tiendo.checking.finding import Place
from tiendo.checking.numbers import Num
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.claimed import Ground, attains, row_ground
from tiendo.checking.verdicts.goal_columns import GoalRow, goal_rows
from tiendo.checking.verdicts.grounds_apart import PART_OF_YEAR
from tiendo.checking.verdicts.outcome_lists import Listed, goals_listed
from tiendo.checking.verdicts.outcome_pairs import (
    Aimed,
    less_wanted,
    less_wanted_in_row,
    pairs_told,
    told_of_past,
)
from tiendo.checking.verdicts.told_percents import told_percents
from tiendo.checking.verdicts.told_verdicts import ToldVerdict, verdicts_told
from tiendo.checking.verdicts.verdict_cells import VerdictRow, verdict_rows
from tiendo.checking.wordlists import either, lists, shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Measure
from tiendo.vocabulary.indicators import match_indicator
from tiendo.vocabulary.regexes import regex

# A clause of fewer words names nothing.
FEW = 2
# Before the value in its clause, and behind the plan.
BEFORE, BEHIND = 110, 40
CLAUSE = regex(r"[;\n]|[.]\s|,\s")
LABEL = regex(r"\s*(?:[-–+*•]\s|\d{1,2}[.)-]\s?|[a-zđ]\)\s)*(?P<label>[^:;.\d]{3,70})[:.]\s")
DIGITS = regex(r"\d")
UNIT = regex(r"\([^()]*\)")
# "chỉ tiêu này" is none that has a value.
OF_TARGETS = "targets-met"
ALIKE = (
    "verdicts.one_poverty", "verdicts.one_members", "verdicts.one_insurance",
    "verdicts.one_labour", "verdicts.one_blood", "verdicts.one_forest",
    "verdicts.one_vaccination", "verdicts.one_economy", "verdicts.one_employment",
    "verdicts.one_budget",
)  # fmt: skip
# Words that a unit says: "diện tích rừng trồng mới" of "trồng mới 325 ha rừng".
MEASURED = {"ha": "verdicts.of_area", "tonne": "verdicts.of_yield"}
# "vượt 5,2% dự toán": so much above the plan.
OVER = shaped(r"\b{verdicts.over_goal}\s(?:khoảng |gần )?$", re.IGNORECASE)
UNDER = shaped(r"\b{verdicts.under_goal}\s(?:khoảng |gần )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``met``: whether the plan is reached; ``percent`` of the plan, where more is better."""

    met: bool
    percent: Decimal | None
    part: Decimal | None = None  # of the year's plan, as a pair gives it
    place: Place
    name: frozenset[str]  # the words of its own clause
    words: frozenset[str]  # with those of its line, and of the heading above
    plan: str  # what the plan is called, and who gave it
    text: str  # the sentence or row
    planned: str = ""  # the plan with its own clause, of a pair
    indicator: str | None
    unit: str | None = None
    own: str = ""  # its own clause, as it stands
    told: bool = False  # in prose, with its numbers
    worded: bool = False  # by the words of a verdict beside them
    limit: bool = False  # whether less is better, or the plan not to be exceeded


def outcomes(draft: Draft) -> list[Outcome]:
    """Every outcome of a draft, in the order in which it tells them."""
    return draft.kept("outcomes", lambda: [*_in_prose(draft), *_in_rows(draft)])


def _in_prose(draft: Draft) -> Iterator[Outcome]:
    for passage in draft.passages:
        above = heading_above(draft, passage.start)
        if above is not None and ahead(above.text):
            continue
        heading = above.text if above is not None else ""
        label = label_above(draft, passage)
        for pair in pairs_told(draft, passage):
            yield _of_pair(draft, passage, pair, f"{heading} {label}")
        for verdict in verdicts_told(draft, passage):
            yield _of_told(passage, verdict, f"{heading} {label}")
        for listed in goals_listed(passage):
            yield _of_listed(passage, listed)
        for amount in passage.amounts:
            if attains(amount) and amount.figure.measure is Measure.ATTAINMENT and amount.main:
                if told_of_past(draft, passage, amount.main.start):
                    continue
                yield _of_percent(draft, passage, amount.main.start, amount.figure.value,
                                  f"{heading} {label}", amount.end)  # fmt: skip
        read = {one.main.start for one in passage.amounts if attains(one) and one.main}
        for num in told_percents(draft, passage):
            if num.start not in read and not told_of_past(draft, passage, num.start):
                yield _of_percent(draft, passage, num.start, num.main.value,
                                  f"{heading} {label}", num.end)  # fmt: skip


def _of_listed(passage: Passage, listed: Listed) -> Outcome:
    said = telling(alike_named(listed.name))
    return Outcome(
        met=listed.met, percent=None, place=listed.place, name=said, words=said,
        plan=listed.name, text=passage.text, own=listed.name, indicator=known_as(listed.name),
    )  # fmt: skip


def _of_told(passage: Passage, verdict: ToldVerdict, around: str) -> Outcome:
    own = verdict.own
    return Outcome(
        met=verdict.met, percent=None, place=Place(start=verdict.start, end=verdict.end),
        name=telling(alike_named(own)), words=telling(alike_named(f"{around} {own}")),
        plan=verdict.plan, text=f"{around} {passage.text}", own=own, told=True, worded=True,
        limit=verdict.limit, indicator=_indicator(own, f"{around} {own}"),
    )  # fmt: skip


def label_above(draft: Draft, passage: Passage) -> str:
    """What a line says first that it is of: "2- Phát triển đảng:", "Thứ năm, xây dựng Đảng."."""
    block = draft.document.blocks[passage.block].text
    found = LABEL.match(block)
    return found["label"] if found is not None else ""


def _of_pair(draft: Draft, passage: Passage, pair: Aimed, around: str) -> Outcome:
    first, last = sorted((pair.value, pair.plan), key=lambda num: num.start)
    own = _clause(draft, passage, pair.value)
    own = f"{own} {pair.value.unit_text} {_behind(draft.text, pair.value.end)}"
    if pair.plan.start < pair.value.start:
        own = f"{own} {_clause(draft, passage, pair.plan)}"
    counted = "" if pair.plan.unit_text in pair.value.unit_text else pair.plan.unit_text
    if first is pair.plan:  # "Kế hoạch xóa 150 nhà tạm; hoàn thành 138 nhà"
        counted = f"{counted} {_behind(draft.text, first.end)}"
    own = " ".join(f"{own} {counted}".split())
    last_words = _behind(draft.text, last.end)
    unit = pair.value.unit
    measured = frozenset(lists().get(MEASURED.get(unit or "", ""), ()))
    return Outcome(
        met=pair.met,
        percent=None,
        part=_part_of(pair),
        place=Place(start=first.start, end=last.end),
        name=telling(alike_named(f"{own} {last_words}")) | measured,
        words=telling(alike_named(f"{around} {own} {pair.named} {last_words}")) | measured,
        plan=pair.named,
        planned=re.split(r"[;:.]\s|,\s", draft.text[: pair.plan.start][-BEFORE:])[-1],
        text=f"{around} {passage.text}",
        own=own,
        told=True,
        limit=pair.limit,
        unit=unit,
        indicator=_indicator(own, f"{around} {own}", unit),
    )


def _part_of(pair: Aimed) -> Decimal | None:
    """The percent of a year's plan that a pair tells, where more is better."""
    if pair.limit or PART_OF_YEAR.search(pair.named):
        return None
    return pair.value.main.value / pair.plan.main.value * HUNDRED


def _of_percent(
    draft: Draft, passage: Passage, start: int, value: Decimal, around: str, end: int
) -> Outcome:
    before = draft.text[max(passage.start, start - BEFORE) : start]
    if OVER.search(before):
        value = HUNDRED + value
    elif UNDER.search(before):
        value = HUNDRED - value
    clause = _sentence_part(before)
    behind = re.split(r"[.;,:()\n]\s|\(", draft.text[start : start + BEHIND + BEHIND])[0]
    lower = less_wanted(clause) is not False
    return Outcome(
        met=value >= HUNDRED,
        percent=None if lower else value,
        place=Place(start=start, end=end),
        name=telling(alike_named(clause)),
        words=telling(alike_named(f"{around} {clause}")),
        plan=behind,
        told=True,
        limit=lower,
        text=f"{around} {passage.text}",
        own=clause,
        indicator=_indicator(clause, f"{around} {clause}"),
    )


def alike_named(said: str) -> str:
    """Words with one name for what has several: "giảm nghèo", "hộ nghèo"; letters in full."""
    said = _short().sub(lambda found: _in_full()[found.group().lower()], said)
    for name in ALIKE:
        said = words(name).sub(f" {lists()[name][0]} ", said)
    return said


@cache
def _in_full() -> dict[str, str]:
    each = (phrase.lower().split() for phrase in lists()["verdicts.in_full"])
    return {short: " ".join(full) for short, *full in each}


@cache
def _short() -> re.Pattern[str]:
    return either(list(_in_full()))


def known_as(said: str, unit: str | None = None) -> str | None:
    """The indicator that words name, where it is told in a unit."""
    found = match_indicator(said, unit, "level" if unit is not None else None)
    return None if found == OF_TARGETS else found


def _indicator(own: str, around: str, unit: str | None = None) -> str | None:
    """The indicator that a clause names; where it names nothing, that of its line and heading."""
    bare = words("verdicts.words").sub(" ", words("verdicts.alone_empty").sub(" ", own))
    return known_as(own, unit) or (known_as(around, unit) if len(telling(bare)) < FEW else None)


def _clause(draft: Draft, passage: Passage, num: Num) -> str:
    home = draft.passage_at(num.start) or passage
    return _sentence_part(draft.text[max(home.start, num.start - BEFORE) : num.start])


def _sentence_part(before: str) -> str:
    """What stands right before a number, up to the clause that names anything.

    A clause that tells a number of its own is passed by only where nothing is named behind it:
    "giải ngân được 7.935 tỷ đồng; cả năm dự kiến 94,5%".
    """
    cuts = [0, *(found.end() for found in CLAUSE.finditer(before))]
    for cut in reversed(cuts):
        bare = words("verdicts.words").sub(
            " ", words("verdicts.alone_empty").sub(" ", before[cut:])
        )
        named = telling(DIGITS.split(bare)[-1])
        if len(named) > 1 or (named and DIGITS.search(before[:cut])):
            return before[cut:]
    return before


def _behind(text: str, end: int) -> str:
    return re.split(r"[.;,:()\d\n]", text[end : end + BEHIND])[0]


def _in_rows(draft: Draft) -> Iterator[Outcome]:
    """Of every row what the reader has read of it; else what its columns show."""
    shown = {(row.table, row.row): row for row in goal_rows(draft)}
    rates = {at for at, row in shown.items() if row.rate}
    known = set()
    for line in draft.lines:
        told = _of_line(line) if (line.table, line.row) not in rates else None
        if told is not None:
            known.add((line.table, line.row))
            yield told
    for at, row in shown.items():
        lower = less_wanted_in_row(UNIT.sub(" ", row.name))
        if at not in known and lower is not None:
            known.add(at)
            yield _of_goal_row(row, lower)
    yield from (
        _of_verdict(row) for row in verdict_rows(draft) if (row.table, row.row) not in known
    )


def _of_goal_row(row: GoalRow, lower: bool) -> Outcome:
    name = telling(alike_named(UNIT.sub(" ", row.name)))
    return Outcome(
        met=row.percent <= HUNDRED if lower else row.percent >= HUNDRED,
        percent=None if lower or row.rate else row.percent,
        place=Place(start=row.value.start, end=row.value.end),
        name=name, words=name, plan="", text=row.name, own=row.name, limit=lower,
        indicator=known_as(row.name),
    )  # fmt: skip


def _of_verdict(row: VerdictRow) -> Outcome:
    name = telling(alike_named(UNIT.sub(" ", row.name)))
    return Outcome(
        met=row.met, percent=None, place=Place(start=row.cell.start, end=row.cell.end),
        name=name, words=name, plan="", text=row.name, own=row.name,
        indicator=known_as(row.name),
    )  # fmt: skip


def _of_line(line: Line) -> Outcome | None:
    ground, lower = row_ground(line), less_wanted_in_row(UNIT.sub(" ", line.name))
    if ground is None or lower is None or not _one_time(ground):
        return None
    return _of_row(line, ground, lower)


def _one_time(ground: Ground) -> bool:
    if len(ground.amounts) == 1:
        return True
    value, plan = (one.figure.period for one in ground.amounts)
    return value == plan or bool(plan and (value or "").startswith(f"{plan}-"))


def _of_row(line: Line, ground: Ground, lower: bool) -> Outcome:
    met = ground.percent <= HUNDRED if lower else ground.percent >= HUNDRED
    places = [one.span for one in ground.amounts]
    return Outcome(
        met=met,
        percent=None if lower else ground.percent,
        place=Place(start=places[0][0], end=places[0][1]),
        name=telling(alike_named(UNIT.sub(" ", line.name))),
        words=telling(alike_named(UNIT.sub(" ", line.name))),
        plan="",
        text=line.name,
        own=line.name,
        limit=lower,
        indicator=ground.amounts[0].figure.indicator_id or known_as(line.name),
    )
