"""What a percent of a plan is of, where the plan names it: ``100% kế hoạch trồng rừng``."""

from __future__ import annotations

from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.fragments import FILLERS, empty
from tiendo.reading.rules.figures.sentence import TIME
from tiendo.vocabulary.bodies import kind_at

# Who gave the plan stands before these: "kế hoạch tỉnh giao", "chỉ tiêu nghị quyết đề ra".
GIVEN = ("giao", "ra")
LEADS = frozenset(("về", "của", "cho", "năm", "được", "là", "điều", "chỉnh", "bổ", "sung", "sau"))
# What is measured has at least so many words.
SHORTEST = 2


def planned_for(clause: Clause) -> str | None:
    """The words behind the plan, as written; None where they name nothing.

    >>> # "hoàn thành 95% chỉ tiêu tỉnh giao về bảo hiểm y tế": "bảo hiểm y tế"
    """
    plan, words = clause.right_plan, clause.sentence.words
    if plan is None or clause.bracket or clause.verb is None:
        return None
    start, end = plan.j, clause.right
    for at in range(start, end):
        if words[at] in GIVEN:
            start = at + 1
    taken = [s for s in clause.sentence.spans if start <= s.i < end]
    while start < end and (words[start] in LEADS or words[start][0].isdigit()):
        start += 1
    if any(s.i <= start or s.kind == TIME for s in taken):
        return None
    end = min([s.i for s in taken if s.i > start], default=end)
    end = words.index("và", start, end) if "và" in words[start:end] else end
    if end - start < SHORTEST or empty(words, start, end):
        return None
    return clause.sentence.slice(start, end)


def is_doer(name: str) -> bool:
    """``Huyện``, ``tỉnh đã``: a body, which does what is measured."""
    words = name.lower().split()
    known = kind_at(words, 0)
    return known is not None or all(word in FILLERS for word in words)
