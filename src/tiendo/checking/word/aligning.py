"""From places in the text of a draft to the letters of the Word file that say it.

The text has single spaces, composed letters, the numbers of lists and bars between cells;
the file has none of these. Both are compared without spaces, line by line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Any
from unicodedata import combining

from tiendo.checking.word.tracing import Letter, Line, Trace
from tiendo.vocabulary.text import nfc

# Longer lines whose letters were changed by the reader are not compared letter by letter.
LONGEST = 20_000
BAR = "|"


@dataclass(frozen=True, slots=True)
class Spot:
    """The first and last letter of a place, or what stands for it where ``exact`` is false.

    ``where`` says for people what a place that has no letters of its own belongs to.
    """

    first: Letter
    last: Letter
    exact: bool = True
    where: str = ""


Group = tuple[Letter, Letter]  # the first and last letter in the file of one in the text


class Aligned:
    """Finds spots; each line of the text is aligned when it is first asked for."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.known: dict[int, list[Spot | None]] = {}

    @cached_property
    def starts(self) -> list[int]:
        found = [0]
        for line in self.trace.text.split("\n"):
            found.append(found[-1] + len(line) + 1)
        return found[:-1]

    def spot(self, start: int, end: int) -> Spot | None:
        """Where ``text[start:end]`` stands in the file; of more lines the first, None: nowhere."""
        number = bisect_right(self.starts, start) - 1
        if len(self.starts) != len(self.trace.lines):
            return None
        line = self.trace.lines[number]
        if line.note is not None:
            letter = Letter("", line.note, -1)
            return Spot(letter, letter, exact=False, where=line.place)
        offset = self.starts[number]
        if number not in self.known:
            ends = [*self.starts[number + 1 : number + 2], len(self.trace.text) + 1]
            text = self.trace.text[offset : ends[0] - 1]
            self.known[number] = spots(text, line, self.trace)
        held = self.known[number][start - offset : end - offset]
        return joined([spot for spot in held if spot is not None])


def joined(held: Sequence[Spot]) -> Spot | None:
    """From the first to the last of some spots, while they stand in one paragraph."""
    if not held:
        return None
    home = paragraph_of(held[0].first.node)
    here = [spot for spot in held if paragraph_of(spot.last.node) is home]
    exact = all(spot.exact for spot in held) and len(here) == len(held)
    return Spot(held[0].first, here[-1].last, exact=exact)


def paragraph_of(node: Any) -> Any:
    """The outermost paragraph around a node: what stands in a box belongs to that of the box."""
    found = None
    for ancestor in node.iterancestors():
        if ancestor.tag.endswith("}p"):
            found = ancestor
    return found


def spots(text: str, line: Line, trace: Trace) -> list[Spot | None]:
    """The spot of each character of a line; None for spaces, bars, and letters not in the file."""
    if line.paragraphs:
        return matched(text, groups(printed(trace.letters(line.paragraphs), line.number)))
    found: list[Spot | None] = []
    cuts = [-1, *(at for at, sign in enumerate(text) if sign == BAR), len(text)]
    pieces = [text[a + 1 : b] for a, b in pairwise(cuts)]
    if len(pieces) != len(line.cells):
        return [None] * len(text)
    for piece, paragraphs in zip(pieces, line.cells, strict=True):
        found += [*matched(piece, groups(trace.letters(paragraphs))), None]
    return found[: len(text)]


def printed(letters: Sequence[Letter], number: int) -> list[Letter]:
    """Those of one line of a paragraph that breaks into several; blank ones at its ends
    do not count."""
    signs = "".join(letter.sign for letter in letters)
    first = len(signs) - len(signs.lstrip())
    lines: list[list[Letter]] = [[]]
    for letter in letters[first : len(signs.rstrip())]:
        if letter.sign == "\n":
            lines.append([])
        else:
            lines[-1].append(letter)
    return lines[number] if number < len(lines) else []


def groups(letters: Sequence[Letter]) -> list[tuple[str, Group]]:
    """The printed letters of the text without spaces, composed as the text has them."""
    found: list[tuple[str, Group]] = []
    pending: list[Letter] = []
    for letter in letters:
        if pending and not combining(letter.sign):
            found += composed(pending)
            pending = []
        pending.append(letter)
    return [*found, *composed(pending)] if pending else found


def composed(letters: Sequence[Letter]) -> Iterator[tuple[str, Group]]:
    whole = (letters[0], letters[-1])
    for sign in nfc("".join(letter.sign for letter in letters)):
        if not sign.isspace():
            yield sign.replace(BAR, "/"), whole


def matched(text: str, held: Sequence[tuple[str, Group]]) -> list[Spot | None]:
    """The spot of each character of ``text``; the number of a list before it has none."""
    at = [i for i, sign in enumerate(text) if not sign.isspace()]
    found: list[Spot | None] = [None] * len(text)
    extra = len(at) - len(held)
    signs = [text[i] for i in at]
    own = [sign for sign, _ in held]
    if not held:
        return found
    if extra >= 0 and signs[extra:] == own:
        for i, (_, group) in zip(at[extra:], held, strict=True):
            found[i] = Spot(*group)
        return found
    if len(signs) + len(own) > LONGEST:
        whole = Spot(held[0][1][0], held[-1][1][1], exact=False)
        return [whole if not sign.isspace() else None for sign in text]
    for kind, a, b, c, d in SequenceMatcher(None, signs, own, autojunk=False).get_opcodes():
        for step, i in enumerate(at[a:b]):
            if b - a == d - c:
                found[i] = Spot(*held[c + step][1], exact=kind == "equal")
            elif d > c:
                found[i] = Spot(held[c][1][0], held[d - 1][1][1], exact=False)
    return found
