"""What has been attained of one plan, told in two places with two percents.

"giải ngân đến ngày 20/9 đạt 52,4% kế hoạch Thủ tướng Chính phủ giao", then "tính đến ngày 20/9 …
đạt 49,2% kế hoạch Thủ tướng Chính phủ giao": one thing, one plan by its giver, one time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits, jumbled, mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Basis, Measure
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

PLAN = shaped(
    r"\s?%\s(?:so với )?(?P<plan>(?:kế hoạch|dự toán)(?:\svốn)?\s"
    r"{retelling.givers}[^\d.,;()]{0,40}?giao)\b"
)
# "33 đảng viên mới (đạt 110% so với chỉ tiêu": between a value and its percent, and behind.
RATE = regex(r"(?:\s[^\W\d_]+){0,3}\s?[,(]\s?(?:đạt|bằng|hoàn thành)(?: tỷ lệ)?\s")
BARE_PLAN = shaped(
    r"\s(?:so với )?(?P<plan>(?:{retelling.targets}|{retelling.plans})"
    r"(?:\s(?:năm|cả năm|đề ra|được giao|tỉnh giao|huyện giao|giao))*)(?=\s*[.,;()]|$)"
)
DAY = regex(r"\bngày (?P<day>\d{1,2}/\d{1,2})\b")
STRETCH = regex(r"\b\d{1,2} tháng\b|\bquý (?:IV|I{1,3})\b|\bcả năm\b")


@dataclass(frozen=True, slots=True)
class Attained:
    num: Num
    topic: str
    plan: str
    days: frozenset[str]
    stretches: frozenset[str]
    passage: Passage

    def again(self, other: Attained) -> bool:
        """Whether two percents are of one thing, one plan and one time that both name."""
        if self.passage is other.passage or self.plan != other.plan or self.topic != other.topic:
            return False
        if self.days and other.days:
            return bool(self.days & other.days)
        return bool(self.stretches & other.stretches) and not (self.days or other.days)


def attained_twice(draft: Draft) -> Iterator[Retold]:
    """The later of two such percents that no rounding makes one."""
    seen: list[Attained] = []
    for one in _attained(draft):
        other = next((each for each in seen if one.again(each)), None)
        if other is None:
            seen.append(one)
        elif not one.num.main.range.meets(other.num.main.range):
            yield Retold(odd=one.num, right=other.num, sure=False)


def attained_by_count(draft: Draft) -> Iterator[Retold]:
    """``33 đảng viên mới (đạt 110% so với chỉ tiêu)``, ``33 đảng viên mới, đạt 101% so với chỉ
    tiêu``: one count of one thing, and two percents of one plan.
    """
    seen: dict[tuple[object, ...], Num] = {}
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        for value, rate in pairwise(draft.numbers(passage)):
            plan = BARE_PLAN.match(draft.text, rate.end) if rate.unit == "percent" else None
            between = draft.text[value.end : rate.start]
            if plan is None or RATE.fullmatch(between) is None or not _exact(value, rate):
                continue
            key = (value.main.value, value.unit, value.noun, fold(plan["plan"]))
            first = seen.setdefault(key, rate)
            if _slipped(first.main.value, rate.main.value):
                yield Retold(odd=rate, right=first, sure=False)


def _slipped(one: Decimal, other: Decimal) -> bool:
    return one != other and (mistyped(one, other) or jumbled(one) == jumbled(other))


def _exact(value: Num, rate: Num) -> bool:
    plain = not any(n.high or n.whole or n.main.hedge for n in (value, rate))
    return plain and value.unit is not None and len(digits(value.main.value)) > 1


def _attained(draft: Draft) -> Iterator[Attained]:
    for passage in draft.passages:
        figures = {one.main.start: one for one in passage.amounts if one.main is not None}
        for num in draft.numbers(passage):
            amount = figures.get(num.main.start)
            found = PLAN.match(draft.text, num.main.end) if num.unit == "percent" else None
            if found is None or amount is None or num.high or not _told(amount, passage, num):
                continue
            before = draft.text[passage.start : num.start]
            yield Attained(
                num=num,
                topic=amount.figure.indicator_id or fold(amount.figure.indicator),
                plan=fold(found["plan"]),
                days=frozenset(each["day"] for each in DAY.finditer(before)),
                stretches=frozenset(STRETCH.findall(passage.text)),
                passage=passage,
            )


def _told(amount: Amount, passage: Passage, num: Num) -> bool:
    """Whether it tells what was attained, and no part, plan or earlier time."""
    figure = amount.figure
    if figure.basis is not Basis.PLAN or figure.measure is not Measure.ATTAINMENT:
        return False
    if figure.subject is not None:
        return False
    before = passage.text[: num.start - passage.start].rpartition(";")[2]
    return words("headlines.other").search(before) is None and not num.main.hedge
