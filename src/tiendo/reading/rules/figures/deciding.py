"""Which measure a quantity is, and what goes with it (CONVENTIONS.md, "measure").

``decide`` looks at one clause and at the draft before it; the first rule that
fits speaks. Nothing here looks at the rest of the document.
"""

from __future__ import annotations

from tiendo.facts.figure import CHANGE, GT, LE, LEVEL, PLAN, RANGE, RATIO, SHARE, TALLY, Op
from tiendo.reading.rules.figures.bracket_names import aim_outside
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.lending import lend_unit, lent_ahead
from tiendo.reading.rules.figures.moving import (
    attain,
    by_verb,
    direction,
    of_whole,
    raised,
    structure,
)
from tiendo.reading.rules.figures.parting import (
    NAMED_RATE,
    counted_part,
    planned_in_bracket,
    ratio_of,
)
from tiendo.reading.rules.figures.ranking import ranked
from tiendo.reading.rules.figures.sentence import noun_at
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.units import COUNT, INDEX

COUNTED = ("số ", "tổng số ")
# "thời gian lưu trú bình quân 1,86 ngày": how long is what is measured.
LASTS = tuple(stop_words("lasts"))
MONEY_NAMES = tuple(stop_words("money-name"))
GOALS = ("chỉ tiêu", "mục tiêu", "nhóm mục tiêu", "nhóm chỉ tiêu")
MET = stop_words("met")
# "bàn giao 31,2/37,6 km": of what there is to do, which nobody has planned for this time.
OF_WHOLE = stop_words("of-whole")
# "xuất khẩu lao động 96/120 người": what is made anew, and how much of it was to be.
MADE = tuple(stop_words("made-anew"))
FOLLOWED = ("theo kế hoạch", "theo chương trình", "theo chỉ tiêu", "theo lộ trình")
# The reason of a number that tells how much something moved, of what no word says.
# Right before a percent that is the plan's own, not far from the value that is held against it.
PLAN_NOUNS = (["mục", "tiêu"], ["chỉ", "tiêu"], ["kế", "hoạch"], ["nghị", "quyết"])
NEAR = 2
CUMULATED = frozenset(("dồn", "lũy", "luỹ"))
UNIT_MISSING = "unit-missing"
SAVING = Cue(row="verb.down", verb="change", direction="down")
SHARING = Cue(row="verb.share", verb="share")


def decide(clause: Clause, before: Draft | None, topic: str) -> Draft | str:
    """The draft of a figure, or the reason why the quantity is none."""
    draft = Draft(clause)
    _operator(draft)
    verb = clause.quantity.cue or clause.verb or _saved(clause) or _shared(draft, before)
    plain = verb is None or (verb.verb == "level" and before is not None and before.verb is SHARING)
    if plain and (structure(clause) or _structured(clause, before)):
        verb = SHARING
    kind = verb.verb if verb else None
    draft.verb = verb
    if ranked(draft, kind, before):
        return draft
    if clause.quantity.unit is None and (
        lend_unit(clause.sentence, clause.quantity) or lent_ahead(clause)
    ):
        draft.unit = draft.quantity.unit
    if clause.quantity.unit is None:
        if clause.quantity.of is not None and clause.name is not None and not clause.bracket:
            clause.quantity.unit = draft.unit = COUNT  # "Số trường đạt chuẩn là 397/486"
            return _ratio(draft)
        return _bare(draft, before)
    if _counts_in_millions(draft):
        clause.quantity.unit = draft.unit = COUNT
    if _goal(draft):
        return _tally(draft, kind, verb)
    if clause.quantity.of is not None:
        return _ratio(draft)
    moved = kind in ("change", "reach", "raise", "exceed")
    lasting = clause.quantity.unit.code == "day" and not moved
    if lasting and not (draft.own or "").lower().startswith(LASTS):
        return "duration"
    by_verb(draft, kind, verb, before)
    if draft.measure is LEVEL and draft.direction is None and clause.moving is not None:
        draft.direction = direction(clause.moving)
    rate = draft.measure is LEVEL and draft.percent
    if rate and draft.unit and draft.unit.code == "percent" and _disbursed(draft, topic):
        attain(draft, PLAN)
    if draft.percent and before is not None and _plan_itself(draft, before):
        draft.measure, draft.basis, draft.direction = LEVEL, None, None
    return draft


