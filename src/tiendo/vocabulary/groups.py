"""The part of the whole that a noun phrase narrows itself to (tables/groups.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows

LEADS = ("ở ", "Ở ", "tại ", "Tại ", "của ", "Của ")
LEAD = r"\b(?:ở|tại|của)\s+((?:các\s+|những\s+|hai\s+|ba\s+)?(?:{words}))\b"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(LEAD.format(words="|".join(map(re.escape, row["words"]))), re.IGNORECASE)
        for row in rows("tiendo.vocabulary.tables", "groups")
    )


def group_in(words: str) -> str | None:
    """The group that ``words`` end in speaking of, or None.

    >>> group_in("Mức giảm tỷ lệ hộ nghèo ở các huyện nghèo")
    'các huyện nghèo'
    >>> group_in("số huyện nghèo") is None
    True
    """
    if not any(map(words.__contains__, LEADS)):
        return None
    for pattern in _patterns():
        match = pattern.search(words)
        if match:
            return match[1]
    return None
