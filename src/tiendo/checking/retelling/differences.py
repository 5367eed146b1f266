"""Whether a number is just what lies between two others of the draft: "còn 9.786 ha" of 38.500 ha
that are planned and 28.714 ha that are done. Such a number is no slip of one near it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits

# Shorter numbers lie between two others by chance.
SURELY = 4


def is_difference(draft: Draft, num: Num) -> bool:
    """Whether two numbers of the same unit lie exactly so far apart."""
    if len(digits(num.main.value)) < SURELY:
        return False
    told = draft.kept("values by unit", lambda: _by_unit(draft)).get(num.unit, frozenset())
    return any(one + num.main.value in told for one in told if one != num.main.value)


def _by_unit(draft: Draft) -> Mapping[str | None, frozenset[Decimal]]:
    found: dict[str | None, set[Decimal]] = defaultdict(set)
    for passage in draft.passages:
        for num in draft.numbers(passage):
            found[num.unit].add(num.main.value)
    return {unit: frozenset(values) for unit, values in found.items()}


def lies_between(draft: Draft, passage: Passage, num: Num) -> bool:
    """Whether a number is what two others of its sentence, or of the one before, lie apart."""
    near = (*draft.before(passage), passage)
    values = {
        other.main.value
        for each in near
        for other in draft.numbers(each)
        if other is not num and other.unit == num.unit
    } - {num.main.value}
    return any(one + num.main.value in values for one in values)
