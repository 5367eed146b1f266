"""Whose number a code makes it: "32-NQ/TU" is no People's Council's."""

from __future__ import annotations

from functools import cache

from tiendo.checking.naming.mentions import Mention
from tiendo.checking.wordlists import words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import fold

TABLES = "tiendo.checking.tables"
# "SNV", "STC": the shortest code of a department.
SHORTEST_CODE = 3


@cache
def _families() -> dict[str, Row]:
    return {code.upper(): row for row in rows(TABLES, "issuer_names") for code in row["codes"]}


def families_of_code(code: str) -> tuple[Row, ...]:
    """The bodies whose numbers bear a code: "UBND", "UBTVQH15"; of "HĐND-UBND" both."""
    parts = code.upper().replace("Ư", "U").split("-")
    found = (_families().get(part.rstrip("0123456789")) for part in parts)
    return tuple(row for row in found if row is not None)


def family_of_name(name: str) -> Row | None:
    """The bodies one of whose names opens ``name``, the longest name first."""
    folded = fold(name)
    known = [(fold(one), row) for row in rows(TABLES, "issuer_names") for one in row["names"]]
    known.sort(key=lambda entry: -len(entry[0]))
    return next((row for one, row in known if _opens(folded, one)), None)


def other_department(code: str, name: str) -> bool:
    """Whether a department's code does not stand for its name: STC of a "Sở Nội vụ".

    >>> other_department("STC", "Sở Nội vụ"), other_department("SGDĐT-VP", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    (True, False)
    """
    plain = code.split("-")[0].replace("&", "")
    first, *rest = fold(name).replace("-", " ").replace(",", " ").split() or [""]
    if first != "so" or not rest or not plain.isupper() or not plain.startswith("S"):
        return False
    letters = "s" + "".join(word[0] for word in rest if word not in ("va", "&"))
    short, long = sorted((fold(plain), letters), key=len)
    return len(plain) >= SHORTEST_CODE and not long.startswith(short)


def issued_by_other(mention: Mention) -> str | None:
    """The body whose code a number bears, where the text names one of another family."""
    borne = families_of_code(mention.symbol.body or "")
    if not borne or not mention.issuer:
        return None
    issuer = fold(mention.issuer)
    if any(_opens(issuer, fold(name)) for row in borne for name in row["names"]):
        return None
    if family_of_name(mention.issuer) is None:
        return None
    shown: str = borne[0]["names"][0]
    return shown


def other_level(one: str, other: str) -> bool:
    """Whether two names are of bodies of one family at two levels.

    >>> other_level("HĐND tỉnh", "Hội đồng nhân dân huyện"), other_level("UBND tỉnh", "UBND")
    (True, False)
    """
    family = family_of_name(one)
    if family is None or family is not family_of_name(other):
        return False
    first, second = (words("naming.levels").search(fold(name)) for name in (one, other))
    return first is not None and second is not None and first.group() != second.group()


def unlike(one: str, other: str) -> bool:
    """Whether two names cannot be of one body: of two families, or of two levels of one."""
    first, second = family_of_name(one), family_of_name(other)
    if first is None or second is None:
        return bool(one and other) and fold(one) != fold(other)
    return first is not second or other_level(one, other)


def _opens(issuer: str, name: str) -> bool:
    return issuer == name or issuer.startswith(f"{name} ")
