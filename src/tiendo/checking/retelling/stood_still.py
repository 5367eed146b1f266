"""A value of now that is the earlier one's to the last digit, though the text says that it moved.

"Cùng kỳ năm 2023 thực hiện 4.386 ca. Chín tháng năm nay số ca tăng cao, đạt 4.386 ca."
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import Told, every_number
from tiendo.checking.wordlists import shaped, words, words_of
from tiendo.vocabulary.regexes import regex

DIGITS, LONG, SURE = 3, 4, 6
# "(6 tháng năm 2018 / 6 tháng năm 2019)" over lines with a value on either side of the mark.
TWO_TIMES = regex(r"\b20\d\d\)?\s?[/|]\s(?:[^\n/|]|/(?=20\d\d)){0,24}\b20\d\d\b")
SIDES, OVER = regex(r"\s?[/|]\s"), 600
# "Khách lưu trú cả năm 2024 là": the year that a sentence last named.
YEAR = regex(r"\b[Nn]ăm (?P<year>20\d\d)\b")
MONEY = "VND"
# Words that say that it stands still on purpose.
STILL_SAID = shaped(r"\b{retelling.stood_still}\b")
# "tuy tăng 1.156 tấn so với mức 38.472 tấn của năm 2021": what it has moved from.
MOVED_FROM = shaped(
    r"\b(?:tăng|giảm|cao hơn|thấp hơn)\b(?:[^.;]|\.(?=\d)){0,60}\bso với (?:mức |con số |số )?$",
    re.IGNORECASE,
)
OF_THEN = shaped(r"\s(?:của|trong|ở)\s(?:năm (?P<year>(?:19|20)\d\d)|{pasts.named})", re.IGNORECASE)
# What is summed up to the end of a month, or over so many of a year.
TO_DATE = regex(
    r"\b(?:[Đđ]ến|[Tt]ính đến|[Hh]ết) (?:hết |cuối )?tháng (?P<month>\d{1,2})\b"
    r"|\b(?:[Ll]ũy kế|[Ll]uỹ kế|[Tt]ính chung|[Cc]ộng dồn) (?P<months>\d{1,2}) tháng\b"
)
HALVED = regex(r"\b50\s?%|\bmột nửa\b|\bchia đôi\b")


@dataclass(frozen=True, slots=True)
class Still:
    """``now`` repeats ``then`` to the last digit."""

    now: Num
    then: Num


def stood_still(draft: Draft) -> Iterator[Still]:
    """Every value told with the same one of an earlier time, in a sentence or the one before."""
    last: Passage | None = None
    for passage in draft.passages:
        before = [last] if last is not None and last.block == passage.block else []
        here = [num for num in draft.numbers(passage) if _may_be(num)]
        told = [num for each in before for num in draft.numbers(each) if _may_be(num)] + here
        last = passage
        for now in here:
            for then in told:
                if then.start < now.start and then.main.value == now.main.value:
                    between = any(
                        then.end < num.start < now.start and alike(num, now) for num in told
                    )
                    if between and len(digits(now.main.value)) < SURE:
                        continue  # "đầu năm 203 hộ nghèo, cuối năm 152 hộ; hộ cận nghèo 203 hộ"
                    found = _judged(draft, passage, then, now)
                    if found is not None:
                        yield found


def in_two_years(draft: Draft) -> Iterator[Still]:
    """A long number told of one year, and of another year far from there."""
    seen: dict[tuple[object, ...], tuple[Num, str, int]] = {}
    for passage in draft.passages:
        for num in draft.numbers(passage):
            counted = num.unit in ("count", MONEY) and _may_be(num)
            if not counted or len(digits(num.main.value)) < SURE:
                continue
            years = YEAR.findall(draft.text, passage.start, num.start)
            key = (num.main.value, num.unit, num.noun)
            if not years or STILL_SAID.search(passage.text):
                continue
            first, year, block = seen.setdefault(key, (num, years[-1], passage.block))
            if year != years[-1] and block != passage.block:
                yield Still(num, first)


def in_two_spans(draft: Draft) -> Iterator[Still]:
    """``Đến hết tháng 8 … giải ngân 2.417,6 tỷ đồng … lũy kế 9 tháng đạt 2.417,6 tỷ đồng``."""
    seen: dict[tuple[object, ...], tuple[Num, int]] = {}
    for passage in draft.passages:
        spans = list(TO_DATE.finditer(passage.text))
        if not spans or STILL_SAID.search(passage.text):
            continue
        for num in draft.numbers(passage):
            before = [one for one in spans if passage.start + one.end() <= num.start]
            long = _may_be(num) and not num.percent and len(digits(num.main.value)) >= LONG
            if not before or not long:
                continue
            months = int(before[-1]["month"] or before[-1]["months"])
            first, told = seen.setdefault((num.main.value, num.unit, num.noun), (num, months))
            if told < months:
                yield Still(num, first)


def bases_of_now(draft: Draft) -> Iterator[Still]:
    """``tăng 1.156 tấn so với mức 38.472 tấn của năm 2021``, where 38.472 is the value of now."""
    told = every_number(draft)
    same: dict[Decimal, list[Told]] = defaultdict(list)
    for one in told:
        same[one.num.main.value].append(one)
    for base in told:
        year = _base_of(base)
        others = same[base.num.main.value] if year is not None else []
        for one in others:
            apart = one.passage is not base.passage and alike(one.num, base.num)
            if apart and _of_now(one, year):
                yield Still(one.num, base.num)
                break


def _base_of(base: Told) -> str | None:
    """The year of a value from which another is told to have moved; "" where it is not named."""
    at, end = base.num.start - base.passage.start, base.num.end - base.passage.start
    then = OF_THEN.match(base.passage.text, end)
    if then is None or not _may_be(base.num) or len(digits(base.num.main.value)) < LONG:
        return None
    moved = MOVED_FROM.search(base.passage.text[:at]) is not None
    return str(then["year"] or "") if moved else None


def _of_now(one: Told, year: str | None) -> bool:
    """Whether a value is told as that of the draft's own time."""
    period = one.figure.period if one.figure is not None else None
    return not one.another and period is not None and period[:4] != year


