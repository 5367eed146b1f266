"""Document numbers of the State and of the Party: 592/NQ-HĐND, 32-NQ/TU, 202/2025/QH15.

The State writes number/kind-body, with the year between in legal norms; the
Party number-kind/body (DOMAIN.md B1, B2). Real texts mix and space them
("09 -KH/ĐU", "01/NQ-TU"): the number is kept as written, and its parts read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.vocabulary.tables"
_BODY = r"[A-ZĐƯ][A-Za-zĐđƯưƠơ]{0,15}(?:\d{1,2})?"
SYMBOL = regex(
    r"(?P<number>\d(?<![\w/.,]\d)\d{0,4}(?=[a-z]?\s{0,3}[-–/A-ZĐ])[a-z]?)"
    r"\s?(?:(?P<dash>[/-])(?P<year>(?:19|20)\d\d)(?:(?<=/\d{4})|(?=/)))?\s?(?P<mark>[-–/]|(?<=\s))\s?"
    rf"(?P<first>[A-ZĐ][A-Za-zĐđ]{{0,11}}(?:\d{{2}})?)(?:\s?(?P<joint>[-–/])"
    rf"\s?(?P<second>{_BODY})(?P<rest>(?:[-–]{_BODY}|\.\w+)*))?"
    r"(?![\w/])"
)
# What a block with document numbers holds: a digit, a mark, a capital; or the letters of a kind
# between, all on one line. One pattern a mark: a letter that opens a pattern is cheap to look for.
_MARKED = r"(?:(?<=\d.)|(?<=\d[^\S\n].))[^\S\n]?[A-ZĐ]"
_KINDS = r"(?<=\d\s(?:NQ|KH|CT|KL|QĐ|BC|TB|HD).)|(?<=\d\sCTr.)"
MARKS = {
    "/": regex(rf"/(?:{_MARKED}|{_KINDS})"),
    "-": regex(rf"-(?:{_MARKED}|{_KINDS})"),
    "–": regex(rf"–{_MARKED}"),
}
# What stands before the number of a công văn, whose code may be of any office.
LETTERS = ("công văn số ", "công văn ", "văn bản số ", "công văn số: ", "\nsố: ")
LETTER_REACH = max(map(len, LETTERS))
# Codes of the Party's committees; the State's numbering takes them too.
PARTY = frozenset({"TU", "HU", "TW", "ĐU"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A document number taken apart; ``written`` is what stands in the text."""

    written: str
    start: int
    end: int
    number: int
    year: int | None
    letters: str | None  # the kind's: NQ, CTr; a công văn has none
    body: str | None  # the issuer's code: TU, HĐND
    system: str  # "party" or "state"
    kind: str | None
    dash: str = "/"  # before the year; the Government numbered some with "-": 19-2018/NQ-CP

    @property
    def canonical(self) -> str:
        """One spelling for all: 9-KH/ĐU, 592/NQ-HĐND, 30/2020/NĐ-CP.

        >>> [s.canonical for s in find_symbols("09 -KH/ĐU và 445-KL/TƯ, 01/NQ-CP")]
        ['09-KH/ĐU', '445-KL/TU', '01/NQ-CP']
        >>> [s.canonical for s in find_symbols("Nghị quyết số 19-2018/NQ-CP; 12-NQ/TW")]
        ['19-2018/NQ-CP', '12-NQ/TW']
        """
        number = f"{self.number:02}"
        body = self.body.replace("Ư", "U") if self.body else ""
        if self.system == "party":
            return f"{number}-{self.letters}/{body}"
        lead = f"{number}{self.dash}{self.year}" if self.year else number
        return "/".join([lead, "-".join(part for part in (self.letters, body) if part)])


@cache
def kinds() -> tuple[Row, ...]:
    return rows(TABLES, "document_kinds")


@cache
def _letters() -> dict[str, str]:
    return {letters.upper(): row["kind"] for row in kinds() for letters in row["letters"]}


