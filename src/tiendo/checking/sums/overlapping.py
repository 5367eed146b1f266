"""Two shares that may be of two kinds: "nhóm ngắn ngày chiếm 72%, lúa chất lượng cao chiếm 34%"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.written import HUNDRED, one_digit_apart

# So little over the whole two shares of one kind come by any slip.
NEARLY = Decimal("1.05")


def may_overlap(shares: Sequence[Decimal]) -> bool:
    """Whether shares are two, far over the whole, and no slip of one makes them the whole.

    >>> may_overlap([Decimal(72), Decimal(34)]), may_overlap([Decimal(72), Decimal(82)])
    (True, False)
    """
    if len(shares) != len(("one", "two")):
        return False
    one, two = shares
    if one + two <= HUNDRED * NEARLY:
        return False
    pairs = ((HUNDRED - one, two), (HUNDRED - two, one))
    return not any(transposed(a, b) or one_digit_apart(a, b) for a, b in pairs)
