"""Words found fast: what gates a rule before any of its patterns is tried.

A pattern that opens with one letter passes over a text quicker than any other
search, and the quicker the rarer the letter. So words are looked for by the few
rare letters that they share: "hủ tịch" and "hủ nhiệm" by their ủ.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tiendo.reading.document import Block, Document

# How often letters stand in our own texts, in a thousand letters; the others are rare.
FREQUENT = {
    letter: times
    for times, letters in (
        (216, " "), (74, "n"), (55, "h"), (48, "t"), (37, "g"), (30, "ic"), (20, "u,"), (18, "đ"),
        (14, "mo."), (10, "raưvàp"), (8, "áskạệyăl"), (6, "ếảêbốTộớấ"), (4, "dỉâịồóôỷxq"),
    )
    for letter in letters
}  # fmt: skip
RARE = 2
# What one pass over a text costs, in frequencies: a pass for a rare letter is all pass.
PASS = 8


@dataclass(frozen=True, slots=True)
class Signs:
    """Where ``words`` match: by the letters of ``tails``, of which all their matches hold one.

    A tail is a phrase without its first letter, so that capitals do not matter.
    Each sign is a pattern that opens with a letter, and how far before it the
    phrases open.
    """

    words: re.Pattern[str]
    signs: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]

    @classmethod
    def of(cls, words: re.Pattern[str], tails: Iterable[str]) -> Signs:
        """The signs of ``tails``, on the fewest and rarest letters.

        >>> office = Signs.of(re.compile("[Bb]í thư|[Cc]hủ tịch"), ("í thư", "hủ tịch"))
        >>> office.places("Bí thư, Phó chủ tịch")
        [0, 12]
        """
        known = set(tails)
        left = [
            tail
            for tail in sorted(known)
            if not any(tail[:i] in known for i in range(1, len(tail)))
        ]
        signs = []
        while left:
            letter = min(set("".join(left)), key=lambda letter: (_cost(letter, left), letter))
            signs.append(_sign(letter, [tail for tail in left if letter in tail]))
            left = [tail for tail in left if letter not in tail]
        return cls(words, tuple(signs))

    def places(self, text: str, start: int = 0, end: int | None = None) -> list[int]:
        """The offsets in ``text[start:end]`` where the words stand, in order."""
        stop = len(text) if end is None else end
        found = {
            hit.start() - before
            for sign, reach in self.signs
            for hit in sign.finditer(text, start, stop)
            for before in reach
            if hit.start() - before >= start and self.words.match(text, hit.start() - before, stop)
        }
        return sorted(found)

    def by_block(self, document: Document) -> Iterator[tuple[Block, list[int]]]:
        """The blocks that hold the words, with the offsets inside the block's text."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        starts: list[int] = []
        for at in self.places(document.text):
            starts = starts or [block.start for block in document.blocks]
            index = bisect_right(starts, at) - 1
            found[index].append(at - starts[index])
        for index, offsets in found.items():
            if index >= 0:
                yield document.blocks[index], offsets


def _cost(letter: str, tails: list[str]) -> float:
    """What it costs to look for each of ``tails`` that holds ``letter`` by it."""
    held = sum(letter in tail for tail in tails)
    return (PASS + FREQUENT.get(letter, RARE)) / held


def _sign(letter: str, tails: list[str]) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """The pattern that finds ``tails`` by ``letter``: what follows it, then all of the tail."""
    by_rest: defaultdict[str, list[str]] = defaultdict(list)
    for tail in tails:
        by_rest[tail[tail.index(letter) + 1 :]].append(f"(?<={re.escape(tail)})")
    forms = (f"{re.escape(rest)}(?:{'|'.join(found)})" for rest, found in sorted(by_rest.items()))
    before = {tail.index(letter) + 1 for tail in tails}
    return re.compile(f"{letter}(?={'|'.join(forms)})"), tuple(sorted(before))