def _plan_itself(draft: Draft, before: Draft) -> bool:
    """``chiếm 13,2% GRDP, so với mục tiêu 15%``: what the plan is, not how far from it."""
    words, at = draft.clause.sentence.words, draft.quantity.i
    if not draft.basis or before.measure not in (LEVEL, SHARE):
        return False
    if not before.percent or words[at - 2 : at] not in PLAN_NOUNS:
        return False
    near = before.quantity.value / NEAR <= draft.quantity.value <= before.quantity.value * NEAR
    return near and words[at - 3 : at - 2] in (["với"], ["hơn"])


def _saved(clause: Clause) -> Cue | None:
    """``tiết kiệm 27,1 tỷ đồng so với dự toán``: a fall, beside what it is compared with."""
    words = clause.sentence.words[clause.fragment : clause.run]
    return SAVING if words[-2:] == ["tiết", "kiệm"] and clause.right_basis is not None else None


def _structured(clause: Clause, before: Draft | None) -> bool:
    """The later parts of ``Cơ cấu lao động: nông nghiệp 41%; công nghiệp 31%``."""
    on = before is not None and before.verb is SHARING and clause.quantity.percent
    return on and clause.join in (",", ";", "và") and not clause.link


def _operator(draft: Draft) -> None:
    """The bound: the nearest word before the number, or the one behind it."""
    clause = draft.clause
    ops = [cue.op for cue in clause.ops if cue.op != "from"] if clause.ops else []
    if clause.quantity.high is not None:
        draft.op = RANGE
    elif clause.after is not None:
        draft.op = Op(clause.after.op or "eq")
    elif ops:
        draft.op = Op(next((op for op in ops if op not in (None, "eq")), None) or "eq")
        if draft.op is GT and _forbidden(clause):
            draft.op = LE


def _forbidden(clause: Clause) -> bool:
    """``không để tỷ lệ … vượt quá 2%``: may not exceed."""
    words = clause.sentence.words[clause.zone : clause.quantity.i]
    return any(words[i] == "không" and words[i + 1] in ("để", "cho") for i in range(len(words) - 1))


def _shared(draft: Draft, before: Draft | None) -> Cue | None:
    """The verb of the quantity before, where a list goes on without one."""
    clause = draft.clause
    if before is None or before.verb is None or clause.bracket or clause.join == ";":
        return None
    if not CUMULATED.isdisjoint(clause.sentence.words[clause.zone : clause.quantity.i]):
        return None  # "giảm 16 ca so với tháng trước (53 ca), cộng dồn 289 ca"
    if before.clause.bracket and not clause.bracket:
        return None
    if before.verb.verb not in ("change", "share", "rank", "reach"):
        return None
    same = before.quantity.unit is not None and before.quantity.unit is draft.quantity.unit
    if clause.name is None:
        near = min(clause.run - clause.zone, clause.run - clause.fragment) <= 1
        listed = clause.join in ("", ",", "và") and (near or clause.run - clause.zone <= 2)
        if not same or not listed or clause.link or _own_rate(draft, before.verb):
            return None
        return before.verb
    name = clause.sentence.slice(*clause.name).lower()
    short = clause.name[1] - clause.name[0] <= 7
    if same and short and clause.join in (",", "và") and not name.startswith(NAMED_RATE):
        return before.verb if before.percent else None
    return None


def _own_rate(draft: Draft, verb: Cue) -> bool:
    """``chiếm 12%, tối thiểu 80% người trưởng thành có …``, ``tăng 10%, 95% số hộ có …``."""
    right = draft.right_words()
    if verb.verb == "share":
        return bool(right) and not of_whole(right) and not right.startswith("là ")
    words, at = draft.clause.sentence.words, draft.quantity.j
    counted = right.startswith(COUNTED) or noun_at(words, at) > 0
    return verb.verb == "change" and draft.percent and counted


