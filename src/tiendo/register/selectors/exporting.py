"""What the register exports: the same shape that it imports, and only what is open.

A file leaves the house: what is drawn from a secret document is not in it, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Status
from tiendo.reading.importing.columns import word_for
from tiendo.reading.importing.fields import status_word
from tiendo.reading.importing.numbers import UnitSaid, unit_said
from tiendo.register.access import shown
from tiendo.register.baselines import baseline_named
from tiendo.register.force import by_period, counting
from tiendo.register.joining import large
from tiendo.register.knowing import known
from tiendo.register.matching import Bodies
from tiendo.register.models import Amendment, Body, Observation, Target
from tiendo.register.models.stated import Stated
from tiendo.register.selectors.amendments import amendments_of, latest
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.units import unit_words

# What a row of figures is of; plan and result of one thing stand side by side.
Thing = tuple[Any, ...]
BOUNDS = {Op.GE: "từ {} trở lên", Op.GT: "trên {}", Op.LE: "không quá {}", Op.LT: "dưới {}"}
COUNTED = "đơn vị"  # of a count whose own words were no unit
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    target: Target | None
    observation: Observation | None
    level: Amendment | None = None  # of the target, where a document changed it

    @property
    def plan(self) -> Target | Amendment | None:
        """What is asked for, as the last document has it."""
        return self.level or self.target

    @property
    def record(self) -> Target | Observation:
        found = self.target or self.observation
        assert found is not None
        return found

    @property
    def source(self) -> str:
        if self.observation is not None:
            return self.observation.document.label
        return self.target.plan.document.label if self.target is not None else ""


def indicator_rows(*, plan: str = "", body: str = "", on: date | None = None) -> Iterator[Row]:
    """A row a thing measured, by indicator, body and period; cells by what they give.

    ``plan`` and ``body`` (slugs) narrow it. Of targets for one thing the newest plan's is
    given, at its latest level; of observations the one in force. ``on`` a day: of what was
    known then.
    """
    targets = in_plans(plan, body, on)
    results = in_force(body, targets if plan else None, on)
    bodies = Bodies()
    levels = {pk: latest(known) for pk, known in amendments_of(targets).items()}
    pairs = sorted(paired(targets, results, levels), key=by_name)
    for number, pair in enumerate(pairs, start=1):
        yield {"number": number, **cells(pair, bodies)}


def in_plans(plan: str, body: str, on: date | None) -> list[Target]:
    """The targets that are exported: for each key that of the newest plan."""
    every = shown(Target.objects.all(), to=None, document="plan__document")
    found = known(every, on=on, document="plan__document")
    found = found.filter(plan__slug=plan) if plan else found
    found = found.filter(body__slug=body) if body else found
    newest = found.select_related("plan__document", "indicator", "body").order_by(
        "plan__document__dated", "plan__slug", "ordinal"
    )
    return list({target.key: target for target in newest}.values())


def in_force(body: str, beside: list[Target] | None, on: date | None) -> list[Observation]:
    """The observations in force, the latest of each period; of some targets' series only.

    Not percents of a plan that they name: a sheet has no column for whose plan it is.
    """
    seen = counting(shown(Observation.objects.all(), to=None), on)
    found = seen.select_related("indicator", "body", "document", "evidence")
    found = found.filter(body__slug=body) if body else found
    found = found if on is None else found.filter(known_on__lte=on)
    if beside is not None:
        found = found.filter(indicator__in={target.indicator_id for target in beside})
    last: dict[str, Observation] = {}
    for one in found.defer(*large("document")):
        if one.measure == Measure.ATTAINMENT and baseline_named(one.evidence.quote):
            continue
        if one.key not in last or one.rank > last[one.key].rank:
            last[one.key] = one
    return sorted(last.values(), key=by_period)


def thing(record: Target | Observation) -> Thing:
    """What a value is of, and how it is measured."""
    return (
        record.indicator_id, record.body_id, record.subject_key, record.period, record.measure,
        record.unit, record.per, record.direction, record.basis, record.base_year,
        unit_of(record).text,
    )  # fmt: skip


def paired(
    targets: Iterable[Target],
    results: Iterable[Observation],
    levels: Mapping[int, Amendment | None],
) -> Iterator[Pair]:
    waiting = {thing(one): one for one in results}
    spare = [one for one in results if waiting[thing(one)] is not one]
    for target in targets:
        yield Pair(target, waiting.pop(thing(target), None), levels.get(target.pk))
    yield from (Pair(None, one) for one in (*waiting.values(), *spare))


def by_name(pair: Pair) -> tuple[str, ...]:
    one = pair.record
    return (
        one.indicator.name, one.indicator.slug, one.body.slug, one.subject_key,
        one.ends_on.isoformat(), one.starts_on.isoformat(), one.slug,
    )  # fmt: skip


def cells(pair: Pair, bodies: Bodies) -> Row:
    record, result = pair.record, pair.observation
    level = record.measure == "level"
    return {
        "code": record.indicator.slug,
        "name": record.indicator.name,
        "unit": unit_of(record).text,
        "body": name_of(record.body, bodies, result.known_on if result else None),
        "subject": record.subject,
        "period": record.period,
        "way": word_for("way", f"{record.measure}-{record.direction}")
        or word_for("way", f"{record.measure}-"),
        "basis": "" if level else word_for("basis", record.basis),
        "base_year": record.base_year,
        "plan": amount(pair.plan) if pair.plan else None,
        "result": amount(result) if result else None,
        "percent": percent(pair.plan, result),
        "status": status_word(Status(result.status)) if result else "",
        "known_on": result.known_on if result else None,
        "source": pair.source,
    }


def unit_of(record: Stated) -> UnitSaid:
    """The unit to write a value in: its own words, else the unit of the contract."""
    per = f"/{record.per}" if record.per else ""
    for words in (record.unit_text, unit_words().get(record.unit, COUNTED)):
        text = words if per and words.endswith(per) else words + per
        found = unit_said(text) if words or record.unit == "index" else None
        if (
            found
            and found.code == record.unit
            and (found.per or "") == record.per
            and fits(record, found)
        ):
            return found
    return UnitSaid(text=record.unit_text, code=record.unit, factor=Decimal(1))


def fits(record: Stated, unit: UnitSaid) -> bool:
    values = (record.value, record.high_value, record.of_value)
    return all(v is None or v / unit.factor * unit.factor == v for v in values)


def amount(record: Stated) -> Decimal | str:
    """A plain number, or the words of a bound, a range or a ratio."""
    factor = unit_of(record).factor
    value = plain(record.value / factor)
    high, of = record.high_value, record.of_value
    if high is not None:
        return f"{format_number(value)} - {format_number(plain(high / factor))}"
    words = format_number(value)
    if of is not None:
        words += f"/{format_number(plain(of / factor))}"
    if record.op in BOUNDS:
        return BOUNDS[Op(record.op)].format(words)
    return value if of is None else words


def plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def percent(target: Stated | None, result: Observation | None) -> Decimal | None:
    """The result in percent of the plan, to one place, where both are plain numbers."""
    if target is None or result is None or target.op != Op.EQ or result.op != Op.EQ:
        return None
    if not target.value:
        return None
    return (result.value / target.value * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def name_of(body: Body, bodies: Bodies, on: date | None) -> str:
    """A body's name where it is its own on that day, else its id."""
    found = bodies.find(body.name, on)
    return body.name if found is not None and found.pk == body.pk else body.slug
