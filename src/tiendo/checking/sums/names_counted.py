"""Counts before lists of names without a colon: "3 xã (An Lạc, Tân Phú)", "5 xã gồm An Lạc"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.sums.named_lists import count_names, kind_of
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.letters import CAPITALISED, LOWER
from tiendo.vocabulary.regexes import regex

# A list of names without a colon: "3 xã (An Lạc, Tân Phú)", "5 xã về đích gồm An Lạc và Tân Phú".
BY_NAME = shaped(
    r"(?<![\w/.,\-–])(?P<count>\d{1,2}|{sums.counts})"
    r"\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)(?P<rest>[^.,:;\n\d()]{0,50}?)"
    r"(?:\s?\((?:gồm:?\s)?(?P<inside>[^()\n]+)\)|\s{sums.are}\s?:?\s"
    r"(?P<behind>[^.;\n]+))",
    re.IGNORECASE,
)
NAME = rf"{CAPITALISED}(?:[\s-]{CAPITALISED}){{0,3}}"
GOES_ON = rf"(?=\s(?!và\s|cùng\s)[{LOWER}])"
BESIDE = shaped(
    r"(?<![\w/.,\-–])(?P<count>\d{1,2}|{sums.small_counts})\s"
    r"(?P<noun>{sums.places})\s"
    rf"(?P<names>{NAME}(?:,\s{NAME})*\svà\s{NAME}|{NAME}(?:,\s{NAME}){{2,}}{GOES_ON})(?!\w)"
)
COUNT = shaped(r"\b(?:\d{1,2}|{sums.counts})\s")
# "2 trong 3 xã cũ (A, B)", "3 xã và 1 thị trấn (A, B, C, D)": the list is not of these alone.
OF_THEM = regex(r"\d\s(?:trong|trên)(?: tổng)?(?: số)?\s$|\d\s[^\W\d_]+(?:\s[^\W\d_]+)?\svà\s$")
SOME = shaped(r"\b{sums.some}\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count (group "count") of a noun (group "noun"), and how many names follow it."""

    found: re.Match[str]
    counted: int
    sure: bool  # the list is set off from the sentence


def named_lists(text: str) -> Iterator[Counted]:
    """Every count in a block's text that a list of names follows without a colon."""
    for at in (found.start() for found in COUNT.finditer(text)):
        found = BY_NAME.match(text, at)
        if found is None or SOME.search(found["rest"].lower()) or OF_THEM.search(text[:at]):
            continue
        noun = next((n for n in (found["noun"], found["noun"].split()[0]) if kind_of(n)), None)
        counted = count_names(found["inside"] or found["behind"], noun) if noun else None
        if counted is not None:
            yield Counted(found, counted, sure=True)
    # "2 phường Bến Gỗ, Cầu Đá và Kim Tân", "bốn huyện Ea Sơn, Krông Lạc, Cư Mới còn chậm"
    for found in BESIDE.finditer(text) if "," in text or "và" in text else ():
        counted = count_names(found["names"], found["noun"])
        if counted is not None:
            yield Counted(found, counted, sure=False)
