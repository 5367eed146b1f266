"""A target's time in the last part of its sentence: "…; thực hiện trong quý II"."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.facts.figure import Role
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.times import Time

FINISHING = frozenset(stop_words("finishing"))
# The part says only when: it holds no more words than this before its time.
MOST_WORDS = 5


def finish(sentence: Sentence, drafts: Sequence[Draft], context: Context) -> None:
    """Date the targets of a sentence whose last part only says when they are to be done."""
    if not drafts or ";" not in sentence.words[drafts[-1].quantity.j :]:
        return
    words = sentence.words
    last = len(words) - 1 - words[::-1].index(";")
    if last < drafts[-1].quantity.j or FINISHING.isdisjoint(words[last + 1 : last + 2]):
        return
    for span in sentence.spans:
        if span.kind != TIME or not last < span.i <= last + 1 + MOST_WORDS:
            continue
        period = context.resolve(span.value) if isinstance(span.value, Time) else None
        for draft in drafts if period is not None else ():
            if draft.role is Role.TARGET and not draft.stated:
                draft.period = str(period)
        return
