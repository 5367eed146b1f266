"""Of two numbers that differ, one that its own parts come to is not the odd one.

"tổ chức 74 cuộc" in the opening, and "47 cuộc giám sát: cấp tỉnh 6, cấp huyện 15, cấp xã 26".
"""

from __future__ import annotations

from dataclasses import replace

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.shares.proven import made_of_parts


def by_its_parts(draft: Draft, one: Retold) -> Retold | None:
    """The other way round where the odd number is made of its parts; None where no slip lies
    between the two.
    """
    made = made_of_parts(draft)
    if one.odd.start not in made or one.right.start in made:
        return one
    if not transposed(one.odd.main.value, one.right.main.value):
        return None
    return replace(one, odd=one.right, right=one.odd)
