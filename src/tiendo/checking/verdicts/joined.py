"""A value joined to the one before it: "xây mới 365 nhà và sửa 148 nhà, vượt kế hoạch 480 nhà"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# "đạt 87,75% kế hoạch, trong đó một số khoản thu vượt dự toán": another subject, of some only.
OF_PART = shaped(
    r"\btrong (?:số )?đó\b|[,;(–-]\s(?:{verdicts.part_leads}\s)*{verdicts.some}\b"
    r"|\b{verdicts.part_leads}\s(?:{verdicts.some}\b|\d{1,3}(?:/\d{1,3})?\s[^\W\d_])",
    re.IGNORECASE,
)
SENTENCE = regex(r"\.\s|\n")
AND = regex(r"\svà\s[^,;.\d]{0,24}\s?")


def joined_to(draft: Draft, passage: Passage, start: int) -> Decimal:
    """What "và" joins to the value that starts at ``start``; 0 where nothing is.

    Counts of one thing: "365 nhà và … 148 nhà"; amounts of one unit: "48,7 tấn và … 36,2 tấn".
    """
    return next(
        (
            one.main.value
            for one, two in pairwise(draft.numbers(passage))
            if two.start == start and _alike(one, two)
            if AND.fullmatch(draft.text, one.end, start)
        ),
        Decimal(0),
    )


def _alike(one: Num, two: Num) -> bool:
    plain = not any(num.whole or num.high or num.percent for num in (one, two))
    first, second = (num.unit_text.lower().split()[:1] for num in (one, two))
    same = first == second or one.unit not in (None, "count")
    return plain and one.unit == two.unit is not None and one.per == two.per and same


def parted(passage: Passage, value: Amount, plan: Amount) -> bool:
    """``ra lớp 99,8%; nhà trẻ 14/45 cháu (30,5%), chưa đạt 32%``: a clause with its own numbers."""
    between = passage.text[value.end - passage.start : plan.start - passage.start]
    return any(map(str.isdigit, between.rpartition(";")[2])) and ";" in between


def of_part(told: Sequence[Amount], start: int) -> bool:
    """Whether words that start behind amounts are said of a part only of what these are of."""
    end = max(one.main.end if one.main is not None else one.end for one in told)
    between = told[0].text[end : max(end, start)]
    return OF_PART.search(between) is not None and SENTENCE.search(between) is None
