"""Target or result (CONVENTIONS.md, "role")."""

from __future__ import annotations

from tiendo.facts.figure import (
    EQ,
    RESULT,
    SHARE,
    TALLY,
    TARGET,
    Role,
)
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.clause import GOALS, Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.granting import funded, granted
from tiendo.reading.rules.figures.own_plans import is_of_plan
from tiendo.reading.rules.figures.sentence import CUE, Sentence, Span
from tiendo.reading.rules.figures.timing import comes
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.times import Time

# "chậm hơn yêu cầu", "theo đề nghị": words of order that are nouns.
NOUN_BEFORE = stop_words("before-a-noun")
MET_BEFORE = stop_words("before-a-met-order")
SETTING = stop_words("setting")
# The words that boards' names go on with: "Ban Quản lý", "Ban Chỉ đạo".
BOARDS = stop_words("board-of")
# A lead before a colon is no longer than this.
LEAD_WORDS = 14
TARGET_HEADINGS = tuple(stop_words("target-heading"))
SETTERS = tuple(stop_words("setter"))
HEADS = frozenset(",;:.“(-–")
LIMITS = ("op.ge", "op.le")
PLANNED = stop_words("plan-begins")
HOW = stop_words("by-means-of")
PARTS = ("part", "only")
# What is set out behind "đề ra".
SET_OUT = stop_words("set-out")
FUNCTION, NO_AIM = stop_words("function"), stop_words("no-aim")
PLAN_AT_HAND, HELD_AGAINST = stop_words("plan-at-hand"), stop_words("held-against")
PASSED = stop_words("passed-before")
CARRIED_OUT, HAS_BEEN = stop_words("carried-out"), stop_words("has-been")
MISSED = frozenset(("đạt", "hoàn"))
MOVED = frozenset(("tăng", "giảm"))


def headed(sentence: Sentence) -> bool:
    """``Nhiệm vụ tháng 11/2025: …``: a sentence that begins with what it sets."""
    words = sentence.words
    if ":" not in words[:LEAD_WORDS] or "so" in words[: words.index(":")]:
        return False  # "Các chỉ tiêu tăng khá so với cùng kỳ: …" is told of what has been
    return " ".join(words[_past_number(sentence) : LEAD_WORDS]).startswith(TARGET_HEADINGS)


def note_roles(clause: Clause, context: Context) -> None:
    """Let the cues before the number change the role of what follows."""
    if context.aside is not None and context.aside.bracket and not clause.bracket:
        context.step_back()
    zone = clause.zone
    reference = zone > 0 and clause.sentence.words[zone - 1] == "%"  # "51,83% chỉ tiêu phấn đấu"
    for span in clause.before:
        if reference and span.i == zone:
            continue
        if (
            span.kind == CUE
            and isinstance(span.value, Cue)
            and (span.value.role or span.value.plan)
        ):
            role = said_role(clause.sentence, span)
            if role is None and span.value.role == "sets" and _set_ahead(clause, span, context):
                role = TARGET
            if role is not None:
                if _by_the_way(clause, span, context):
                    context.step_aside(bracket=clause.bracket)
                context.role, context.role_said = role, True
                context.ordered = span.value.row == "role.order"


def _by_the_way(clause: Clause, span: Span, context: Context) -> bool:
    """``tăng 11,3% (mục tiêu 11%)``: a goal beside its result, and no topic of what follows."""
    cue = span.value
    named = clause.sentence.words[span.i] in PLANNED
    aside = isinstance(cue, Cue) and (cue.role == "aim" or named) and clause.zone > 0
    listed = ":" in clause.sentence.words[span.j : clause.quantity.i]
    return aside and not listed and context.role is not TARGET


def _set_ahead(clause: Clause, span: Span, context: Context) -> bool:
    """``Năm 2026, Tỉnh đoàn xác định: …`` in a report of 2025: what the year ahead is to bring."""
    sentence = clause.sentence
    first = sentence.spans[0]
    time = first.value
    if sentence.words[span.j : span.j + 1] != [":"] or first.i > 1 or not isinstance(time, Time):
        return False
    speaks = context.day.year if context.day else context.year
    return time.year is not None and speaks is not None and time.year > speaks


