"""Sums that somebody allots or a time ahead needs: targets (CONVENTIONS.md, "role")."""

from __future__ import annotations

from datetime import date

from tiendo.facts.figure import CHANGE, LEVEL
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import TIME
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.times import Time

GRANTERS = frozenset(stop_words("granter"))
FUNDS = tuple(stop_words("funds"))
# What stands behind "giao" where it hands over things: "giao đất", "giao thông"; or nothing does.
THINGS = stop_words("handed-over") | {".", ",", ";"}
GRANTING = "giao"
DONE = frozenset(("đã", "vừa"))
GIVEN = "được"
PLANS = stop_words("plan-ends")
LAND = ("area", "length")


def granted(draft: Draft) -> bool:
    """``HĐND tỉnh giao 13.900 tỷ đồng``: a body above allots it, and nothing parts the two."""
    clause, words = draft.clause, draft.clause.sentence.words
    if draft.measure not in (LEVEL, CHANGE) or (draft.unit and draft.unit.family in LAND):
        return False
    start, end = clause.zone, clause.quantity.i
    if GRANTING not in words[start:end]:
        return False
    at = end - 1 - words[start:end][::-1].index(GRANTING)
    if words[at - 1] == GIVEN and (draft.percent or not PLANS.isdisjoint(words[at - 2 : at - 1])):
        return False  # "vượt chỉ tiêu được giao 0,15%"
    if at == start or words[at + 1] in THINGS or DONE.intersection(words[at - 2 : at]):
        return False
    return words[at - 1] in GRANTERS and not {",", ";", ":", "và"}.intersection(words[at:end])


def funded(draft: Draft, today: date | None) -> bool:
    """``Tổng kinh phí giai đoạn 2026 - 2030 khoảng 2.430 tỷ đồng``: what years ahead need.

    ``today``: the day of the page, if it has one.
    """
    clause = draft.clause
    if draft.measure is not LEVEL or draft.unit is None or draft.unit.family != "money":
        return False
    if not (draft.own or "").lower().startswith(FUNDS):
        return False
    for span in clause.sentence.spans:
        if span.kind == TIME and clause.zone <= span.i < clause.quantity.i:
            time = span.value
            last = time.last_year if isinstance(time, Time) and time.form == "years" else None
            if last is not None and (today is None or last > today.year):
                return True
    return False
