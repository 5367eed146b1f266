"""A claim and its ground, and those that a row of a table holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Line
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.pairs.pairing import period_of, results, same_unit, targets
from tiendo.checking.saying import vi
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Basis, Measure, Op, Role
from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"
PLAN_NAMED = shaped(
    r"\s?%\s(?:so với |tổng |mức |số )?(?:{retelling.plans}|nghị quyết|KH\b|NQ\b)"
    r"(?!\s(?:là\s|\()?\d+(?:,\d+)?\s?%)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """ "exceeded", "met" or "missed", and where the words stand."""

    verdict: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the numbers say: a percent of the plan, and the amounts that it is from."""

    percent: Decimal
    amounts: tuple[Amount, ...]
    said: str
    loose: bool = False  # found by most of its words only


def claimed_in(draft: Draft, line: Line) -> tuple[Claim, Ground] | None:
    """The verdict in a cell of a row beside its percent of the plan, or its value and plan."""
    table = draft.cells.tables[line.table]
    for cell in table.cells:
        if cell.row != line.row or cell.header or any(map(str.isdigit, cell.text)):
            continue
        found = _cell_verdict(cell.text)
        if found is None:
            continue
        ground = row_ground(line)
        if ground is not None:
            claim = Claim(found, cell.start, cell.end, cell.text)
            return claim, ground
        return None
    return None


@cache
def told_in_a_cell() -> dict[str, str]:
    return {word: row["gives"] for row in rows(TABLES, "claims") for word in row["cell"]}


def _cell_verdict(text: str) -> str | None:
    return told_in_a_cell().get(" ".join(text.lower().split()).rstrip("."))


def row_ground(line: Line) -> Ground | None:
    """What a row says: its value beside its plan, or its percent of the plan."""
    stated = [one for one in line.amounts if attains(one)]
    told, planned = _last(results(line.amounts)), targets(line.amounts)
    if len(told) == 1 and len(planned) == 1 and same_unit(told[0], planned[0]):
        value, plan = told[0], planned[0]
        if plan.figure.op is Op.EQ or plan.figure.op is Op.GE:
            percent = value.figure.value / plan.figure.value * HUNDRED
            return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")
        return None
    if len(stated) == 1:
        return Ground(
            stated[0].figure.value, (stated[0],), f"{vi(stated[0].figure.value)}% kế hoạch"
        )
    return None


def _last(told: list[Amount]) -> list[Amount]:
    """Of the values of several times, one a period, that of the last."""
    times = [(period_of(one), one) for one in told]
    dated = [(period, one) for period, one in times if period is not None]
    if len(told) < 2 or len(dated) < len(told) or len({str(p) for p, _ in dated}) < len(told):
        return told
    return [max(dated, key=lambda each: each[0])[1]]


def attains(amount: Amount) -> bool:
    figure = amount.figure
    if figure.basis is not Basis.PLAN or figure.role is Role.TARGET or figure.op is not Op.EQ:
        return False
    if figure.measure is Measure.RATIO:
        return bool(figure.of) and figure.percent is None
    attains = figure.measure is Measure.ATTAINMENT and figure.unit in PERCENTS and amount.plain
    return attains and (amount.cell is not None or _names_plan(amount))


def _names_plan(amount: Amount) -> bool:
    """Whether a plan is named behind a percent: "bằng 84,8% số xã" is of something else."""
    at = amount.main.end if amount.main is not None else amount.end
    return PLAN_NAMED.match(amount.text, at) is not None
