"""A draft's amounts beside what the register knows of the same indicator and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Record, Severity
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.pairs.topics import setting
from tiendo.checking.registry import Compared, Yielded
from tiendo.checking.retelling.carried import held
from tiendo.checking.saying import at, en
from tiendo.checking.wordlists import shaped
from tiendo.facts.figure import Measure, Role
from tiendo.facts.known import KnownValue
from tiendo.facts.series import Status
from tiendo.vocabulary.text import fold

# Documents that set targets of their own.
SETTING = ("resolution", "action_programme", "plan", "decision", "scheme", "directive")
# Levels below the province, and offices: such a body's figures are not the province's.
BELOW = shaped(r"\b{retelling.below}\b")
LEVELS = shaped(r"^(?:{retelling.organs} )?{retelling.levels}\b")
Index = dict[tuple[object, ...], list[KnownValue]]


def known_index(draft: Draft) -> Index:
    """The register's values by indicator, measure, unit, time and what they are against."""
    found: Index = defaultdict(list)
    for one in draft.known.values:
        key = (one.indicator, one.measure, one.unit, one.period, one.kind, one.basis, one.per)
        found[key].append(one)
    return found


def counterparts(amount: Amount, index: Index) -> list[KnownValue]:
    """What the register says of the same."""
    figure = amount.figure
    if figure.indicator_id is None or figure.period is None or figure.subject is not None:
        return []
    kind = "target" if figure.role is Role.TARGET else "observation"
    basis = figure.basis.value if figure.basis else None
    said = (figure.indicator_id, figure.measure.value, figure.unit, figure.period)
    key = (*said, kind, basis, figure.per)
    return index.get(key, [])


def contradicted(draft: Draft, measures: Sequence[Measure]) -> Iterator[Yielded]:
    """Each amount that no value of the register for the same time agrees with.

    A draft that sets targets may set others than the plan before it: those are left alone.
    """
    if not draft.known.present:
        return
    index, sets = known_index(draft), draft.reading.identity.kind in SETTING
    for amount in draft.amounts:
        figure = amount.figure
        if figure.measure not in measures or amount.main is None or not amount.plain:
            continue
        if held(draft, amount) or (sets and figure.role is Role.TARGET):
            continue
        known = counterparts(amount, index)
        places, narrow = setting(draft, amount)
        known = [one for one in known if same_body(draft, one, places)]
        if not known or narrow:
            continue
        yield Compared((amount,))
        if not any(agrees(amount, one) or scaled(amount, one) for one in known):
            yield _finding(draft, amount, known[-1])


def same_body(draft: Draft, known: KnownValue, places: frozenset[str]) -> bool:
    """Whether a value of the register is of the body that the sentence, or the draft, is about.

    A sentence that names a place is about it; else the draft is about its issuer's.
    """
    body = _core(known.body)
    if places:
        return any(body and body in fold(place) for place in places)
    issuer = fold(draft.reading.identity.issuer or "")
    if BELOW.search(issuer):
        return bool(body) and body in issuer
    return not BELOW.search(fold(known.body)) or body in issuer


def _core(body: str) -> str:
    """A body's own name: "song mai" of "tỉnh Sông Mai"."""
    return LEVELS.sub("", fold(body)).strip()


def agrees(amount: Amount, known: KnownValue) -> bool:
    figure = amount.figure
    if amount.main is None or figure.high is not None or known.high is not None:
        return True
    moves = figure.measure is Measure.CHANGE and figure.direction and known.direction
    if moves and figure.direction != known.direction:
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
    return len(digits.digits) > 2 and abs(known - stated) <= half


def scaled(amount: Amount, known: KnownValue) -> bool:
    """Whether the two differ by the word of a unit only: that is unit-scale's to say."""
    return any(amount.figure.value * scale == known.value for scale in SLIPS)


def _finding(draft: Draft, amount: Amount, known: KnownValue) -> Finding:
    assert amount.main is not None
    shown = amount.show(known.value)
    record = Record(kind=known.kind, ref=known.ref, source=known.source, quote=known.quote)
    sure = amount.sure and known.op == "eq" and _firm(draft, amount, known)
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


def _firm(draft: Draft, amount: Amount, known: KnownValue) -> bool:
    """Whether the register's value cannot have been overtaken by the draft.

    An estimate may be, by a later report of the body itself; not by news, and not by a value
    that differs only by the order of two digits.
    """
    if amount.figure.measure is Measure.ATTAINMENT:
        return False  # of another plan: the province's, the Centre's, the department's own
    if known.kind == "target" or known.status != Status.ESTIMATED:
        return True
    news = draft.reading.identity.number is None
    return news or transposed(known.value, amount.figure.value)
