"""Whether counted things are of one kind."""

from __future__ import annotations

from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import lists
from tiendo.vocabulary.units import noun_book

# People are counted by what they are more than once: "512 nữ, 340 người dân tộc thiểu số".
PEOPLE = ("people", "households")


# What people are called who have been counted by what they are; `kin.stands_for` names more.
CASES = {"trường hợp", "đối tượng"}


def kin(one: Num, other: Num) -> bool:
    """Whether two counted nouns are of one kind: "nhiệm vụ", "xã" and "thị trấn"."""
    first, second = _nouns(one), _nouns(other)
    if not first or not second:
        return False
    if first[0] == second[0] or first[-1] == second[-1] or houses(first[0], second[0]):
        return True
    group = _group(first)
    if stands_for(one, other):
        return True
    if {" ".join(first), " ".join(second)} & CASES and "people" in (group, _group(second)):
        return True  # "1.057 trường hợp, gồm 683 công chức"
    if second in (["đơn", "vị"], ["địa", "phương"], ["nơi"]) and group != "people":
        return True  # "trong 42 chủ đầu tư, có 15 đơn vị …"
    return group is not None and group == _group(second) and group not in PEOPLE


def houses(one: str, other: str) -> bool:
    """Whether two nouns open with words for a house: "1.146 nhà tạm", "1.200 căn"."""
    return {one, other} <= {*lists()["kin.houses"]}


def stands_for(one: Num, other: Num) -> bool:
    """Whether the second noun stands for the first: "112 đảng viên, gồm … 58 đồng chí"."""
    first, second = _nouns(one), " ".join(_nouns(other))
    return _group(first) == "people" and second in lists()["kin.stands_for"]


def one_thing(one: Num, other: Num) -> bool:
    """Whether two counted nouns open alike: "chi bộ", "chi bộ trường học"."""
    first, second = _nouns(one), _nouns(other)
    short = min(len(first), len(second))
    return one.unit == other.unit == "count" and short > 0 and first[:short] == second[:short]


def _nouns(num: Num) -> list[str]:
    return num.unit_text.lower().replace(",", " ").split()


def _group(words: list[str]) -> str | None:
    found = noun_book().at(words, 0)
    return found[1] if found else None


def unknown(num: Num) -> bool:
    """Whether no group of things is known to bear the noun: "1.296 nhân lực khác"."""
    return _group(_nouns(num)) is None


def of_people(num: Num) -> bool:
    words = _nouns(num)
    return not words or words[0] in ("nữ", "nam") or _group(words) in PEOPLE


def people_alike(one: Num, other: Num) -> bool:
    """Whether both count people, or both households, or both what homes are given and made of."""
    groups = {_group(words) for words in (_nouns(one), _nouns(other)) if words}
    same = not _nouns(one) or not _nouns(other) or of_homes(one) == of_homes(other)
    return of_people(one) and of_people(other) and same and not groups.issuperset(PEOPLE)


def of_homes(num: Num) -> bool:
    """Whether houses are counted, or presents: things, though the book has them with households."""
    return " ".join(_nouns(num)).startswith(tuple(lists()["kin.homes"]))
