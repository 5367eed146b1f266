"""How close two names of an indicator are: by their words, exact, the same on every run.

No model and no float: a clerk can check with a pencil why one name stands before another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from tiendo.register.models import Indicator
from tiendo.register.searching import words

# Below this two names share too little to be offered.
LEAST = Fraction(2, 5)


def closeness(one: str, other: str) -> Fraction:
    """Twice the words that both have over all words; 0 where their numbers differ.

    >>> closeness("thu ngân sách nhà nước", "Thu ngân sách")
    Fraction(3, 4)
    >>> closeness("xã loại 1", "xã loại 2")
    Fraction(0, 1)
    """
    a, b = Counter(words(one)), Counter(words(other))
    if numbers(a) != numbers(b) or not a or not b:
        return Fraction(0)
    return Fraction(2 * sum((a & b).values()), sum(a.values()) + sum(b.values()))


def numbers(counted: Counter[str]) -> list[str]:
    return sorted(word for word in counted.elements() if word[0].isdigit())


def nearest(name: str, indicators: Iterable[Indicator], *, most: int = 3) -> list[Indicator]:
    """The indicators whose names are closest, the closest first; of equals by slug."""
    return [one for one, _ in ranked(name, indicators)][:most]


def ranked(name: str, indicators: Iterable[Indicator]) -> Sequence[tuple[Indicator, Fraction]]:
    found = ((one, closeness(name, one.name)) for one in indicators)
    close = [pair for pair in found if pair[1] >= LEAST]
    return sorted(close, key=lambda pair: (-pair[1], pair[0].slug))
