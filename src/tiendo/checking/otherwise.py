"""Whether a percent or a change that two values do not give is what two others give.

"đạt 3.264 tỷ đồng, tăng 8,4% so với cùng kỳ (3.012 tỷ đồng), bằng 47,0% kế hoạch (6.950 tỷ
đồng)": 47,0% is right of 3.264. A sentence can be paired in more ways than one; where another
pair with one of the two, in it or the sentence before, gives just what is stated, nothing is
wrong for sure. So where two values before it do together: "làm mới 438 nhà, sửa chữa 214 nhà, đạt
100,3% kế hoạch (650 nhà)".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.fitting import PERCENTS, differs, sign
from tiendo.checking.numbers import Num
from tiendo.checking.pairing import Relation
from tiendo.checking.partitions import summed
from tiendo.checking.written import HUNDRED, Range, Written


def told_of_others(draft: Draft, relation: Relation) -> bool:
    """Whether another pair of like numbers near by gives what the relation's own does not."""
    stated = relation.stated
    here = draft.passage_at(stated.start)
    if here is None or stated.cell is not None or stated.main is None:
        return False
    said = stated.main
    later, earlier = relation.part.main, relation.whole.main
    if later is None or earlier is None:
        return False
    own = (later.start, earlier.start)
    near = list(_near(draft, here, relation))
    if any(
        _gives(relation, said, num.main, earlier) or _gives(relation, said, later, num.main)
        for num in near
        if num.start not in own
    ):
        return True
    before = [num.main for num in near if here.start <= num.start < said.start]
    return len(before) > 1 and _gives(relation, said, summed(before[-2:]), earlier)


def _near(draft: Draft, here: Passage, relation: Relation) -> Iterator[Num]:
    """The like numbers of the sentence; for a percent those of the sentence before as well."""
    yield from (num for num in draft.numbers(here) if _like(num, relation))
    for before in draft.before(here) if relation.stated.figure.unit in PERCENTS else ():
        yield from (num for num in draft.numbers(before) if _like(num, relation))


def _like(num: Num, relation: Relation) -> bool:
    figure = relation.part.figure
    stated = relation.stated.main
    if num.high or (stated is not None and num.start == stated.start):
        return False
    return num.unit == figure.unit or (num.percent and figure.unit in PERCENTS)


def _gives(relation: Relation, said: Written, later: Written, earlier: Written) -> bool:
    stated = relation.stated
    gap = (later.range - earlier.range).times(_way(relation))
    if stated.figure.unit not in PERCENTS:
        return differs(stated) and later.step == said.step and said.range.meets(gap)
    points = stated.figure.unit == "percentage_point"
    if points or (differs(stated) and relation.part.figure.unit in PERCENTS):
        if said.range.meets(gap):
            return True
        if points:
            return False
    share = later.range.percent_of(earlier.range)
    if share is None:
        return False
    if differs(stated):
        share = Range(share.low - HUNDRED, share.high - HUNDRED).times(_way(relation))
    return said.range.meets(share)


def _way(relation: Relation) -> Decimal:
    return Decimal(sign(relation.stated))
