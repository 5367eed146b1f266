"""Scores as a person or a program reads them: exact decimals, periods by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from tiendo.facts.series import Status
from tiendo.scale.columns import SCORES, names
from tiendo.scale.engines import Scored
from tiendo.scale.terms import MOVES_IN_PERCENT, MOVES_IN_PLACES
from tiendo.scoring.rules.periods import stretch
from tiendo.scoring.rules.score import UNJUDGED, Score, Verdict
from tiendo.scoring.rules.span import QUOTIENT_PLACES, as_decimal
from tiendo.scoring.rules.wording import percent_places
from tiendo.vocabulary.periods import parse_period

RULES, PERCENT = "rules", 100
UNITS = ("", "percent", "percentage_point", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One target's score. Amounts in its unit; ``starts`` and ``ends`` of the judged period.

    ``rule``: the rule of time that decided, empty where none did. ``change``: the move on
    the same period a year before. ``rank`` 1 is best, ``shared`` by that many, ``among``
    all of one parent with a value. ``by``: the engine, or the rules for what it left to them.
    """

    verdict: Verdict
    rule: str = ""
    value: Decimal | None = None
    starts: date | None = None
    ends: date | None = None
    status: Status | None = None
    percent_of_target: Decimal | None = None
    gap: Decimal | None = None
    due_value: Decimal | None = None
    change: Decimal | None = None
    change_unit: str = ""
    rank: int | None = None
    shared: int | None = None
    among: int | None = None
    by: str = "engine"

    @property
    def period(self) -> str:
        return "" if self.starts is None or self.ends is None else named(self.starts, self.ends)


@lru_cache(maxsize=4096)
def named(starts: date, ends: date) -> str:
    """The period of these days; a country has few, and asks for each very often."""
    return str(stretch(starts, ends))


def answer_of(row: Scored, *, scale: int, bound: int, moves: int) -> Answer | None:
    """The answer that a row of scores is; None where it leaves the target to the rules."""
    found = dict(zip(names(SCORES), row, strict=True))
    if found["verdict"] == RULES:
        return None
    value, base = found["value"], found["base"]
    change = None if base is None else moved(value, base, moves, scale)
    return Answer(
        verdict=Verdict(found["verdict"]),
        rule=found["rule"],
        value=amount(value, scale),
        starts=None if found["starts"] is None else date.fromordinal(found["starts"]),
        ends=None if found["ends"] is None else date.fromordinal(found["ends"]),
        status=None if found["status"] is None else list(Status)[found["status"]],
        percent_of_target=quotient(found["percent_num"], found["percent_den"]),
        gap=amount(found["gap"], scale),
        due_value=due_value(found, bound, scale),
        change=change,
        change_unit="" if change is None else UNITS[moves],
        rank=found["rank"],
        shared=found["shared"],
        among=found["among"],
    )


def amount(whole: int | None, scale: int) -> Decimal | None:
    """``as_decimal`` of the whole number less its places."""
    if whole is None:
        return None
    while scale and whole % 10 == 0:
        whole, scale = whole // 10, scale - 1
    return Decimal(whole).scaleb(-scale)


def quotient(num: int | None, den: int | None) -> Decimal | None:
    if num is None or den is None:
        return None
    found = to_places(num, den)
    close = found == PERCENT and num != PERCENT * den
    return percent_places(Fraction(num, den), QUOTIENT_PLACES) if close else found


def to_places(num: int, den: int) -> Decimal:
    """``rounded`` of a quotient of whole numbers, to hundredths."""
    whole, rest = divmod(abs(num) * 100, abs(den))
    whole += 2 * rest >= abs(den)
    return Decimal(-whole if (num < 0) != (den < 0) else whole).scaleb(-2)


def due_value(found: dict[str, int], bound: int, scale: int) -> Decimal | None:
    """What should stand with the value: so much of the way from its start to the bound."""
    if found["share_num"] is None or found["due_from"] is None:
        return None
    start, share = found["due_from"], Fraction(found["share_num"], found["share_den"])
    return as_decimal((start + (bound - start) * share) / 10**scale)


def moved(value: int, base: int, moves: int, scale: int) -> Decimal:
    """``trend.change_between`` of whole numbers."""
    if moves == MOVES_IN_PERCENT:
        return to_places((value - base) * 100, base)
    difference = base - value if moves == MOVES_IN_PLACES else value - base
    found = amount(difference, scale)
    assert found is not None
    return found


DECIMALS = ("value", "percent_of_target", "gap", "due_value", "change")


def answer_from(said: Mapping[str, Any]) -> Answer:
    """The answer of ``lines.stated``."""
    found = dict(said) | {name: Decimal(said[name]) for name in DECIMALS if name in said}
    days = {name: date.fromisoformat(said[name]) for name in ("starts", "ends") if name in said}
    status = {"status": Status(said["status"])} if "status" in said else {}
    return Answer(**found | days | status | {"verdict": Verdict(said["verdict"])})


def answer_by_rules(score: Score) -> Answer:
    """The same of a score of the pure rules."""
    judged = score.period is not None and score.verdict not in UNJUDGED
    period = parse_period(score.period) if judged and score.period else None
    return Answer(
        verdict=score.verdict,
        rule=deciding(score),
        value=score.value,
        starts=None if period is None else period.start,
        ends=None if period is None else period.end,
        status=score.status if judged else None,
        percent_of_target=score.percent_of_target,
        gap=score.gap,
        due_value=score.due_by_now,
        change=None if score.change is None else score.change.value,
        change_unit="" if score.change is None else score.change.unit,
        by=RULES,
    )


# How a value stands to its target comes first among the rules of a score; then what decided.
COMPARING = frozenset({"change", "rank-group", "rank-point"})
COMPARING_FROM = ("floor-", "ceiling-", "point-", "range-")


def deciding(score: Score) -> str:
    """The rule of time that decided, or the refusal."""
    for rule in score.rules:
        if rule not in COMPARING and not rule.startswith(COMPARING_FROM):
            return rule
    return ""
