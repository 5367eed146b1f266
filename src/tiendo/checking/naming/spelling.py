"""Names that are spelt two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tiendo.vocabulary.text import fold, new_tone


def same_name(one: str, other: str) -> bool:
    """Whether two spellings differ by the placing of tones only: Thuý and Thúy."""
    return new_tone(one) == new_tone(other)


def misspelt(one: str, other: str) -> bool:
    """Whether two names are one name with a letter or an accent wrong.

    >>> misspelt("Nguyễn Văn An", "Nguyễn Văn Ân"), misspelt("Nguyễn Văn An", "Trần Văn An")
    (True, False)
    """
    first, second = new_tone(one).split(), new_tone(other).split()
    if len(first) != len(second) or len(first) < 2:
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differing) != 1 or first[0] != second[0]:
        return False
    a, b = differing[0]
    return fold(a) == fold(b) or near(fold(a), fold(b))


def near(one: str, other: str) -> bool:
    """Whether one letter is added, left out, or changed between words of three and more.

    Of shorter ones i and y alone are taken for each other: Sĩ and Sỹ, Vĩ and Vỹ.
    """
    if one.replace("y", "i") == other.replace("y", "i"):
        return True
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def misspelt_pairs(one: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names, one of each kind, that are one name misspelt; each once.

    Names that differ in one word share all others: only those are held beside each other.
    """
    shelves: dict[tuple[str | int, ...], list[str]] = defaultdict(list)
    for name in other:
        for key in _without_one(name):
            shelves[key].append(name)
    done: set[frozenset[str]] = set()
    for name in one:
        for candidate in (known for key in _without_one(name) for known in shelves[key]):
            pair = frozenset((name, candidate))
            if pair not in done and misspelt(name, candidate) and not same_name(name, candidate):
                done.add(pair)
                yield name, candidate


def _without_one(name: str) -> Iterator[tuple[str | int, ...]]:
    words = new_tone(name).split()
    for at in range(1, len(words)):
        yield (at, *words[:at], *words[at + 1 :])
