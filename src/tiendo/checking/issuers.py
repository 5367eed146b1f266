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


def issued_by_other(mention: Mention) -> str | None:
    """The body whose code a number bears, where the text names one of another family."""
    code = (mention.symbol.body or "").upper().replace("Ư", "U").rstrip("0123456789").split("-")[0]
    row = _families().get(code)
    if row is None or not mention.issuer:
        return None
    issuer = fold(mention.issuer)
    if any(_opens(issuer, fold(name)) for name in row["names"]):
        return None
    others = [
        name
        for other in rows(TABLES, "issuer_names")
        for name in other["names"]
        if other is not row
    ]
    if not any(_opens(issuer, fold(name)) for name in others):
        return None
    shown: str = row["names"][0]
    return shown


def _opens(issuer: str, name: str) -> bool:
    return issuer == name or issuer.startswith(f"{name} ")
