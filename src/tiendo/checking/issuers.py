"""Whose number a code makes it: "32-NQ/TU" is no People's Council's."""

from __future__ import annotations

from functools import cache

from tiendo.checking.mentions import Mention
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import fold

TABLES = "tiendo.checking.tables"


@cache
def _families() -> dict[str, Row]:
    return {code.upper(): row for row in rows(TABLES, "issuer_names") for code in row["codes"]}


def family_of_code(code: str) -> Row | None:
    """The bodies whose numbers bear a code: "UBND", "TU", "UBTVQH15"."""
    plain = code.upper().replace("Ư", "U").rstrip("0123456789").split("-")[0]
    return _families().get(plain)


def family_of_name(name: str) -> Row | None:
    """The bodies one of whose names opens ``name``, the longest name first."""
    folded = fold(name)
    known = [(fold(one), row) for row in rows(TABLES, "issuer_names") for one in row["names"]]
    known.sort(key=lambda entry: -len(entry[0]))
    return next((row for one, row in known if _opens(folded, one)), None)


def issued_by_other(mention: Mention) -> str | None:
    """The body whose code a number bears, where the text names one of another family."""
    row = family_of_code(mention.symbol.body or "")
    if row is None or not mention.issuer:
        return None
    issuer = fold(mention.issuer)
    if any(_opens(issuer, fold(name)) for name in row["names"]):
        return None
    if family_of_name(mention.issuer) is None:
        return None
    shown: str = row["names"][0]
    return shown


def _opens(issuer: str, name: str) -> bool:
    return issuer == name or issuer.startswith(f"{name} ")
