"""Shares of a whole that another sentence tells: "chiếm 23,5% tổng nợ", of "tổng nợ thuế 812,4"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.within import TOLD
from tiendo.checking.wordlists import folded, shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

NAMED = shaped(
    r"\s?%?\s(?:(?:trong |trên |của )?(?P<all>tổng) (?:số |mức )?"
    r"|(?={shares.named_wholes}))(?P<name>[^\d.;,:()]{2,40})"
)
TOTAL = regex(r"\b[Tt]ổng\s[^\d.;,:()]{2,60}$")
SAID = regex(r"[^\d.;,:()]{2,60}$")
# "Trong đó: thu từ đất 7,41 tỷ đồng, chiếm 37,9% tổng thu": of the last value before.
PARTS = shaped(r"\s*(?:[-–+*•]\s)?{parts.opened}\b")
# "Tổng dư nợ đến 30/9/2022 ước 24.610 tỷ đồng": the time before a total is no number.
WHEN = regex(
    r"\s(?:tính )?(?:đến )?(?:hết |cuối )?(?:ngày \d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:tháng |quý )?\d{1,2}/\d{4}|\d{1,2} tháng(?: đầu)?(?: năm)?(?: \d{4})?|năm \d{4})(?=[\s,])"
)
# How many sentences before, and of how many words of the name the total must bear all.
BEFORE, WORDS, LONG = 5, 3, 4
# Before a count of all that a place has.
ALL_HAVE = shaped(r"\b{shares.whole_places} {shares.has} $", re.IGNORECASE)
# Of how many words a name is besides "diện tích": of "gieo cấy 52.400 ha" the unit tells that.
OWN = 2


def shares_named(draft: Draft) -> Iterator[Ratio]:
    """Every percent of a total that the sentence names, and one before it has told."""
    for at, passage in enumerate(draft.passages):
        if "%" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for part, percent in pairwise(numbers):
            found = _share(draft, passage, part, percent)
            near = draft.passages[max(0, at - BEFORE) : at + 1]
            whole = _total(draft, near, part, found)
            if (
                whole is None
                and len(own := found - folded("shares.measured")) == OWN
                and own < found
            ):
                whole = _total(draft, near, part, own)
            whole = whole or _counted(numbers, part, found) or _of_all(draft, near, part, found)
            if whole is None and found and at and PARTS.match(passage.text):
                whole = _last(draft, draft.passages[at - 1], part)
            if whole is not None:
                yield Ratio(
                    part=part.main,
                    whole=whole.main,
                    percent=percent.main,
                    said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.main.value)}",
                    amounts=amounts_at(passage, part.main, percent.main),
                    sure=not draft.doubtful and not (part.main.hedge or whole.main.hedge),
                )


def _share(draft: Draft, passage: Passage, part: Num, percent: Num) -> frozenset[str]:
    """The words of the total that a percent is said to be of; none where it is no such share."""
    if not percent.percent or part.percent or part.whole or part.high or percent.high:
        return frozenset()
    if TOLD.fullmatch(draft.text[part.end : percent.start]) is None:
        return frozenset()
    if moved(draft.text, part.start):
        return frozenset()  # "97 vụ, tăng 31 vụ, chiếm 18,9% tổng số vụ": of the 97
    named = NAMED.match(draft.text, percent.main.end, passage.end)
    if named and draft.text[named.end() : named.end() + 1].isdigit():
        return frozenset()  # "đạt 47,8% tổng mức đầu tư 2.180 tỷ đồng": the total stands here
    words = fold(named["name"]).split()[: WORDS if named["all"] else LONG] if named else []
    found = frozenset(words) - folded("shares.empty")
    if named and not named["all"] and len(found) < LONG:
        return frozenset()  # "bằng 13,8% diện tích": of which?
    return found


def _counted(numbers: Sequence[Num], part: Num, name: frozenset[str]) -> Num | None:
    """``đón 5,216 triệu lượt khách; trong đó khách quốc tế 684 nghìn lượt, chiếm 13,1% tổng lượt
    khách``: the first of its sentence that counts just what is named.
    """
    like = [num for num in numbers if num.end <= part.start and not (num.whole or num.high)]
    same = [num for num in like if name and name == _words_of(num)]
    return same[0] if same and same[0].main.value > part.main.value else None


def _of_all(draft: Draft, near: Sequence[Passage], part: Num, name: frozenset[str]) -> Num | None:
    """``toàn tỉnh có 168.520 hộ dân; … hộ cận nghèo 8.412 hộ, chiếm 4,99% tổng số hộ``: the one
    count of what is named that is said to be of the whole place.
    """
    found = [
        num
        for passage in near
        for num in draft.numbers(passage)
        if num.unit == part.unit == "count"
        and num.end <= part.start
        and not (num.whole or num.high)
        if name
        and name <= frozenset(fold(num.unit_text).split()[: len(name)])
        and ALL_HAVE.search(draft.text, passage.start, num.start)
    ]
    sizes = {num.main.value for num in found}
    return found[0] if len(sizes) == 1 and found[0].main.value > part.main.value else None


def _words_of(num: Num) -> frozenset[str]:
    """``triệu lượt khách``: the words of what is counted, without its scale."""
    return frozenset(fold(num.unit_text).split()) - folded("shares.scales")


def _last(draft: Draft, before: Passage, part: Num) -> Num | None:
    """The first value of a sentence, whose parts the next one tells."""
    like = [num for num in draft.numbers(before) if num.unit == part.unit and not num.whole]
    whole = like[0] if like else None
    return whole if whole is not None and whole.main.value >= part.main.value else None


def _total(draft: Draft, before: Sequence[Passage], part: Num, name: frozenset[str]) -> Num | None:
    """The one total of that name; None where there is none, or two of different size."""
    if not name:
        return None
    measured = len(name) == OWN and part.unit == "ha"
    told = SAID if len(name) >= LONG or measured else TOTAL
    found = [
        num
        for passage in before
        for num in draft.numbers(passage)
        if num.unit == part.unit and num.end <= part.start and not (num.whole or num.high)
        if (said := told.search(_untimed(draft.text[passage.start : num.start], told)))
        and name <= (words := frozenset(fold(said.group()).split()))
        and not (measured and (words & folded("shares.not_yet") or moved(draft.text, num.start)))
    ]
    return found[-1] if len({num.main.value for num in found}) == 1 else None


def _untimed(before: str, told: re.Pattern[str]) -> str:
    """The words before a total without their time: of one that is named "tổng"."""
    return WHEN.sub("", before) if told is TOTAL else before