def _bare(draft: Draft, before: Draft | None) -> Draft | str:
    """A number without a unit: an index value, or nothing that can be read."""
    clause = draft.clause
    if before is not None and ratio_of(draft, before):
        clause.quantity.unit = draft.unit = COUNT
        return _ratio(draft)
    if before is not None and planned_in_bracket(draft, before):
        clause.quantity.unit = draft.unit = COUNT
        clause.quantity.unit_text = before.quantity.unit_text
        return draft
    if counted_part(draft, before):
        assert before is not None
        clause.quantity.unit = draft.unit = COUNT
        clause.quantity.unit_text = before.quantity.unit_text
        draft.part = True
        return draft
    named = (draft.own or "").lower()
    if _counts(draft, named):
        clause.quantity.unit = draft.unit = COUNT  # "số hồ sơ quá hạn là 41"
        if clause.verb is not None and clause.verb.verb == "reach":
            draft.direction = direction(clause.verb) or raised(clause)
        elif clause.verb is not None and clause.verb.verb == "change":
            by_verb(draft, "change", clause.verb, before)  # "số vụ giảm 3"
        return draft
    scored = named.endswith(("giá trị", "điểm số")) or named.startswith(("chỉ số", "hệ số"))
    if clause.verb is None and not scored and not named.endswith(("chỉ số", "hệ số")):
        return "no-unit"
    if clause.verb is not None and clause.verb.verb not in ("level", "change", "reach", "exceed"):
        return "no-unit"
    if clause.name is None and before is None:
        return "no-unit"
    whole = draft.quantity.value == draft.quantity.value.to_integral_value()
    if whole and not (named.startswith("chỉ số ") and clause.verb is not None):
        return "no-unit"  # but "Chỉ số Breteau là 38"
    if before is not None and clause.name is None and before.quantity.unit not in (None, INDEX):
        return UNIT_MISSING  # "đạt 1.320 ha, tăng 6,7"
    draft.unit = INDEX
    by_verb(draft, clause.verb.verb if clause.verb else None, clause.verb, before)
    return draft


def _counts_in_millions(draft: Draft) -> bool:
    """``số lượt khám là 2,08 triệu``: a bare million is money, unless things are counted."""
    quantity, named = draft.quantity, (draft.own or "").lower()
    bare = quantity.unit is not None and quantity.unit.code == "VND"
    if not bare or "đồng" in (quantity.unit_text or "").lower():
        return False
    return named.startswith(COUNTED) and not named.startswith(MONEY_NAMES)


def _counts(draft: Draft, named: str) -> bool:
    verb = draft.clause.verb
    whole = draft.quantity.value == draft.quantity.value.to_integral_value()
    told = verb is not None and verb.verb in ("level", "reach", "change")
    return told and whole and draft.quantity.high is None and named.startswith(COUNTED)


def _goal(draft: Draft) -> bool:
    text = (draft.quantity.unit_text or "").lower()
    return draft.quantity.unit is COUNT and text.startswith(GOALS) and draft.quantity.per is None


def _tally(draft: Draft, kind: str | None, verb: Cue | None) -> Draft:
    clause = draft.clause
    if kind == "change" and clause.quantity.of is None and verb is not None:
        draft.measure, draft.direction = CHANGE, direction(verb)
        return draft
    draft.measure = TALLY
    words = clause.sentence.words
    near = words[max(clause.fragment, clause.quantity.i - 8) : clause.right]
    said = MET.intersection(near)
    if said:
        at = min(near.index(w) for w in said)
        negated = any(w in ("không", "chưa", "khó") for w in near[max(0, at - 3) : at])
        draft.met = not negated
        draft.judged = True
    return draft


def _ratio(draft: Draft) -> Draft:
    """a/b of counted things, or against a plan: more than the whole can only be one."""
    quantity, clause = draft.quantity, draft.clause
    draft.measure = RATIO
    assert quantity.unit is not None
    measured = quantity.unit.family not in ("count", "score")
    followed = any(plan in draft.right_words() for plan in FOLLOWED)
    over = quantity.of is not None and quantity.value > quantity.of
    words = clause.sentence.words[clause.fragment : clause.quantity.i]
    spoken = f" {' '.join(words)} "
    acts = any(f" {act} " in spoken for act in MADE)
    measured = measured and not any(f" {act} " in spoken for act in OF_WHOLE)
    if (
        measured
        or over
        or acts
        or followed
        or clause.plan
        or clause.right_plan
        or aim_outside(clause)
    ):
        draft.basis = PLAN
    return draft


def _disbursed(draft: Draft, topic: str) -> bool:
    """Any percent of giải ngân, and of the sources (vốn) that the text goes on to name."""
    said = (draft.own or "").lower()
    if draft.clause.verb is not None and draft.clause.verb.verb not in ("level", "attain", "equal"):
        return False
    return "giải ngân" in said or ("giải ngân" in topic.lower() and (not said or "vốn" in said))
