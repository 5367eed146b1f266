"""Verdicts behind a value and its plan: "chỉ 1,45 ngày trong khi nghị quyết đề ra 1,8 ngày, như vậy
đã vượt yêu cầu".

The plan stands before the words, whatever joins the two, the value before the plan, in its
sentence or the one before; where less is better, or may be, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num, numbers_in
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.verdicts.bound_claims import OTHER_VALUE, BoundClaim
from tiendo.checking.verdicts.grounds_apart import givers_in
from tiendo.checking.verdicts.verdict_words import follows, names_plan, planned_by, verdict_in
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

REACH = 90
# Numbers that tell a time, and no value, between the name of a plan and its number.
TIME = regex(
    r"\b(?:\d{1,2} (?=tháng\b)|(?:tháng |ngày |quý |năm (?:học )?)[\dIVX]+(?:[/.-]\d+)*)"
    r"|\b\d{1,2}/\d{1,2}\b(?:/\d{4})?"
)
LINE = shaped(
    r":\s[^:;.\-–]*?\d[^:;\-–]*?(?P<dash>\s[-–]\s)[^:;\-–]*?\d[^:;\-–]*?(?P<mark>\s[-–]\s)"
    r"(?P<claim>(?P<not>không |chưa )?(?:đã )?"
    r"(?P<way>{verdicts.verdicts_above}|{verdicts.verdicts_below}))\s*[.;]?\s*$",
    re.IGNORECASE,
)
# "lũy kế từ đầu năm đến nay kết nạp 26 đảng viên": no value of before.
SINCE = regex(r"\b[Tt]ừ đầu năm(?: 20\d\d)?(?: đến nay)?\b")
AT_MOST = shaped(r"(?:{verdicts.at_most}|không vượt quá|≤|<)\s?$", re.IGNORECASE)
# "đã vượt dưới 4%" may be above or below it.
REACHED = regex(r"đạt|hoàn thành|về đích|cán đích", re.IGNORECASE)
# "tăng 5,74%. Kịch bản tăng trưởng đề ra là 6,5%": of one kind.
GROWTH, GREW = regex(r"\btăng trưởng\b[^.;,:\d]*$"), regex(r"\btăng(?: trưởng)?\s$")
# "như vậy đã giữ được trong giới hạn đề ra": a limit that is said to be kept.
WITHIN = shaped(
    r"^[^.;,\d]{0,30}[,;]\s(?:{verdicts.therefore}\s)?(?:[^\W\d_]+\s){0,3}?"
    r"(?P<claim>(?:đã|vẫn|đều|cơ bản)\s(?:giữ được|giữ|nằm|ở|kiểm soát|khống chế)\s"
    r"(?:được\s)?trong\s(?:{verdicts.limits}|{claims.bounds}))\b",
    re.IGNORECASE,
)
DOWNWARDS = shaped(r"\b{verdicts.downwards}\b[^.;,:\d]{0,30}$", re.IGNORECASE)
# Of what takes time, less is better; of how long guests stay, it is not.
LASTING = shaped(r"{verdicts.lasting}", re.IGNORECASE)


def verdicts_behind(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict that the value and the plan before it do not bear out."""
    for passage in draft.passages:
        if not names_plan(draft, passage):
            continue
        for plan in draft.numbers(passage):
            claim = _claim(draft, passage, plan)
            if claim is not None:
                yield claim


def verdicts_in_lines(draft: Draft) -> Iterator[BoundClaim]:
    """``- Hồ sơ nộp trực tuyến: 75% - 68,7% - vượt``: lines of a plan, its result, the verdict."""
    for passage in draft.passages:
        found = LINE.search(passage.text)
        if found is None:
            continue
        dash = passage.start + found.start("dash")
        plan = numbers_in(draft.text, passage.start, dash)[-1:]
        value = numbers_in(draft.text, dash + 1, passage.start + found.start("mark"))
        if len(plan) != 1 or len(value) != 1 or not alike(plan[0], value[0]):
            continue
        if at_most(draft, plan[0]) or less_is_better(draft, plan[0], value[0]):
            continue
        if borne_out(value[0], plan[0], found):
            continue
        at = passage.start + found.start("claim")
        yield BoundClaim(
            said=found["claim"], start=at, end=at + len(found["claim"]), value=value[0],
            bound=plan[0], sure=False,
        )  # fmt: skip