@cache
def kind_names() -> dict[str, str]:
    """The words before a number ("nghị quyết") and the contract's kind, longest first."""
    named = {name.lower(): row["kind"] for row in kinds() for name in row["names"]}
    return dict(sorted(named.items(), key=lambda entry: -len(entry[0])))


@cache
def _issuers() -> dict[str, Row]:
    return {row["code"].upper(): row for row in rows(TABLES, "issuers")}


def issuer_name(code: str | None) -> str | None:
    """The name of the State's issuer that a code means ("TTg"), or None."""
    row = _issuers().get(code.upper().split("-")[0]) if code else None
    return row["name"] if row and row["system"] == "state" else None


def kind_of(letters: str | None, word: str = "") -> str | None:
    """The contract's kind from the letters and the word before the number.

    The word decides where it is a kind's: the Party's QĐ is a decision or a
    regulation.

    >>> kind_of("QĐ", "Quy định"), kind_of("QĐ"), kind_of("KL")
    ('regulation', 'decision', 'conclusion')
    """
    said = kind_names().get(word.lower())
    return said or (_letters().get(letters.upper()) if letters else None)


def marks_of_symbols(text: str) -> Iterator[int]:
    """Where a mark stands as in a document number: what has none has no number to look for."""
    for letter, pattern in MARKS.items():
        for mark in pattern.finditer(text) if letter in text else ():
            yield mark.start()


def find_symbols(text: str, start: int = 0, end: int | None = None) -> Iterator[Symbol]:
    """Every document number in ``text[start:end]``; names and ratios are none.

    >>> [s.written for s in find_symbols("32-NQ/TU; 202/2025/QH15; 154/150 đảng viên; QL 14-B")]
    ['32-NQ/TU', '202/2025/QH15']
    >>> [s.kind for s in find_symbols("Nghị quyết số 76/2025/UBTVQH15 và số 202/2025/QH15")]
    ['resolution', 'law']
    >>> [s.written for s in find_symbols("Công văn số 1147/BHXH-TST, lô 12/CX-TM")]
    ['1147/BHXH-TST']
    """
    for match in SYMBOL.finditer(text, start, len(text) if end is None else end):
        symbol = _read(match)
        if symbol is not None:
            yield symbol


def _read(match: re.Match[str]) -> Symbol | None:
    number, dash, stated, mark, first, joint, second, rest = match.groups()
    kind = _letters().get(first.upper())
    year = int(stated) if stated else None
    if second is None:
        if year is None or not first.startswith(("QH", "UBTVQH")):
            return None
        kind = "law" if first.startswith("QH") else "resolution"
        letters, body, system = None, first, "state"
    elif kind is None:
        if mark != "/" or joint == "/":
            return None
        if not (_numbers_letters(first.upper()) or _vouched(match.string, match.start())):
            return None
        letters, body, system, kind = None, f"{first}-{second}", "state", "other"
    else:
        letters, body, system = first, second, "party" if joint == "/" else "state"
    if second and joint != "/" and second.upper().replace("Ư", "U") in PARTY:
        system = "party"
    return Symbol(
        written=match.group(),
        start=match.start(),
        end=match.end(),
        number=int(number.rstrip("abcdefghijklmnopqrstuvwxyz")),
        year=year,
        letters=letters,
        body=body + (rest or ""),
        system=system,
        kind=kind,
        dash=dash or "/",
    )


def _vouched(text: str, at: int) -> bool:
    """Whether the words before a number say that it is a letter's: "Công văn số 1147/BHXH-TST"."""
    return text[max(0, at - LETTER_REACH) : at].lower().endswith(LETTERS)


def _numbers_letters(body: str) -> bool:
    """Whether a body is known to number its công văn: "7095/UBND-KT"."""
    return body in _issuers() or (body[0] == "S" and 3 <= len(body) <= 8)
