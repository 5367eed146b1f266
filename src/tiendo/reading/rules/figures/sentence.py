"""The words of a sentence with their offsets, and the spans that are found in it."""

from __future__ import annotations

from tiendo.vocabulary.lexicon import WORDS
from tiendo.vocabulary.units import noun_book

QUANTITY, TIME, CUE, JUNK = "quantity", "time", "cue", "junk"
DIGITS = frozenset("0123456789")


class Span:
    """``words[i:j]`` and what they are."""

    __slots__ = ("i", "j", "kind", "value")

    def __init__(self, kind: str, i: int, j: int, value: object) -> None:
        self.kind, self.i, self.j, self.value = kind, i, j, value

    def __repr__(self) -> str:
        return f"{self.kind}[{self.i}:{self.j}]{self.value}"


class Sentence:
    """The words of ``text[start:end]`` with their offsets, and the spans found."""

    __slots__ = ("ends", "now", "spans", "starts", "text", "times", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        lowered = text[start:end].lower()
        if len(lowered) != end - start:  # a letter whose small form is two
            lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text[start:end])
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._take(lowered, start)
        self.spans: list[Span] = []
        self.now: bool | None = None  # whether it says how things stand now, once asked
        self.times = 0  # how many it states, once figures are looked for

    def _take(self, lowered: str, at: int) -> None:
        """Take the words, most of which stand between spaces and need no pattern."""
        words, starts, ends = self.words, self.starts, self.ends
        for piece in lowered.split(" "):
            if piece.isalpha():
                words.append(piece)
                starts.append(at)
                at += len(piece)
                ends.append(at)
            elif piece.isprintable():  # no other white space: its words stand side by side
                for word in WORDS.findall(piece):
                    words.append(word)
                    starts.append(at)
                    at += len(word)
                    ends.append(at)
            else:
                for found in WORDS.finditer(piece):
                    words.append(found.group())
                    starts.append(at + found.start())
                    ends.append(at + found.end())
                at += len(piece)
            at += 1

    def written(self, index: int) -> str:
        """Word ``index`` as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether word ``index`` is written with a capital inside the sentence."""
        return 0 < index < len(self.words) and self.text[self.starts[index]].isupper()

    def slice(self, i: int, j: int) -> str:
        """The text of words ``i`` to ``j``, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""


def noun_at(words: list[str], at: int) -> int:
    """How many words the counted noun at ``at`` takes; 0 where none stands there."""
    found = noun_book().at(words, at) if at < len(words) else None
    return found[0] if found else 0
