"""Values said to lie above or below another that stands beside: "chiếm 0,12% tổng dư nợ, cao hơn
mức bình quân 0,21% của toàn tỉnh".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, plain_number
from tiendo.checking.pairs.ways_apart import DOWN, OPPOSITE
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Between the value and the comparison: its clause goes on, and no other begins.
LED = shaped(
    r"[^.;\d()]{0,30}(?:\([^()]{0,40}\))?\)?[\s,–-]{0,3}(?:{compared.leads}\s)*"
    r"(?P<way>{compared.ways})\s",
    re.IGNORECASE,
)
# Between the comparison and what it is with: "mức bình quân ", "cùng kỳ năm 2022 (".
WITH = shaped(
    r"(?P<with>(?:[^.;,()\d]|\b(?:19|20)\d\d\b|\b\d{1,2} tháng\b|/(?:19|20)\d\d){0,60}?)"
    r"(?:\((?:[^.;,()\d]{0,20}\s)?|\b{pairs.level}(?:\s{compared.levels})?\s)"
)
DENIED = shaped(r"\b{compared.denials}(?:\s[^\W\d_]+){0,2}\s$", re.IGNORECASE)
REFERRED = shaped(
    r"\b(?:{compared.ways}|so với)\s[^.;]{0,60}$|\b{reckoned.wholes}\s[^.;,]{0,20}$",
    re.IGNORECASE,
)
MORE = regex(r"\b(?<!cao )(?<!thấp )hơn\s[^.;,()\d]{0,30}$")
ASIDE = regex(r"\([^()]*(?:\bnăm\b|\bcùng kỳ\b|:)[^()]*$")
NEAR, FAR, REACH = 40, 50, 80


@dataclass(frozen=True, slots=True)
class Compared:
    """``value`` is said with ``way``, at ``start``, to lie on that side of ``other``."""

    value: Num
    other: Num
    way: str
    start: int


def compared_wrong(draft: Draft) -> Iterator[Compared]:
    """Every value of a draft that lies on the other side of what it is compared with."""
    for passage in draft.passages:
        if "hơn" not in passage.words:
            continue
        numbers = draft.numbers(passage)
        for at, other in enumerate(numbers):
            for value in reversed(numbers[max(0, at - 2) : at]):
                one = _compared(draft, passage, value, other)
                if one is not None:
                    if _wrong(one):
                        yield one
                    break


def _compared(draft: Draft, passage: Passage, value: Num, other: Num) -> Compared | None:
    text = draft.text
    led = LED.match(text, value.end, other.start)
    if led is None or WITH.fullmatch(text, led.end(), other.start) is None:
        return None
    reference = text[led.end() : other.start]
    if words("reckoned.wholes").search(reference) or words("compared.goals").search(reference):
        return None  # whether a goal is met is told elsewhere
    if REFERRED.search(text, max(passage.start, value.start - REACH), value.start):
        return None  # "cao hơn kế hoạch (7,5%) và cao hơn mức 7,8%": itself compared with
    if DENIED.search(text, max(passage.start, led.start("way") - NEAR), led.start("way")):
        return None
    if MORE.search(text, passage.start, value.start):
        return None  # "hơn năm trước 2,3 triệu đồng": by how much
    if ASIDE.search(text, passage.start, value.start) and text.startswith(")", value.end):
        return None  # "26,4 triệu đồng (năm 2013: 24,1 triệu đồng) và cao hơn mức 26 triệu đồng"
    like = could_be(replace(value, per=None), replace(other, per=None))
    plain = all(num.percent or plain_number(num) for num in (value, other))
    if not like or not plain or value.high or other.high or value.percent is not other.percent:
        return None
    return Compared(value, other, led["way"].lower(), led.start("way"))


def _wrong(one: Compared) -> bool:
    low, high = sorted((one.value.main.value, one.other.main.value))
    if high > FAR * low:  # a slip of the unit or of a mark, told elsewhere
        return False
    gap = one.value.main.range - one.other.main.range
    return gap.low > 0 if one.way in DOWN else gap.high < 0


def compared_otherwise(draft: Draft, one: Compared) -> Finding:
    """The finding at the comparison."""
    text = draft.text
    value, other = text[one.value.start : one.value.end], text[one.other.start : one.other.end]
    right = OPPOSITE[one.way]
    return Finding(
        start=one.start,
        end=one.other.end,
        message=f"Ghi “{one.way}”, nhưng {value} {right} {other}",
        message_en=f"“{one.way}” is said, yet {value} lies on the other side of {other}",
        stated=text[one.start : one.start + len(one.way)],
        computed=right,
        suggestion=right,
        see=(Place(start=one.value.start, end=one.value.end),),
        severity=softened(not draft.doubtful),
    )
