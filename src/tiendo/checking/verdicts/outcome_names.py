"""Whether an outcome is of what a verdict names: by an indicator, or by all of its words.

"công tác phát triển đảng viên" is of "Kết nạp được 62 đảng viên mới"; "bảo hiểm xã hội" is not of
"bảo hiểm xã hội tự nguyện", nor "kết nạp đảng viên" of a rate of workers among them.
"""

from __future__ import annotations

from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.outcomes import UNIT, Outcome, alike_named, known_as
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
    name = alike_named(name.lower())
    bare = words("verdicts.goal_words").sub(" ", words("verdicts.words").sub(" ", name))
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


def called_so(name: str, one: Outcome) -> bool:
    """Whether a name says all that an outcome's own does, and nothing more: "thu nội địa" is of
    the row "Cộng thu nội địa", and not of what else is told of "thu ngân sách trên địa bàn".
    """
    own = words("verdicts.total_rows").sub(" ", UNIT.sub(" ", one.own.lower()))
    said = said_by(name)
    if not said or one.told or said != said_by(own):
        return False
    return _apart(name) == _apart(one.own)


def is_of(name: str, one: Outcome) -> bool:
    """Whether an outcome is of a name, and of no part or other kind of it."""
    if not of_its_kind(name, one):
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


def of_its_kind(name: str, one: Outcome) -> bool:
    """Whether nothing sets the two apart: another indicator, its unit, "cận nghèo"."""
    general, known = known_as(name), known_as(name, one.unit)
    if one.indicator is not None and known_as(_bare(name), one.unit) == one.indicator:
        general = known = one.indicator  # "lúa xuân gieo cấy": of rice, and no area sown
    if general is not None and known is None and not _both_grow(name, one):
        return False
    if known is not None and one.indicator is not None and known != one.indicator:
        return False
    return _apart(name) == _apart(one.own)


def _both_grow(name: str, one: Outcome) -> bool:
    """``tốc độ tăng giá trị sản xuất``: a percent of what is told in money."""
    grows = words("verdicts.changing")
    return one.unit == "percent" and all(map(grows.search, (name.lower(), one.own.lower())))


def _apart(said: str) -> set[str]:
    """The words that set a thing apart from others of its name."""
    return set(words("verdicts.set_apart").findall(alike_named(said.lower())))


def _bare(name: str) -> str:
    return words("verdicts.alone_empty").sub(" ", words("verdicts.words").sub(" ", name)).strip()


@cache
def names_of(indicator: str) -> frozenset[str]:
    """The words of all names of an indicator."""
    entry = catalogue()[indicator]
    return telling(" ".join((entry.name, *entry.wordings)))
