"""Values that a short word with its year opens: ``Trồng rừng (ha): TH 2024: 96; KH 2025: 105``."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.facts.figure import Role
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.times import as_year

PLANNED = stop_words("short-plan")
DONE = stop_words("short-done")
MEANS = frozenset((":", "-", "–", "="))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What ``KH 2025:`` says of the value behind it."""

    role: Role
    period: Period
    estimated: bool


def key_of(clause: Clause) -> Key | None:
    """The key before the number, as short word, year and mark; None where there is none."""
    words, at = clause.sentence.words, clause.quantity.i
    if at < 3 or words[at - 1] not in MEANS:
        return None
    year = as_year(words[at - 2])
    word = words[at - 3]
    if year is None or (word not in PLANNED and word not in DONE):
        return None
    role = Role.TARGET if word in PLANNED else Role.RESULT
    guessed = at > 3 and words[at - 4] == "ước" and role is Role.RESULT
    return Key(role=role, period=whole_year(year), estimated=guessed)
