"""Values of the year before told as those of now: "điện sản xuất 1.135 triệu kWh, tăng 6,3% (1.068
triệu kWh)", and in the part that judges "tám tháng phát 1.068 triệu kWh".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import one_thing
from tiendo.checking.retelling.judged_again import judging
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import BASE, LONG, Told, every_number, telling

Bases = Mapping[tuple[str | None, Decimal], list[tuple[Told, Told]]]


def past_as_now(draft: Draft) -> Iterator[Retold]:
    """The number that a judging part tells, and the one of now beside which it was the earlier."""
    told = every_number(draft)
    judged = [one for one in told if _long(one) and judging(draft, one)]
    bases = _bases(told) if judged else {}
    for one in judged:
        for base, now in bases.get((one.num.unit, one.num.main.value), ()):
            if base.passage is not one.passage and _one_thing(draft, base, one):
                yield Retold(odd=one.num, right=now.num, sure=False)
                break


def _long(one: Told) -> bool:
    plain = not (one.num.high or one.num.main.hedge or one.num.whole)
    return plain and len(digits(one.num.main.value)) >= LONG


def _bases(told: list[Told]) -> Bases:
    """Each value in the bracket behind a change, with the value of now before that."""
    found: dict[tuple[str | None, Decimal], list[tuple[Told, Told]]] = defaultdict(list)
    for at, base in enumerate(told):
        before = base.passage.text[: base.num.start - base.passage.start]
        if BASE.search(before) is None or not _long(base):
            continue
        here = [one for one in told[max(0, at - 3) : at] if one.passage is base.passage]
        now = [one for one in here if one.num.unit == base.num.unit and not one.num.percent]
        if now and now[-1].num.main.value != base.num.main.value:
            found[base.num.unit, base.num.main.value].append((base, now[-1]))
    return found


def _one_thing(draft: Draft, base: Told, one: Told) -> bool:
    """Whether the sentence of the later number holds a word of what the earlier one is of."""
    if one.num.unit == "count" and not one_thing(base.num, one.num):
        return False
    said = own_words(draft, base).words | base.counted
    return bool(said & telling(one.passage.text)) and not one.times & base.times
