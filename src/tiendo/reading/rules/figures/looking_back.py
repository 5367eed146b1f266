"""Values of an earlier time beside the present: ``96% (năm ngoái 95%)``, ``tháng trước 52 vụ``."""

from __future__ import annotations

from tiendo.facts.figure import Basis, Measure
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.periods import Period, Precision, month, previous_year

# What a comparison opens with: "so với năm ngoái tăng 5%" tells of this year.
COMPARING = frozenset(("so", "với", "bằng", "hơn", "cùng", "trên"))
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
        moved = draft.measure is Measure.CHANGE and clause.bracket
        if opens and words[span.i - 1] not in COMPARING and (told or moved):
            return said
    return None


def look_back(draft: Draft, said: str) -> None:
    """Make the draft a value of the earlier time: it is measured against nothing but a plan."""
    if draft.measure is not Measure.ATTAINMENT:
        draft.basis = None
    elif draft.clause.right_plan is None:
        draft.basis, draft.measure = None, Measure.LEVEL
    else:
        draft.basis = Basis.PLAN  # "cùng kỳ đạt 70,4% dự toán năm"
    draft.estimated = False
    draft.looked_back = said


def earlier(said: str, now: Period | None) -> Period | None:
    """The time that ``said`` names, seen from ``now``."""
    if now is None:
        return None
    if said in YEAR_BEFORE:
        return previous_year(now)
    if now.precision is not Precision.MONTH:
        return None
    before = now.start.month - 1
    return month(now.year, before) if before else month(now.year - 1, 12)
