"""Labels that open a line and state the unit of its bare numbers: ``Trồng rừng (ha): …``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.units import COUNT, Unit, noun_book, unit_book

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.sentence import Sentence

# A label with its unit is no longer than this many words; one word, its bracket and the colon.
LONGEST, SHORTEST = 24, 3
# A noun that no table knows is a unit where a plan or a result follows: "(đồng hồ): KH 3.000".
UNKNOWN, SHORT = 2, stop_words("short-plan") | stop_words("short-done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The words before a colon, up to ``end``, and the unit in their bracket."""

    end: int
    unit: Unit
    scale: Decimal
    unit_text: str


def label_of(sentence: Sentence) -> Label | None:
    """The label that opens a sentence and states the unit of its bare numbers, if any."""
    words = sentence.words
    colon = words.index(":", 0, LONGEST) if ":" in words[:LONGEST] else 0
    if colon < SHORTEST or words[colon - 1] != ")" or "(" not in words[:colon]:
        return None
    start = at = colon - words[:colon][::-1].index("(")
    scale = Decimal(1)
    while words[at] in scale_words():
        scale, at = scale * scale_words()[words[at]], at + 1
    unit = _unit(words, at, colon - 1)
    if unit is None:
        return None
    text = sentence.slice(start, colon - 1)
    return Label(end=start - 1, unit=unit, scale=scale, unit_text=text)


def _unit(words: list[str], at: int, end: int) -> Unit | None:
    """The unit or counted noun that ``words[at:end]`` are, and nothing else."""
    if at == end:
        return _unit(["đồng"], 0, 1)  # "(tỷ)", "(triệu)"
    found = unit_book().at(words, at)
    if found is not None and at + found[0] == end:
        return found[1]
    noun = noun_book().at(words, at)
    known = noun is not None and at + noun[0] == end
    keyed = end + 2 < len(words) and words[end + 2] in SHORT
    plain = end - at <= UNKNOWN and all(word.isalpha() for word in words[at:end])
    return COUNT if known or (keyed and plain) else None
