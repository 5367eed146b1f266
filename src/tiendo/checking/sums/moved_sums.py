"""Changes told as a whole and one by one: "giảm 21.650 triệu đồng: đường A giảm 8.200, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.sums.parts import UNSIZED, Parts
from tiendo.checking.wordlists import shaped

WHOLE = shaped(
    r"\b(?:điều chỉnh |cắt )?(?P<verb>{sums.shifts})(?:\s{sums.shift_objects})*\s$", re.IGNORECASE
)
LEAST = 2
# A list of changes goes on no further than this many characters from one to the next.
APART = 90


def moved_sums(draft: Draft) -> Iterator[Parts]:
    """Every change before a colon with the changes behind it that bear the same verb."""
    for passage in draft.passages:
        if ":" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, whole in enumerate(numbers):
            found = _parts(draft.text, whole, numbers[at + 1 :], passage.start, passage.end)
            if found is not None:
                yield found


def _parts(text: str, whole: Num, following: list[Num], start: int, end: int) -> Parts | None:
    led = WHOLE.search(text, max(start, whole.start - APART), whole.start)
    if led is None or whole.percent or whole.high or whole.unit is None or whole.per:
        return None  # "giảm 0,7 tạ/ha: phía Bắc giảm 0,6 tạ/ha": averages
    if not following:
        return None
    colon = text.find(":", whole.end, following[0].start)
    if colon < 0 or "." in text[whole.end : colon]:
        return None
    verb, begin, parts = led["verb"].lower(), colon + 1, list[Num]()
    for num in following:
        if ";" in text[begin : num.start] and len(parts) >= LEAST:
            break
        own = WHOLE.search(text, begin, num.start)
        like = num.unit == whole.unit and not num.high and num.whole is None
        if own is None or own["verb"].lower() != verb or not like or num.start - begin > APART:
            return None
        parts.append(num)
        begin = num.end
    last = text[parts[-1].end : end] if parts else ""
    if len(parts) < LEAST or UNSIZED.match(text, parts[-1].end) or any(map(str.isdigit, last)):
        return None
    if sum((part.main.value for part in parts), Decimal(0)) > whole.main.value * 2:
        return None
    return Parts(whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True)
