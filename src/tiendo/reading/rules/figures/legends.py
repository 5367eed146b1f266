"""Lines whose label lends its unit, and the legend that says what their short words mean.

``Trồng rừng (ha): KH 1.200; TH 860`` under ``KH: kế hoạch năm 2025; TH: thực hiện 9 tháng``.
"""

from __future__ import annotations

from tiendo.reading.context import Context
from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.lexing import TIME, Sentence
from tiendo.reading.rules.figures.quantity import Quantity, times
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.times import Time

PLANNED, DONE = stop_words("short-plan"), stop_words("short-done")
MEANS = frozenset((":", "-", "–", "=", "là"))


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


def take_legend(sentence: Sentence, context: Context) -> bool:
    """Remember the times of a legend's short words; whether the sentence is a legend."""
    words = sentence.words
    if DONE.isdisjoint(words):
        return False
    keys = [
        at
        for at, word in enumerate(words[:-1])
        if (word in PLANNED or word in DONE) and words[at + 1] in MEANS
    ]
    times = [s for s in sentence.spans if s.kind == TIME and isinstance(s.value, Time)]
    if not times:
        return False
    for key, limit in zip(keys, [*keys[1:], len(words)], strict=True):
        for span in times:
            if key < span.i < limit and isinstance(span.value, Time):
                context.note(span.value)
                period = context.resolve(span.value)
                if words[key] in PLANNED:
                    context.planned = period
                else:
                    context.done = period
    return True
