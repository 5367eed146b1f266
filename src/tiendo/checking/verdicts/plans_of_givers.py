"""Verdicts on the plans of several givers, beside the percents told of each: "bằng 113,4% dự toán
tỉnh giao, bằng 98,1% dự toán huyện giao. Như vậy, thu ngân sách chưa đạt dự toán tỉnh giao".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.verdicts.bound_claims import UNSETTLED, told_otherwise
from tiendo.checking.wordlists import folded, shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

PLAN = (
    r"(?P<plan>dự toán|kế hoạch|chỉ tiêu)\s(?:do\s)?(?P<giver>[^.;,()\d]{2,40}?)\s(?:giao|đề ra)\b"
)
OF_PLAN = regex(r"\s?%\s(?:so với\s)?" + PLAN, re.IGNORECASE)
CLAIM = shaped(
    r"\b(?P<claim>(?P<not>chưa |không )?(?:{verdicts.came})(?: và vượt| mức| được)*\s(?:so với\s)?"
    + PLAN + r")(?!\s?\(?\d)",
    re.IGNORECASE,
)  # fmt: skip
SENTENCES = 2


def plans_of_givers(draft: Draft) -> Iterator[Finding]:
    """Every verdict that the one percent told of that giver's plan does not bear out."""
    for passage in draft.passages:
        if "giao" not in passage.words and "ra" not in passage.words:
            continue
        for found in CLAIM.finditer(draft.text, passage.start, passage.end):
            told = [
                num for num in _percents(draft, passage, found.start()) if _same(draft, num, found)
            ]
            if len({num.main.value for num in told}) != 1:
                continue
            value, before = told[-1], draft.text[passage.start : found.start()]
            if UNSETTLED.search(before) or (value.main.value < HUNDRED) == bool(found["not"]):
                continue
            of = OF_PLAN.match(draft.text, value.main.end)
            assert of is not None
            yield told_otherwise(draft, found, Place(start=value.start, end=of.end()))


def _percents(draft: Draft, passage: Passage, end: int) -> Iterator[Num]:
    """The percents of plans that are told before a verdict, in its paragraph."""
    for each in (*draft.before(passage, SENTENCES), passage):
        for num in draft.numbers(each):
            if num.unit == "percent" and num.end <= end and not (num.high or num.main.hedge):
                yield num


def _same(draft: Draft, num: Num, found: re.Match[str]) -> bool:
    """Whether a percent is of the plan that a verdict names: one noun, one giver."""
    of = OF_PLAN.match(draft.text, num.main.end)
    if of is None or of["plan"].lower() != found["plan"].lower():
        return False
    return _giver(of["giver"]) == _giver(found["giver"])


def _giver(said: str) -> frozenset[str]:
    """``HĐND tỉnh`` and ``tỉnh`` are one, and no ``Trung ương``."""
    return frozenset(fold(said).split()) - folded("verdicts.councils")
