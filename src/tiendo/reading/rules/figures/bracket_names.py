"""Names whose change stands in a bracket: ``gồm giao thông (-1,9%) và bưu chính (+1%)``."""

from __future__ import annotations

from tiendo.reading.rules.figures.clause import Clause, trim
from tiendo.reading.rules.figures.sentence import Span
from tiendo.reading.rules.figures.words import NAMING, Cue, stop_words

LEADS = stop_words("list-leads")
AIMS = (["chỉ", "tiêu"], ["mục", "tiêu"])
JUDGED = frozenset(("chưa", "không", "đạt", "hoàn", "vượt", "mới", "chỉ", "đã"))
STOPS = frozenset(";:()“”.,")
SIGNS = frozenset("+-−–")
# A name has no more words.
LONGEST = 10


def listed_name(clause: Clause) -> str | None:
    """The noun right before the bracket of a signed change, in a list of such.

    The first stands behind what leads on to the list; behind another such bracket all
    words up to this one are the name, commas too.
    """
    words, end = clause.sentence.words, clause.fragment - 1
    signed = clause.quantity.percent and words[clause.quantity.i - 1] in SIGNS
    if not (clause.bracket and signed) or words[end : end + 1] != ["("]:
        return None
    row = words[clause.zone : clause.zone + 1] == [")"]
    start = end
    while start > clause.zone and words[start - 1] not in LEADS:
        if words[start - 1] in STOPS and not (row and words[start - 1] == ","):
            break
        start -= 1
    if not (row or words[start - 1] in LEADS or words[start - 1] in ";:"):
        return None
    start += start < end and words[start] == "và"
    span = trim(clause, start, next((s.i for s in clause.before if _tells(s, start, end)), end))
    if span is None or span[1] - span[0] > LONGEST:
        return None
    return clause.sentence.slice(*span)


def _tells(span: Span, start: int, end: int) -> bool:
    cue = span.value
    return start < span.i < end and not (isinstance(cue, Cue) and cue.verb in NAMING)


def aim_outside(clause: Clause) -> str | None:
    """``chỉ tiêu xây nhà chưa đạt (6/8 căn)``: the aim that the bracket tells of, by its words."""
    words, end = clause.sentence.words, clause.fragment - 1
    if not clause.bracket or words[end : end + 1] != ["("]:
        return None
    for at in range(end - 2, clause.zone - 1, -1):
        if words[at] in STOPS:
            return None
        if words[at : at + 2] in AIMS:
            start = at + 2
            last = next((i for i in range(start, end) if words[i] in JUDGED), start)
            return clause.sentence.slice(start, last) or None
    return None
