"""Two readings of one picture: where they see different numbers, both are doubted.

An engine's own confidence does not tell its wrong numbers: "2,385" for "2,38%" comes at
0,95. A second model errs elsewhere, so that what both read alike is nearly always right
(docs/measurements.md). What the two are known to confuse is patterns/recognised.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tiendo.errors import NumberUnreadable
from tiendo.reading.formats.ocr.words import Word
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.text import fold

PATTERNS = "tiendo.reading.patterns"
# What two readings disagree on is worth no more than this.
DOUBTED = 0.3
# From this confidence on a number that only the second reading saw is written down.
SEEN = 0.6
SHARED = 0.5  # of the smaller word's width and height: two words at one place
BAND = 64  # pixels: a word is looked for in bands of the picture, not in all of it
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(r"[<>≥≤+-]?\d[\d.,/%-]*")
AMOUNT = re.compile(r"([<>≥≤+-]?)(\d[\d.,]*)(%?)")
ENDS = ".,;:()[]{}|_~'\"“”‘’"
DASHES = str.maketrans(dict.fromkeys("–—−‑", "-"))

Words = list[Word]


def settle(first: Sequence[Word], second: Sequence[Word] | None) -> Words:
    """The words of the first reading; numbers as both see them, doubted where they differ."""
    if second is None:
        return list(first)
    settled: Words = []
    for one, other in places(first, second):
        settled += settled_at(one, other) if one else only_second(other)
    return settled


def places(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[Words, Words]]:
    """The words that lie on each other, in the first reading's order; then the second's own."""
    bands: dict[int, list[int]] = {}
    for at, word in enumerate(second):
        for band in bands_of(word):
            bands.setdefault(band, []).append(at)
    held: list[tuple[Words, Words]] = []
    taken: dict[int, int] = {}  # the second reading's word: the place that holds it
    for word in first:
        near = sorted({at for band in bands_of(word) for at in bands.get(band, [])})
        lying = [at for at in near if same_place(word, second[at])]
        known = next((taken[at] for at in lying if at in taken), len(held))
        if known == len(held):
            held.append(([], []))
        held[known][0].append(word)
        for at in lying:
            if at not in taken:
                taken[at] = known
                held[known][1].append(second[at])
    yield from held
    yield from (([], [word]) for at, word in enumerate(second) if at not in taken)


def bands_of(word: Word) -> range:
    return range(word.top // BAND, word.bottom // BAND + 1)


def same_place(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    width = min(one.right - one.left, other.right - other.left)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return across > 0 and down > 0 and across >= SHARED * width and down >= SHARED * height


def settled_at(first: Words, second: Words) -> Words:
    """One place as both readings saw it; the words are the first's unless it is less sure."""
    one, other = core(first), core(second)
    if not DIGIT.search(one) and not NUMERIC.fullmatch(other):
        return first
    sure, sure_too = least(first), least(second)
    if fold(one) == fold(other):
        return [replace(w, confidence=min(w.confidence, sure_too)) for w in first]
    same = same_value(one, other)
    if same and len(first) == 1:
        text = first[0].text.replace(one, same, 1)
        return [replace(first[0], text=text, confidence=min(sure, sure_too))]
    if len(first) == len(second) == 1:
        for row in confusions():
            found = confused(row, one, other)
            if found is not None:
                text = second[0].text.replace(other, found, 1)
                worth = min(sure_too, row["confidence"])
                return [replace(first[0], text=text, confidence=worth)]
    if NUMERIC.fullmatch(other) and sure_too > sure:
        return [differing(replace(w, line=first[0].line), first) for w in second]
    return [differing(w, second) if DIGIT.search(w.text) else w for w in first]


def same_value(one: str, other: str) -> str:
    """The Vietnamese way of two that write one number: "6,41" of "6,41" and "6.41"; else ""."""
    first, second = AMOUNT.fullmatch(one), AMOUNT.fullmatch(other)
    if first is None or second is None or first.group(1, 3) != second.group(1, 3):
        return ""
    try:
        number, number_too = read_number(first[2]), read_number(second[2])
    except NumberUnreadable:
        return ""
    if number.value != number_too.value:
        return ""
    return other if number.foreign else one


def only_second(words: Words) -> Words:
    """A number that the first reading passed over; ``line`` -1 is none of its lines."""
    found = [w for w in words if NUMERIC.fullmatch(core([w])) and w.confidence >= SEEN]
    return [differing(replace(w, line=-1), []) for w in found]


def differing(word: Word, other: Words) -> Word:
    """A word that the other reading saw as ``other``, or not at all."""
    seen = " ".join(word.text for word in other)
    return doubted(word, f"lượt kia đọc là “{seen}”" if seen else "lượt kia không thấy")


def doubted(word: Word, doubt: str) -> Word:
    return replace(word, confidence=min(word.confidence, DOUBTED), doubt=doubt)


def core(words: Words) -> str:
    """What is compared: no spaces, no stops at the ends, one kind of dash."""
    return "".join(word.text for word in words).strip(ENDS).translate(DASHES)


def least(words: Words) -> float:
    """The confidence of the least sure word with a digit, else of all."""
    numbers = [w.confidence for w in words if DIGIT.search(w.text)]
    return min(numbers or [w.confidence for w in words], default=0.0)


@cache
def confusions() -> tuple[Row, ...]:
    return rows(PATTERNS, "recognised")


def confused(row: Row, first: str, second: str) -> str | None:
    """What stands there if the two readings are the pair that the row knows.

    >>> [confused(row, "2,385", "2,38%") for row in confusions()][:1]
    ['2,38%']
    """
    match = re.fullmatch(row["second"], second)
    if match is None:
        return None
    number = match["number"]
    if re.fullmatch(row["first"].replace("{number}", re.escape(number)), first) is None:
        return None
    return str(row["gives"]).replace("{number}", number)
