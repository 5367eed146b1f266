"""A draft's amounts beside what the register knows of the same indicator and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Record, Severity
from tiendo.checking.known import KnownValue
from tiendo.checking.pairing import SLIPS
from tiendo.checking.registry import Compared, Yielded
from tiendo.checking.saying import at, en
from tiendo.checking.topics import setting
from tiendo.facts.figure import Direction, Measure, Role

Index = dict[tuple[object, ...], list[KnownValue]]


def known_index(draft: Draft) -> Index:
    """The register's values by indicator, measure, unit, time and what they are against.

    What the draft's own file said when it was registered is left out: it is the draft.
    """
    found: Index = defaultdict(list)
    own = draft.reading.source.sha256
    for value in draft.known.values:
        if value.sha256 != own:
            key = (value.indicator, value.measure, value.unit, value.period, value.kind, value.basis, value.per)
            found[key].append(value)
    return found


def counterparts(amount: Amount, index: Index) -> list[KnownValue]:
    """What the register says of the same."""
    figure = amount.figure
    if figure.indicator_id is None or figure.period is None or figure.subject is not None:
        return []
    kind = "target" if figure.role is Role.TARGET else "observation"
    basis = figure.basis.value if figure.basis else None
    key = (
        figure.indicator_id, figure.measure.value, figure.unit, figure.period, kind, basis, figure.per,
    )  # fmt: skip
    return index.get(key, [])


def contradicted(draft: Draft, measures: Sequence[Measure]) -> Iterator[Yielded]:
    """Each amount that no value of the register for the same time agrees with."""
    if not draft.known.present:
        return
    index = known_index(draft)
    for amount in draft.amounts:
        if amount.figure.measure not in measures or amount.main is None:
            continue
        known = counterparts(amount, index)
        places, narrow = setting(draft, amount)
        known = [one for one in known if same_body(one, places)]
        if not known or narrow:
            continue
        yield Compared((amount,))
        if not any(agrees(amount, one) for one in known):
            yield _finding(amount, known[-1])


def same_body(known: KnownValue, places: frozenset[str]) -> bool:
    """Whether a value of the register is of the places that a sentence names, if it names any."""
    if not places:
        return True
    return any(known.body and known.body.lower() in place.lower() for place in places)


def agrees(amount: Amount, known: KnownValue) -> bool:
    figure = amount.figure
    if amount.main is None or figure.high is not None or known.high is not None:
        return True
    if figure.direction and known.direction and figure.measure is Measure.CHANGE:
        if Direction(known.direction) is not figure.direction:
            return False
    if figure.of is not None and known.of is not None and figure.of != known.of:
        return False
    span = amount.main.range
    return span.low <= known.value <= span.high or _coarser(known.value, figure.value)


def _coarser(known: Decimal, stated: Decimal) -> bool:
    """Whether the register's value is the draft's, written with fewer digits."""
    digits = known.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    half = Decimal(1).scaleb(exponent) / 2
    return len(digits.digits) > 2 and abs(known - stated) <= half  # noqa: PLR2004 - 4,2 says little


def _finding(amount: Amount, known: KnownValue) -> Finding:
    assert amount.main is not None
    shown = amount.show(known.value)
    record = Record(kind=known.kind, ref=known.ref, source=known.source, quote=known.quote)
    scaled = any(amount.main.value * scale == known.value for scale in SLIPS)
    sure = amount.sure and amount.plain and not scaled and known.op == "eq" and _firm(known)
    return at(
        amount,
        message=f"{amount.figure.indicator}: {amount.said} ở đây, {shown} theo {known.source}",
        message_en=f"{en(amount.main.value / amount.factor)} here, "
        f"{en(known.value / amount.factor)} in the register ({known.source})",
        stated=amount.main.value / amount.factor,
        computed=known.value / amount.factor,
        suggestion=shown,
        register=record,
        severity=None if sure else Severity.WARNING,
    )


def _firm(known: KnownValue) -> bool:
    """An estimate may be overtaken by a later figure; a target or an official value may not."""
    return known.kind == "target" or known.status != ""
