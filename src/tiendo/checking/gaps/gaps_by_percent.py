"""Rises and falls that are wrong by the percent beside them, which is right: "684 vụ, so với năm
2020 (742 vụ) giảm 68 vụ, tương đương 7,82%".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from tiendo.checking.amounts import Amount


def ends_of(percent: Amount, levels: Sequence[Amount], way: int) -> tuple[Amount, Amount] | None:
    """The earlier and the later of two values between which a percent holds, the way it is told
    (``way`` is 1 or -1); None where it holds between no two, or between several.
    """
    found = [pair for pair in permutations(levels, 2) if _holds(percent, *pair, way)]
    return found[0] if len(found) == 1 else None


def _holds(percent: Amount, earlier: Amount, later: Amount, way: int) -> bool:
    one, two, said = earlier.main, later.main, percent.main
    if one is None or two is None or said is None or (two.value - one.value) * way <= 0:
        return False
    gap = two.range - one.range
    share = (gap if way > 0 else one.range - two.range).percent_of(one.range)
    return share is not None and said.range.meets(share)
