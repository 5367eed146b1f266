"""Verdicts on a part of a plan: a half or a third of it, or what the pace of the year asks for.

"thu ngân sách qua nửa năm đã vượt một nửa dự toán", with 47,4% of the budget told elsewhere; "vượt
tiến độ chung", where the draft says "tiến độ bình quân 75% của chín tháng".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.verdicts.alone import CLAUSE, LEFT_OPEN, Alone
from tiendo.checking.verdicts.outcome_names import names_one
from tiendo.checking.wordlists import lists, shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.numbers import read_number

PART = shaped(
    r"(?<!\w)(?P<claim>(?:(?:đã|cũng|mới|chỉ|vẫn|còn|đều)\s)*"
    r"(?:(?P<above>{verdicts.part_above})|(?P<below>{verdicts.part_below}))\s"
    r"(?:(?P<half>{verdicts.halves}|1/2)|(?P<upper>{verdicts.numerators})\sphần\s"
    r"(?P<lower>{verdicts.denominators})|(?P<n>[1-4])/(?P<of>[345]))\s"
    r"(?:so với\s)?(?:mức\s)?{retelling.plans}(?P<tail>(?:\s(?:cả năm|năm|được giao|giao|đề ra))*))"
    r"(?=\s*(?:[.;,:)\n]|$|{verdicts.verdict_ends}\b|tạo\b|dù\b))",
    re.IGNORECASE,
)
# Numbers that tell a time: "qua nửa năm", "sau 6 tháng".
TIMES = shaped(
    r"\b(?:(?:qua|sau|hết|trong|mới)\s)?(?:(?:nửa|hơn nửa|gần nửa)(?:\sđầu)?\snăm"
    r"|(?:\d{1,2}|{sums.cardinals})\stháng(?:\sđầu\snăm)?|(?:năm\s)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
PACE = shaped(
    r"\btiến độ(?:\s{verdicts.common_pace})*\s(?:phải đạt\s|là\s|\()?"
    r"(?P<percent>\d{2}(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
COMMON = shaped(
    r"\s*tiến độ(?:\s{verdicts.common_pace})+\b(?!\s(?:của\s)?(?:cả nước|toàn quốc))", re.IGNORECASE
)
MONTHS = shaped(r"\b(?P<n>\d{1,2}|{sums.cardinals})\stháng\b", re.IGNORECASE)
HALF = Decimal(50)
FIRST_LOWER = 3


def on_parts(draft: Draft, passage: Passage) -> Iterator[Alone]:
    """The verdicts of a sentence on a half of a plan, or another part of it."""
    if not passage.may_say("retelling.plans"):
        return
    for found in PART.finditer(draft.text, passage.start, passage.end):
        before = TIMES.sub(" ", draft.text[passage.start : found.start()])
        name = re.split(r",\s", CLAUSE.split(before)[-1])[-1]
        settled = LEFT_OPEN.search(name) is None and not any(map(str.isdigit, name))
        if settled and names_one(name):
            yield Alone(
                claim=found, passage=passage, names=(name,), above=found["above"] is not None,
                way=(found["above"] or found["below"]).lower(), plan="", aim=_part(found),
            )  # fmt: skip


def _part(found: re.Match[str]) -> Decimal:
    if found["half"]:
        return HALF
    if found["n"]:
        return HUNDRED * int(found["n"]) / int(found["of"])
    upper = lists()["verdicts.numerators"].index(found["upper"].lower()) + 1
    lower = lists()["verdicts.denominators"].index(found["lower"].lower()) + FIRST_LOWER
    return HUNDRED * upper / lower


def pace_of(draft: Draft, plan: str) -> Decimal | None:
    """The percent of a year's plan that "tiến độ chung" stands for, where the draft tells one."""
    if COMMON.match(plan) is None:
        return None
    told = draft.kept("paces", lambda: {one["percent"] for one in PACE.finditer(draft.text)})
    return read_number(next(iter(told))).value if len(told) == 1 else None


def parts_of_year(said: str) -> frozenset[str]:
    """The parts of a year that words name: "sáu tháng" and "6 tháng" are one.

    >>> sorted(parts_of_year("kế hoạch sáu tháng"))
    ['6']
    """
    return frozenset(_months(one["n"]) for one in MONTHS.finditer(said))


def _months(said: str) -> str:
    cardinals = [each.lower() for each in lists()["sums.cardinals"]]
    return said if said.isdigit() else str(cardinals.index(said.lower()) + 1)
