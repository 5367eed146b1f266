"""A person's office taken apart: the post, whether a deputy's, and the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tiendo.checking.wordlists import lists, shaped, words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.offices import core_words
from tiendo.vocabulary.text import fold, new_tone

TABLES = "tiendo.checking.tables"


@dataclass(frozen=True, slots=True)
class Office:
    """ "Phó Bí thư Thường trực Tỉnh ủy": deputy, "bi thu", "tinh uy"."""

    deputy: bool
    post: str  # folded
    body: str  # folded; "" where it is not said
    former: bool
    written: str

    @property
    def key(self) -> str:
        return f"{'pho ' if self.deputy else ''}{self.post} {self.body}".strip()


# "Bí thư Đảng ủy đứng đầu", "Giám đốc Sở Y tế xây dựng đề án": what the person does, told at once.
DOES = shaped(r"\s{naming.does}\b.*$")


@cache
def _pattern() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, sorted({fold(w) for w in core_words()}, key=len, reverse=True)))
    return shaped(
        rf"^(?P<former>nguyen |cuu )?(?:quyen |q\. )?(?P<deputy>pho )?(?P<post>{posts})\b"
        r"(?: {naming.ranks_of_posts})?\s*(?P<body>.*)$"
    )


@cache
def office_of(written: str) -> Office | None:
    """The office that words name; None where they open with no post.

    >>> office_of("Phó Bí thư Thường trực Tỉnh ủy").key
    'pho bi thu tinh uy'
    """
    written = DOES.sub("", written)
    found = _pattern().match(fold(new_tone(written)))
    if found is None:
        return None
    return Office(
        deputy=bool(found["deputy"]),
        post=found["post"],
        body=found["body"].strip(" ,.-"),
        former=bool(found["former"]),
        written=written,
    )


@cache
def _single() -> tuple[Row, ...]:
    return rows(TABLES, "single_offices")


def family(office: Office) -> str | None:
    """The family of offices of which a person holds one: by its post and its body."""
    for row in _single():
        posts = [fold(post) for post in row["posts"]]
        bodies = [fold(body) for body in row["bodies"]]
        if office.post in posts and any(office.body.startswith(body) for body in bodies):
            return str(row["id"])
    return None


def excludes(one: Office, other: Office) -> bool:
    """Whether nobody holds both at once: head and deputy of one body, head of two bodies."""
    if one.former or other.former or one.key == other.key:
        return False
    if one.post == other.post and one.deputy != other.deputy:
        left_out = not (one.body and other.body) and one.post in lists()["naming.sole_posts"]
        if left_out or _one_body(one.body, other.body):
            return True  # "Giám đốc Bệnh viện", "Phó Giám đốc"
    first, second = family(one), family(other)
    if first is None or first != second or not _both_bind(first, one.deputy, other.deputy):
        return False
    if initials(one.written) == initials(other.written):
        return False  # "Sở GD&ĐT" and "Sở Giáo dục và Đào tạo"
    return not (one.body.startswith(other.body) or other.body.startswith(one.body)) or (
        one.post != other.post and one.body == other.body
    )


def head_and_deputy(one: Office, other: Office) -> bool:
    """Whether two offices are the head's and a deputy's of one body."""
    same = one.post == other.post and _one_body(one.body, other.body)
    return same and one.deputy != other.deputy


def _one_body(one: str, other: str) -> bool:
    """Whether two bodies are one, told longer or shorter: "Sở Y tế", "Sở Y tế tỉnh"."""
    short, long = sorted((one, other), key=len)
    alone = " " in short and short not in lists()["naming.open_bodies"]
    told_shorter = alone and long.startswith(f"{short} ")
    return bool(short) and (short == long or told_shorter)


# Families of which nobody is head of one body and deputy of another, nor deputy of two.
DEPARTMENTS = ("department-head", "section-head", "minister", "council-board-head")
# Families of bodies within a committee: no secretary of its is a deputy head of one of them.
OF_COMMITTEES = {"board-head", "office-head", "inspection-head"}
# Families whose deputies may be deputies of two: of the Front and of a union.
FREE_DEPUTIES = ("front-chair", "union-chair", "village-head")


def _both_bind(family: str, one: bool, other: bool) -> bool:
    """Whether two offices of one family exclude each other, by which are deputies'."""
    if one != other:
        return family in DEPARTMENTS
    return not one or family not in FREE_DEPUTIES


# Families of which one person may hold two at once.
JOINED = ({"committee-secretary", "council-chair"}, {"party-secretary", "council-chair"})
# Families of which nobody holds two, nor a deputy's of each, in communes either.
NEVER_BOTH = ({"police-head", "army-head"},)


@cache
def _alone() -> frozenset[str]:
    """Families that say nothing against an office of another one."""
    return frozenset(str(row["id"]) for row in _single() if row.get("alone"))


@cache
def _never() -> frozenset[frozenset[str]]:
    """Pairs of families of which nobody holds one each, nor a deputy's."""
    return frozenset(
        frozenset((str(row["id"]), other)) for row in _single() for other in row.get("never", ())
    )


@cache
def _within() -> frozenset[str]:
    return frozenset(str(row["id"]) for row in _single() if row.get("within"))


