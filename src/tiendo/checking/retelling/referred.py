"""Percents that a text takes up by a noun, and that stand nowhere else as they are written.

"Mức tăng 3,49% của toàn khu vực là khá", where the draft has told of 3,94%: who speaks of the rise
speaks of one that was told.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.wordlists import shaped, words

REFERS = shaped(
    r"\b(?:[Mm]ức tăng(?: trưởng)?|[Tt]ốc độ tăng(?: trưởng)?|[Cc]on số|[Mm]ức giảm)"
    r"(?:\s{retelling.rise_of}){0,2}\s$"
)
LEAST, REACH = 3, 60


def referred(draft: Draft) -> Iterator[Retold]:
    """Every percent taken up so with the digits of one told before it in another order."""
    told = [num for passage in draft.passages for num in draft.numbers(passage) if num.percent]
    for at, num in enumerate(told):
        value = num.main.value
        before = draft.text[max(0, num.start - REACH) : num.start].rpartition("\n")[2]
        if (
            len(digits(value)) < LEAST
            or not REFERS.search(before)
            or words("referred.other").search(before)
        ):
            continue
        if any(other.main.value == value for other in told if other is not num):
            continue
        like = [
            one
            for one in told[:at]
            if sorted(digits(one.main.value)) == sorted(digits(value))
            and one.main.step == num.main.step
        ]
        if len({one.main.value for one in like}) == 1:
            yield Retold(odd=num, right=like[0], sure=False)
