"""Whether a value and its plan are of a part, a time or a giver that a verdict does not speak of.

"Riêng khối trường học kết nạp 6 đảng viên, chỉ tiêu 9" says nothing of "kết nạp đảng viên hoàn
thành chỉ tiêu", nor the plan that "tỉnh giao" of what "huyện giao".
"""

from __future__ import annotations

from tiendo.checking.draft import Draft
from tiendo.checking.verdicts.claimed import Ground
from tiendo.checking.wordlists import folded, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# "thu ngân sách quý I": a verdict on a part of the year.
PART_OF_YEAR = regex(r"\bquý\s[IV]+\b|\b\d{1,2}\stháng|\btháng\s\d{1,2}\b")
CLAUSE = regex(r"[;:\n]|[.]\s")
PLACED = regex(r"[.;,:()\n]\s?|\d")
REACH = 90


def set_apart(draft: Draft, ground: Ground, clause: str, giver: str) -> bool:
    """Whether a ground is of another part, time or giver than a verdict's ``clause``."""
    first = ground.amounts[0]
    at = first.main.start if first.main is not None else first.start
    told = CLAUSE.split(draft.text[max(0, at - REACH) : at])[-1]
    part = words("verdicts.a_part").search(told)
    if part is not None and words("verdicts.a_part").search(clause) is None:
        return True
    passage = draft.passage_at(at)
    times = PART_OF_YEAR.findall(clause)
    if times and passage is not None and not all(time in passage.text for time in times):
        return True
    return bool(giver) and _of_another(draft, ground, giver)


def _of_another(draft: Draft, ground: Ground, giver: str) -> bool:
    """Whether the plan of a value names a giver, and another one."""
    if len(ground.amounts) == 1:
        return False
    plan = ground.amounts[1]
    at = plan.main.start if plan.main is not None else plan.start
    named = givers_in(PLACED.split(draft.text[max(0, at - REACH) : at])[-1])
    return bool(named) and not named & givers_in(giver)


def givers_in(said: str) -> frozenset[str]:
    """Who gives a plan, by the words that name it."""
    return frozenset(fold(said).split()) & folded("verdicts.alone_givers")
