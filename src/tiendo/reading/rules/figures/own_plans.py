"""Values that are a plan's own: ``(kế hoạch 120)``, ``dự toán 8.120 tỷ``, ``mục tiêu trên 7%``."""

from __future__ import annotations

import re

from tiendo.facts.figure import ATTAINMENT, CHANGE, LEVEL, PLAN, RATIO
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.regexes import regex

AIMS, PLAN_NOUNS = tuple(stop_words("aims")), tuple(stop_words("plan-noun"))
AIM_ENDS = frozenset(aim.split()[-1] for aim in AIMS)
PLANS = tuple(stop_words("plan-told"))
# "ngân sách tỉnh hỗ trợ có mục tiêu 12.500 triệu đồng": what the money is for, and no aim.
EARMARKED = tuple(stop_words("earmarked"))
# "chỉ tiêu tỉnh giao thêm ngày 12/8 (940 tỷ đồng)": when a plan was added to.
ADDED = regex(r"(?:\s(?:thêm|bổ sung))?(?:\s(?:từ )?ngày \d+ / \d+(?: / \d+)?)?$")
# "kế hoạch năm 2022 là", "Nghị quyết đề ra tăng từ": a plan by its own words.
STATED_WORDS = 9
STATED_PLAN = regex(
    r"\b(?:(?:kế hoạch|kế hoạch vốn|tổng vốn kế hoạch|dự toán|chỉ tiêu|mục tiêu)"
    r"(?: (?:đề ra|được giao|tỉnh giao|trung ương giao|giao))?"
    r"(?: (?:cả )?năm (?:học )?\d{4}(?: - \d{4})?| \d+ tháng(?: đầu năm)?)? là"
    r"|nghị quyết(?: đại hội)?(?: (?:cả )?năm \d{4})? (?:đề ra|giao)(?: là| đạt| tăng| giảm)?)"
    r"\s(?:từ |trên |dưới |ít nhất |tối thiểu |khoảng )?$",
    re.IGNORECASE,
)
# Words of which every such plan holds one.
STATING = frozenset(("là", "nghị"))
# An aim's words, and the words of a plan before a bracket, are no longer than this.
AIM_WORDS, PLAN_WORDS, EARMARK_WORDS = 3, 8, 6


def is_of_plan(draft: Draft, before: Draft | None) -> bool:
    """Whether a value is that of a plan, by the words at it or by the percent before it."""
    return _plan_sum(draft, before) or _planned(draft) or _aimed(draft) or _stated_plan(draft)


def _plan_sum(draft: Draft, before: Draft | None) -> bool:
    """``bằng 96,5% dự toán tỉnh giao (43,3 tỷ đồng)``: the plan itself, in its bracket."""
    clause = draft.clause
    if before is None or not clause.bracket or clause.name is not None or clause.verb is not None:
        return False
    planned = before.clause.right_plan is not None or (
        before.measure is ATTAINMENT and before.basis is PLAN
    )
    return planned and before.percent and not draft.percent and draft.quantity.of is None


def _planned(draft: Draft) -> bool:
    """``(kế hoạch giảm 1 - 1,2%)``, ``dự toán 8.120 tỷ đồng``, ``mục tiêu đề ra (90%)``."""
    clause = draft.clause
    if draft.measure in (ATTAINMENT, RATIO):
        return False
    if draft.measure is CHANGE and draft.verb is not None and draft.verb.verb == "exceed":
        return False  # "(vượt mục tiêu nghị quyết 0,4%)"
    if draft.measure is LEVEL and "tổng mức đầu tư" in (draft.own or "").lower():
        return True
    if clause.bracket and (clause.plan or clause.planned):
        return True
    if clause.bracket:
        words = clause.sentence.words
        lead = " ".join(words[max(0, clause.fragment - PLAN_WORDS) : clause.fragment - 1])
        alone = clause.name is None and (clause.verb is None or draft.measure is CHANGE)
        lead = _undated(lead)
        return alone and (lead.endswith((*PLANS, "yêu cầu")) or _allotted(lead))
    if draft.measure is not LEVEL:
        return False
    name = (draft.own or "").lower()
    if "tổng mức đầu tư" in name:
        return True
    if draft.right_words().startswith("đề ra"):
        return True  # "chưa tới mức 95% đề ra"
    if clause.plan and clause.verb is not None and clause.verb.verb == "level":
        return True  # "chưa đạt mục tiêu trên 7%"
    if "giao," in name:
        return False  # "đạt 45% kế hoạch tỉnh giao, thu 2.100 tỷ đồng"
    allotted = name.partition("được giao ")[2]  # "Cục được giao dự toán thu 1.433 tỷ đồng"
    return (allotted or name).startswith(PLAN_NOUNS) or (clause.plan and clause.verb is None)


def _undated(lead: str) -> str:
    """``chưa đạt mục tiêu năm 2025 (80%)``: the words without the year of the aim."""
    words = lead.split()
    if words[-5:-3] == ["giai", "đoạn"] and words[-3].isdigit() and words[-1].isdigit():
        words = words[:-5]  # "chưa theo kịp mục tiêu giai đoạn 2016 - 2020 (tăng 7,5%)"
    if len(words) > 2 and words[-1].isdigit() and words[-2] == "năm":
        words = words[: -3 if words[-3] == "cả" else -2]
    return ADDED.sub("", " ".join(words))


def _allotted(lead: str) -> bool:
    """``chưa đạt chỉ tiêu Tổng cục giao (45%)``: a plan, and who gave it."""
    return lead.endswith((" giao", " đề ra")) and any(plan in lead for plan in PLANS)


def _aimed(draft: Draft) -> bool:
    """``chưa đạt mục tiêu trên 7%``: the value is the aim's own; "vượt chỉ tiêu 2" is none."""
    if draft.measure is CHANGE:
        return False
    words, at = draft.clause.sentence.words, draft.clause.quantity.i
    if not at or words[at - 1] not in AIM_ENDS:
        return False
    told = " ".join(words[max(0, at - EARMARK_WORDS) : at])
    return " ".join(words[max(0, at - AIM_WORDS) : at]).endswith(AIMS) and not told.endswith(
        EARMARKED
    )


def _stated_plan(draft: Draft) -> bool:
    """``kế hoạch năm 2022 là 9,3 bác sĩ``, ``Nghị quyết đề ra tăng 6,5% trở lên``."""
    sentence, at = draft.clause.sentence, draft.clause.quantity.i
    first = max(0, at - STATED_WORDS)
    if STATING.isdisjoint(sentence.words[first:at]):
        return False
    start = sentence.starts[first]
    return STATED_PLAN.search(sentence.text, start, sentence.starts[at]) is not None
