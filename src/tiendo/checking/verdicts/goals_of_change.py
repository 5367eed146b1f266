"""Verdicts on a goal that is told by its words, beside the value of one kind with it.

"giảm 1,35 điểm phần trăm. Huyện đã hoàn thành chỉ tiêu giảm nghèo, kế hoạch giảm từ 1,5 điểm phần
trăm trở lên"; "Chỉ tiêu giảm từ 100 hộ trở lên; xã giảm được 125 hộ, chưa hoàn thành chỉ tiêu". The
goal says which way it is to be read, and the value goes the goal's way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.verdicts.bound_claims import UNSETTLED, BoundClaim
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

CLAIM = shaped(
    r"\b(?P<not>chưa |không )?{verdicts.came}(?: và vượt| được| so với)?\s"
    r"(?:các |cả )?{retelling.targets}\b(?!\s\d)"
)
# A goal, by the words around its number, and the way both numbers go.
LEAST = shaped(r"\b(?:{verdicts.at_least}|hơn)\s$")
MOST = shaped(r"\b(?:{verdicts.at_most}|nhiều nhất)\s$")
ON = regex(r"(?:\s[^\W\d_]+){0,2}\s?(?P<on>trở lên|trở xuống)\b")
NAMED = shaped(r"\b{retelling.goals}\b[^;.]*$", re.IGNORECASE)
WAY = shaped(r"\b(?P<way>{verdicts.goal_ways})(?:\s{verdicts.goal_steps})*\s$")
REACH, AIM_REACH = 60, 110
OF_SCENARIO = shaped(r",\s(?P<not>chưa |không )?(?:đã )?{verdicts.came}\s{verdicts.aims}\b(?!\s\d)")
GROWS = regex(r"\btăng(?: trưởng)?(?: đạt| khoảng| ước)?\s$")
AIMED = shaped(r"\b(?:{verdicts.aims}|{retelling.goals}|đề ra)\b", re.IGNORECASE)


def goals_of_change(draft: Draft) -> Iterator[BoundClaim]:
    """Every verdict that the one value of the goal's way does not bear out."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        found = CLAIM.search(passage.text) if numbers else None
        if found is None or UNSETTLED.search(passage.text[: found.start()]):
            continue
        goals = [num for num in numbers if _sets(draft.text, passage, num)]
        if len(goals) != 1:
            continue
        goal = goals[0]
        behind = draft.text[passage.start + found.end() : goal.start]
        if words("verdicts.to_come").search(behind):
            continue  # "lương thực vượt kế hoạch; năm 2023 phấn đấu tăng từ 9,5% trở lên"
        begin = passage.text.rfind(";", 0, found.start()) + 1 + passage.start
        inside = [num for num in numbers if begin <= num.start < passage.start + found.start()]
        value = _value(draft, passage, inside, goal)
        if value is None or _met(draft.text, value, goal) != bool(found["not"]):
            continue
        yield BoundClaim(
            said=found.group(), start=passage.start + found.start(),
            end=passage.start + found.end(), value=value, bound=goal,
            sure=value in numbers and not draft.doubtful,
        )  # fmt: skip


def growth_goals(draft: Draft) -> Iterator[BoundClaim]:
    """``kịch bản tăng trưởng 6 tháng là 11,2%; kết quả ước tăng 10,6%, đạt kịch bản``: the growth
    that was aimed at, in the sentence or the one before, and what it came to.
    """
    for passage in draft.passages:
        found = OF_SCENARIO.search(passage.text) if draft.numbers(passage) else None
        if found is None or UNSETTLED.search(passage.text[: found.start()]):
            continue
        at = passage.start + found.start()
        near = [num for each in draft.before(passage) for num in draft.numbers(each)]
        told = [*near, *(num for num in draft.numbers(passage) if num.end <= at)]
        grown = [num for num in told if _grows(draft.text, num)]
        goals = [num for num in told if num.unit == "percent" and _aimed(draft, num)]
        values = [num for num in grown if num not in goals and num.start >= passage.start]
        if len(goals) != 1 or len(values) != 1 or goals[0].start > values[0].start:
            continue
        met = values[0].main.range.high >= goals[0].main.value
        if met == bool(found["not"]):
            yield BoundClaim(
                said=found.group(), start=at, end=passage.start + found.end(), value=values[0],
                bound=goals[0], sure=False,
            )  # fmt: skip


def _grows(text: str, num: Num) -> bool:
    plain = num.unit == "percent" and not (num.high or num.whole or num.main.hedge)
    return plain and GROWS.search(text, max(0, num.start - REACH), num.start) is not None


def _aimed(draft: Draft, num: Num) -> bool:
    """Whether the clause of a percent says that it is the growth aimed at."""
    before = draft.text[max(0, num.start - AIM_REACH) : num.start]
    clause = re.split(r"[;.]\s", before)[-1]
    return AIMED.search(clause) is not None and "tăng" in clause and not num.high


def _way(text: str, num: Num) -> str:
    found = WAY.search(text, max(0, num.start - REACH), num.start)
    return found["way"] if found else ""


def _sets(text: str, passage: Passage, num: Num) -> bool:
    """Whether a number is a goal that says which way it is to be read."""
    if num.high or num.whole or num.unit is None:
        return False
    before = text[passage.start : num.start]
    bound = ON.match(text, num.end) or LEAST.search(before) or MOST.search(before)
    return bound is not None and NAMED.search(before) is not None


def _value(draft: Draft, passage: Passage, numbers: Sequence[Num], goal: Num) -> Num | None:
    """The one number of the goal's kind and way in its sentence, or in the one before."""
    way = _way(draft.text, goal)
    near = draft.before(passage) if way else ()
    for each in ((passage, numbers), *((p, draft.numbers(p)) for p in near)):
        found = [
            num
            for num in each[1]
            if num is not goal and alike(num, goal) and _way(draft.text, num) == way
            if way or (num.start > goal.end and num.noun == goal.noun)
            if not (num.high or num.whole or num.main.hedge)
        ]
        if found:
            return found[0] if len(found) == 1 and not _another(draft, each[0], found[0]) else None
    return None


def _another(draft: Draft, passage: Passage, num: Num) -> bool:
    """Whether the words before a number make it a plan's or another time's."""
    clause = draft.text[max(passage.start, num.start - REACH) : num.start]
    return words("headlines.other").search(clause.rpartition(";")[2]) is not None


def _met(text: str, value: Num, goal: Num) -> bool:
    least = not MOST.search(text, max(0, goal.start - REACH), goal.start)
    on = ON.match(text, goal.end)
    least = least and not (on is not None and on["on"] == "trở xuống")
    one, two = value.main.range, goal.main.value
    return one.high >= two if least else one.low <= two
