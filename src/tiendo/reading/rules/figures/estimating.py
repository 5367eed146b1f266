"""Estimated or not (CONVENTIONS.md, "estimated")."""

from __future__ import annotations

from tiendo.facts.figure import ATTAINMENT, CHANGE, SHARE
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import JUNK, TIME, Sentence
from tiendo.reading.rules.figures.words import Cue

# What stands behind an estimate that opens a sentence: "Ước đến hết ngày", "Dự kiến,".
LEADS_ON = frozenset((",", "đến", "trong", "tháng", "quý", "hết"))
EQUALLING = ("attain", "equal")


def is_estimated(draft: Draft, context: Context, before: Draft | None) -> bool:
    """Stated before the value, by the list's lead-in, or carried inside the clause."""
    clause = draft.clause
    if clause.estimated or context.estimated or leads_with_estimate(clause.sentence):
        return True
    if clause.bracket and clause.sentence.words[clause.fragment - 2] == "ước":
        return True  # "thấp hơn so với số ước (7,21%)"
    if before is None or not before.estimated or clause.join == ";":
        return False
    same = clause.name is None and not clause.link
    if same and clause.bracket and clause.verb is not None and clause.verb.verb in EQUALLING:
        return True  # "ước đạt 81 triệu đồng (tương đương 3.140 USD)"
    return same and draft.measure in (CHANGE, ATTAINMENT, SHARE)


def leads_with_estimate(sentence: Sentence) -> bool:
    """``Ước cả năm 2025, …``, ``Dự kiến, …``: at the head of a sentence it holds for all of it."""
    spans = sentence.spans
    numbered = spans[0].kind == JUNK and len(spans) > 2  # "4. Dự kiến"
    at, most = (1, spans[0].j + 1) if numbered else (0, 1)
    first = spans[at]
    if first.i > most or not isinstance(first.value, Cue) or not first.value.estimated:
        return False
    words, following = sentence.words, spans[at + 1]
    return words[first.j] in LEADS_ON or (following.kind == TIME and following.i == first.j)
