"""Values of the year before told as those of now: "điện sản xuất 1.135 triệu kWh, tăng 6,3% (1.068
triệu kWh)", and in the part that judges "tám tháng phát 1.068 triệu kWh".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import one_thing
from tiendo.checking.retelling.judged_again import judging
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import BASE, LONG, Told, every_number, telling
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# "(năm 2013: 6 đảng viên)", "(năm 2018 tăng 3,12%)": a bracket that tells of another time.
THEN = shaped(
    r"\((?:[^()\d]{0,16})(?:{reckoned.past}|năm (?P<year>(?:19|20)\d\d))[^()\d]{0,16}$",
    re.IGNORECASE,
)
MOVED = shaped(r"\b(?P<way>tăng|giảm)(?:\strưởng)?(?:\s{retelling.turned_by})?\s$", re.IGNORECASE)
HAD_NOW = shaped(r"[^.;,:\d]{0,30}\b{retelling.had_now}\b", re.IGNORECASE)
BEGUN = shaped(r"\b{retelling.begun}\b", re.IGNORECASE)
ENDED = shaped(r"\b{retelling.ended}\b", re.IGNORECASE)
YEAR = regex(r"\b(?:19|20)\d\d\b")
# How much the words must say that short numbers share.
SHORT = 3.0
Bases = Mapping[tuple[str | None, Decimal], list[tuple[Told, Told]]]


def past_as_now(draft: Draft) -> Iterator[Retold]:
    """The number that a judging part tells, and the one of now beside which it was the earlier."""
    told = every_number(draft)
    judged = [one for one in told if _plain(one) and judging(draft, one)]
    bases = _bases(told, _year(draft)) if judged else {}
    yield from _had_now(told)
    for one in judged:
        for base, now in bases.get((one.num.unit, one.num.main.value), ()):
            if base.passage is not one.passage and _one_thing(draft, base, one):
                yield Retold(odd=one.num, right=now.num, sure=False)
                break


def _had_now(told: list[Told]) -> Iterator[Retold]:
    """``Đầu năm có 12.318 hội viên, … cuối năm 12.781``, ``12.318 hội viên hiện có``: of then."""
    for at, one in enumerate(told):
        if not _long(one) or not HAD_NOW.match(one.passage.text, one.num.end - one.passage.start):
            continue
        alike = [other for other in told[:at] if _one_kind(other, one)]
        then = [other for other in alike if other.num.main.value == one.num.main.value]
        if not then or not all(BEGUN.search(other.before) for other in then):
            continue
        now = [other for other in alike if ENDED.search(other.before)]
        if len({other.num.main.value for other in now}) == 1 and now[0] not in then:
            yield Retold(odd=one.num, right=now[0].num, sure=False)


def _one_kind(other: Told, one: Told) -> bool:
    return other.num.unit == one.num.unit and other.num.noun == one.num.noun and _long(other)


def _plain(one: Told) -> bool:
    return not (one.num.high or one.num.main.hedge or one.num.whole)


def _long(one: Told) -> bool:
    return _plain(one) and len(digits(one.num.main.value)) >= LONG


def _year(draft: Draft) -> int:
    """The last year that a draft tells much of."""
    years = Counter(map(int, YEAR.findall(draft.text)))
    return max(
        (year for year, count in years.items() if count >= max(years.values()) / 2), default=0
    )


def _bases(told: list[Told], year: int) -> Bases:
    """Each value in the bracket behind a change, or in one that names an earlier time, with the
    value of now before that.
    """
    found: dict[tuple[str | None, Decimal], list[tuple[Told, Told]]] = defaultdict(list)
    for at, base in enumerate(told):
        before = base.passage.text[: base.num.start - base.passage.start]
        then = THEN.search(before)
        earlier = then is not None and not (then["year"] and int(then["year"]) >= year)
        if not _plain(base) or not (earlier or (BASE.search(before) and _long(base))):
            continue
        here = [one for one in told[max(0, at - 3) : at] if one.passage is base.passage]
        now = [
            one
            for one in here
            if one.num.unit == base.num.unit and (earlier or not one.num.percent)
        ]
        if now and now[-1].num.main.value != base.num.main.value:
            found[base.num.unit, base.num.main.value].append((base, now[-1]))
    return found


def _one_thing(draft: Draft, base: Told, one: Told) -> bool:
    """Whether the sentence of the later number holds a word of what the earlier one is of."""
    if one.num.unit == "count" and not one_thing(base.num, one.num):
        return False
    if one.times & base.times:
        return False
    if one.num.percent:
        return _long(one) and _way(one) == _way(base) != ""
    said = own_words(draft, base).words | base.counted
    shared = said & telling(one.passage.text)
    return bool(shared) if _long(one) else weight(draft, shared - base.counted) >= SHORT


def _way(one: Told) -> str:
    """``tăng`` or ``giảm``, of a rate of change: "vẫn tăng trưởng 3,12%"; "" of any other."""
    found = MOVED.search(one.before)
    return found["way"].lower() if found else ""
