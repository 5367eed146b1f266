"""What is wrong with one document's number: its style, its letters, who issues such a kind."""

from __future__ import annotations

import re
from functools import cache

from tiendo.checking.naming.heads import Head, Wrong
from tiendo.checking.naming.issuers import families_of_code, family_of_name
from tiendo.checking.naming.lettering import clash
from tiendo.checking.naming.mentions import Mention
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
PARTS = regex(
    r"^(?:\d+[a-z]?)?\s?(?:/\d{4})?\s?(?P<mark>[-–/]?)\s?(?P<first>[^\s\-–/]+)\s?(?P<joint>[-–/])\s?(?P<body>[^\s\-–/.]+)"
)


def wrong_number(mention: Mention, head: Head | None = None) -> Wrong | None:
    """What is wrong with a number, in both languages, and what it should be.

    ``head`` is what stands around the draft's own number.
    """
    parts = PARTS.match(mention.symbol.written)
    letters = mention.symbol.letters
    if parts is None or letters is None:
        return None
    row = issuer_of(parts["body"])
    known = row["system"] if row else None
    right = clash(letters, mention.word, known) if mention.word else None
    if right:
        right = mention.symbol.written.replace(letters, right, 1)
        message = f"“{mention.word}” mang ký hiệu {letters} trong “{mention.symbol.written}”"
        return message, f"“{mention.symbol.written}” is no number of a {mention.word}", right
    system = (head.system if head else None) or (row["system"] if row else None)
    if system is None and mention.of_state:
        system = "state"
    if system == "party" and (parts["joint"] != "/" or parts["mark"] == "/"):
        return _styled(mention, parts, "-", "/", "văn bản của Đảng viết số-loại/cơ quan")
    if system == "state" and (parts["joint"] == "/" or parts["mark"] == "-"):
        return _styled(mention, parts, "/", "-", "văn bản nhà nước viết số/loại-cơ quan")
    if row is None or not _forbidden(letters, row):
        return None
    message = f"{row['name']} không ban hành loại {letters}: “{mention.symbol.written}”"
    english = f"{parts['body']} issues no {letters}: “{mention.symbol.written}”"
    return message, english, _of_named(mention, parts)


def _styled(mention: Mention, parts: re.Match[str], mark: str, joint: str, rule: str) -> Wrong:
    written = mention.symbol.written
    number = written[: parts.start("mark")].strip()
    right = f"{number}{mark}{parts['first']}{joint}{parts['body']}"
    return f"“{written}”: {rule}", f"“{written}” mixes the styles of Party and State", right


def _of_named(mention: Mention, parts: re.Match[str]) -> str | None:
    """The number with the code of the body that is named as its issuer: 61/NQ-HĐND."""
    named = family_of_name(mention.issuer) if mention.issuer else None
    if named is None or named in families_of_code(parts["body"]) or len(named["codes"]) != 1:
        return None
    written, code = mention.symbol.written, str(named["codes"][0])
    row = issuer_of(code)
    fits = row is not None and not _forbidden(mention.symbol.letters or "", row)
    return written[: parts.start("body")] + code if fits else None


def _forbidden(letters: str, row: Row) -> bool:
    """Whether the issuer of ``row`` issues no documents with these letters."""
    return letters in row.get("never", ()) or ("only" in row and letters not in row["only"])


@cache
def issuer_of(code: str) -> Row | None:
    """The row of an issuer by its code: "TU", "SNV"; "UBKTTU" is of a committee's boards."""
    return _issuers().get(code.upper().replace("Ư", "U").replace("&", ""))


@cache
def _issuers() -> dict[str, Row]:
    table = rows(TABLES, "issuing")
    boards = next(row for row in table if "boards" in row)
    committees = [row["code"] for row in table if row.get("committee")]
    known = {f"{board}{code}".upper(): boards for board in boards["boards"] for code in committees}
    for row in table:
        known |= {code.upper(): row for code in (row.get("code"), *row.get("codes", ())) if code}
    return known
