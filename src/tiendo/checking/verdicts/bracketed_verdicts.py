"""Verdicts whose ground stands in the bracket behind them: "Diện tích ngô vượt kế hoạch (128,4/140
ha)", "phí, lệ phí chưa đạt dự toán cả năm (đạt 118%)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.verdicts.bound_claims import UNSETTLED, told_otherwise
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

CLAIM = shaped(
    r"\b(?P<claim>(?P<not>chưa |không )?(?P<way>{verdicts.came})(?: và vượt| mức| được)*\s"
    r"(?:{retelling.goals}|dự toán|tiến độ)(?:\s[^\W\d_]+){0,4})\s\("
    r"(?P<led>(?:mới |chỉ |chỉ mới )?(?:đạt|bằng|được)\s)?$",
    re.IGNORECASE,
)
ENDS = regex(r"\s?%?\s?(?:[);,]|$)")
REACH = 90
# A percent of a plan is no less: "vượt kế hoạch (đạt 12%)" is told of something else.
LEAST = Decimal(40)


def bracketed_verdicts(draft: Draft) -> Iterator[Finding]:
    """Every verdict that the ratio, or the percent reached, in its bracket does not bear out."""
    for passage in draft.passages:
        if "(" not in passage.text or passage.words.isdisjoint(("đạt", "vượt", "thành")):
            continue
        for num in draft.numbers(passage):
            found = CLAIM.search(draft.text, max(passage.start, num.start - REACH), num.start)
            percent = _percent(num, found) if found is not None else None
            if found is not None and percent is not None and _wrong(draft, passage, found, percent):
                yield told_otherwise(draft, found, Place(start=num.start, end=num.end))


def _percent(num: Num, found: re.Match[str]) -> Decimal | None:
    """What was reached, in percent of the plan; None where the bracket does not say."""
    if num.high or num.main.hedge or not ENDS.match(found.string, num.end):
        return None
    if num.whole is not None:
        return num.main.value / num.whole.value * HUNDRED if num.whole.value else None
    reached = num.unit == "percent" and found["led"] and num.main.value >= LEAST
    return num.main.value if reached else None


def _wrong(draft: Draft, passage: Passage, found: re.Match[str], percent: Decimal) -> bool:
    before = draft.text[passage.start : found.start()]
    if UNSETTLED.search(before) or words("claims.lower").search(before):
        return False
    if found["not"]:
        return percent >= HUNDRED
    return percent < HUNDRED
