"""Ordinals of meetings: lần thứ 13, VII, mười lăm."""

from __future__ import annotations

import re
from itertools import pairwise

from tiendo.vocabulary.letters import LOWER
from tiendo.vocabulary.regexes import regex

# The longer first: "hai mươi mốt" is no second.
_WORDS = (
    r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?:\s(?:mốt|hai|ba|tư|lăm|sáu|bảy|tám|chín))?|"
    r"mười(?:\s(?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?|"
    r"nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín"
)
ORDINAL = regex(
    rf"(?:lần\s)?thứ\s(?P<number>\d{{1,3}}|[IVXLC]+(?![{LOWER}])|{_WORDS})(?![{LOWER}])",
    re.IGNORECASE,
)
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
UNITS = {
    "nhất": 1, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def parse_ordinal(written: str) -> int | None:
    """13, VII, mười lăm.

    >>> [parse_ordinal(w) for w in ("13", "VII", "mười lăm", "ba mươi", "HAI MƯƠI MỐT", "nhất")]
    [13, 7, 15, 30, 21, 1]
    """
    if written.isdecimal():
        return int(written)
    if all(letter in ROMAN for letter in written):
        values = [ROMAN[letter] for letter in written] + [0]
        return sum(-v if v < after else v for v, after in pairwise(values))
    first, *rest = written.lower().split()
    unit = UNITS.get(rest[-1], 0) if rest else 0
    if first == "mười":
        return 10 + unit
    return 10 * UNITS[first] + unit if rest else UNITS.get(first)