def _claim(draft: Draft, passage: Passage, plan: Num) -> BoundClaim | None:
    if plan.high or plan.whole or plan.main.value <= 0:
        return None
    before = TIME.sub(" ", draft.text[max(passage.start, plan.start - REACH) : plan.start])
    behind = draft.text[plan.end : paragraph_end(draft, passage)]
    found = verdict_in(before, behind)
    if found is None:
        return _kept_within(draft, passage, plan, before, behind)
    setters = givers_in(found["claim"] + found["tail"]), givers_in(before[-REACH // 2 :])
    if setters[0] and setters[1] and not setters[0] & setters[1]:
        return None  # "89,6% dự toán HĐND tỉnh giao (11.400). Như vậy đã vượt dự toán Trung ương"
    if plan.unit == "count" and words("claims.bounds").match(plan.unit_text):
        return None  # "còn 4 chỉ tiêu không đạt": so many of them
    value = _value(draft, passage, plan)
    if value is None or value.high:
        return None
    one = draft.passage_at(value.start) or passage
    if not follows(found, before, f"{one.text} {passage.text[: plan.start - passage.start]}"):
        return None
    if at_most(draft, plan):
        if not REACHED.fullmatch(found["way"]) or kept(value, plan) != bool(found["not"]):
            return None
    elif less_is_better(draft, value, plan) or _borne_out(draft, value, plan, found):
        return None
    at = plan.end + found.start("claim")
    here = value.start >= passage.start
    return BoundClaim(
        said=found["claim"].strip(), start=at, end=at + len(found["claim"].rstrip()),
        value=value, bound=plan, sure=here and not draft.doubtful and not value.main.hedge,
    )  # fmt: skip


def _kept_within(
    draft: Draft, passage: Passage, plan: Num, before: str, behind: str
) -> BoundClaim | None:
    """``chiếm 6,8%. Bệnh viện đặt ra mức không quá 6,0%, như vậy đã giữ được trong giới hạn``."""
    found = WITHIN.match(behind) if at_most(draft, plan) and planned_by(before, "") else None
    value = _value(draft, passage, plan) if found else None
    if found is None or value is None or value.high or kept(value, plan):
        return None
    at = plan.end + found.start("claim")
    return BoundClaim(
        said=found["claim"], start=at, end=at + len(found["claim"]),
        value=value, bound=plan, sure=False,
    )  # fmt: skip


def _borne_out(draft: Draft, value: Num, plan: Num, found: re.Match[str]) -> bool:
    """Whether a verdict may be so of a value, or of one beside it."""
    return any(borne_out(one, plan, found) for one in _beside(draft, value, plan))


def paragraph_end(draft: Draft, passage: Passage) -> int:
    found = draft.text.find("\n", passage.end)
    return found if found >= 0 else len(draft.text)


def _value(draft: Draft, passage: Passage, plan: Num) -> Num | None:
    """The last number like the plan before it, unless that is another plan or an earlier value."""
    for one in (passage, *reversed(draft.before(passage))):
        like = [n for n in draft.numbers(one) if n.end <= plan.start and alike(n, plan)]
        outside = [n for n in like if not _in_bracket(draft.text[one.start : n.start])]
        if outside:
            return outside[-1] if _told(draft, one, outside[-1], plan) else None
        if like:
            return None
    return None


def _beside(draft: Draft, value: Num, plan: Num) -> list[Num]:
    """The numbers like a value in its clause, any of which the verdict may be of."""
    passage = draft.passage_at(value.start)
    assert passage is not None
    begin = draft.text.rfind(";", passage.start, value.start)
    return [
        one
        for one in draft.numbers(passage)
        if begin < one.start <= value.start and one.unit == value.unit and alike(one, plan)
    ]


def _told(draft: Draft, passage: Passage, value: Num, plan: Num) -> bool:
    """Whether a number tells what has come of a plan."""
    clause = re.split(r"[,;:(]|\.\s", draft.text[passage.start : value.start])[-1]
    clause = SINCE.sub(" ", clause)
    if value.whole is not None or words("reckoned.past").search(clause):
        return False
    clause = words("verdicts.owed").sub(" ", clause)
    if words("retelling.unsettled").search(clause) or words("nation").search(clause):
        return False
    falls = DOWNWARDS.search(draft.text[max(0, plan.start - REACH) : plan.start]) is not None
    grown = GROWTH.search(draft.text, max(0, plan.start - REACH), plan.start) is not None
    moved = OTHER_VALUE.search(clause) is not None and not (grown and GREW.search(clause))
    return not moved or (falls and DOWNWARDS.search(clause) is not None)


def _in_bracket(before: str) -> bool:
    return before.rfind("(") > before.rfind(")")


def at_most(draft: Draft, plan: Num) -> bool:
    """Whether a plan says itself that no more is wanted: "nghị quyết đề ra còn dưới 4%"."""
    return AT_MOST.search(draft.text, max(0, plan.start - REACH), plan.start) is not None


def kept(value: Num, plan: Num) -> bool:
    """Whether a value may lie under a plan of at most so much."""
    return value.main.range.low <= plan.main.value


def less_is_better(draft: Draft, value: Num, plan: Num) -> bool:
    """Whether less is better, or may be: of a fall that is wanted more is."""
    before = draft.text[max(0, plan.start - REACH) : plan.start]
    passage = draft.passage_at(value.start)
    begin = max(passage.start if passage else 0, value.start - REACH)
    said = words("verdicts.got_out").sub(" ", draft.text[begin : plan.end])
    if plan.unit == "percentage_point":
        return False
    lasting = not plan.percent and LASTING.search(said) is not None
    lower = words("claims.lower").search(said) is not None
    return lasting or lower or DOWNWARDS.search(before) is not None


def borne_out(value: Num, plan: Num, found: re.Match[str]) -> bool:
    """Whether the verdict may be so, as exactly as both are written."""
    said_below = words("verdicts.verdicts_below").fullmatch(found["way"]) is not None
    below = said_below != bool(found["not"])
    one, two = value.main.range, plan.main.value
    return one.low < two if below else one.high >= two