def _inside(inner: Office, outer: Office) -> bool:
    """Whether one office is within the body that the other heads: "Chánh Văn phòng Sở Y tế"."""
    headed = (outer.body, f"{outer.post.removeprefix('truong ')} {outer.body}")
    return bool(outer.body) and inner.body in headed and family(inner) in _within()


def _of_two_levels(one: Office, other: Office) -> bool:
    """Whether one is an office of a central body, the other of a province's or lower:
    "Phó Chủ tịch Trung ương Hội", "Phó Trưởng Ban Dân vận Tỉnh ủy". Members sit in both.
    """
    if {one.post, other.post} & folded_phrases("naming.members"):
        return False
    central = any(word in f" {one.body} " for word in folded_phrases("naming.central"))
    return central and any(
        f" {word} " in f" {other.body} " for word in folded_phrases("naming.local")
    )


def _own_office(inner: Office, outer: Office) -> bool:
    """Whether one is the chief of a body's office, the other its deputy head, both told without
    the body: "Chánh Văn phòng", "Phó Chánh án".
    """
    bare = not (inner.body or outer.body or inner.deputy)
    within = inner.post in folded_phrases("naming.office_chiefs")
    return bare and within and outer.post in folded_phrases("naming.unit_heads")


@cache
def folded_phrases(name: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in lists()[name])


def apart(one: Office, other: Office) -> bool:
    """Whether hardly anybody holds both at once: head of a department and of the committee.

    In communes one person may be secretary and chair. A committee's secretary or deputy is not
    the head of its board too.
    """
    if one.former or other.former:
        return False
    if _inside(one, other) or _inside(other, one):
        return True
    if _of_two_levels(one, other) or _of_two_levels(other, one):
        return True
    if _own_office(one, other) or _own_office(other, one):
        return True
    first, second = family(one), family(other)
    if first is None or second is None or first == second:
        return False
    pair = {first, second}
    if frozenset(pair) in _never():
        return True
    if pair == {"board-head", "inspection-head"} and one.deputy == other.deputy:
        return True  # of the party's boards each has its own
    if pair == {"committee-chair", "council-chair"}:
        return True  # a council's chair is no member of the committee that it supervises
    if _of_one_place(one, other) or _of_one_place(other, one):
        return True
    if "inspection-head" in pair and any(map(standing_deputy, (one, other))):
        return not (one.deputy and other.deputy)
    if "committee-chair" in pair and any(map(standing_deputy, (one, other))):
        if all("thuong truc" in fold(each.written) for each in (one, other)):
            return True  # nobody stands in for two heads: "Phó Chủ tịch Thường trực UBND tỉnh"
        communes = any(map(words("naming.communes").search, (one.body, other.body)))
        return not communes or not (one.deputy and other.deputy)
    if one.deputy == other.deputy and pair in NEVER_BOTH:
        return True
    if pair & _alone():
        return False
    if one.deputy or other.deputy:
        return ("board-head" in pair and _own_board(one, other)) or _below(one, other)
    if pair in JOINED or any(map(words("naming.communes").search, (one.body, other.body))):
        return False
    return "party-secretary" not in pair or _own_board(one, other)


def _of_one_place(deputy: Office, head: Office) -> bool:
    """Whether a deputy is named as the head of what another one heads: "Phó Chủ tịch UBND huyện",
    "Trưởng phòng Nội vụ"; of the Front and of a board of the Party: "Phó Chủ tịch Ủy ban MTTQ Việt
    Nam tỉnh", "Trưởng Ban Dân vận Tỉnh ủy". In communes one person may be both.
    """
    if not deputy.deputy or head.deputy:
        return False
    if any(map(words("naming.communes").search, (deputy.body, head.body))):
        return False
    told = (family(deputy), family(head))
    return told in (("committee-chair", "section-head"), ("front-chair", "board-head"))


def standing_deputy(office: Office) -> bool:
    """``Phó Bí thư Thường trực``: who stands in for the secretary, and chairs no committee."""
    standing = fold(office.written).startswith("pho bi thu thuong truc")
    return standing and office.post == "bi thu"


def _below(one: Office, other: Office) -> bool:
    """Whether one is a committee's secretary or deputy, the other a deputy head within it:
    "Phó Bí thư Thường trực Tỉnh ủy", "Phó Trưởng Ban Tổ chức Tỉnh ủy".
    """
    head, secretary = (one, other) if one.post != "bi thu" else (other, one)
    if family(secretary) != "committee-secretary" or family(head) not in OF_COMMITTEES:
        return False
    return head.deputy and head.body.endswith(secretary.body)


def _own_board(one: Office, other: Office) -> bool:
    """Whether one is a secretary of a committee, the other the head of its board."""
    head, secretary = (one, other) if one.post != "bi thu" else (other, one)
    return secretary.post == "bi thu" and not head.deputy and head.body.endswith(secretary.body)


def initials(written: str) -> str:
    """The first letters of an office, of an abbreviation all.

    >>> initials("Giám đốc Sở GD&ĐT") == initials("Giám đốc Sở Giáo dục và Đào tạo")
    True
    """
    words = [word for word in re.split(r"[\s&,–-]+", written) if word and word.lower() != "và"]
    letters = (word if word.isupper() else word[0] for word in words)
    return fold("".join(letters))
