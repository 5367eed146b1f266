"""What a value is for each of, where no stroke says so: ``mỗi trạm có 4 bác sĩ``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import Sentence, noun_at
from tiendo.reading.rules.figures.words import stop_words

TIMES = stop_words("each-time")
BREAKS = frozenset(";:.()“”")
JOINS = (",", "và")
# Between "mỗi xã" and its number stand no more words.
REACH = 14


def told_each(draft: Draft) -> str | None:
    """The words behind ``mỗi`` before the number, or a time right behind it.

    Behind a comma only a time goes on: ``Mỗi năm, tỉnh trồng 9.000 ha rừng``.
    """
    clause, quantity = draft.clause, draft.quantity
    sentence, words = clause.sentence, clause.sentence.words
    behind = words[quantity.j : quantity.j + 2]
    if behind[:1] == ["mỗi"] and behind[-1] in TIMES:
        return behind[-1]
    for at in range(quantity.i - 1, max(clause.zone, quantity.i - REACH) - 1, -1):
        if words[at] in BREAKS:
            return None
        if words[at] == "mỗi":
            return _noun(sentence, at + 1, quantity.i)
    return None


def _noun(sentence: Sentence, start: int, limit: int) -> str | None:
    words = sentence.words
    if words[start] in TIMES:
        return words[start]
    end = start + noun_at(words, start)
    while words[end : end + 1] == [","] and (more := noun_at(words, end + 1)):
        end += 1 + more  # "mỗi xã, phường"
    told = start < end < limit and "," not in words[end:limit]
    return sentence.slice(start, end) if told else None


def share_each(drafts: Sequence[Draft]) -> None:
    """``19 bác sĩ, 4 dược sĩ và 33 điều dưỡng trên 1 vạn dân``: the last says it for all."""
    for one, last in reversed(list(pairwise(drafts))):
        per = last.quantity.per
        if per is None or not per.endswith("dân") or one.quantity.per is not None:
            continue
        if one.quantity.count and last.quantity.count and last.clause.join in JOINS:
            one.quantity.per = per
