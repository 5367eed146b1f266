"""A data set from facts: every value that is one number becomes a row, the rest is marked.

What the rules alone can weigh (ranges, percents of a plan, figures of another kind, sources
that differ) is not lost: from the day on which it is known, its targets go to the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation
from tiendo.scale.bodies import Numbered, numbered
from tiendo.scale.contested import Unclear, in_turn
from tiendo.scale.facts import Assigned, Facts
from tiendo.scale.rows import NEVER, Plain, of_any_period, plain, row_of
from tiendo.scale.scales import places, scales_of
from tiendo.scale.targets import Line, due_of, target_row
from tiendo.scale.terms import stand_of, terms_of
from tiendo.scale.thresholds import TooWide, whole
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.scheme import scheme as default_scheme

Row = tuple[int | None, ...]
Key = tuple[str, int]  # of a series: its subject and its line


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """Rows as ``columns.yaml`` has them, sorted by body; ``targets`` in the order of their rows.

    ``scales``: places of each target's whole numbers. ``series``: what each is a line of.
    """

    observations: Sequence[Row]
    rows: Sequence[Row]
    targets: Sequence[Assigned]
    scales: Sequence[int]
    bodies: Mapping[str, Numbered]
    plans: Mapping[str, int]
    known: Mapping[str, Sequence[Observation]]
    scheme: Scheme
    as_of: date | None


@dataclass(slots=True)
class Series:
    """One body's line: the values that are one number, and since when there are others."""

    number: int
    line: int
    stand: int
    values: list[Plain] = field(default_factory=list)
    others: list[Unclear] = field(default_factory=list)
    known: list[date] = field(default_factory=list)


def build(facts: Facts, scheme: Scheme | None = None) -> DataSet:
    """The data set of facts. Raises InvalidFact where bodies stand in a ring."""
    rules = scheme or default_scheme()
    bodies = numbered(facts.bodies)
    termed = [(terms_of(one.target, one.part), one) for one in facts.targets]
    orders = {terms: terms.order for terms, _ in termed}
    termed.sort(key=lambda each: (bodies[each[1].body].number, orders[each[0]]))
    lines = {terms: number for number, terms in enumerate(sorted(orders, key=str))}
    ordered = [one for _, one in termed]
    line_of = [lines[terms] for terms, _ in termed]
    series = series_of(ordered, line_of, facts.known, rules)
    scales = scales_of(
        ((one.line, one.values) for one in series.values()),
        ((line, one.target) for line, one in zip(line_of, ordered, strict=True)),
    )
    plans = {plan: number for number, plan in enumerate(sorted({one.plan for one in ordered}))}
    observations = [row for one in series.values() for row in _rows(one, scales[one.line], rules)]
    return DataSet(
        observations=observations,
        rows=list(_targets(ordered, line_of, bodies, series, scales, plans, rules)),
        targets=ordered,
        scales=[scales[line] for line in line_of],
        bodies=bodies,
        plans=plans,
        known=facts.known,
        scheme=rules,
        as_of=facts.as_of,
    )


def series_of(
    ordered: Sequence[Assigned],
    line_of: Sequence[int],
    known: Mapping[str, Sequence[Observation]],
    scheme: Scheme,
) -> dict[Key, Series]:
    """The series by subject and line, in the order of their bodies."""
    found: dict[Key, Series] = {}
    for line, one in zip(line_of, ordered, strict=True):
        if (one.subject, line) not in found:
            stand = stand_of(one.target, scheme)
            made = Series(number=len(found), line=line, stand=stand)
            found[one.subject, line] = made
            _fill(made, one, known.get(one.subject, ()), scheme)
    return found


def _fill(made: Series, one: Assigned, seen: Sequence[Observation], scheme: Scheme) -> None:
    made.known = [each.known_on for each in seen]
    fields = {each.of for each in seen}
    if one.target.measure is Measure.RANK and len(fields) > 1:
        made.others = [(day, NEVER) for day in made.known]  # ranks among 63 and among 34
        return
    target = of_any_period(one.target)
    for each in seen:
        value = plain(target, each, made.stand, scheme)
        if value is None or places(value.value) is None:
            made.others.append((each.known_on, NEVER))
        else:
            made.values.append(value)


def _rows(one: Series, scale: int, scheme: Scheme) -> list[Row]:
    kept, scaled = [], {}
    for value in one.values:
        try:
            scaled[id(value)] = whole(value.value, scale)
            kept.append(value)
        except TooWide:
            one.others.append((value.known_on, NEVER))
    turns, unclear = in_turn(kept, one.stand)
    one.others += unclear
    rows = [
        row_of(each, one.number, scaled[id(each)], until, one.stand, scheme)
        for each, until in turns
    ]
    return sorted(rows, key=lambda row: (row[3], row[2], row[5]))


def _targets(
    ordered: Sequence[Assigned],
    line_of: Sequence[int],
    bodies: Mapping[str, Numbered],
    series: Mapping[Key, Series],
    scales: Mapping[int, int],
    plans: Mapping[str, int],
    scheme: Scheme,
) -> Iterable[Row]:
    led: set[tuple[int, object]] = set()
    for number, one in enumerate(ordered):
        made = series[one.subject, line_of[number]]
        due = due_of(one.target, scheme)
        lead = (made.number, due and (due.start, due.end))
        at = Line(
            target=number,
            series=made.number,
            line=made.line,
            plan=plans[one.plan],
            scale=scales[made.line],
            lead=lead not in led,
            known_from=min(made.known, default=None),
            others_from=min((since for since, _ in made.others), default=None),
            others_until=max((until for _, until in made.others), default=None),
        )
        led.add(lead)
        body = bodies[one.body]
        yield target_row(one.target, due, body, at, scheme, steered=bool(one.trajectory))
