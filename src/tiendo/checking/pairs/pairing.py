"""Which amounts belong together: a value, its plan, its past, and the percents beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Line, Passage
from tiendo.checking.kin import houses
from tiendo.checking.pairs.fitting import (
    fits,
    fits_written,
    hedged,
    reckoned,
    replace_value,
    transposed,
)
from tiendo.checking.written import round_to
from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Basis, Measure, Role
from tiendo.vocabulary.periods import Period, parse_period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

EARLIER = (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR, Basis.OTHER)
# Scales that one word of a unit is off by: nghìn for triệu, triệu for tỷ, tỷ for nghìn tỷ.
# Of what the roundness of values allows, a number may use this part unremarked.
EDGE = Decimal("0.6")
BEHIND_PERCENT = regex(r"%[^%,;.()\d]*\($")
SLIPS = tuple(Decimal(10) ** power for power in (3, -3, 6, -6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``stated`` says what ``part`` is of ``whole`` (or how much more); ``certain``: by its words.

    ``wholes`` are all that may be meant; the relation holds if it holds for one of them.
    """

    kind: str  # "plan" or "past"
    stated: Amount
    part: Amount
    wholes: tuple[Amount, ...]
    certain: bool = True

    @property
    def whole(self) -> Amount:
        return self.wholes[0]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return (self.stated, self.part, *self.wholes)

    @property
    def sure(self) -> bool:
        """Whether all is read surely and nothing is hedged."""
        return self.certain and all(one.legible and not hedged(one) for one in self.amounts)

    def holds(self, scale: Decimal = Decimal(1)) -> bool:
        """Whether the stated number may follow, if the part were ``scale`` times as much."""
        return any(fits(self.stated, self.part, whole, scale) for whole in self.wholes)

    @property
    def slip(self) -> Decimal | None:
        """The factor by which the part is off, where its unit alone is wrong."""
        if self.holds() or not self.stated.figure.value:  # "0 %" is any small part's
            return None
        return next((scale for scale in SLIPS if self.holds(scale)), None)

    @property
    def strained(self) -> bool:
        """Whether it holds only by the roundness of its values: at the edge of what they allow,
        or with two digits of what follows in the wrong order.
        """
        said, value = self.stated.main, self.computed()
        if said is None or value is None or hedged(self.stated) or not self.holds():
            return False
        right = abs(round_to(value, said.step))
        if len(self.wholes) > 1 or right == abs(said.value) or hedged(self.part):
            return False
        if transposed(right, abs(said.value)):
            return True
        gap = abs(right - abs(said.value))
        far = replace_value(said, said.value + (said.value - right) * EDGE)
        return gap > said.step and not fits_written(far, self.stated, self.part, self.whole)

    def computed(self) -> Decimal | None:
        """What should be stated, unrounded."""
        return reckoned(self.stated, self.part, self.whole)


@cache
def _folded(words: str) -> str:
    return fold(words)


def _narrowed(amount: Amount) -> str | None:
    """The part that an indicator is narrowed to; a share of itself is not."""
    figure = amount.figure
    return figure.subject if figure.subject != figure.indicator else None


def same_topic(one: Amount, other: Amount) -> bool:
    """Whether two amounts are of one thing: indicator, part of the whole, and what it is for."""
    a, b = one.figure, other.figure
    if _narrowed(one) != _narrowed(other):
        return False
    if a.indicator_id is not None and a.indicator_id == b.indicator_id:
        return True
    first, second = _folded(a.indicator), _folded(b.indicator)
    if not first or not second:  # "Dự toán giao 4.000 tỷ đồng, thực hiện 4.200": neither is named
        return first == second
    return first in second or second in first


def same_unit(one: Amount, other: Amount) -> bool:
    a, b = one.figure, other.figure
    if a.unit != b.unit or a.per != b.per:
        return False
    if a.unit != "count" or one.cell or other.cell:
        return True
    return not a.unit_text or not b.unit_text or _one_noun(a.unit_text, b.unit_text)


def _one_noun(one: str, other: str) -> bool:
    """``đảng viên`` and ``đảng viên mới``; ``nhiệm vụ`` and ``vụ`` by their last word."""
    first, second = _folded(one), _folded(other)
    if f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} "):
        return True
    return noun(one) == noun(other) or houses(_head(one), _head(other))


def _head(unit_text: str) -> str:
    return unit_text.lower().split(" ")[0]


def noun(unit_text: str) -> str:
    return _folded(unit_text.split(",")[0]).split(" ")[-1]


def is_level(amount: Amount) -> bool:
    figure = amount.figure
    return figure.measure is Measure.LEVEL and figure.high is None and figure.value > 0


def results(amounts: Iterable[Amount]) -> list[Amount]:
    return [one for one in amounts if is_level(one) and one.figure.role is Role.RESULT]


def targets(amounts: Iterable[Amount]) -> list[Amount]:
    return [one for one in amounts if is_level(one) and one.figure.role is Role.TARGET]


def period_of(amount: Amount) -> Period | None:
    written = amount.figure.period
    if written is None:
        return None
    try:
        return parse_period(written)
    except PeriodUnreadable:
        return None


def year_apart(later: Amount, earlier: Amount) -> bool:
    """Whether two values are of the same stretch in two years that follow each other."""
    one, two = period_of(later), period_of(earlier)
    if one is None or two is None or one.precision is not two.precision:
        return False
    return one.year == two.year + 1 and (one.months, one.end.month) == (two.months, two.end.month)


def relations(draft: Draft) -> tuple[Relation, ...]:
    """Every relation of a value to its plan and to its past, in sentences and in rows."""
    return draft.kept("relations", lambda: tuple(_relations(draft)))


def _relations(draft: Draft) -> Iterator[Relation]:
    from tiendo.checking.pairs.pasts import line_pasts, passage_pasts
    from tiendo.checking.pairs.pasts_elsewhere import elsewhere_pasts, told_earlier
    from tiendo.checking.pairs.plans_behind import plans_behind
    from tiendo.checking.pairs.plans_of import document_plans, line_plans, passage_plans

    plans = document_plans(draft)
    last: Passage | None = None
    for passage in draft.passages:
        if len(passage.amounts) > 1:
            near = last if last is not None and last.block == passage.block else None
            yield from passage_plans(passage, plans, near)
            yield from passage_pasts(passage)
        last = passage
    yield from elsewhere_pasts(draft)
    yield from told_earlier(draft)
    yield from plans_behind(draft)
    for line in draft.lines:
        yield from line_plans(line)
        yield from line_pasts(line)


def explained(relation: Relation, amounts: Iterable[Amount]) -> bool:
    """Whether another plan of the draft is the one that a percent is of: there may be several."""
    part = relation.part
    return any(
        fits(relation.stated, part, one, Decimal(1))
        for one in targets(amounts)
        if one.cell is None and one not in relation.wholes and same_unit(one, part)
        and not _behind_another(one, relation.stated)
    )  # fmt: skip


def _behind_another(plan: Amount, stated: Amount) -> bool:
    """Whether a plan stands in the bracket right behind another percent: it is that one's."""
    if plan.main is None or not stated.end <= plan.start:
        return False
    return BEHIND_PERCENT.search(plan.text, stated.end, plan.main.start) is not None


def nearest(stated: Amount, found: Sequence[Amount]) -> Amount | None:
    """The last of ``found`` before ``stated``, else the first behind it."""
    before = [one for one in found if one.start < stated.start]
    return before[-1] if before else next(iter(found), None)


__all__ = ["Line", "Passage", "Relation", "relations"]
