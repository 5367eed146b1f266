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
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# Between a percent and its base: what it is called, and the bracket with a time or a name.
YEAR = r"\b(?:[\dIV]{1,3}/)?(?:19|20)\d\d\b"
IN_BRACKET = regex(
    rf"\s?%(?:[^%,;:.()\d\n]|{YEAR}|\b\d{{1,2}}\s){{0,90}}"
    rf"\((?P<led>(?:[^%;()\d\n]|{YEAR}|\b\d{{1,2}}\stháng\b){{0,60}})"
)
RIGHT_BEHIND = shaped(
    r"\s?%\s(?:trong|trên)\s(?:tổng\s)?(?:số\s)?"
    r"|\s?%\s(?:(?:so )?(?:với )?|của )(?:mức |con số )?(?:số )?"
    r"(?:{pairs.plans}\b(?:\s(?!song\b|nhưng\b|và\b)[^\W\d_]+){0,6}\s)?(?:là\s)?"
)
# What makes a bracket one of parts, or of another thing.
ASIDE = shaped(r"\b(?:{parts.aside}|{remainders.without})\b", re.IGNORECASE)
OWN_PERCENT = regex(r"[^();\d]{0,30}\d[\d.,]*\s?%")
WORD = regex(r"[^\W\d_]+")
FEWEST = 2  # digits


def base_behind(
    text: str, before: Sequence[Num], percent: Num, behind: Sequence[Num], way: str
) -> Iterator[Tie]:
    """The tie of a percent to the base behind it; ``before``, ``behind``: of its sentence."""
    base = _base(text, percent, behind)
    if base is None:
        return
    values = [num for num in before if usable(text, num) and not shut(text, num, percent.start)]
    named = WORD.findall(fold(text[percent.main.end : base.start]))
    for part in parts_for(text, values, base, named):
        yield Tie(part, base, percent, way, sure=True)


def parts_for(
    text: str, values: Sequence[Num], base: Num, named: Sequence[str] = ()
) -> Iterator[Num]:
    """Of values before a base its part: the last of its noun, or of one that is named beside it,
    or that may be its part; then what that is listed under: "16.427 tỷ đồng, gồm …; bằng 85,8%".
    """
    like = [num for num in values if _of_kind(num, base) and not is_change(text, num)]
    noun = [num for num in like if num.noun and (num.noun == base.noun or num.noun in named)]
    last = next(iter(reversed(noun or like)), None)
    if last is None:
        return
    yield last
    heads = (num for num in reversed(like) if num.start < last.start)
    head = next((num for num in heads if ASIDE.search(text, num.end, last.start)), None)
    if head is not None:
        yield head


def _of_kind(part: Num, base: Num) -> bool:
    """Whether a base may be of a value: "1.486.000 lượt khách" of "1,9 triệu lượt" as well."""
    if could_be(part, base):
        return True
    if part.factor == base.factor or not {part.unit, base.unit} <= {None, "count"}:
        return False
    return None in (part.unit, base.unit) or not _counted(part).isdisjoint(_counted(base))


def _counted(num: Num) -> set[str]:
    return set(num.unit_text.lower().split()) - set(lists()["shares.scales"])


def usable(text: str, num: Num) -> bool:
    """Whether a number is one value with digits enough, and no end of a ratio."""
    plain = plain_number(num) and sharp(num) and not text.endswith("/", 0, num.start)
    return plain and len(digits(text, num)) >= FEWEST


def shut(text: str, num: Num, at: int) -> bool:
    """Whether a number stands in brackets that close before a place."""
    between = text[num.end : at]
    return ")" in between and "(" not in between[: between.index(")")]


def _base(text: str, percent: Num, behind: Sequence[Num]) -> Num | None:
    for base in behind:
        bracket = IN_BRACKET.fullmatch(text, percent.main.end, base.start)
        if bracket is None and RIGHT_BEHIND.fullmatch(text, percent.main.end, base.start) is None:
            continue
        led = bracket["led"] if bracket is not None else ""
        if ASIDE.search(led) or _changes(led) or OWN_PERCENT.match(text, base.end):
            return None
        return base if usable(text, base) and not is_change(text, base) else None
    return None


def _changes(led: str) -> bool:
    return any(words(name).search(led) for name in ("reckoned.rises", "reckoned.falls"))
