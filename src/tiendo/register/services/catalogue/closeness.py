"""How close two names of an indicator are: by their words, exact, the same on every run.

No model and no float: a clerk can check with a pencil why one name stands before another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Generic, TypeVar

from tiendo.register.models import Indicator
from tiendo.register.searching import words

T = TypeVar("T")
# Below this two names share too little to be offered.
LEAST = Fraction(2, 5)


def closeness(one: str, other: str) -> Fraction:
    """Twice the words that both have over all words; 0 where their numbers differ.

    >>> closeness("thu ngân sách nhà nước", "Thu ngân sách")
    Fraction(3, 4)
    >>> closeness("xã loại 1", "xã loại 2")
    Fraction(0, 1)
    """
    return shared(Counter(words(one)), Counter(words(other)))


def shared(a: Counter[str], b: Counter[str]) -> Fraction:
    if numbers(a) != numbers(b) or not a or not b:
        return Fraction(0)
    return Fraction(2 * sum((a & b).values()), sum(a.values()) + sum(b.values()))


def numbers(counted: Counter[str]) -> list[str]:
    return sorted(word for word in counted.elements() if word[0].isdigit())


class Names(Generic[T]):
    """Names of things, found by the words that they share with another name."""

    def __init__(self) -> None:
        self._names: list[tuple[Counter[str], T, str]] = []
        self._by_word: dict[str, set[int]] = defaultdict(set)

    def add(self, name: str, thing: T, id: str) -> None:
        """``id`` tells things apart and orders equals."""
        counted = Counter(words(name))
        for word in counted:
            self._by_word[word].add(len(self._names))
        self._names.append((counted, thing, id))

    def ranked(self, name: str) -> list[tuple[T, Fraction]]:
        """Things with a name that is close, each by its closest, the closest first."""
        counted = Counter(words(name))
        best: dict[str, tuple[Fraction, T]] = {}
        for at in {at for word in counted for at in self._by_word.get(word, ())}:
            other, thing, id = self._names[at]
            score = shared(counted, other)
            if score >= LEAST and (id not in best or score > best[id][0]):
                best[id] = score, thing
        order = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        return [(thing, score) for _, (score, thing) in order]


def nearest(name: str, indicators: Iterable[Indicator], *, most: int = 3) -> list[Indicator]:
    """The indicators whose names are closest, the closest first; of equals by slug."""
    found: Names[Indicator] = Names()
    for one in indicators:
        found.add(one.name, one, one.slug)
    return [one for one, _ in found.ranked(name)][:most]
