"""What the verb before a number makes of it: a change, a percent of a plan, a share, a bound."""

from __future__ import annotations

from tiendo.facts.figure import (
    ATTAINMENT,
    CHANGE,
    DOWN,
    EQ,
    GT,
    LEVEL,
    OTHER,
    PLAN,
    PREVIOUS_YEAR,
    SHARE,
    TARGET,
    UP,
    Basis,
    Direction,
)
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.comparing import opening_basis
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.part_names import named_share
from tiendo.reading.rules.figures.parting import NAMED_RATE, beside_change, of_count
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.times import Time
from tiendo.vocabulary.units import COUNT

RAISING = frozenset(("nâng", "tăng", "đưa", "từ"))
WHOLE_NOUNS = stop_words("whole-noun")
STEPS = ("place", "percentage_point")
REFERENCES = tuple(stop_words("reference-value"))


def by_verb(draft: Draft, kind: str | None, verb: Cue | None, before: Draft | None) -> None:
    clause = draft.clause
    if kind == "equal":
        if before is not None and before.measure is CHANGE and draft.own is None:
            draft.measure, draft.direction = CHANGE, before.direction
            draft.basis = draft.stated_basis() or before.basis
            return  # "tăng 6,7%, tương đương 3,3 triệu đồng"
        kind = "attain"
    if (clause.quantity.plus and clause.bracket) or (kind == "change" and verb is not None):
        _change(draft, verb)
    elif kind == "edge" or (kind == "reach" and _steps(draft)):
        _change(draft, verb)
        if draft.direction is None:
            draft.direction = UP  # "lên 6 bậc"
    elif kind == "exceed":
        _exceed(draft, before)
    elif kind in ("reach", "raise") and verb is not None:
        draft.direction = direction(verb) or raised(clause)
        if structure(clause) or (
            before is not None and before.measure is SHARE and clause.join == ","
        ):
            draft.measure = SHARE
        if clause.right_plan or draft.right_words().startswith("kế hoạch"):
            attain(draft, PLAN)
        elif draft.percent and (of_whole(draft.right_words()) or named_share(draft.own)):
            draft.measure = SHARE
    elif kind == "multiple":
        draft.measure = ATTAINMENT
        draft.basis = draft.stated_basis()
    elif draft.percent:
        _percent(draft, kind, before)


def _steps(draft: Draft) -> bool:
    """``lên 6 bậc``, ``nhích lên 0,9 điểm phần trăm``: steps, where "lên hạng 6" is a place."""
    code = draft.unit.code if draft.unit is not None else None
    return code in STEPS and draft.quantity.cue is None


def raised(clause: Clause) -> Direction | None:
    """``nâng tỷ lệ … lên 41%``, ``từ 38,2% lên 71,5%``: what a bare lên goes up from."""
    for word in reversed(clause.sentence.words[: clause.quantity.i]):
        if word in RAISING:
            return UP
        if word == ";":
            break
    return None


def _change(draft: Draft, verb: Cue | None) -> None:
    clause = draft.clause
    if _reaches(draft):
        return  # "tăng từ 38,2% lên 71,5%": the start is a level
    draft.measure = CHANGE
    if clause.quantity.plus:
        draft.direction = DOWN
    elif verb is not None:
        draft.direction = direction(verb)
    draft.basis = draft.stated_basis()
    if draft.basis is None and clause.plan:
        draft.basis = PLAN
    if draft.basis is None:
        draft.basis = opening_basis(clause, draft.year)


def _reaches(draft: Draft) -> bool:
    clause = draft.clause
    if not any(cue.op == "from" for cue in clause.ops):
        return False
    words = clause.sentence.words
    for at in range(clause.quantity.j, min(len(words), clause.quantity.j + 8)):
        if words[at] in ("lên", "xuống", "còn") and words[at - 1] != "trở":
            return True
        if words[at] in (",", ";", "."):
            return False
    return False


def _exceed(draft: Draft, before: Draft | None) -> None:
    """``vượt 8,4% kế hoạch`` is a change against it; ``vượt 4 tỷ USD`` is a bound."""
    clause = draft.clause
    stated = draft.stated_basis()
    planned = clause.plan or clause.right_plan is not None or stated is not None
    if before is not None and clause.name is None and before.measure is CHANGE:
        planned = planned or before.basis is PLAN  # "(vượt 18,4% dự toán, vượt 181 tỷ đồng)"
    if planned or (draft.percent and clause.name is None):
        draft.measure, draft.direction = CHANGE, UP
        draft.basis = stated or PLAN
    elif draft.op is EQ:
        draft.op = GT


