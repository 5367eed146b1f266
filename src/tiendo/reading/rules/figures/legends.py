"""Lines whose label lends its unit, and the legend that says what their short words mean.

``Trồng rừng (ha): KH 1.200; TH 860`` under ``KH: kế hoạch năm 2025; TH: thực hiện 9 tháng``.
"""

from __future__ import annotations

from dataclasses import replace

from tiendo.facts.figure import CHANGE, Basis
from tiendo.reading.context import Context, Legend
from tiendo.reading.rules.figures.comparing import compare_with
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import TIME, Sentence, Span
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.times import Time

PLANNED, DONE = stop_words("short-plan"), stop_words("short-done")
COMPARED = stop_words("short-compared")
KEYS = PLANNED | DONE | COMPARED
MEANS = frozenset((":", "-", "–", "=", "là"))


def take_legend(sentence: Sentence, context: Context) -> bool:
    """Remember what a legend says of its short words; whether the sentence is a legend."""
    words = sentence.words
    keys = [at for at, word in enumerate(words[:-1]) if word in KEYS and words[at + 1] in MEANS]
    said = {words[key] for key in keys}
    if said.isdisjoint(PLANNED) or said.isdisjoint(DONE):
        return False
    legend = Legend()
    for key, limit in zip(keys, [*keys[1:], len(words)], strict=True):
        legend = _with(legend, sentence, key, limit, context)
    context.legend = legend
    return True


def _with(legend: Legend, sentence: Sentence, key: int, limit: int, context: Context) -> Legend:
    """The legend with the meaning of the short word at ``key``."""
    spans = [span for span in sentence.spans if key < span.i < limit]
    word = sentence.words[key]
    if word in COMPARED:
        cue = next((s for s in spans if isinstance(s.value, Cue) and s.value.basis), None)
        return replace(legend, basis=_basis(sentence, cue, context) if cue else None)
    period = legend.planned if word in PLANNED else legend.done
    for span in spans:
        if span.kind == TIME and isinstance(span.value, Time):
            context.note(span.value)
            period = context.resolve(span.value)
    if word in PLANNED:
        return replace(legend, planned=period)
    guessed = any(isinstance(s.value, Cue) and s.value.estimated for s in spans)
    return replace(legend, done=period, estimated=guessed)


def _basis(sentence: Sentence, span: Span, context: Context) -> Basis:
    cue = span.value
    assert isinstance(cue, Cue)
    assert cue.basis is not None
    if cue.basis != "compare":
        return Basis(cue.basis)
    return compare_with(sentence.words, span.j, context.year)


def apply_legend(draft: Draft, same: Draft | None, legend: Legend) -> Period | None:
    """The time that a legend gives a value by its short word; estimate and basis are filled in.

    What goes on behind ``TH 860`` without a word of its own is told of the same time.
    """
    clause = draft.clause
    first = max(clause.zone, clause.fragment - (2 if clause.join == ":" else 0))
    key = clause.sentence.words[first : draft.quantity.i]
    if not PLANNED.isdisjoint(key):
        return legend.planned
    goes_on = same is not None and same.reported and clause.name is None
    if not goes_on and DONE.isdisjoint(key):
        return None
    draft.reported, draft.estimated = True, draft.estimated or legend.estimated
    if draft.measure is CHANGE and not COMPARED.isdisjoint(key):
        draft.basis = draft.basis or legend.basis
    return legend.done
