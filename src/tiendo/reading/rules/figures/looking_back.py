"""Values of an earlier time beside the present: ``96% (năm ngoái 95%)``, ``tháng trước 52 vụ``."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.facts.figure import ATTAINMENT, CHANGE, LEVEL, PLAN, PREVIOUS_YEAR, SAME_PERIOD
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.periods import MONTH, Period, month, previous_year

# What a comparison opens with: "so với năm ngoái tăng 5%" tells of this year.
COMPARING = frozenset(("so", "với", "bằng", "hơn", "cùng", "trên"))
# What a change is measured from stands in the bracket behind it, and is of the same size.
BASES = {SAME_PERIOD: "cùng kỳ", PREVIOUS_YEAR: "năm trước"}
BASE_WORDS, NEAR, UNMARKED = 8, 3, frozenset((",", ";", ":", ")"))
# "so với mức 6,91% của cùng kỳ": what leads to a value of then, and from it to its time.
LEADING, OF_TIME = stop_words("base-leading"), frozenset(("của", "ở", "tại", "trong"))
LEADS = 4
MONTH_BEFORE = stop_words("month-before")
YEAR_BEFORE = stop_words("year-before")


def looks_back(draft: Draft) -> str | None:
    """The words for an earlier time that open the clause and date its value, if any."""
    clause = draft.clause
    words = clause.sentence.words
    for span in clause.before:
        cue = span.value
        labels = span.j + 1 == clause.fragment and words[span.j] == ":"  # "(cùng kỳ: 2.604 ca)"
        if not isinstance(cue, Cue) or not cue.basis or not (labels or span.i >= clause.fragment):
            continue
        said = " ".join(words[span.i : span.j])
        if said not in MONTH_BEFORE and said not in YEAR_BEFORE:
            continue
        opens = labels or not any(word[0].isalpha() for word in words[clause.fragment : span.i])
        follows = words[span.j : span.j + 1]
        told = span.j == clause.quantity.i or follows in ([":"], ["là"], ["đạt"], ["chỉ"], ["có"])
        moved = draft.measure is CHANGE and clause.bracket
        if opens and words[span.i - 1] not in COMPARING and (told or moved):
            return said
    return None


def measured_from(draft: Draft) -> bool:
    """Whether a value is what another is measured from: ``tăng 5% so với mức 4.095 tỷ đồng``.

    It is the value itself of another time, and no percent of it.
    """
    words, at = draft.clause.sentence.words, draft.quantity.i
    led = (" ".join(words[at - count : at]) for count in range(2, LEADS + 1) if count <= at)
    if draft.quantity.cue is not None or not any(said in LEADING for said in led):
        return False
    return draft.clause.right_plan is None


def stands_itself(draft: Draft) -> None:
    """Make the draft a value of its own, and no percent of another."""
    if draft.measure is ATTAINMENT:
        draft.measure = LEVEL
    if draft.measure is CHANGE:  # "giảm 4 vụ so với 56 vụ": no fall by so many
        draft.measure, draft.direction = LEVEL, None
    if draft.measure is LEVEL:
        draft.basis = None


def dated_behind(draft: Draft) -> str | None:
    """The words for an earlier time right behind a value: ``so với 52 vụ của cùng kỳ``."""
    words, at = draft.clause.sentence.words, draft.quantity.j
    at += at < len(words) and words[at] in OF_TIME
    for count in range(LEADS, 1, -1):
        said = " ".join(words[at : at + count])
        if said in MONTH_BEFORE or said in YEAR_BEFORE:
            return said
    return None


def base_behind(draft: Draft, before: Draft | None, values: Sequence[Draft]) -> str | None:
    """``4.200 tỷ đồng, tăng 5% so với cùng kỳ (4.000 tỷ đồng)``: what the change is measured from.

    ``values``: what the sentence told before. A bracket that holds far less is the change.
    """
    clause = draft.clause
    if before is None or not clause.bracket or clause.name is not None or draft.percent:
        return None
    span = before.clause.right_basis
    if draft.measure is not LEVEL or before.clause.bracket or span is None:
        return None
    words = clause.sentence.words
    opened = max(at for at in range(clause.quantity.i) if words[at] == "(")
    if opened - span.j > BASE_WORDS or not UNMARKED.isdisjoint(words[span.j : opened]):
        return None
    like = [one.quantity.value for one in values if one.unit is draft.unit]
    if not like or not like[-1] / NEAR <= draft.quantity.value <= like[-1] * NEAR:
        return None
    return BASES.get(before.basis) if before.basis else None


def look_back(draft: Draft, said: str) -> None:
    """Make the draft a value of the earlier time: it is measured against nothing but a plan."""
    if measured_from(draft):
        stands_itself(draft)
    elif draft.measure is not ATTAINMENT:
        draft.basis = None
    elif draft.clause.right_plan is None:
        draft.basis, draft.measure = None, LEVEL
    else:
        draft.basis = PLAN  # "cùng kỳ đạt 70,4% dự toán năm"
    draft.estimated = False
    draft.looked_back = said


def earlier(said: str, now: Period | None) -> Period | None:
    """The time that ``said`` names, seen from ``now``."""
    if now is None:
        return None
    if said in YEAR_BEFORE:
        return previous_year(now)
    if now.precision is not MONTH:
        return None
    before = now.start.month - 1
    return month(now.year, before) if before else month(now.year - 1, 12)