def said_role(sentence: Sentence, span: Span) -> Role | None:
    cue = span.value
    assert isinstance(cue, Cue)
    if cue.role == "target":
        if sentence.words[span.i] == "quyết" and span.i and sentence.words[span.i - 1] in HOW:
            return None  # "với quyết tâm cao", "nhờ quyết tâm": how it was done
        if sentence.words[span.i] == "với" and sentence.words[span.i - 1] in HELD_AGAINST:
            return None  # "đối chiếu với chỉ tiêu"
        if cue.row == "role.order" and (_told_of(sentence, span) or _meets(sentence, span)):
            return None
        if sentence.words[span.i] in GOALS and not _heads_clause(sentence, span):
            return None  # "so với chỉ tiêu phấn đấu"
        return TARGET if _sets(sentence, span) else None
    if cue.plan:
        return TARGET if _lists_plan(sentence, span) else None
    if cue.role == "result":
        return RESULT if cue.verb is None or _value_at(sentence, span.j) else None
    if cue.role == "sets":
        return TARGET if _resolved(sentence, span) else None
    if cue.role == "aim" and _heads_clause(sentence, span) and not _carried_out(sentence, span):
        return TARGET
    return None


def _carried_out(sentence: Sentence, span: Span) -> bool:
    """``Mục tiêu giảm nghèo được thực hiện tốt, …``: what became of the aim follows."""
    words = sentence.words
    end = next((at for at in range(span.j, len(words)) if words[at] in HEADS), len(words))
    told = words[span.j : end]
    missed = "không" in told and not MISSED.isdisjoint(told[told.index("không") :])
    return missed or not CARRIED_OUT.isdisjoint(told)


def _value_at(sentence: Sentence, at: int) -> bool:
    """Whether a number stands at ``at``, or behind a sign there: "TH 860", no "TH Kim Đồng"."""
    return any(word[0].isdigit() for word in sentence.words[at : at + 2])


def _resolved(sentence: Sentence, span: Span) -> bool:
    """``Nghị quyết … xác định: …``: a document that sets, and what it sets behind a colon."""
    words = sentence.words
    if span.j >= len(words) or words[span.j] not in (":", "mục", "chỉ", "các"):
        return False
    if words[span.i] == "quyết":
        return True  # "HĐND tỉnh quyết nghị: …"
    lead = " ".join(words[: span.i])
    return any(setter in lead for setter in SETTERS)


def _lists_plan(sentence: Sentence, span: Span) -> bool:
    """``Kế hoạch đề ra: trồng mới 500 ha``, ``Kế hoạch quý IV: …``: what a plan holds."""
    words, at = sentence.words, span.j
    at = next((s.j for s in sentence.spans if s.i == at and isinstance(s.value, Time)), at)
    while at < len(words) and (words[at] == "năm" or words[at].isdigit()):
        at += 1
    listed = words[at : at + 1] == [":"] and words[span.i] in PLANNED
    return listed and _heads_clause(sentence, span)


def _heads_clause(sentence: Sentence, span: Span) -> bool:
    return span.i == 0 or sentence.words[span.i - 1] in HEADS


def _told_of(sentence: Sentence, span: Span) -> bool:
    """``đã phát hiện 27 vụ; đề nghị khởi tố 9 vụ``: no order, but part of what was done or said."""
    words = sentence.words
    before = words[span.i - 1] if span.i else ""
    if before == "đã":
        return False
    if words[span.j : span.j + 1] == ["của"]:
        return True  # "thực hiện yêu cầu của Bộ"
    if before in MET_BEFORE and not _numbered(words, span.j):
        return True
    return before in NOUN_BEFORE or any(
        s.i < span.i and isinstance(s.value, Cue) and s.value.role == "result"
        for s in sentence.spans
    )


