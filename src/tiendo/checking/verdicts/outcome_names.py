"""Whether an outcome is of what a verdict names: by an indicator, or by all of its words.

"công tác phát triển đảng viên" is of "Kết nạp được 62 đảng viên mới"; "bảo hiểm xã hội" is not of
"bảo hiểm xã hội tự nguyện", nor "kết nạp đảng viên" of a rate of workers among them.
"""

from __future__ import annotations

from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.outcomes import Outcome, alike_named, known_as
from tiendo.checking.wordlists import words
from tiendo.vocabulary.indicators import catalogue

# A name has so many words, or is that of an indicator.
LEAST = 2
# A row's name of so many words is enough.
LITERAL = 4
# Which part of what a name says another outcome may say to bear it out.
BEARS = 0.45
# Of a long name one word may be left out.
LONG = 5


def names_one(part: str) -> bool:
    """Whether words name anything that a plan may be of."""
    return len(said_by(part)) >= LEAST or known_as(part) is not None


def said_by(name: str) -> frozenset[str]:
    """The words of a name that say what it is."""
    bare = words("verdicts.goal_words").sub(" ", words("verdicts.words").sub(" ", name.lower()))
    return telling(words("verdicts.alone_empty").sub(" ", alike_named(bare)))


def near_to(draft: Draft, name: str, one: Outcome) -> bool:
    """Whether an outcome may be of a name, however loosely: then it may bear a verdict out."""
    if _known(name, one):
        return True
    said = said_by(name)
    shared = said & one.words
    if len(shared) < LEAST or not shared & one.name:
        return False
    return weight(draft, shared) >= BEARS * weight(draft, said)


def called(name: str, one: Outcome) -> bool:
    """Whether a name holds that of a row of a table, word by word: "vốn ngân sách trung ương"."""
    own, said = (" ".join(each.lower().split()) for each in (one.own, name))
    return not one.told and len(own.split()) >= LITERAL and f" {own} " in f" {said} "


def is_of(name: str, one: Outcome) -> bool:
    """Whether an outcome is of a name, and of no part or other kind of it."""
    if not _of_its_kind(name, one):
        return False
    said = said_by(name)
    missing = said - one.words
    if words("verdicts.part_of").search(alike_named(one.own.lower())) and not words(
        "verdicts.part_of"
    ).search(name):
        return False
    if _known(name, one):
        return len(missing - names_of(one.indicator or "")) <= 1
    own = len(said & one.name) * 2 >= len(said)
    return own and len(said) >= LEAST and len(missing) <= (len(said) >= LONG)


def _known(name: str, one: Outcome) -> bool:
    return one.indicator is not None and known_as(name, one.unit) == one.indicator


def _of_its_kind(name: str, one: Outcome) -> bool:
    """Whether nothing sets the two apart: another indicator, its unit, "cận nghèo"."""
    general, known = known_as(name), known_as(name, one.unit)
    if general is not None and known is None:
        return False
    if known is not None and one.indicator is not None and known != one.indicator:
        return False
    apart = words("verdicts.set_apart").findall
    first, second = (set(apart(alike_named(said.lower()))) for said in (name, one.own))
    return first == second


@cache
def names_of(indicator: str) -> frozenset[str]:
    """The words of all names of an indicator."""
    entry = catalogue()[indicator]
    return telling(" ".join((entry.name, *entry.wordings)))
