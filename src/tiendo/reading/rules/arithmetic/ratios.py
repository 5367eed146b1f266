"""Percents beside what they are of: a out of b, a value and its plan, this year and the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Basis, Direction, Figure, Measure, Op, Role
from tiendo.reading.rules.arithmetic.contradiction import Contradiction, contradiction
from tiendo.reading.rules.arithmetic.precision import HUNDRED, holds, reckoned, span
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.periods import parse_period

Pair = tuple[Figure, Figure]
# Their percents are seldom quotients: "tỷ lệ 95% kế hoạch 93%" is told as a difference.
RATES = ("percent", "percentage_point", "per_mille", "place")
EARLIER = (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR)


def stated_ratios(figures: Iterable[Figure]) -> Iterator[Contradiction]:
    """ "154/150 (đạt 107,2%)": 154/150 is 102,7%."""
    for figure in figures:
        if not figure.of or figure.percent is None or figure.high is not None:
            continue
        if not holds(figure.percent, span(figure.value, figure), span(figure.of, figure)):
            computed = reckoned(figure.percent, figure.value, figure.of)
            ratio = f"{shown(figure.value)}/{shown(figure.of)}"
            message = f"{ratio} là {shown(computed)}%, văn bản ghi {shown(figure.percent)}%"
            yield contradiction([figure], message)


def row_ratios(row: Sequence[Figure]) -> Iterator[Contradiction]:
    """A row's percents of the plan and of the year before, beside its values."""
    levels = [figure for figure in row if is_value(figure)]
    plans = [figure for figure in levels if figure.role is Role.TARGET]
    results = [f for f in levels if f.role is Role.RESULT and f.op is Op.EQ]
    for stated in row:
        if stated.op is not Op.EQ or stated.high is not None:
            continue
        if stated.measure is Measure.ATTAINMENT and stated.basis is Basis.PLAN:
            yield from against(stated, [(r, p) for r in results for p in plans if alike(r, p)])
        elif stated.basis in EARLIER and stated.unit == "percent":
            yield from against(stated, [(r, b) for r in results for b in results if a_year(r, b)])


def sentence_ratios(sentence: Sequence[Figure]) -> Iterator[Contradiction]:
    """One value, one plan and one percent of the plan in a sentence belong together."""
    levels = [figure for figure in sentence if is_value(figure)]
    stated = [f for f in sentence if f.measure is Measure.ATTAINMENT and f.basis is Basis.PLAN]
    ratios = [f for f in sentence if f.measure is Measure.RATIO and f.of and f.percent is None]
    if len(stated) != 1 or stated[0].op is not Op.EQ:
        return
    if len(ratios) == 1 and not levels and ratios[0].basis is Basis.PLAN:
        (ratio,) = ratios
        yield from stated_ratios([replace(ratio, percent=stated[0].value)])
    elif len(levels) == 2 and not ratios:
        yield from row_ratios([*levels, *stated])


def against(stated: Figure, pairs: Sequence[Pair]) -> Iterator[Contradiction]:
    """A contradiction where no pair gives the percent that is stated."""
    percent = whole_percent(stated)
    if not pairs or any(holds(percent, span(p.value, p), span(w.value, w)) for p, w in pairs):
        return
    part, whole = pairs[-1]
    computed = reckoned(percent, part.value, whole.value) - percent + stated_percent(stated)
    ratio = f"{part.evidence.quote} trên {whole.evidence.quote}"
    message = f"{ratio} là {shown(computed)}%, văn bản ghi {stated.evidence.quote}"
    yield contradiction([*(figure for pair in pairs for figure in pair), stated], message)


def whole_percent(stated: Figure) -> Decimal:
    """A rise of 8,5% is 108,5% of what was before."""
    if stated.measure is not Measure.CHANGE:
        return stated.value
    return HUNDRED + stated_percent(stated)


def stated_percent(stated: Figure) -> Decimal:
    falls = stated.measure is Measure.CHANGE and stated.direction is Direction.DOWN
    return -stated.value if falls and stated.value > 0 else stated.value


def is_value(figure: Figure) -> bool:
    return (
        figure.measure is Measure.LEVEL
        and figure.high is None
        and figure.value > 0
        and figure.unit not in RATES
        and figure.op not in (Op.LE, Op.LT)
    )


def alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.per == other.per


def a_year(later: Figure, earlier: Figure) -> bool:
    """Whether two values are of the same stretch in two years that follow each other."""
    if not alike(later, earlier) or later.period is None or earlier.period is None:
        return False
    try:
        one, other = parse_period(later.period), parse_period(earlier.period)
    except PeriodUnreadable:
        return False
    same = (one.precision, one.months, one.end.month) == (
        other.precision,
        other.months,
        other.end.month,
    )
    return same and one.year == other.year + 1


def shown(value: Decimal) -> str:
    return format_number(value)
