"""Ranks: which place somebody has, in which field."""

from __future__ import annotations

from tiendo.facts.figure import GE, LE, RANK
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.moving import direction
from tiendo.vocabulary.units import COUNT, unit_book

RANKING = ("rank", "ordinal", "group")
PLACE = unit_book().at(("bậc",), 0)


def ranked(draft: Draft, kind: str | None, before: Draft | None) -> bool:
    """``xếp thứ 19/63``, ``nhóm 16 tỉnh cao nhất``, ``và thứ 7 cả nước``."""
    if not _is_rank(draft, kind, before):
        return False
    draft.measure = RANK
    if draft.verb is draft.clause.verb and draft.verb is not None:
        draft.direction = direction(draft.verb)
    if PLACE:
        draft.unit = PLACE[1]
    if kind == "group" or draft.op is GE:
        draft.op = LE  # "hạng 25 trở lên": 25 or a smaller number
    draft.take_scope()
    return True


def _is_rank(draft: Draft, kind: str | None, before: Draft | None) -> bool:
    quantity = draft.quantity
    after_rank = before is not None and before.measure is RANK
    if quantity.unit is not None and quantity.unit.code == "place" and kind in RANKING:
        return True
    listed = after_rank and quantity.unit is None and draft.clause.verb is None
    if kind not in RANKING and not listed:
        return False
    whole = quantity.value == quantity.value.to_integral_value() and quantity.value > 0
    if quantity.unit not in (None, COUNT) or not whole:
        return False
    if kind == "ordinal" and before is not None and not after_rank and not quantity.of:
        return False
    return kind != "group" or quantity.unit is None or _superlative(draft)


def _superlative(draft: Draft) -> bool:
    clause = draft.clause
    words = clause.sentence.words[clause.quantity.i : clause.right + 6]
    return any(w in ("nhất", "đầu", "lớn") for w in words)
