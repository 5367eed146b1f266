"""Small numbers in words that count: ``thêm hai xã``, ``Năm chỉ tiêu vượt kế hoạch``."""

from __future__ import annotations

from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.sentence import CUE, QUANTITY, Sentence, Span, noun_at
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.numbers import words_as_number

# "Năm" is nearly always a year; before these it can only count.
OPENERS = frozenset((":", ";", ".", "-", "–", ")"))
FIVE_OF = (["chỉ", "tiêu"], ["mục", "tiêu"])
LABELS = stop_words("label-noun")


def _five(words: list[str], at: int) -> tuple[int, int] | None:
    """``Năm chỉ tiêu vượt kế hoạch``, where it opens a clause."""
    if words[at] != "năm" or words[at + 1 : at + 3] not in FIVE_OF:
        return None
    return (1, 5) if _opens_clause(words, at) or words[at - 1] == "," else None


def _opens_clause(words: list[str], at: int) -> bool:
    return not at or words[at - 1] in OPENERS


def _labels(words: list[str], at: int, length: int) -> bool:
    """Whether the noun labels a list: ``Ba nhiệm vụ trọng tâm``."""
    return " ".join(words[at : at + length]) in LABELS or words[at] in LABELS


def counted_by_word(sentence: Sentence, at: int) -> Span | None:
    """``thêm hai xã``: a small number in words, between a verb and a counted noun."""
    words = sentence.words
    named = words_as_number(words, at) or _five(words, at)
    if named is None or (at and words[at - 1] == "thứ"):
        return None
    length, value = named
    noun = noun_at(words, at + length)
    if not noun:
        return None
    if value > 1 and _opens_clause(words, at) and not _labels(words, at + length, noun):
        quantity = Quantity.counted(at, at + length, at + length + noun, value, sentence)
        return Span(QUANTITY, at, quantity.j, quantity)
    last = sentence.spans[-1] if sentence.spans else None
    said = last.value if last is not None and last.j == at and last.kind == CUE else None
    if _labels(words, at + length, noun):
        return None
    goal = words[at + length : at + length + 2] == ["chỉ", "tiêu"]
    if not goal and not (isinstance(said, Cue) and (said.verb or said.op)):
        return None
    if value == 1 and not (isinstance(said, Cue) and said.op in ("ge", "le")):
        return None  # an article, but for "ít nhất một đảng viên"
    quantity = Quantity.counted(at, at + length, at + length + noun, value, sentence)
    return Span(QUANTITY, at, quantity.j, quantity)
