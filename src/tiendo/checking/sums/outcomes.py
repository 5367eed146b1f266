"""What came of those inspected: "kiểm tra 246 tổ chức; qua kiểm tra kết luận 231 tổ chức làm tốt,
25 tổ chức còn khuyết điểm" tells of more than there were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.kin import one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

WHOLE = shaped(r"\b(?P<verb>{sums.inspect})(?:\s{sums.inspect_tails})*\s$", re.IGNORECASE)
THROUGH = shaped(r"\b[Qq]ua (?P<verb>{sums.inspect})[^\d;.]{0,20}\s{sums.conclude}(?:\scó)?\s$")
NEXT = regex(r"^[^\d;.()]{0,60}(?:,\s|\svà\s)(?:có\s|còn\s)?$")
LEAST = 2


def outcomes(draft: Draft) -> Iterator[Parts]:
    """Every count of those inspected with what was concluded of them, told one after another."""
    for passage in draft.passages:
        if "qua " not in passage.text and "Qua " not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, first in enumerate(numbers):
            told = THROUGH.search(draft.text, passage.start, first.start)
            whole = _inspected(draft.text, numbers[:at], first, told["verb"]) if told else None
            if whole is None or not _plain(first):
                continue
            parts = _parts(draft.text, numbers[at:])
            if len(parts) >= LEAST:
                yield Parts(
                    whole=whole, parts=tuple(parts), all=False, said=True, closed=True, alike=True
                )


def _plain(num: Num) -> bool:
    return not (num.percent or num.high or num.whole or num.main.hedge)


def _inspected(text: str, before: Sequence[Num], first: Num, verb: str) -> Num | None:
    """The one number that was inspected so, of the things that are told of."""
    found = [
        num
        for num in before
        if _plain(num) and one_thing(num, first)
        if (led := WHOLE.search(text, max(0, num.start - 40), num.start))
        and led["verb"].lower() == verb.lower()
    ]
    return found[0] if len(found) == 1 else None


def _parts(text: str, numbers: Sequence[Num]) -> list[Num]:
    parts = [numbers[0]]
    for num in numbers[1:]:
        like = _plain(num) and one_thing(num, parts[0])
        if not like or NEXT.match(text[parts[-1].end : num.start]) is None:
            break
        parts.append(num)
    return parts