def _on_both_sides(draft: Draft, one: Num, two: Num) -> bool:
    """``Dư nợ: 28.417,6 tỷ đồng / 28.417,6 tỷ đồng``, below a line that names two years so."""
    if SIDES.fullmatch(draft.text, one.end, two.start) is None:
        return False
    return TWO_TIMES.search(draft.text, max(0, one.start - OVER), one.start) is not None


def _may_be(num: Num) -> bool:
    plain = num.whole is None and not num.high and not num.main.hedge
    return plain and len(digits(num.main.value)) >= (LONG if num.percent else DIGITS)


def _judged(draft: Draft, passage: Passage, one: Num, two: Num) -> Still | None:
    if _on_both_sides(draft, one, two) and len(digits(two.main.value)) >= LONG:
        return Still(two, one)
    start = min(passage.start, draft.text.rfind("\n", 0, one.start) + 1)
    around = draft.text[one.start : passage.end]
    if not alike(one, two) or STILL_SAID.search(around):
        return None
    if one.start >= passage.start and HALVED.search(passage.text):
        return None  # "trích 50% vào quỹ (82,19 tỷ đồng), còn 82,19 tỷ đồng"
    text = draft.text[start : passage.end]
    whole = Passage(
        start=start, end=passage.end, text=text, words=frozenset(words_of(text)), amounts=(),
        block=passage.block,
    )  # fmt: skip
    earlier = earlier_of(draft, whole, one, two)
    if earlier is None:
        return None
    now = two if earlier is one else one
    behind = draft.text[two.end : passage.end].split(";")[0]
    between = draft.text[one.end : two.start]
    moved = any(
        words(name).search(text)
        for name in ("reckoned.rises", "reckoned.falls")
        for text in (between.rpartition(". ")[2], behind)
    )
    if not moved and len(digits(now.main.value)) < LONG:
        return None
    return Still(now, earlier)
