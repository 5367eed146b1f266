"""What an observation says, in words."""

from __future__ import annotations

from decimal import Decimal

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Better, Observation, Target
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.span import Span, as_decimal
from tiendo.scoring.rules.usable import Usable
from tiendo.scoring.rules.wording import amount, between, move_words, number, percent, phrase


def said(target: Target, seen: Observation, *, english: bool = False) -> str:
    """An observation as it stands, also one that cannot be compared."""
    words = _said(target, seen, english)
    return says("status", seen.status.value, english=english) + words


def _said(target: Target, seen: Observation, english: bool) -> str:
    if seen.measure is Measure.RANK:
        return rank_words(seen.value, seen.of, group=seen.op is not Op.EQ, english=english)
    if seen.measure is Measure.CHANGE and seen.high is None:
        if seen.direction is None and seen.value > 0:
            words = amount(seen.value, seen.unit, english=english)
            return phrase("moved", words, english=english)
        sign = -1 if seen.direction is Direction.DOWN and seen.value > 0 else 1
        name = target.indicator.name
        return move_words(seen.value * sign, seen.unit, name, english=english)
    words = _amounts(target, seen, english)
    if seen.measure is Measure.ATTAINMENT:
        last_year = seen.basis in (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR)
        return phrase("attained-last-year" if last_year else "attained", words, english=english)
    return phrase(reached(target), words, english=english)


def _amounts(target: Target, seen: Observation, english: bool) -> str:
    same = seen.unit == target.unit
    unit_text, per = (target.unit_text, seen.per or target.per) if same else (None, seen.per)
    if seen.high is not None:
        return between(seen.value, seen.high, seen.unit, per=per, english=english)
    words = amount(seen.value, seen.unit, unit_text=unit_text, per=per, english=english)
    if seen.of is not None and seen.measure in (Measure.RATIO, Measure.TALLY):
        value = number(seen.value, english=english)
        words = words.replace(value, f"{value}/{number(seen.of, english=english)}", 1)
    return words if seen.op not in BOUNDS else phrase(seen.op.value, words, english=english)


BOUNDS = (Op.GE, Op.GT, Op.LE, Op.LT)


def rank_words(value: Decimal, of: Decimal | None, *, group: bool, english: bool = False) -> str:
    rank = number(value, english=english)
    if of is not None:
        rank += f"/{number(of, english=english)}"
    return phrase("among" if group else "ranked", rank, english=english)


def result(target: Target, value: Usable, *, english: bool = False) -> str:
    """The value that was judged, in the target's terms."""
    status = says("status", value.status.value, english=english)
    return status + _result(target, value, english)


def _result(target: Target, value: Usable, english: bool) -> str:
    if value.attained is not None:
        return phrase("attained", percent(value.attained, english=english), english=english)
    point = value.span.point
    if target.measure is Measure.RANK:
        last = as_decimal(value.span.high.value)
        return rank_words(last, value.of, group=point is None, english=english)
    if target.measure is Measure.CHANGE and point is not None:
        along = -1 if target.direction is Direction.DOWN else 1
        move = as_decimal(point) * along
        return move_words(move, target.unit, target.indicator.name, english=english)
    words = span_words(target, value.span, english=english)
    id = "attained" if target.measure is Measure.ATTAINMENT else reached(target)
    return phrase(id, words, english=english)


def reached(target: Target) -> str:
    """What is better low does not “reach” a value."""
    return "stands-at" if target.indicator.better is Better.LOWER else "reached"


def span_words(target: Target, span: Span, *, english: bool = False) -> str:
    """A value or a range of values in the target's unit."""
    unit = {"unit_text": target.unit_text, "per": target.per}
    if span.low.infinite or span.high.infinite:
        end = span.high if span.low.infinite else span.low
        words = amount(end.value, target.unit, english=english, **unit)
        op = ("lt" if end.beside else "le") if span.low.infinite else ("gt" if end.beside else "ge")
        return phrase(op, words, english=english)
    low, high = span.low.value, span.high.value
    if low == high:
        return amount(low, target.unit, english=english, **unit)
    return between(low, high, target.unit, english=english, **unit)
