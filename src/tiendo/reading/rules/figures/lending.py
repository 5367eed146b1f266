"""Bare numbers that take their unit from elsewhere: from the label, from the last of their row.

``Trồng rừng (ha): KH 1.200``; ``lần lượt là 5,12 và 7,03 điểm``; ``khai trừ 2, cách chức 1
đảng viên``.
"""

from __future__ import annotations

from decimal import Decimal

from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.quantity import Quantity, times
from tiendo.reading.rules.figures.sentence import QUANTITY, Sentence
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.regexes import regex

# What stands before a label in a list: a bullet, "1.", "a)".
LISTED = regex(r"^(?:[-–—+*•●\s]|\d{1,2}[.)]\s|[a-zđ]\)\s)+")
JOINTS = ([","], ["và"])
# "giảm từ 6,4 xuống 5,9 ngày": the end of the move has the unit of both.
MOVES = (["xuống"], ["lên"], ["xuống", "còn"], ["lên", "thành"])
# The verb between two counts of one noun has no more words.
LONGEST_VERB = 3


def lend_unit(sentence: Sentence, quantity: Quantity) -> bool:
    """Give a bare number the unit of the label that its line opens with."""
    label = label_of(sentence) if ":" in sentence.words else None
    if label is None or quantity.i < label.end:
        return False
    factor = label.scale * label.unit.factor
    quantity.unit, quantity.unit_text, quantity.known = label.unit, label.unit_text, True
    quantity.label = LISTED.sub("", sentence.slice(0, label.end))
    quantity.value = times(quantity.value, factor)
    quantity.high = times(quantity.high, factor) if quantity.high is not None else None
    quantity.of = times(quantity.of, factor) if quantity.of is not None else None
    return True


def lent_ahead(clause: Clause) -> bool:
    """Give a bare number the unit of the next of its row."""
    quantity, words = clause.quantity, clause.sentence.words
    listed = words[quantity.j : quantity.j + 1] in JOINTS
    if not (listed or words[quantity.j : quantity.j + 1] in MOVES[:2]) or quantity.of is not None:
        return False
    row = [s for s in clause.sentence.spans if s.kind == QUANTITY and s.i > quantity.j]
    ahead = next((s.value for s in row if isinstance(s.value, Quantity) and s.value.unit), None)
    if ahead is None:
        return False
    moved = words[quantity.j : ahead.i] in MOVES and words[quantity.i - 1] == "từ"
    if not (moved or (listed and (_respectively(clause, ahead) or _one_noun(clause, ahead)))):
        return False
    own = quantity.scale != 1  # "từ 74,5 nghìn lên 112,3 nghìn người"
    factor = Decimal(1 if own else ahead.scale) * (ahead.unit.factor if ahead.unit else 1)
    quantity.value = times(quantity.value, factor)
    quantity.unit, quantity.unit_text = ahead.unit, (ahead.unit_text or "").strip()
    quantity.known = ahead.known
    return True


def _respectively(clause: Clause, ahead: Quantity) -> bool:
    """``lần lượt là 5,12 và 7,03 điểm``: nothing but numbers stands between."""
    cues = (s.value for s in clause.sentence.spans if s.i < clause.quantity.i)
    said = any(isinstance(cue, Cue) and cue.link == "respectively" for cue in cues)
    words = clause.sentence.words[clause.quantity.j : ahead.i]
    return said and all(w in (",", "và") or w[0].isdigit() for w in words)


def _one_noun(clause: Clause, ahead: Quantity) -> bool:
    """``khai trừ 2, cách chức 1 đảng viên``: the noun stands behind the last of the list."""
    value = clause.quantity.value
    between = clause.sentence.words[clause.quantity.j + 1 : ahead.i]
    named = clause.name is not None and clause.verb is None
    counted = ahead.count and ahead.known and value == value.to_integral_value()
    short = 1 <= len(between) <= LONGEST_VERB and all(word.isalpha() for word in between)
    return named and counted and short
