"""The head of a draft: who issues it, in whose style, and what kind it calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.naming.issuers import families_of_code, family_of_name, other_department
from tiendo.checking.naming.lettering import clash
from tiendo.checking.naming.mentions import Mention
from tiendo.checking.wordlists import shaped
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import Symbol, kind_names
from tiendo.vocabulary.text import fold, new_tone

# The head stands within so many blocks; the kind within so many below the number.
REACH, BELOW = 16, 8
# A line with the kind is no longer.
LONGEST = 60
PARTY_MOTTO, STATE_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
KIND_FIRST = regex(r"(?P<kind>BÁO CÁO)\s(?=[^\W\d_][a-zà-ỹ])")
# What is wrong, in both languages, and what would be right.
Wrong = tuple[str, str, str | None]
MOTTO = shaped(r"^{naming.mottos}")
PARTY = shaped(r"^{naming.party_bodies}(?!\w)")
STATE = shaped(r"^{naming.state_bodies}(?!\w)")
# Of unions and the Front, whose numbers follow rules of their own.
UNION = shaped(r"\b(?:{naming.unions}|HỘI (?!ĐỒNG))")
PLACE = shaped(r"^{naming.places_in_capitals} (?!ỦY)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a draft's own number."""

    issuer: tuple[str, ...]  # lines in capitals above it, from the superior body to the issuer
    system: str | None  # "party" or "state"; None where the head does not tell
    kind: str  # the line that names the kind: "TỜ TRÌNH"; "" where there is none

    @property
    def name(self) -> str:
        """The line with the issuer's name; its place may stand in the next."""
        return next((line for line in reversed(self.issuer) if not PLACE.match(line)), "")


# A number that is still to be given: "Số:      /BC-UBND", "Số … -NQ/TU".
BLANK = regex(
    r"^\s*Số\s?:?[ \t.…_]*(?P<written>(?P<mark>[-/])\s?(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,5})"
    r"(?P<joint>[-/])(?P<body>[A-ZĐ][\w&]{1,12}))(?!\w)"
)
# Lines that open no title, and what ends one.
BODY = shaped(r"\(|{naming.no_title}|Điều \d|[IVX1]+[.\-)/]\s|Phần ")
TITLE_LINES, TITLE_LENGTH = 3, 320


def blank_number(draft: Draft) -> Mention | None:
    """The draft's own number where its digits are still to be filled in."""
    for block in draft.document.blocks[:REACH]:
        found = BLANK.search(block.text)
        if found is not None:
            start, end = (block.start + at for at in found.span("written"))
            symbol = Symbol(
                written=found["written"],
                start=start,
                end=end,
                number=0,
                year=None,
                letters=found["letters"],
                body=found["body"],
                system="party" if found["joint"] == "/" else "state",
                kind=None,
            )
            return Mention(symbol=symbol, start=start, end=end, own=True)
    return None


def title_of(draft: Draft) -> tuple[str, str]:
    """The line with the draft's kind and the title below it; both "" where there is no such line.

    Unlike the reading's, it asks for no number: a draft has none yet.
    """
    front = draft.document.blocks[:REACH]
    at = next((n for n, block in enumerate(front) if _kind(block)), None)
    if at is None:
        return _on_one_line(front)
    lines: list[str] = []
    for block in draft.document.blocks[at + 1 : at + 1 + TITLE_LINES]:
        text = " ".join(block.text.split())
        ends = text.endswith((".", ";", ":")) or (lines and text.isupper())
        if ends or BODY.match(text) or len(" ".join(lines)) + len(text) > TITLE_LENGTH:
            break
        lines.append(text)
    return _kind(front[at]), " ".join(lines)


def _on_one_line(front: Sequence[Block]) -> tuple[str, str]:
    """``BÁO CÁO Tình hình kinh tế - xã hội năm 2025``: kind and title side by side."""
    for block in front:
        text = " ".join(block.text.split())
        found = KIND_FIRST.match(text)
        if found and len(text) <= TITLE_LENGTH and not text.endswith((".", ";", ":")):
            return found["kind"], text[found.end() :]
    return "", ""


def head_of(draft: Draft, own: Mention) -> Head:
    """The head around a draft's own number."""
    front = draft.document.blocks[:REACH]
    number = next((n for n, block in enumerate(front) if block.start <= own.start < block.end), 0)
    lines = [line for block in front[:number] for line in _lines(block)]
    issuer = tuple(line for line in lines if line.isupper() and not MOTTO.match(line))
    around = " ".join(new_tone(block.text) for block in front[: number + BELOW])
    kind = next(filter(None, map(_kind, front[number + 1 : number + 1 + BELOW])), "")
    return Head(issuer, _system(issuer, around), kind)


def _lines(block: Block) -> list[str]:
    pieces = re.split(r"\s*\|\s*|\t|\n", new_tone(block.text))
    return [" ".join(piece.split()).strip("* ") for piece in pieces]


def _system(issuer: tuple[str, ...], around: str) -> str | None:
    if any(UNION.search(line) for line in issuer):
        return None
    if PARTY_MOTTO in around:
        return "party" if STATE_MOTTO not in around else None
    if STATE_MOTTO in around or any(STATE.match(line) for line in issuer[-2:]):
        return "state" if not any(PARTY.match(line) for line in issuer) else None
    return "party" if issuer and PARTY.match(issuer[-1]) else None


def _kind(block: Block) -> str:
    """The kind that a line in capitals names, with the words behind it."""
    text = " ".join(new_tone(block.text).split()).strip("* ")
    if not text.isupper() or len(text) > LONGEST:
        return ""
    low = text.lower()
    return text if any(low == name or low.startswith(f"{name} ") for name in kind_names()) else ""


def wrong_in_head(own: Mention, head: Head) -> Wrong | None:
    """What the own number has wrong beside its head, in both languages, and what is right."""
    written, letters = own.symbol.written, own.symbol.letters
    if letters is None:
        return None
    right = clash(letters, head.kind) if head.kind else None
    if right is not None:
        name = head.kind.capitalize()
        message = f"“{name}” mang ký hiệu {letters} trong “{written}”"
        return message, f"“{written}” is no number of a {name}", written.replace(letters, right, 1)
    return _other_issuer(own, head)


def _other_issuer(own: Mention, head: Head) -> Wrong | None:
    if other_department(own.symbol.body or "", head.name):
        message = f"“{own.symbol.written}” không phải số của “{head.name}”"
        return message, f"“{own.symbol.written}” is no number of “{head.name}”", None
    owner, borne = family_of_name(head.name), families_of_code(own.symbol.body or "")
    if owner is None or not borne:
        return None
    named = f" {fold(head.name)} "
    if any(f" {fold(name)} " in named for row in borne for name in row["names"]):
        return None
    other = borne[0]["names"][0]
    message = f"“{own.symbol.written}” là số của {other}; cơ quan ban hành ghi “{head.name}”"
    return (
        message,
        f"“{own.symbol.written}” is a number of another issuer than its head names",
        None,
    )
