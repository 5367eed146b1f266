"""What a sentence says last: when ("…; thực hiện trong quý II"), and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tiendo.facts.figure import ATTAINMENT, CHANGE, LEVEL, SHARE, TARGET
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.times import Time

FINISHING = frozenset(stop_words("finishing"))
GOING_ON = (ATTAINMENT, CHANGE, SHARE)
HAVING = ["có"]
# The part says only when: it holds no more words than this before its time.
MOST_WORDS = 5


def date_before(drafts: Sequence[Draft]) -> None:
    """``giải ngân 412 tỷ đồng, đạt 31% kế hoạch trong 6 tháng đầu năm``: the time of both."""
    for before, draft in pairwise(drafts):
        clause = draft.clause
        goes_on = clause.name is None and clause.join == "," and draft.measure in GOING_ON
        if before.stated or not draft.stated or not goes_on:
            continue
        told = (s for s in clause.times if s.i >= clause.quantity.j)
        if any(clause.sentence.words[span.i - 1] == "trong" for span in told):
            before.when, before.period, before.stated = draft.when, draft.period, True


def of_units(drafts: Sequence[Draft]) -> None:
    """``có 4 chủ đầu tư giải ngân dưới 30%``: the rate of those units, not of the whole.

    What is measured is named right behind those counted, and the rate follows it; where the
    rate follows alone ("kết nạp 154 đảng viên đạt 102,7%") it is of the count itself.
    """
    for before, draft in pairwise(drafts):
        name, counted, sentence = draft.clause.name, before.quantity, draft.clause.sentence
        if name is None or not draft.percent or draft.subject is not None:
            continue
        end = max(before.end, counted.j)
        units = counted.count and not before.percent and before.measure is LEVEL
        if before.clause.sentence is not sentence or not units or draft.clause.join:
            continue
        if sentence.words[end : name[0]] in ([], HAVING):
            draft.subject = sentence.slice(counted.i, end)


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
            if draft.role is TARGET and not draft.stated:
                draft.period = str(period)
        return
