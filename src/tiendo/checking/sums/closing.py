"""Whether parts say that they are all: the last is what the others leave, or two names share all.

"214 dự án dở dang, đã bàn giao 176 dự án; 38 dự án còn lại": nothing opens them, one closes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.checking.numbers import Num
from tiendo.checking.sums.named_parts import with_others
from tiendo.checking.wordlists import shaped

# Right before the last part, and right behind it.
LAST = shaped(r"\b{sums.last_of_all}\s(?:[^\W\d_]+\s){0,4}$", re.IGNORECASE)
LEFT = shaped(r"\s(?:[^\W\d_]+\s){0,3}?{sums.left_of_all}\b", re.IGNORECASE)

# "Các khoản còn lại": of a list that the total may stand in.
SEVERAL = shaped(r"\b{gaps.several}(?:\s[^\W\d_]+){1,3}?\s{sums.left_of_all}\b", re.IGNORECASE)
# Of a total: then what follows is no list that it is one of.
REMARK = shaped(r",\s{sums.remarks}\b[^;]*%[^;]*;[^;]*", re.IGNORECASE)
# Then there were others before: "tiếp nhận mới 164 đơn".
OLDER = shaped(r"\b(?:{sums.come_in}|{sums.carried_over})\b", re.IGNORECASE)
FEWEST, REACH = 2, 40


def closed(text: str, total: Num, parts: Sequence[Num]) -> bool:
    """Whether the last of parts is what the others leave of a total, or all others."""
    if len(parts) < FEWEST or LAST.search(text, max(0, total.start - REACH), total.start):
        return False
    one, last = parts[-2:]
    if OLDER.search(text, max(0, total.start - REACH), last.end):
        return False
    several = SEVERAL.search(text, one.end, last.start) is not None
    if not several and (LAST.search(text, one.end, last.start) or LEFT.match(text, last.end)):
        return True
    others = several or with_others(text, parts)
    return others and REMARK.fullmatch(text, total.end, parts[0].start) is not None
