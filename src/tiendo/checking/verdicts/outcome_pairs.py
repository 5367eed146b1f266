"""A value and the plan that it is held against, in one sentence or two, in either order.

"bình quân 29,4 triệu đồng/người/năm, mức quy định cho vùng là 33 triệu đồng"; "chỉ tiêu tỉnh giao
20 đảng viên, kết nạp 18 đồng chí, bằng 90%"; "ước tăng 7,12%. Theo kịch bản cần tăng từ 7,5%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, could_be
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.bound_claims import AT_MOST
from tiendo.checking.verdicts.joined import joined_to
from tiendo.checking.verdicts.pairs_apart import bare_values, percents_of_ratios
from tiendo.checking.verdicts.plans_first import pairs_of
from tiendo.checking.verdicts.slashed_pairs import slashed_pairs
from tiendo.checking.verdicts.verdicts_behind import TIME
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

# What is named before its number: "kế hoạch huyện giao là", "trong khi tỉnh giao giảm từ".
PLANNED = shaped(
    r"(?P<named>\b(?:{verdicts.aimed}|(?<!bàn )giao(?! thông| lưu| dịch| ban| khoán))\b"
    r"[^.;:()\d]{0,70}?:?)\s?$",
    re.IGNORECASE,
)
WAY = regex(
    r"\b(?P<way>tăng|giảm)(?:\s(?:được|từ|trên|dưới|thêm|khoảng|ít nhất|tối thiểu))*\s$",
    re.IGNORECASE,
)
# "486,2 nghìn tấn, thấp hơn kế hoạch 495 nghìn tấn": said so in words.
HELD = shaped(
    r"\b(?:(?P<above>{verdicts.held_above})|(?P<below>{verdicts.held_below}))\s(?:so với\s)?"
    r"{verdicts.aimed}\b[^.;,()\d]{0,40}$",
    re.IGNORECASE,
)
# Who gives it stands before: "trong khi tỉnh giao".
LED = regex(r"[.;,:()\d]")
# How far it fell, and no level: "Tỷ lệ hộ nghèo giảm", "Mức giảm hộ nghèo".
FALLEN = regex(r"\bgiảm(?:\s(?:được|thêm|trong năm|so với đầu năm))?\s*$|^\W*[Mm]ức giảm\b")
TO_LOWER = regex(r"\W*Giảm\b(?!.*\b(?:còn|xuống|dưới)\b)")
OPENED = regex(r"[;:.(,]\s?")
# "38/61 trường đạt chuẩn (62,3%)".
ALONE = regex(r"[^.;,:()\d]*\((?:đạt\s|bằng\s|chiếm\s)?")
YEAR = regex(r"\bnăm (?P<year>20\d\d)\b")
MOVED = regex(r"\s?[,(]\s?(?:tăng|giảm)\s(?:thêm\s)?", re.IGNORECASE)
SINCE = regex(r"[^.;,\d]{0,12}\sso với\s")
REACH, MOST = 110, 3
# A report of these months is on the year before.
EARLY = 2
# Words of the plan's clause that name something new: no more than these.
NEW = 1
# "hộ nghèo do phụ nữ làm chủ được giúp thoát nghèo": of what got out more is better.
POOR_GOT_OUT = shaped(r"\bhộ nghèo\b[^.;:,()\d]{0,60}\b{verdicts.got_out}\b", re.IGNORECASE)
THIS_YEAR = regex(r"\btháng đầu năm\b|\btừ đầu năm đến nay\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aimed:
    """``named``: what the plan is called, and who gave it; ``met``: whether it is reached."""

    value: Num
    plan: Num
    named: str
    met: bool
    limit: bool = False


def pairs_told(draft: Draft, passage: Passage) -> Iterator[Aimed]:
    """Every plan of a sentence with the value that is held against it."""
    if "giao" not in passage.words and not passage.may_say("verdicts.aimed"):
        return
    yield from _slashed(draft, passage)
    numbers = draft.numbers(passage)
    first = {plan.start: value for plan, value in pairs_of(draft, passage)}
    first |= {plan.start: value for plan, value in _proven(numbers)}
    apart = (*percents_of_ratios(numbers, draft.text), *bare_values(draft, passage))
    first |= {plan.start: value for plan, value in apart}
    for plan in numbers:
        held = _held_in_words(draft, passage, numbers, plan)
        if held is not None:
            yield held
            continue
        named = plan_named(draft, passage, plan)
        if words("verdicts.aimed").search(plan.unit_text):
            continue  # "25 chỉ tiêu, 14 chỉ tiêu vượt", "24 nghị quyết": so many of them
        if named is None or (plan.high and not plan.percent) or plan.whole is not None:
            continue
        if plan.main.value <= 0:
            continue
        behind = first.get(plan.start)
        value = behind if behind and not _of_next(draft, passage, numbers, plan, behind) else None
        value = value or _before(draft, passage, numbers, plan)
        met = reached(draft, passage, value, plan) if value is not None else None
        if value is not None and met is not None:
            limit = is_limit(draft, passage, value, plan)
            yield Aimed(value=value, plan=plan, named=named, met=met, limit=limit)


def _slashed(draft: Draft, passage: Passage) -> Iterator[Aimed]:
    for value, plan, named in slashed_pairs(draft, passage):
        met = reached(draft, passage, value, plan)
        if met is not None and not told_of_past(draft, passage, value.start):
            limit = is_limit(draft, passage, value, plan)
            yield Aimed(value=value, plan=plan, named=named, met=met, limit=limit)


def _held_in_words(draft: Draft, passage: Passage, numbers: list[Num], plan: Num) -> Aimed | None:
    """A value with the words that hold it against its plan; where both say the same."""
    found = HELD.search(draft.text, max(passage.start, plan.start - REACH), plan.start)
    here = [one for one in numbers if one.end <= plan.start]
    value = here[-1] if found is not None and here else None
    if found is None or value is None or not _alike(value, plan) or plan.high:
        return None
    above = found["above"] is not None
    if not _result(draft, passage, value) or above != (value.main.value > plan.main.value):
        return None
    limit = is_limit(draft, passage, value, plan)
    return Aimed(value=value, plan=plan, named=found.group(), met=above, limit=limit)


def plan_named(draft: Draft, passage: Passage, num: Num) -> str | None:
    """The words that make a number a plan, None where none do."""
    before = draft.text[max(passage.start, num.start - REACH) : num.start]
    found = PLANNED.search(TIME.sub(lambda time: " " * len(time.group()), before))
    if found is None or words("verdicts.to_come").search(found["named"]):
        return None
    return LED.split(before[: found.start()])[-1] + found["named"]


def _proven(numbers: list[Num]) -> Iterator[tuple[Num, Num]]:
    """``giao 20 đảng viên, kết nạp 18 đồng chí, bằng 90%``: the percent makes them one pair."""
    for plan, value, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if percent.unit != "percent" or not alike(plan, value) or plan.percent:
            continue
        told = percent.main.range
        if (
            plan.main.value > 0
            and told.low <= value.main.value / plan.main.value * HUNDRED <= told.high
        ):
            yield plan, value


def _of_next(draft: Draft, passage: Passage, numbers: list[Num], plan: Num, value: Num) -> bool:
    """``trực tuyến 71,3%, chỉ tiêu là 75%; số hóa 88,6% (chỉ tiêu 80%)``: the value behind has a
    plan of its own, and the plan a value in its own clause.
    """
    if ";" not in draft.text[plan.end : value.start]:
        return False
    begin = max(passage.start, draft.text.rfind(";", 0, plan.start))
    own = any(begin <= one.start < plan.start and _alike(one, plan) for one in numbers)
    later = [one for one in numbers if one.start >= value.end]
    return own and bool(later) and plan_named(draft, passage, later[0]) is not None


def _before(draft: Draft, passage: Passage, numbers: list[Num], plan: Num) -> Num | None:
    """The last value of its kind before a plan; in the sentence before where it opens its own."""
    here = _outside(draft, passage, numbers, plan)
    found = _last(draft, passage, here, plan)
    if found is not None or any(_alike(one, plan) for one in here):
        return found if found is not None and _of_one(draft, passage, found, plan) else None
    if here:
        return None
    for near in draft.before(passage):
        found = _first(draft, near, plan)
        if found is not None and _of_one(draft, near, found, plan):
            return found
    return None


def _outside(draft: Draft, passage: Passage, numbers: list[Num], plan: Num) -> list[Num]:
    """The numbers before a plan, without the parts that its own clause leaves behind: "47 công
    đoàn, trong đó doanh nghiệp nhà nước 39; kế hoạch 45".
    """
    here = [one for one in numbers if one.end <= plan.start]
    cut = draft.text.rfind(";", passage.start, plan.start)
    begin = draft.text.rfind(";", passage.start, max(cut, passage.start)) + 1
    parts = words("verdicts.parts_open").search(draft.text, max(begin, passage.start), max(cut, 0))
    if cut < 0 or parts is None:
        return here
    return [one for one in here if not parts.end() <= one.start < cut]


def _last(draft: Draft, passage: Passage, here: list[Num], plan: Num) -> Num | None:
    inside = _bracket(draft, passage, plan)
    same = [one for one in here if plan.unit_text and one.unit_text == plan.unit_text]
    for one in reversed(same if plan.unit == "count" and same else here):
        if not _alike(one, plan):
            continue
        bracket = _bracket(draft, passage, one)
        if bracket >= 0 and bracket != inside and not _share_of(draft, here, one):
            continue
        if _moved_from(draft, here, one, plan):
            continue
        return one if _result(draft, passage, one) else None
    return None


def _moved_from(draft: Draft, here: list[Num], one: Num, plan: Num) -> bool:
    """``412 tỷ đồng, tăng 58 tỷ đồng so với đầu năm``: by how much the value before it moved."""
    if plan.percent or _way(draft, plan) or not _way(draft, one):
        return False
    led = [num for num in here if num.end <= one.start and _alike(num, plan)]
    moved = bool(led) and MOVED.fullmatch(draft.text, led[-1].end, one.start) is not None
    return moved and SINCE.match(draft.text, one.end) is not None


def _share_of(draft: Draft, here: list[Num], one: Num) -> bool:
    """``có 38/61 trường đạt chuẩn (62,3%)``: the percent of a ratio, alone in its bracket."""
    before = [num for num in here if num.end < one.start]
    ratio = bool(before) and before[-1].whole is not None and one.unit == "percent"
    return ratio and ALONE.fullmatch(draft.text, before[-1].end, one.start) is not None


def _first(draft: Draft, passage: Passage, plan: Num) -> Num | None:
    like = [
        one
        for one in draft.numbers(passage)
        if _alike(one, plan) and _bracket(draft, passage, one) < 0
    ]
    way = _way(draft, plan)
    like = [one for one in like if _way(draft, one) == way] if way else like
    like = [one for one in like if not _of_earlier_year(draft, passage, one)]
    return like[0] if len(like) == 1 and _result(draft, passage, like[0]) else None


def _of_earlier_year(draft: Draft, passage: Passage, num: Num) -> bool:
    """``; năm 2015 có 28 vụ`` in a report on 2016."""
    clause = OPENED.split(draft.text[max(passage.start, num.start - REACH) : num.start])[-1]
    years = [int(year) for year in YEAR.findall(clause)]
    day = draft.day
    return day is not None and any(year < day.year - (day.month <= EARLY) for year in years)


def _bracket(draft: Draft, passage: Passage, num: Num) -> int:
    """Where the bracket opens that a number stands in; -1 for none."""
    before = draft.text[passage.start : num.start]
    opened = before.rfind("(")
    return opened if opened > before.rfind(")") else -1


def _result(draft: Draft, passage: Passage, value: Num) -> bool:
    """Whether a number is what came of a plan: no plan itself, no earlier value."""
    if value.high or value.whole is not None or value.main.hedge:
        return False
    if joined_to(draft, passage, value.start) or words("verdicts.aimed").search(value.unit_text):
        return False  # "2 sản phẩm 4 sao và 21 sản phẩm 3 sao; kế hoạch 30 sản phẩm"
    if plan_named(draft, passage, value) is not None:
        return False
    return not told_of_past(draft, passage, value.start)


def told_of_past(draft: Draft, passage: Passage, at: int) -> bool:
    """Whether the clause of a number makes it one of another time, or of others."""
    before = THIS_YEAR.sub(" ", draft.text[max(passage.start, at - REACH) : at])
    clause = OPENED.split(before)[-1]
    if not telling(clause):  # "so với cùng kỳ (71,2% kế hoạch)"
        clause = " ".join(OPENED.split(before)[-2:])
    return any(
        words(name).search(clause) for name in ("reckoned.past", "nation", "verdicts.not_yet")
    )


def _of_one(draft: Draft, home: Passage, value: Num, plan: Num) -> bool:
    """Whether the plan's clause names nothing that the value's sentence does not."""
    between = draft.text[value.end : plan.start]
    clause = re.split(r"[;]|\.\s|,\s", TIME.sub(" ", between))[-1]
    low, high = sorted((value.main.value, plan.main.value))
    if words("verdicts.points_at").search(clause):  # "giữ tỷ lệ này dưới 0,50%"
        return 0 < high <= low * MOST
    said = telling(words("verdicts.plan_fillers").sub(" ", clause.lower()))
    block = draft.document.blocks[home.block].text
    known = telling(f"{block[: value.start - draft.document.blocks[home.block].start]}")
    known |= telling(f"{value.unit_text} {plan.unit_text}")
    return len(said - known) <= NEW and 0 < high <= low * MOST


def _alike(value: Num, plan: Num) -> bool:
    """Whether both are of one unit; of a plan it may go without saying, and of what each."""
    if plan.unit is None:
        return value.unit is not None and not value.percent and could_be(value, plan)
    return alike(value, plan if plan.per is not None else replace(plan, per=value.per))


def _way(draft: Draft, num: Num) -> str:
    found = WAY.search(draft.text, max(0, num.start - REACH), num.start)
    return found["way"].lower() if found else ""


def reached(draft: Draft, passage: Passage, value: Num, plan: Num) -> bool | None:
    """Whether a value is on its plan, or better; None where it cannot be said."""
    one, aim = value.main.range, plan.main.value
    begin = min(value.start, plan.start)
    if AT_MOST.search(draft.text, max(0, plan.start - REACH), plan.start):
        return one.low <= aim
    ways = _way(draft, value), _way(draft, plan)
    if ways[1] and ways[0] == ways[1]:
        return one.high >= aim
    if "giảm" in ways or (ways[1] and not plan.percent):
        return None
    clause = draft.text[max(passage.start, begin - REACH) : begin]
    lower = less_wanted(clause)
    if lower is None:
        return None
    return one.low <= aim if lower else one.high >= aim


def is_limit(draft: Draft, passage: Passage, value: Num, plan: Num) -> bool:
    """Whether a plan is not to be exceeded, or less may be better of what it is of."""
    if AT_MOST.search(draft.text, max(0, plan.start - REACH), plan.start):
        return True
    begin = min(value.start, plan.start)
    said = draft.text[max(min(passage.start, begin), begin - REACH) : begin]
    return not _way(draft, value) and less_wanted(said) is not False


def less_wanted_in_row(name: str) -> bool | None:
    """As less_wanted, of the name of a row: of "Tỷ lệ hộ nghèo giảm" more is better, and of "Giảm
    tỷ lệ hộ nghèo" the one or the other.
    """
    if FALLEN.search(name):
        return False
    return None if TO_LOWER.match(name) else less_wanted(name)


def less_wanted(said: str) -> bool | None:
    """Whether less is better of what words name; None where it may be."""
    said = words("verdicts.got_out").sub(" ", POOR_GOT_OUT.sub(" ", said))
    if words("claims.lower").search(said):
        return True
    clause = OPENED.split(said)[-1]
    return None if words("verdicts.may_fall").search(clause) else False
