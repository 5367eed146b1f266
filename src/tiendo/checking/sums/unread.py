"""Numbers among parts that were taken for none, and what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.numbers import Num
from tiendo.vocabulary.regexes import regex

# Behind the last part another number that was taken for none: "3 không hoàn thành".
UNREAD = regex(
    r"[^.;\n]{0,40}(?:\([^()\n]*\))?[^.;\d\n]{0,4},?\s(?:và\s)?(?:(?P<number>\d[\d.]*)\s(?![\d%])"
    r"|(?<!năm\s)(?<!háng\s)(?<!quý\s)(?<!gày\s)(?P<last>\d{1,3}(?:\.\d{3})*)(?=[;\n]|\.\s|\.?$))"
)
IN_BRACKET = regex(r",\s[^\d();,]{2,40}\s\d{1,3}\)")
HIDDEN = regex(r"[^\W\d_]\s(?P<number>\d{1,3}(?:\.\d{3})*)[,;]\s")


def hides(text: str, parts: Sequence[Num], numbers: Sequence[Num]) -> bool:
    """Whether between the parts stands a number that was taken for none: "an ninh cơ sở 94"."""
    known = {num.main.start for num in numbers}
    bare = all(part.unit is None for part in parts)
    return bare and any(
        found.start("number") not in known and not inside_brackets(text, one.end, found.start())
        for one, two in pairwise(parts)
        for found in HIDDEN.finditer(text, one.end, two.start)
    )


def hides_first(text: str, whole: Num, cue: int, parts: Sequence[Num]) -> bool:
    """Whether a number of the whole's noun before the first part was taken for none."""
    noun = whole.unit_text.strip()
    led = text[cue : parts[0].start]
    hidden = re.search(rf"\s(?P<number>\d[\d.]*)\s{re.escape(noun)}\b", led) if noun else None
    if hidden is None:
        return False
    total = sum((part.main.value for part in parts), Decimal(hidden["number"].replace(".", "")))
    return total == whole.main.value or total < max(part.main.value for part in parts)


def unread(text: str, last: Num, numbers: Sequence[Num]) -> bool:
    """Whether behind the last part stands one more number that was taken for none."""
    if IN_BRACKET.match(text, last.end):
        return True  # "(…, quốc phòng - an ninh 2, xây dựng Đảng 2)"
    found = UNREAD.match(text, last.end)
    if found is None:
        return False
    start = max(found.start("number"), found.start("last"))
    return all(num.start != start for num in numbers)


def inside_brackets(text: str, start: int, at: int, *, after_number: bool = True) -> bool:
    """Whether ``at`` stands in brackets that opened behind a number (or anywhere)."""
    opened = text.rfind("(", start, at)
    if opened < 0 or text.rfind(")", start, at) > opened:
        return False
    return not after_number or any(letter.isdigit() for letter in text[start:opened])


def own_brackets(text: str, parts: Sequence[Num]) -> bool:
    """Whether each of some numbers stands in brackets of its own: "2 lớp (128 học viên), 9 lớp (616
    học viên)".
    """
    return all(
        ")" in text[one.end : two.start]
        and inside_brackets(text, one.end, two.start, after_number=False)
        for one, two in pairwise(parts)
    )
