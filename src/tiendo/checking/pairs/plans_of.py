"""Values beside their plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Line, Passage
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.pairs.pairing import (
    Relation,
    is_level,
    nearest,
    period_of,
    results,
    same_topic,
    same_unit,
    targets,
)
from tiendo.checking.pairs.pasts import compared_with
from tiendo.checking.pairs.plan_names import otherwise_named
from tiendo.checking.pairs.standing import is_past, is_plan
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Basis, Measure, Op, Role
from tiendo.vocabulary.regexes import regex

YEAR = 12  # months
# Indicators whose plan has an entry of its own in the catalogue.
PLANS_OF = {"public-investment-disbursed": "public-investment-plan"}
# A sentence that opens with the plan, perhaps behind a label ("Về vốn: "), and tells nothing
# before its value.
OPENS_PLAN = regex(
    r"(?:[^,;:()\d]{1,40}:\s)?[^,;:()]{0,30}(?<!so với )(?:[Kk]ế hoạch|[Dd]ự toán)(?! được)"
    r"[^,;:()]{0,60}\s(?:là|giao|:)\s$"
    r"|[^,;:()]{0,50}(?<!\bso )với (?:kế hoạch|dự toán)(?: [^\W\d_]+){0,4}\s$"
)
# "Báo cáo của Sở cho thấy, tổng vốn đầu tư công năm 2025 do Thủ tướng giao là 12.480 tỷ đồng."
GIVEN = regex(
    r"(?:[^;:()]{0,60},\s)?[Tt]ổng (?:số )?vốn[^,;:()]{0,90}\s(?:giao|bố trí|phân bổ)"
    r"(?: trong năm| cả năm| đầu năm| năm 20\d\d)?(?: là)?\s$"
)
OWN_PERCENT = shaped(
    r"[^.;,()\d]{0,24}\(\s?(?:đạt|bằng)\s\d[\d,]*\s?%\s(?:so với )?{retelling.plans_told}\b"
)
CLAUSE = 60
Plans = Mapping[str, tuple[Amount, ...]]


def document_plans(draft: Draft) -> Plans:
    """The plans of a whole draft by indicator, where it names one value only."""
    found: dict[str, list[Amount]] = {}
    for amount in draft.amounts:
        figure = amount.figure
        planned = figure.role is Role.TARGET and is_level(amount) and not _taken_off(amount)
        if planned and figure.indicator_id:
            found.setdefault(figure.indicator_id, []).append(amount)
    return {
        name: tuple(amounts)
        for name, amounts in found.items()
        if len({one.figure.value for one in amounts}) == 1
    }


def _came(amount: Amount) -> bool:
    """``162 đảng viên (đạt 101% kế hoạch)``: what bears its own percent of a plan is none."""
    end = amount.main.end if amount.main is not None else amount.end
    return OWN_PERCENT.match(amount.text, end) is not None


def says_of_plan(amount: Amount) -> bool:
    """Whether it is a percent of a plan, or how far a value is from it."""
    figure = amount.figure
    if figure.basis is not Basis.PLAN or figure.high is not None or figure.role is Role.TARGET:
        return False
    if compared_with(amount):
        return False  # "thấp hơn bình quân chung của tỉnh (36,2%)"
    return figure.measure is Measure.ATTAINMENT or figure.measure is Measure.CHANGE


def passage_plans(
    passage: Passage, plans: Plans, before: Passage | None = None
) -> Iterator[Relation]:
    """The percents of plans in a sentence, each with its value and the plan beside it.

    ``before``: the sentence before it in its paragraph, which may name the plan.
    """
    told = results(passage.amounts)
    named = [one for one in targets(passage.amounts) if not is_past(one, passage)]
    named = [one for one in named if not _taken_off(one) and not _came(one)]
    planned = [*named, *(one for one in told if is_plan(one, passage))]
    told = [one for one in told if one not in planned and one.figure.op is not Op.LE]
    told = [one for one in told if not _taken_off(one)]
    for stated in filter(says_of_plan, passage.amounts):
        of_topic = [one for one in told if same_topic(one, stated)]
        of_topic = [one for one in of_topic if not is_past(one, passage)] or of_topic
        if _of_next_plan(stated, passage) or is_past(stated, passage):
            continue
        only = _only_pair(passage, told, planned)
        part = nearest(stated, of_topic) or (only[0] if only else None)
        alone = part is None and len(planned) == 1 and not told and "riêng" not in passage.text
        if alone and before is not None:
            part = _told_before(before, planned[0])
        if part is None:
            continue
        wholes = [one for one in planned if same_topic(one, part) and same_unit(one, part)]
        wholes = wholes or ([planned[0]] if part not in passage.amounts else [])
        if not wholes and only and part is only[0]:
            wholes = [only[1]]
        if absolute(stated) and stated.figure.unit != part.figure.unit:
            continue
        if wholes and all(otherwise_named(stated, one, passage) for one in wholes):
            continue
        if wholes:
            own = _own_plan(stated, wholes, passage)
            near = own or sorted(wholes, key=lambda one: abs(one.start - stated.start))
            certain = part.figure.unit not in PERCENTS
            yield Relation(
                kind="plan", stated=stated, part=part, wholes=tuple(near), certain=certain
            )
            continue
        name = part.figure.indicator_id or ""
        elsewhere = plans.get(name, ()) or plans.get(PLANS_OF.get(name, ""), ())
        wholes = [one for one in elsewhere if _plans(one, part)]
        wholes = wholes or (_named_before(before, part) if before else [])
        if wholes and part.figure.unit not in PERCENTS:
            yield Relation(
                kind="plan", stated=stated, part=part, wholes=tuple(wholes), certain=False
            )


def _own_plan(stated: Amount, wholes: Sequence[Amount], passage: Passage) -> list[Amount]:
    """``đạt 67,8% kế hoạch Bộ giao (5.236 tỷ đồng) và …``: the plan right behind a percent."""
    following = next((one for one in wholes if one.start > stated.start), None)
    if following is None or following.main is None:
        return []
    between = passage.text[stated.end - passage.start : following.main.start - passage.start]
    bracket = between.rstrip().endswith("(")
    return [following] if bracket and not any(mark in between for mark in ",;%)") else []


def _told_before(before: Passage, plan: Amount) -> Amount | None:
    """``Lũy kế 367 trường. Kế hoạch năm 2023 là 372 trường, đến nay đạt 89,7% kế hoạch``."""
    told = [one for one in results(before.amounts) if same_unit(one, plan)]
    told = [one for one in told if one.figure.unit == "count" or same_topic(one, plan)]
    return told[-1] if told and not is_past(told[-1], before) else None


def _named_before(before: Passage, part: Amount) -> list[Amount]:
    """``Tổng kế hoạch vốn năm 2023 là 1.480 tỷ đồng. Đến 15/8, giải ngân 636 tỷ đồng, …``."""
    levels = [one for one in before.amounts if is_level(one) and same_unit(one, part)]
    if len(levels) != 1 or levels[0].main is None:
        return []
    said = before.text[: levels[0].main.start - before.start]
    return levels if OPENS_PLAN.match(said) or GIVEN.match(said) else []


def _taken_off(amount: Amount) -> bool:
    """``bằng 56,8% dự toán năm; nếu trừ tiền sử dụng đất (5,4 tỷ đồng)``: no plan."""
    at = amount.main.start if amount.main is not None else amount.start
    before = amount.text[max(0, at - CLAUSE) : at]
    clause = before.rpartition("\n")[2].rpartition(";")[2]
    return words("remainders.without").search(clause) is not None


def _of_next_plan(stated: Amount, passage: Passage) -> bool:
    """``kế hoạch 2026 là 18.200 tỷ đồng, tăng 18,2% so với kế hoạch 2025``: of two plans."""
    if stated.figure.measure is not Measure.CHANGE:
        return False
    before = [one for one in passage.amounts if is_level(one) and one.start < stated.start]
    return bool(before) and before[-1].figure.role is Role.TARGET


def _only_pair(
    passage: Passage, told: Sequence[Amount], planned: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """The one value and the one plan of a sentence with one percent: they belong together."""
    percents = [one for one in passage.amounts if says_of_plan(one)]
    levels = [one for one in passage.amounts if is_level(one)]
    if len(told) != 1 or len(planned) != 1 or len(percents) != 1 or len(levels) != 2:
        return None
    return (told[0], planned[0]) if same_unit(told[0], planned[0]) else None


def _plans(plan: Amount, part: Amount) -> bool:
    """Whether a plan that stands elsewhere in the draft is surely this value's."""
    when, then = period_of(plan), period_of(part)
    if when is None or then is None or when.year != then.year or when.months > YEAR:
        return False
    if not when.start <= then.start <= then.end <= when.end:
        return False
    return same_unit(plan, part) and plan.figure.op is Op.EQ and plan.sure and part.sure


def absolute(stated: Amount) -> bool:
    return stated.figure.unit not in PERCENTS


def line_plans(line: Line) -> Iterator[Relation]:
    """A row's percents of the plan beside its values."""
    planned = targets(line.amounts)
    told = results(line.amounts)
    for stated in filter(says_of_plan, line.amounts):
        before = [one for one in told if one.start < stated.start] or told
        pairs = [(part, whole) for part in before for whole in planned if same_unit(part, whole)]
        if not pairs:
            continue
        found = [
            Relation(
                kind="plan",
                stated=stated,
                part=part,
                wholes=(whole,),
                certain=part.figure.unit not in PERCENTS,
            )
            for part, whole in reversed(pairs)
        ]
        yield next((one for one in found if one.holds()), found[0])
