"""Verdicts that name their goal and its number, while the value stands elsewhere in the draft.

"Tỉnh giải quyết việc làm cho 17.650 lao động." and, pages on, "việc giải quyết việc làm vượt chỉ
tiêu 18.000 lao động": the value is told in the words that the verdict is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.told_numbers import TIMES, Told, every_number, telling
from tiendo.checking.verdicts.bound_claims import AT_LEAST, AT_MOST, BoundClaim
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex

# "kết nạp đoàn viên đã vượt chỉ tiêu (": what it is said of, the verdict, and the goal's name.
CLAIM = shaped(
    r"(?:^|[,;:.(]\s?|\bvà\s)(?P<subject>[^.;:,()\d]{6,80}?)\s"
    r"(?P<claim>(?P<not>chưa |không )?(?:đã |cũng |đều |cơ bản )*(?P<way>{verdicts.came})"
    r"(?: và vượt| được| mức| xa| qua)*"
    r"(?P<goal>\s(?:{retelling.goals}|dự toán|kịch bản)(?:\s[^\W\d_]+){0,4}?)?)\s?\(?"
    r"(?:(?:là|từ|trên|ít nhất|tối thiểu|dưới|không quá|tối đa|không vượt quá|≤|<|≥|>)\s)*$",
    re.IGNORECASE,
)
# "chưa đạt mức 75% mà Nghị quyết Đại hội đặt ra": the goal is named behind its number.
SET_BEHIND = shaped(
    r"(?:\smà|\sdo|\stheo)?\s[^.;,:()\d]{0,60}\b{verdicts.setting}\b", re.IGNORECASE
)
# "tỷ số giới tính khi sinh", "rừng trồng tập trung" leave nothing open.
UNSETTLED = shaped(r"(?<!rừng )(?<!trồng )\b{retelling.unsettled}\b(?! sinh\b)", re.IGNORECASE)
# "Một điều nữa cần nói là tỷ lệ …": what is said of it stands before.
OPENED = regex(r".*\b(?:là|[Rr]iêng|rằng)\s")
REACH = 150
# A value is of the goal where it comes so near.
MOST = 2
# So many words more than the verdict's own may a value's clause have.
LEFT_OUT, MANY = 3, 5


def claims_apart(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict of a goal that no value told in its words bears out."""
    for passage in draft.passages:
        if not words("claims.bounds").search(passage.text):
            continue
        for goal in draft.numbers(passage):
            claim = _claim(draft, passage, goal)
            if claim is not None:
                yield claim


def _claim(draft: Draft, passage: Passage, goal: Num) -> BoundClaim | None:
    before = draft.text[max(passage.start, goal.start - REACH) : goal.start]
    found = CLAIM.search(before)
    if found is None or goal.high or goal.whole is not None or goal.main.value <= 0:
        return None
    if found["goal"] is None and not _set_behind(draft, found, goal):
        return None
    opens = goal.start - len(before) + found.start("subject")
    subject = OPENED.sub("", found["subject"])
    if UNSETTLED.search(subject) or _told_here(draft, passage, goal, opens):
        return None
    at_most, at_least = AT_MOST.search(before), AT_LEAST.search(before)
    lower = words("claims.lower").search(subject) is not None
    if (lower and not (at_most or at_least)) or (goal.percent and goal.main.value >= HUNDRED):
        return None
    times = frozenset(time.lower() for time in TIMES.findall(passage.text))
    values = [one for one in _values(draft, passage, goal, subject) if _timed(one, times)]
    good = [_met(one.num, goal, at_most is not None) != bool(found["not"]) for one in values]
    if not values or any(good) or goal.main.value in {one.num.main.value for one in values}:
        return None  # "chưa đạt kế hoạch (93,5%)": the bracket holds the value
    start = goal.start - len(before) + found.start("claim")
    end = goal.end + (
        draft.text[start : goal.end].count("(") and draft.text[goal.end : goal.end + 1] == ")"
    )
    return BoundClaim(
        said=draft.text[start:end], start=start, end=end, value=values[-1].num, bound=goal,
        sure=False,
    )  # fmt: skip


def _set_behind(draft: Draft, found: re.Match[str], goal: Num) -> bool:
    """``chưa đạt mức 75% mà Nghị quyết đặt ra``: a level, and who set it."""
    level = " mức" in found["claim"].lower()
    return level and SET_BEHIND.match(draft.text, goal.end) is not None


def _told_here(draft: Draft, passage: Passage, goal: Num, opens: int) -> bool:
    """Whether the sentence tells a value of its own, from where the verdict's clause ``opens``;
    one before it is told of something else: "việc làm đạt 103%, tỷ lệ … hoàn thành chỉ tiêu 30%".
    """
    there = (num for num in draft.numbers(passage) if num is not goal and alike(num, goal))
    return any(num.start >= opens or num.main.value == goal.main.value for num in there)


def _met(value: Num, goal: Num, at_most: bool) -> bool:
    if at_most:
        return value.main.range.low <= goal.main.value
    return value.main.range.high >= goal.main.value


def _timed(one: Told, times: frozenset[str]) -> bool:
    """Whether a value is of no other time than the verdict."""
    return not one.times or not times or bool(one.times & times)


def _values(draft: Draft, passage: Passage, goal: Num, subject: str) -> list[Told]:
    """The numbers of other sentences that the words of a verdict's subject tell."""
    name = telling(words("verdicts.goal_words").sub(" ", subject))
    entry = next((one.figure for one in passage.amounts if _number_of(one) == goal.start), None)
    known = entry.indicator_id if entry is not None else None
    return [
        one
        for one in every_number(draft)
        if one.passage is not passage and _may_be(one, goal) and _named(draft, one, name, known)
    ]


def _number_of(amount: Amount) -> int:
    return amount.main.start if amount.main is not None else amount.start


def _named(draft: Draft, one: Told, name: frozenset[str], known: str | None) -> bool:
    """Whether a number is told in the words of the verdict's subject, or is of its indicator; so
    many of them are rare enough ("412/538 doanh nghiệp … ký được thỏa ước …, tỷ lệ 76,6%").
    """
    if known is not None and one.figure is not None and one.figure.indicator_id == known:
        return True
    own = telling(one.phrase) - one.counted
    if len(name) > 1 and name <= own | one.counted and len(own - name) <= LEFT_OUT:
        return True
    around = own_words(draft, one)
    return around.borrowed and len(name) >= MANY and name <= around.words | one.counted


def _may_be(one: Told, goal: Num) -> bool:
    num = one.num
    if not alike(num, goal) or num.per != goal.per or num.whole or num.main.hedge or one.another:
        return False
    if one.figure is not None and one.figure.role is Role.TARGET:
        return False
    low, high = sorted((num.main.value, goal.main.value))
    return high <= low * MOST
