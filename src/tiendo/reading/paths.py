"""Where a block stands, for people: the headings, điều, khoản and điểm above it.

Numbering nests in the order in which its styles come: "I." with "1." below it, or a
resolution's "Điều 1" with "I." below it. A style that comes again closes what stands
below its last use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tiendo.vocabulary.regexes import regex

# Phần, Chương and Mục in any letters; what follows the number is the part's title.
PART = regex(
    r"\s*(?P<kind>Phần|Chương|Mục|Điều)\s+(?P<number>\d{1,3}[a-zđ]?|[IVXLC]{1,6})\b[.:]?",
    re.IGNORECASE,
)
NUMBER = regex(r"\s*(?P<number>(?:\d{1,2}\.)*\d{1,2}[.)/]?|[IVXLC]{1,6}[.\-])\s+(?=\S)")
LETTER = regex(r"\s*(?P<letter>[a-zđ])\)\s")
DIGITS = regex(r"\d+")
# How deep a style lies, where a heading that the file marks (1 to 6) comes among them.
RANKS = {"Phần": 1, "Chương": 1, "Mục": 1, "Điều": 2, "I": 2, "a": 7}
ARTICLE, CLAUSE = "Điều ", "khoản "


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the path; ``open``: what follows without a number is still of it."""

    style: str
    rank: int
    label: str
    open: bool = True
    bare: bool = False  # a part's number alone: its title is the next line


class Path:
    """The steps down to the current block."""

    __slots__ = ("place", "steps")

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.place = ""

    def heading(self, body: str, rank: int) -> None:
        """A heading that the file marks, or a line in capitals (rank 1)."""
        if self.steps and self.steps[-1].bare and self._titles_part(body):
            return
        self.steps = [step for step in self.steps if step.rank < rank]
        self._push(Step("marked", rank, short(body)))

    def part(self, body: str) -> bool:
        """A Phần, Chương, Mục or Điều; False where ``body`` opens none."""
        found = PART.match(body)
        if found is None:
            return False
        kind = found["kind"].capitalize()
        label = f"{kind} {found['number']}"
        self._enter(Step(kind, RANKS[kind], label, bare=not body[found.end() :].strip(" .:-")))
        return True

    def number(self, number: str, *, open: bool) -> None:
        """ "II.", "3.", "1.2)": as written, with its mark."""
        bare = number.rstrip("./)-")
        if not bare[0].isdigit():
            self._enter(Step("I", RANKS["I"], bare, open))
            return
        depth = bare.count(".")
        style = DIGITS.sub("1", bare if depth else number)
        self._leave(style)
        above = self.steps[-1].label if self.steps else ""
        if above.startswith(ARTICLE) and not depth:
            label = f"{CLAUSE}{bare}"
        elif above.startswith(CLAUSE):
            label = f"điểm {bare}"
        else:
            label = bare
        self._push(Step(style, 3 + depth, label, open))

    def letter(self, letter: str, *, open: bool) -> None:
        """ "a)"."""
        self._leave("a")
        above = self.steps[-1].label if self.steps else ""
        named = above.startswith((ARTICLE, CLAUSE))
        self._push(Step("a", RANKS["a"], f"điểm {letter}" if named else letter, open))

    def paragraph(self) -> None:
        """A line without a number ends the items of a list, but not the khoản of an article."""
        while self.steps and not self.steps[-1].open:
            if self.steps[-1].label.startswith(CLAUSE):
                break
            self.steps.pop()
            self._say()

    def _titles_part(self, body: str) -> bool:
        """Take a line as the title of the part's number above it."""
        last = self.steps[-1]
        if body.isupper() or last.rank > 1:
            self.steps[-1] = Step(last.style, last.rank, last.label)
            return True
        return False

    def _enter(self, step: Step) -> None:
        self._leave(step.style)
        self._push(step)

    def _leave(self, style: str) -> None:
        """Go back to where ``style`` was last used."""
        for at, step in enumerate(self.steps):
            if step.style == style:
                del self.steps[at:]
                return

    def _push(self, step: Step) -> None:
        self.steps.append(step)
        self._say()

    def _say(self) -> None:
        """Put the labels together; a number that repeats the one above stands for both."""
        labels = [step.label for step in self.steps]
        kept = [one for one, below in pairwise([*labels, ""]) if not below.startswith(f"{one}.")]
        self.place = ", ".join(kept)


def short(heading: str) -> str:
    """A heading by its number where it has one ("II", "Điều 3"), else in full."""
    part = PART.match(heading)
    if part is not None:
        return f"{part['kind'].capitalize()} {part['number']}"
    number = NUMBER.match(heading)
    return number["number"].rstrip("./)-") if number else heading
