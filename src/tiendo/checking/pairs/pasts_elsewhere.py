"""Changes whose other value stands in another sentence of the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import (
    Relation,
    is_level,
    results,
    same_topic,
    same_unit,
    year_apart,
)
from tiendo.checking.pairs.pasts import says_of_past
from tiendo.checking.pairs.standing import is_past, is_plan
from tiendo.checking.wordlists import shaped
from tiendo.facts.figure import Basis, Measure, Role
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.text import fold

MONEY = ("VND", "USD")
# What grows by its volume, whatever the values of two years are.
IN_CONSTANT_PRICES = frozenset(
    entry.id
    for entry in catalogue().values()
    if entry.unit in MONEY and any(word in entry.id for word in ("grdp", "production", "value"))
)
PLAN_OF_YEAR = shaped(r"\b{plans.given}\s(?:[^\d.;,()]{1,20}\s)?năm (?:19|20)\d\d\s\($")
# A value and what it was are not further apart than this.
MOST = Decimal(3)


def elsewhere_pasts(draft: Draft) -> Iterator[Relation]:
    """``Thu ngân sách 12.400 tỷ, tăng 11% so với năm 2024``, where 2024 stands in another sentence.

    Only money: growth of volumes is told in constant prices. One value of the year before must
    be the only one in the draft.
    """
    told: dict[tuple[str, str], list[Amount]] = {}
    for amount in draft.amounts:
        figure = amount.figure
        name = figure.indicator_id
        if name is None or name in IN_CONSTANT_PRICES or figure.unit not in MONEY:
            continue
        if is_level(amount) and amount.sure and figure.subject is None:
            told.setdefault((name, figure.unit), []).append(amount)
    for passage in draft.passages:
        for stated in passage.amounts:
            relation = _from_elsewhere(stated, passage, told)
            if relation is not None:
                yield relation


def _from_elsewhere(
    stated: Amount, passage: Passage, told: Mapping[tuple[str, str], Sequence[Amount]]
) -> Relation | None:
    figure = stated.figure
    if figure.measure is not Measure.CHANGE or figure.unit != "percent":
        return None
    if figure.basis is not Basis.PREVIOUS_YEAR or figure.high is not None or not stated.plain:
        return None
    here = [one for one in passage.amounts if is_level(one) and one.start < stated.start]
    part = here[-1] if here and not _plan_of_year(here[-1], passage) else None
    if part is None or not same_topic(part, stated) or part.figure.base_year is not None:
        return None
    known = told.get((part.figure.indicator_id or "", part.figure.unit), ())
    if part not in known or any(is_past(one, passage) for one in passage.amounts):
        return None
    bases = [one for one in known if year_apart(part, one) and one.figure.role is Role.RESULT]
    if len({one.figure.value for one in bases}) != 1 or any(one in here for one in bases):
        return None
    return Relation(kind="past", stated=stated, part=part, wholes=(bases[0],), certain=False)


def _plan_of_year(one: Amount, passage: Passage) -> bool:
    """``nếu so với dự toán năm 2024 (9.800 tỷ đồng) tăng 11,2%``: what a change is from."""
    at = one.main.start if one.main is not None else one.start
    return PLAN_OF_YEAR.search(passage.text[: at - passage.start]) is not None


def told_earlier(draft: Draft) -> Iterator[Relation]:
    """``giải ngân 3.769,8 tỷ đồng. … So với cùng kỳ (3.385,2 tỷ đồng), số vốn giải ngân tăng
    13,1%``: the value stands in an earlier sentence, under a name within that of the change.
    """
    for passage in draft.passages:
        levels = [one for one in passage.amounts if is_level(one)]
        changes = [one for one in passage.amounts if says_of_past(one)]
        if len(levels) != 1 or len(changes) != 1 or not is_past(levels[0], passage):
            continue
        stated, past = changes[0], levels[0]
        if stated.figure.unit != "percent" or is_plan(stated, passage):
            continue
        told = [one for one in _before(draft, passage, past) if _within(one, stated)]
        found = [Relation(kind="past", stated=stated, part=one, wholes=(past,), certain=False)
                 for one in told]  # fmt: skip
        if found and not any(one.holds() for one in found):
            yield found[-1]


def _before(draft: Draft, passage: Passage, past: Amount) -> list[Amount]:
    """The results of a draft before a sentence that may be the later value of a pair."""
    found = []
    for one in results(draft.amounts):
        here = draft.passage_at(one.start) if one.start < passage.start else None
        if here is None or one.cell is not None or not same_unit(one, past):
            continue
        apart = one.figure.value / past.figure.value
        if 1 / MOST <= apart <= MOST and not is_past(one, here) and not is_plan(one, here):
            found.append(one)
    return found


def _within(value: Amount, stated: Amount) -> bool:
    """Whether a value bears the name of a change, or one that is part of it, word for word."""
    if value.figure.subject is not None:
        return False
    name, whole = fold(value.figure.indicator), fold(stated.figure.indicator)
    one = stated.figure.indicator_id
    known = one is not None and one == value.figure.indicator_id
    return known or (bool(name) and f" {name} " in f" {whole} ")
