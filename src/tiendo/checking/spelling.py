"""Names that are spelt two ways."""

from __future__ import annotations

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
    """Whether one letter is added, left out, or changed between words of three and more."""
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