def attain(draft: Draft, basis: Basis) -> None:
    draft.measure, draft.basis = ATTAINMENT, basis


def _percent(draft: Draft, kind: str | None, before: Draft | None) -> None:
    clause = draft.clause
    stated = draft.stated_basis()
    right = draft.right_words()
    name = draft.own
    if name is None and kind is None and before is not None and beside_change(draft, before):
        draft.measure, draft.direction = CHANGE, before.direction
        draft.basis = stated or before.basis
    elif kind == "share" and stated is PLAN:
        attain(draft, PLAN)  # "chiếm 83,5% so với chỉ tiêu"
    elif kind == "share" or of_whole(right):
        draft.measure = SHARE
    elif clause.right_plan is not None or stated is not None:
        attain(draft, stated or PLAN)
    elif _of_reference(draft, right):
        attain(draft, OTHER)
    elif name is None and before is not None and _of_plan(draft, before):
        attain(draft, _past(draft) or PLAN)
    elif (clause.name is None and right.startswith("là ")) or (
        before is not None and of_count(draft, before, right, kind)
    ):
        draft.measure = SHARE
    elif kind == "attain" and name is None and before is not None and _same_rate(before):
        return  # "kế hoạch 57%; thực hiện 57%": the rate itself
    elif kind == "attain" and name is None:
        going_on = before.compared if before is not None else None
        attain(draft, _past(draft) or going_on or PLAN)
    elif named_share(draft.own):
        draft.measure = SHARE


def _of_reference(draft: Draft, right: str) -> bool:
    """``mới chạy 62% công suất``; "tỷ lệ …" is a rate, "95% nhu cầu được đáp ứng" a part."""
    if not right.startswith(REFERENCES) or " được " in f" {right} ":
        return False
    told = draft.clause.verb is not None or draft.own is not None
    return told and not (draft.own or "").lower().startswith(NAMED_RATE)


def _same_rate(before: Draft) -> bool:
    return before.percent and before.role is TARGET and before.measure is LEVEL


def _of_plan(draft: Draft, before: Draft) -> bool:
    """Behind a plan, or its result: "(chỉ tiêu 40 tổ chức, đạt 115%)"."""
    planned = before.clause.plan and before.measure is LEVEL and not before.percent
    return before.against or planned or _reached(draft, before)


def _reached(draft: Draft, before: Draft) -> bool:
    """``thu 685 tỷ đồng, đạt 51,2%``: of its plan, though the words leave that out.

    A percent behind a count is a share of it, unless the sentence told of plans before.
    """
    verb = draft.clause.verb
    if verb is None or verb.verb != "level" or before.percent or before.measure is not LEVEL:
        return False
    reached = draft.clause.sentence.words[draft.clause.run] == "đạt"
    return reached and (before.quantity.unit is not COUNT or before.planned)


def _past(draft: Draft) -> Basis | None:
    """``bằng 97,1% số thu cả năm 2023``: a percent of what an earlier year came to."""
    clause = draft.clause
    for span in clause.times:
        if span.i >= clause.quantity.j and isinstance(span.value, Time):
            if span.i == clause.quantity.j and span.value.form in ("month", "quarter"):
                return OTHER  # "chỉ bằng 65,9% tháng 1"
            year = span.value.year
            if year is not None and draft.year is not None and year < draft.year:
                return PREVIOUS_YEAR if year == draft.year - 1 else OTHER
    return None


def of_whole(right: str) -> bool:
    head = right.split(" ", 1)[0]
    return head in WHOLE_NOUNS or right.startswith("thu ngân sách")


def structure(clause: Clause) -> bool:
    """``cơ cấu kinh tế: công nghiệp 48%``: the parts of a whole."""
    if not clause.quantity.percent:
        return False
    words = clause.sentence.words[clause.zone : clause.fragment]
    return "cấu" in words and words[-1:] == [":"]


def direction(verb: Cue) -> Direction | None:
    return Direction(verb.direction) if verb.direction else None
