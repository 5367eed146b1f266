"""Numbers that belong to the figure before them: the percent of a ratio, the field of a rank."""

from __future__ import annotations

from tiendo.facts.figure import EQ, PLAN, RANK, RATIO, TALLY
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.ranking import RANKING
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.units import COUNT


def attach_field(draft: Draft, before: Draft | None) -> bool:
    """``nhóm 15 địa phương … trong 34 tỉnh, thành phố``: among how many a rank holds."""
    if before is None or before.measure is not RANK or before.quantity.of is not None:
        return False
    clause, text = draft.clause, draft.quantity.unit_text or ""
    words = clause.sentence.words
    if draft.quantity.unit is not COUNT or not text.lower().startswith(
        ("tỉnh", "địa phương", "thành phố")
    ):
        return False
    if clause.join in (";", ",") or any(
        isinstance(s.value, Cue) and s.value.verb in RANKING for s in clause.before
    ):
        return False
    lead = words[max(0, draft.quantity.i - 3) : draft.quantity.i]
    if ("trong" not in lead and "trên" not in lead) or "," in words[before.end : draft.quantity.i]:
        return False
    before.quantity.of = draft.quantity.value
    field = clause.sentence.slice(draft.quantity.i, draft.quantity.j)
    before.scope = f"{before.scope or ''} trong {field}".strip()
    return True


def attach_percent(draft: Draft, before: Draft | None) -> bool:
    """Put a percent beside a ratio into it: ``(đạt 102,7%)``, ``, bằng 94,5%``."""
    if before is None or draft.quantity.unit is None or draft.quantity.unit.code != "percent":
        return False
    if draft.quantity.plus:
        return False  # "(-2,87%)": a change
    if before.quantity.of is None or before.percent_beside is not None:
        return False
    if before.measure not in (RATIO, TALLY) or draft.clause.name is not None:
        return False
    clause = draft.clause
    near = clause.bracket or clause.join in (",", "")
    kind = clause.verb.verb if clause.verb else None
    if not near or clause.join == ";" or kind in ("change", "exceed", "reach", "multiple"):
        return False
    if clause.right_basis is not None and not clause.right_plan:
        return False
    if draft.op is not EQ:
        return False
    if clause.link or (draft.right_words().strip() and not clause.right_plan):
        return False
    before.percent_beside = draft.quantity.value
    before.end = max(before.end, draft.quantity.j)
    if clause.right_plan is not None:
        before.basis = PLAN
    return True