def _numbered(words: list[str], at: int) -> bool:
    """Whether a number follows in the clause: ``vượt yêu cầu giảm 5 điểm``."""
    end = next((place for place in range(at, len(words)) if words[place] in HEADS), len(words))
    return any(word[0].isdigit() for word in words[at:end])


def _meets(sentence: Sentence, span: Span) -> bool:
    """``họp giao ban``: a meeting; ``giao Ban Quản lý dự án`` gives."""
    if sentence.words[span.i : span.i + 2] != ["giao", "ban"]:
        return False
    return BOARDS.isdisjoint(sentence.words[span.i + 2 : span.i + 3])


def _sets(sentence: Sentence, span: Span) -> bool:
    """ "đề ra 33 chỉ tiêu" sets targets; "chỉ tiêu nghị quyết đề ra" only names them."""
    words = sentence.words
    if words[span.j - 1] != "ra":
        return True
    following = words[span.j] if span.j < len(words) else ""
    if following[:1].isdigit() or following in SET_OUT:
        return True
    return _aims_at(following) and PLAN_AT_HAND.isdisjoint(_clause_before(words, span.i))


def _aims_at(word: str) -> bool:
    """``Năm 2026, xã đề ra năng suất 31 tạ/ha``: what is measured stands behind."""
    return word in MOVED or (word.isalpha() and word not in FUNCTION and word not in NO_AIM)


def _clause_before(words: list[str], at: int) -> list[str]:
    start = at
    while start and words[start - 1] not in HEADS:
        start -= 1
    return words[start:at]


def role_of(draft: Draft, context: Context, before: Draft | None) -> Role:
    """The role of one figure; a plan named with its sum makes that one a target."""
    clause = draft.clause
    if is_set(draft):
        context.role = TARGET
        return TARGET
    listed = before is not None and before.role is TARGET and clause.link in PARTS
    if draft.event and not context.role_said and not listed:
        return RESULT
    if draft.measure is TALLY and draft.judged:
        return TARGET if context.role is TARGET and context.role_said else RESULT
    if is_of_plan(draft, before):
        draft.allotted = clause.bracket and not draft.percent
        return TARGET
    if not draft.judged and (granted(draft) or funded(draft, context.day)):
        return TARGET
    draft.part = draft.part or clause.link in PARTS or _goes_on(draft, before)
    if before is not None and before.role is TARGET and (draft.part or _made_of(draft, before)):
        return TARGET
    if _raises(draft) and (_of_goal(draft) or (before is not None and before.role is TARGET)):
        return TARGET
    if _is_share_of(draft, before):
        assert before is not None
        return before.role
    one = draft.op is EQ and draft.quantity.high is None  # not "từ 80% trở lên"
    started = one and any(cue.op == "from" for cue in clause.ops)
    if started and not context.role_said and _before_now(clause, context):
        return RESULT  # "Từ mức 93,6% của năm 2023, phấn đấu …", under targets of 2024
    if not clause.estimated and not draft.judged:
        draft.coming = comes(clause, context, limited=_limited(draft))
        if draft.coming is not None or _assured(draft):
            return TARGET
    if clause.estimated and context.role is TARGET and not _targets(clause):
        return RESULT
    if _limited(draft):
        return TARGET
    return context.role or RESULT


def _before_now(clause: Clause, context: Context) -> bool:
    years = [s.value.year for s in clause.times if isinstance(s.value, Time) and s.value.year]
    day = context.day
    return day is not None and any(year <= day.year for year in years)


def _limited(draft: Draft) -> bool:
    """``kết nạp ít nhất 20 đảng viên``, ``chi không quá 318 tỷ đồng``: a bound is set for what is
    to be; what has been has a value.
    """
    clause = draft.clause
    if draft.measure is TALLY or not any(cue.row in LIMITS for cue in clause.ops):
        return False
    words = clause.sentence.words[clause.zone : clause.quantity.j + len(("bị", "thương"))]
    ruled = any(said in " ".join(words) for said in ("cho phép", "theo quy"))
    return HAS_BEEN.isdisjoint(words) and not ruled


