"""Values told again in round numbers that they cannot be rounded to: "xuất khẩu 1.286,4 triệu USD …
đạt gần 1,4 tỷ USD".

The round number must be none of the draft's own, rounded, and lie near one of the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, planned
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.recopying import digits, exchanged_digits, same_noun
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import lists, words
from tiendo.checking.written import spelled
from tiendo.facts.figure import Role
from tiendo.vocabulary.numbers import scale_words

BEFORE, BEHIND = 90, 30
# So much of a value may a round number leave out, and so near must the one lie that it is of.
LOOSE, SIDE, NEAR, FAR = Decimal("0.03"), Decimal("0.05"), Decimal("0.12"), Decimal("0.15")
ROUND, EXACT, SHARED, PART = 3, 4, 2, Decimal("0.4")


@dataclass(frozen=True)
class Said:
    """A number with the words of its clause."""

    text: str
    num: Num
    passage: Passage

    @cached_property
    def own(self) -> frozenset[str]:
        num, start = self.num, self.passage.start
        before = self.text[max(start, num.start - BEFORE) : num.start]
        before = re.split(r"[;:(]|\.\s", before)[-1]
        behind = re.split(r"[,;.()]", self.text[num.end : min(self.passage.end, num.end + BEHIND)])
        return telling(f"{before} {behind[0]}") - frozenset(num.unit_text.lower().split())

    @cached_property
    def counted(self) -> frozenset[str]:
        """What is counted, where its noun says more than "người"."""
        if self.num.unit != "count":
            return frozenset()
        return telling(_noun(self.num)) - telling(" ".join(lists()["retelling.anyone"]))

    @property
    def value(self) -> Decimal:
        return self.num.main.value


def rounded_again(draft: Draft) -> Iterator[Retold]:
    """Every round number that none of the draft's exact ones can be, beside the one it is of."""
    every = list(_numbers(draft))
    exact = _by_unit(every)
    for one in every:
        if len(digits(one.value)) > ROUND or one.num.percent:
            continue
        near = [other for other in _about(exact, one) if _alike(other.num, one.num)]
        found = [
            other
            for other in near
            if other.num.start < one.num.start and _coarser(one, other)
            if _near(other, one) or _exchanged(other, one)
        ]
        if not found or any(_may_be(other, one) for other in near) or _meant(draft, one):
            continue
        best = max(found, key=lambda other: len(other.own & one.own))
        yield Retold(odd=one.num, right=best.num, sure=False)


def _by_unit(every: Sequence[Said]) -> dict[str | None, list[Said]]:
    """The exact numbers by their unit, each list in order of the values."""
    found: dict[str | None, list[Said]] = defaultdict(list)
    for one in sorted(every, key=lambda said: said.value):
        if len(digits(one.value)) >= EXACT and not one.num.main.hedge:
            found[one.num.unit].append(one)
    return found


def _about(exact: dict[str | None, list[Said]], one: Said) -> Sequence[Said]:
    """The exact numbers of a unit that lie about a value, as far as any rule looks."""
    told = exact[one.num.unit]
    first = bisect_left(told, one.value * (1 - FAR), key=lambda said: said.value)
    last = bisect_right(told, one.value * (1 + FAR), key=lambda said: said.value)
    return told[first:last]


def _numbers(draft: Draft) -> Iterator[Said]:
    for passage in draft.passages:
        for num in draft.numbers(passage):
            if num.unit is not None and not num.high and num.per is None and num.whole is None:
                yield Said(draft.text, num, passage)


def _meant(draft: Draft, one: Said) -> bool:
    """Whether a round number is on purpose no value that was told: a plan, an earlier one."""
    if planned(draft, one.passage, one.num) or _ahead(draft, one):
        return True
    begin = max(one.passage.start, one.num.start - BEFORE)
    before = re.split(r"[;:,(]|\.\s", draft.text[begin : one.num.start])[-1]
    behind = re.split(r"[,;.()]", draft.text[one.num.end : one.num.end + BEHIND])[0]
    lists: Sequence[str] = ("retold.other", "reckoned.past", "nation", "retelling.unsettled")
    return any(words(name).search(f"{before} {behind}") for name in lists)


def _ahead(draft: Draft, one: Said) -> bool:
    """Whether a number is of what is to come: by its figure, its part, its sentence or a year."""
    figures = (a.figure for a in one.passage.amounts if a.main and a.main.start == one.num.start)
    if any(figure.role is Role.TARGET for figure in figures):
        return True
    said = one.passage.text[: one.num.start - one.passage.start]
    if words("retelling.unsettled").search(said) or words("retelling.goals").search(said):
        return True
    above = heading_above(draft, one.num.start)
    if above is not None and ahead(above.text):
        return True
    year = draft.day.year if draft.day is not None else None
    return year is not None and str(year + 1) in one.passage.text


def _coarser(one: Said, exact: Said) -> bool:
    """Whether a number says itself that it is rounded: "gần 1,4 tỷ", "triệu" for "nghìn"."""
    return bool(one.num.main.hedge) or one.num.factor > exact.num.factor


def _may_be(exact: Said, one: Said) -> bool:
    """Whether a round number may stand for an exact one, whatever that is of."""
    apart, most = exact.value - one.value, one.value * LOOSE
    side = max(one.num.main.last_place, one.value * SIDE)
    if one.num.main.hedge == "over":
        return 0 <= apart <= side
    if one.num.main.hedge == "under":
        return 0 <= -apart <= side
    return abs(apart) <= (most if one.num.main.hedge else one.num.main.step)


def _alike(one: Num, other: Num) -> bool:
    if alike(one, other):
        return True
    counted = one.unit == other.unit == "count" and one.per == other.per
    return counted and same_noun(_noun(one), _noun(other))


def _noun(num: Num) -> str:
    """What is counted, without the scale: "lượt khách" of "nghìn lượt khách"."""
    said = num.unit_text.lower().split()
    return " ".join(word for word in said if word not in scale_words())


def _near(exact: Said, one: Said) -> bool:
    if exact.passage is one.passage:
        return False
    shared = (exact.own | exact.counted) & (one.own | one.counted)
    told = len(shared) >= SHARED and len(shared) >= PART * len(one.own)
    return told and abs(exact.value - one.value) <= exact.value * NEAR


def _exchanged(exact: Said, one: Said) -> bool:
    """``giải quyết 201.930 hồ sơ … hơn 210 nghìn hồ sơ``: rounded, with two digits exchanged."""
    value = exact.value // one.num.main.step * one.num.main.step
    written = (value / one.num.factor, one.value / one.num.factor)
    long = min(len(spelled(each).replace(".", "")) for each in written) >= ROUND
    apart = exact.passage is not one.passage
    return apart and long and one.num.factor > 1 and exchanged_digits(*written)
