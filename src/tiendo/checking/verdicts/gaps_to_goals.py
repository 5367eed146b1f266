"""Values said to lie so much above or below a goal that they lie as much on the other side of:
"37,95%, vượt 0,05% so với mục tiêu 38%".

The three numbers stand one after another; where the gap is right, only its way is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.verdicts.bound_claims import BoundClaim, risen
from tiendo.checking.wordlists import shaped, words

# ", thấp hơn khoảng 0,48%": right before the gap, and not far behind the value.
WAY = shaped(
    r"[,;(]\s?(?:(?:và|đã|vẫn|còn|cũng|mới)\s)*(?:(?P<over>{verdicts.over_goal})"
    r"|(?P<under>{verdicts.under_goal}))(?:\s{retelling.moved_by})?\s$",
    re.IGNORECASE,
)
GOAL = shaped(
    r"^\s?so với\s(?:[^\W\d_]+\s)?{verdicts.plans_and_goals}\b"
    r"(?:(?!,\s{verdicts.counted_up}\b)[^;()]){0,110}\(?$",
    re.IGNORECASE,
)
# "vượt" of what is the better the less may be either.
EXCEEDS = re.compile(r"vượt", re.IGNORECASE)
REACH = 60


def gaps_to_goals(draft: Draft) -> Iterator[BoundClaim]:
    """Every gap to a goal that is told the wrong way round."""
    for passage in draft.passages:
        if "so với" not in passage.text or not words("verdicts.plans_and_goals").search(
            passage.text
        ):
            continue
        numbers = draft.numbers(passage)
        for value, gap, goal in zip(numbers, numbers[1:], numbers[2:], strict=False):
            claim = _claim(draft, passage, value, gap, goal)
            if claim is not None:
                yield claim


def _claim(draft: Draft, passage: Passage, value: Num, gap: Num, goal: Num) -> BoundClaim | None:
    led = draft.text[value.end : gap.start]
    aside = ")" in led and "(" not in led  # "(thóc 52.304 tấn), vượt 1.396 tấn so với …"
    if aside and _alone(draft.text, value):  # "136/145 cơ sở (93,8%), cao hơn 1,2 điểm so với …"
        aside = abs(value.main.value - goal.main.value) != gap.main.value
    way = WAY.search(led) if len(led) <= REACH and ";" not in led and not aside else None
    if way is None or GOAL.match(draft.text[gap.end : goal.start]) is None:
        return None
    if any(one.high or one.whole for one in (value, gap, goal)) or risen(draft, value):
        return None
    if value.main.hedge or goal.main.hedge:  # of the gap "thấp hơn" would be one
        return None
    if not alike(value, goal) or not (alike(gap, goal) or (gap.percent and goal.percent)):
        return None
    if EXCEEDS.search(way.group()) and words("claims.lower").search(passage.text):
        return None
    over = value.main.value - goal.main.value
    if over == 0 or (over > 0) == bool(way["over"]):
        return None
    start = value.end + way.start("over" if way["over"] else "under")
    return BoundClaim(
        said=draft.text[start : goal.end], start=start, end=goal.end, value=value, bound=goal,
        sure=abs(over) == gap.main.value and not draft.doubtful,
    )  # fmt: skip


def _alone(text: str, value: Num) -> bool:
    """Whether a value stands alone in its bracket."""
    return text[: value.start].endswith("(") and text[value.end :].startswith(")")