def _assured(draft: Draft) -> bool:
    """``bảo đảm tối thiểu 30% vốn``: a bound that is to be kept; what was kept has none."""
    clause = draft.clause
    bounded = clause.ops and any(cue.row in LIMITS for cue in clause.ops)
    return bool(bounded) and "đảm" in clause.sentence.words[clause.fragment : clause.quantity.i]


def is_set(draft: Draft) -> bool:
    """``gồm 4 nhóm mục tiêu với 18 chỉ tiêu``: a plan holds them; nothing is said of them."""
    words = draft.clause.sentence.words
    if draft.measure is not TALLY or draft.quantity.of is not None or draft.judged:
        return False
    before = words[: draft.quantity.i]
    if before[:1] == ["qua"]:
        before = before[1:]  # "Qua đánh giá 18 chỉ tiêu, có 11 chỉ tiêu vượt"; but "thông qua"
    return words[-1] == ":" or not SETTING.isdisjoint(before)


def _made_of(draft: Draft, before: Draft) -> bool:
    """``dự toán 13.860 tỷ đồng, gồm thu nội địa 12.400 tỷ đồng``: sums of the planned sum."""
    clause = draft.clause
    listed = clause.link == "with" and "gồm" in clause.sentence.words[clause.zone : clause.fragment]
    draft.part = draft.part or (listed and draft.unit is before.unit)
    return draft.part


def _goes_on(draft: Draft, before: Draft | None) -> bool:
    """The next part of a "trong đó": joined by a comma, in the same unit."""
    if before is None or not before.part or draft.clause.link:
        return False
    return draft.clause.join in (",", "và") and draft.unit is before.unit


def _raises(draft: Draft) -> bool:
    """``được giao thêm 735 tỷ đồng, nâng tổng vốn lên 6.918 tỷ đồng``: the plan as it is now."""
    clause = draft.clause
    reaches = draft.verb is not None and draft.verb.verb == "reach"
    return reaches and "nâng" in clause.sentence.words[clause.zone : clause.quantity.i]


def _of_goal(draft: Draft) -> bool:
    """``nâng tổng chỉ tiêu thu lên 860 tỷ đồng``: what is raised is itself set."""
    clause = draft.clause
    words = clause.sentence.words[clause.zone : clause.quantity.i]
    said = " ".join(words[words.index("nâng") :]) if "nâng" in words else ""
    return any(f" {plan} " in f" {said} " for plan in ("chỉ tiêu", "dự toán", "kế hoạch"))


def _is_share_of(draft: Draft, before: Draft | None) -> bool:
    return draft.measure is SHARE and before is not None and draft.clause.name is None


def _targets(clause: Clause) -> bool:
    return any(isinstance(s.value, Cue) and s.value.role == "target" for s in clause.before)


def lead_in(sentence: Sentence, context: Context) -> None:
    """Take up roles and estimates of a sentence without figures, or a list's lead-in."""
    if sentence.words[-1:] != [":"]:
        return
    if " ".join(sentence.words[_past_number(sentence) :]).startswith(TARGET_HEADINGS):
        context.role = TARGET
    for span in sentence.spans:
        cue = span.value
        if span.kind != CUE or not isinstance(cue, Cue):
            continue
        role = said_role(sentence, span) if cue.role or cue.plan else None
        if role is RESULT and not PASSED.isdisjoint(sentence.words[span.j : span.j + 1]):
            continue
        if role is not None:
            context.role = role
        elif cue.role == "aim" and sentence.words[-1] == ":":
            context.role = TARGET


def _past_number(sentence: Sentence) -> int:
    """Where the words of a lead-in begin behind its number: "3. Nhiệm vụ:"."""
    words, at = sentence.words, 0
    while at + 1 < len(words) and not words[at][0].isalnum():
        at += 1  # a bullet, also one of pictures
    if words[at] == "điều" and len(words) > at + 2 and words[at + 1][0].isdigit():
        at += 2
    last = min(at + 4, len(words))
    while at < last and (words[at][0].isdigit() or words[at] in ".)-" or len(words[at]) == 1):
        at += 1
    return at
