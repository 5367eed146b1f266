"""Shares of one structure in a sentence: "cơ cấu kinh tế: nông nghiệp 24,1%; công nghiệp 35,2%; …".

Over 100% they cannot all be right; that they make it up is not asked, for some may go untold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Passage
from tiendo.checking.registry import Compared, Yielded
from tiendo.checking.saying import at, en, places, softened, vi
from tiendo.checking.sums.closed_shares import NEAR
from tiendo.checking.sums.overlapping import may_overlap
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Measure, Op, Role

# "57,4% chi thường xuyên, tức 46% tổng chi": one thing, of two wholes.
OF_ANOTHER = shaped(r"%[^,;.%]{3,60},\s{sums.that_is}\s\d[\d,]*%")
STRUCTURE = shaped(
    r"(?:.*[.;]\s)?[^.;:\d]{0,40}\bcơ cấu\s[^.;:\d]{2,60}\s(?:gồm|bao gồm|là)\s[^;.]*$",
    re.IGNORECASE,
)
# "(cơ cấu tương ứng của cùng kỳ năm 2018 là: 13,94%; 33,50%; …)": the shares of then.
THEN = shaped(r"\([^()\d;]{0,40}(?:{reckoned.past}|năm (?:19|20)\d\d)\b[^()]*\)")


def structure_shares(passage: Passage) -> Iterator[Yielded]:
    """Shares of one whole in a sentence: over 100% they cannot all be right."""
    then = [found.span() for found in THEN.finditer(passage.text)]
    found = [
        one
        for one in passage.amounts
        if (_is_share(one) or _of_structure(passage, one))
        and not any(start <= one.start - passage.start < end for start, end in then)
    ]
    roles = {one.figure.role for one in found}
    if len(found) < 2 or len(roles) > 1 or len({one.figure.period for one in found}) > 1:
        return
    if "cơ cấu" not in passage.text.lower() and "tỷ trọng" not in passage.text.lower():
        return
    if words("sums.overlapping").search(passage.text) or OF_ANOTHER.search(passage.text):
        return
    names = [one.figure.indicator for one in found]
    if len(set(names)) != len(names):
        return
    total = sum((one.figure.value for one in found), Decimal(0))
    low = sum((one.main.range.low for one in found if one.main), Decimal(0))
    yield Compared(tuple(found))
    if low > HUNDRED and not may_overlap([one.figure.value for one in found]):
        last = found[-1]
        sure = total <= HUNDRED * NEAR and all(one.legible for one in found)
        yield at(
            last,
            message=f"Các tỷ trọng cộng lại được {vi(total)}%, quá 100%",
            message_en=f"The shares add up to {en(total)}%, over 100%",
            stated=last.figure.value,
            computed=None,
            see=places(*found[:-1]),
            severity=softened(sure),
        )


def _of_structure(passage: Passage, amount: Amount) -> bool:
    """``Cơ cấu GRDP theo giá hiện hành gồm nông nghiệp 25,1%, …``: each is a share of it."""
    figure = amount.figure
    led = STRUCTURE.match(passage.text[: amount.start - passage.start])
    plain = figure.measure is Measure.LEVEL and figure.unit == "percent" and figure.high is None
    return led is not None and plain and amount.main is not None and figure.direction is None


def _is_share(amount: Amount) -> bool:
    figure = amount.figure
    return (
        figure.measure is Measure.SHARE
        and figure.unit == "percent"
        and figure.op is Op.EQ
        and figure.high is None
        and figure.role in (Role.RESULT, Role.TARGET)
        and amount.main is not None
    )
