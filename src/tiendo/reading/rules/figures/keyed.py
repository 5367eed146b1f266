"""Values that a word for plan or result opens with its year, as lines of tables do.

``Trồng rừng (ha): TH 2024: 96; KH 2025: 105``, ``kế hoạch 2025 là 500 ha; thực hiện 2025 đạt 546``.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.facts.figure import RESULT, TARGET, Role
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.times import as_year

PLANNED = stop_words("short-plan")
DONE = stop_words("short-done")
MEANS = frozenset((":", "-", "–", "="))
# In whole words, with the year but without "năm", and what may stand before the value.
PLAN_WORDS, DONE_WORDS = (["kế", "hoạch"], ["chỉ", "tiêu"], ["dự", "toán"]), ["thực", "hiện"]
TELLING = frozenset(("là", "đạt", "ước", "còn", "được", ":", "giao", "cho"))
MOST_TELLING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What ``KH 2025:`` says of the value behind it."""

    role: Role
    period: Period
    estimated: bool


def key_of(clause: Clause) -> Key | None:
    """The key before the number, as short word, year and mark; None where there is none."""
    words, at = clause.sentence.words, clause.quantity.i
    spelt = _spelt(clause)
    if spelt is not None:
        return spelt
    if at < 3 or words[at - 1] not in MEANS:
        return None
    year = as_year(words[at - 2])
    word = words[at - 3]
    if year is None or (word not in PLANNED and word not in DONE):
        return None
    role = TARGET if word in PLANNED else RESULT
    guessed = at > 3 and words[at - 4] == "ước" and role is RESULT
    return Key(role=role, period=whole_year(year), estimated=guessed)


def _spelt(clause: Clause) -> Key | None:
    """``kế hoạch 2023 là 500 ha``, ``thực hiện 2023 đạt 546 ha``: at the head of its part."""
    words, at = clause.sentence.words, clause.quantity.i
    begin = at
    while begin > clause.zone and at - begin < MOST_TELLING and words[begin - 1] in TELLING:
        begin -= 1
    year = as_year(words[begin - 1]) if begin >= MOST_TELLING else None
    if year is None or words[begin - 4] not in (";", ",", ":", "("):
        return None
    said = words[begin - 3 : begin - 1]
    if said != DONE_WORDS and said not in PLAN_WORDS:
        return None
    role = RESULT if said == DONE_WORDS else TARGET
    guessed = role is RESULT and "ước" in words[begin:at]
    return Key(role=role, period=whole_year(year), estimated=guessed)
