"""What a percent is of, right behind it: "bằng 72,9% dự toán Trung ương (29.250 tỷ đồng)".

A base in the bracket behind its percent, or right behind it in so many words, belongs to it like
nothing else; its part is the last value before, whatever other percents stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, is_change, plain_number
from tiendo.checking.shares.tied import Tie
from tiendo.checking.sums.exchanging import digits, sharp
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Between a percent and its base: what it is called, and the bracket with a time or a name.
YEAR = r"\b(?:[\dIV]{1,3}/)?(?:19|20)\d\d\b"
IN_BRACKET = regex(
    rf"\s?%(?:[^%,;:.()\d\n]|{YEAR}|\b\d{{1,2}}\s){{0,90}}"
    rf"\((?P<led>(?:[^%;()\d\n]|{YEAR}|\b\d{{1,2}}\stháng\b){{0,60}})"
)
RIGHT_BEHIND = shaped(
    r"\s?%\s(?:(?:so )?(?:với )?|của )(?:mức |con số )?(?:số )?"
    r"(?:{pairs.plans}\b(?:\s(?!song\b|nhưng\b|và\b)[^\W\d_]+){0,6}\s)?(?:là\s)?"
)
# What makes a bracket one of parts, or of another thing.
ASIDE = shaped(r"\b(?:{parts.aside}|{remainders.without})\b", re.IGNORECASE)
OWN_PERCENT = regex(r"[^();\d]{0,30}\d[\d.,]*\s?%")
FEWEST = 2  # digits


def base_behind(
    text: str, before: Sequence[Num], percent: Num, behind: Sequence[Num], way: str
) -> Iterator[Tie]:
    """The tie of a percent to the base behind it; ``before``, ``behind``: of its sentence."""
    base = _base(text, percent, behind)
    if base is None:
        return
    values = [
        num
        for num in before
        if plain_number(num) and sharp(num) and not shut(text, num, percent)
        if not is_change(text, num) and len(digits(text, num)) >= FEWEST
    ]
    part = next((num for num in reversed(values) if could_be(num, base)), None)
    if part is not None:
        yield Tie(part, base, percent, way, sure=True)


def shut(text: str, num: Num, percent: Num) -> bool:
    """Whether a number stands in brackets that close before the percent."""
    between = text[num.end : percent.start]
    return ")" in between and "(" not in between[: between.index(")")]


def _base(text: str, percent: Num, behind: Sequence[Num]) -> Num | None:
    for base in behind:
        bracket = IN_BRACKET.fullmatch(text, percent.main.end, base.start)
        if bracket is None and RIGHT_BEHIND.fullmatch(text, percent.main.end, base.start) is None:
            continue
        led = bracket["led"] if bracket is not None else ""
        if ASIDE.search(led) or _changes(led) or OWN_PERCENT.match(text, base.end):
            return None
        good = plain_number(base) and sharp(base) and len(digits(text, base)) >= FEWEST
        return base if good and not is_change(text, base) else None
    return None


def _changes(led: str) -> bool:
    return any(words(name).search(led) for name in ("reckoned.rises", "reckoned.falls"))
