"""Bare numbers of a line take the unit that its label states: ``Trồng rừng (ha): KH 1.200``."""

from __future__ import annotations

from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.lexing import Sentence
from tiendo.reading.rules.figures.quantity import Quantity, times


def lend_unit(sentence: Sentence, quantity: Quantity) -> bool:
    """Give a bare number the unit of the label that its line opens with."""
    label = label_of(sentence) if ":" in sentence.words else None
    if label is None or quantity.i < label.end:
        return False
    factor = label.scale * label.unit.factor
    quantity.unit, quantity.unit_text, quantity.known = label.unit, label.unit_text, True
    quantity.label = sentence.slice(0, label.end).lstrip("-–—+*•● ")
    quantity.value = times(quantity.value, factor)
    quantity.high = times(quantity.high, factor) if quantity.high is not None else None
    quantity.of = times(quantity.of, factor) if quantity.of is not None else None
    return True
