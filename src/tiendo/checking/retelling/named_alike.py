"""Two counts of one name with a slip of the hand between: "178 cơ sở dôi dư", "198 cơ sở dôi dư".

The name is what is counted with the words right behind it. Where a draft has it just twice, not in
one paragraph and not of two times, it is one count told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.recopying import digits, mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import LONG, Told, telling, told_numbers

WORDS = 2  # that make a name, behind what is counted
TWICE = 2


def named_alike(draft: Draft) -> Iterator[Retold]:
    """The later of two such counts, and the earlier."""
    named: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told_numbers(draft):
        name = _name(one)
        if name:
            named[name].append(one)
    for found in named.values():
        if len(found) == TWICE and _one_count(*found) and not _both_times(draft, *found):
            yield Retold(odd=found[1].num, right=found[0].num, sure=False)


def _name(one: Told) -> tuple[str, ...]:
    """``("cơ", "sở", "dôi", "dư")``; empty where nothing stands behind what is counted."""
    if one.num.unit != "count" or one.num.whole is not None or one.num.main.hedge:
        return ()
    noun = tuple(one.num.unit_text.lower().replace(",", " ").split())
    behind = one.named[: len(noun) + WORDS] if one.named[: len(noun)] == noun else one.named[:WORDS]
    words = tuple(word for word in behind if word not in noun)
    telling_words = telling(" ".join(words))
    if len(words) < WORDS or not set(words) <= telling_words:
        return ()
    return (*noun, *words[:WORDS])


def _both_times(draft: Draft, one: Told, later: Told) -> bool:
    """Whether one of them stands in a part on what is to be done, the other in none."""
    above = [heading_above(draft, each.num.start) for each in (one, later)]
    plans = [head is not None and ahead(head.text) for head in above]
    return plans[0] != plans[1] and not swapped(one.num.main.value, later.num.main.value)


def _one_count(one: Told, later: Told) -> bool:
    first, second = one.num.main.value, later.num.main.value
    if one.passage.block == later.passage.block or one.another or later.another:
        return False
    slipped = mistyped(first, second) and min(len(digits(first)), len(digits(second))) >= LONG
    return slipped and one_time(one, later)
