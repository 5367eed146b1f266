"""Values that are parts of what was counted before them, or say it again in percent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tiendo.facts.figure import CHANGE, LEVEL, RATIO
from tiendo.reading.rules.figures.draft import Draft
from tiendo.vocabulary.units import COUNT, noun_book

NAMED_RATE = ("tỷ lệ", "tỉ lệ", "độ ", "mức ", "tốc độ", "hệ số")


# "17 đảng viên, gồm khiển trách 11, cảnh cáo 5".
MADE_OF = "gồm"
# So many words may name a plan in its bracket: "kế hoạch tỉnh giao là".
PLAN_WORDS = 6


def counted_part(draft: Draft, before: Draft | None) -> bool:
    """``154 đảng viên, trong đó khiển trách 98, cảnh cáo 41``: counted like the whole."""
    clause = draft.clause
    if before is None or not before.quantity.count or not _part_named(draft, before):
        return False
    if clause.verb is not None or clause.quantity.high is not None:
        return False
    behind = clause.sentence.words[clause.zone : clause.quantity.i]
    split = clause.bracket or clause.join == ":" or MADE_OF in behind
    split = split and clause.zone == before.quantity.j
    listed = clause.link == "part" or split or (before.part and clause.join in (",", "và"))
    return listed and draft.quantity.value <= _whole_before(before)


def _part_named(draft: Draft, before: Draft) -> bool:
    """Whether words name the part; in a row of parts also bare ones: "tốt 26, khá 6"."""
    clause = draft.clause
    if clause.name is None and before.part and clause.fragment < clause.quantity.i:
        clause.name = clause.fragment, clause.quantity.i
        draft.own = clause.sentence.slice(*clause.name)
    return clause.name is not None


def _whole_before(before: Draft) -> Decimal:
    """What a part cannot exceed: the sum it is of, when that is the draft before it."""
    return before.quantity.value if not before.part else Decimal("Infinity")


def planned_in_bracket(draft: Draft, before: Draft) -> bool:
    """``hỗ trợ 532 phụ nữ khởi nghiệp (kế hoạch 500)``: the plan, told without its unit."""
    clause = draft.clause
    planned = clause.plan or clause.planned
    if not (clause.bracket and planned and before.quantity.count) or before.clause.bracket:
        return False
    words = clause.sentence.words
    opened = max((at for at in range(clause.quantity.i) if words[at] == "("), default=-1)
    told = words[opened + 1 : clause.quantity.i]
    return opened >= 0 and 0 < len(told) <= PLAN_WORDS and not any(map(str.isdigit, told))


def ratio_of(draft: Draft, before: Draft) -> bool:
    """``91,9% tổ chức đảng … (57/62)``: the counts behind a percent, where they come to it."""
    quantity, percent = draft.quantity, before.quantity.value
    if not (draft.clause.bracket and before.percent and quantity.of) or before.clause.bracket:
        return False
    return is_percent(percent, quantity.value, quantity.of)


def is_percent(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percent, as far as it is written out, is what a part is of a whole.

    >>> is_percent(Decimal("38.2"), Decimal(744), Decimal(1950))
    True
    """
    places = Decimal(1).scaleb(min(0, int(percent.as_tuple().exponent)))
    return bool(whole) and (part * 100 / whole).quantize(places, ROUND_HALF_UP) == percent


def beside_change(draft: Draft, before: Draft) -> bool:
    """``tăng 18.000 con (4,5%)``: the same change in percent."""
    inside = draft.clause.bracket and not before.clause.bracket
    return inside and before.measure is CHANGE and not before.percent


def of_count(draft: Draft, before: Draft, right: str, kind: str | None) -> bool:
    """A percent of what was counted before it, with or without words of its own."""
    name = draft.own
    if name is None:
        return _follows_count(draft, before, right)
    if before.quantity.unit is not COUNT or before.measure is not LEVEL or kind:
        return False
    part = draft.clause.link == "part" and not name.lower().startswith(NAMED_RATE)
    return part or (draft.clause.join == "," and _is_act(name))


def _is_act(name: str) -> bool:
    """``1.320 thí sinh dự thi, đỗ 64%``: one word in small letters that names nothing."""
    return name.isalpha() and name.islower() and noun_book().at((name,), 0) is None


def _follows_count(draft: Draft, before: Draft, right: str) -> bool:
    counted = before.quantity.unit is COUNT and before.measure in (LEVEL, RATIO)
    return counted and (draft.clause.bracket or draft.clause.join == ",") and not right.strip()
