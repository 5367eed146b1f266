"""Whether a percent or a change that two values do not give is what two others give.

"đạt 3.264 tỷ đồng, tăng 8,4% so với cùng kỳ (3.012 tỷ đồng), bằng 47,0% kế hoạch (6.950 tỷ
đồng)": 47,0% is right of 3.264. A sentence can be paired in more ways than one; where another
pair with one of the two, in it or the sentence before, gives just what is stated, nothing is
wrong for sure. So where two values before it do together: "làm mới 438 nhà, sửa chữa 214 nhà, đạt
100,3% kế hoạch (650 nhà)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import PERCENTS, differs, sign
from tiendo.checking.pairs.pairing import Relation
from tiendo.checking.sums.partitions import summed
from tiendo.checking.written import HUNDRED, Range, Written

# "(dự toán lần lượt là 420 và 455 tỷ đồng)": each of several percents has its own whole there.
IN_TURN = "lần lượt"
# A number without a noun is a count where it is no less.
BARE = 100
NAMED = 30  # letters before a change that name what changes
LONG = 3


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
    if _anothers(draft, here, said, earlier) or _given_already(draft, here, relation):
        return True
    after = (num for num in draft.numbers(here) if num.percent and num.start > earlier.start)
    if any(num.start > said.end and _share_or_change(num.main, later, earlier) for num in after):
        return True  # "mới đạt 72,3% …, di dời 640 hộ còn chậm, mới xong 387 hộ (60,5%)"
    near = list(_near(draft, here, relation))
    if any(
        _gives(relation, said, num.main, earlier)
        or _gives(relation, said, later, num.main)
        or (_between(num, later, relation) and _gives(relation, said, num.main, later))
        for num in near
        if num.start not in own
    ):
        return True
    if stated.figure.unit in PERCENTS and _of_named(draft, relation, said, near):
        return True
    before = [num.main for num in near if here.start <= num.start < said.start]
    if IN_TURN in here.text:
        behind = [num.main for num in near if num.start > said.start]
        if any(_gives(relation, said, one, two) for one in before for two in behind):
            return True
    return len(before) > 1 and _gives(relation, said, summed(before[-2:]), earlier)


def _of_named(draft: Draft, relation: Relation, said: Written, near: Sequence[Num]) -> bool:
    """``102 vụ, … 71 người (cùng kỳ 118 vụ, … 88 người), số vụ giảm 13,6%``: of the two that bear
    the name told right before the change.
    """
    named = draft.text[max(0, said.start - NAMED) : said.start].lower()
    counted = [num for num in near if num.unit_text and f" {num.unit_text.lower()} " in named]
    return any(
        one.unit_text == other.unit_text and _gives(relation, said, one.main, other.main)
        for one, other in permutations(counted, 2)
    )


def _between(num: Num, later: Written, relation: Relation) -> bool:
    """Whether a number stands before the percent, and behind the value or without a noun; of a
    plan's percent of many digits wherever before: "thu 5.136 tỷ đồng …; dự toán tỉnh giao cao
    hơn, 5.050 tỷ đồng, ta cũng đạt 101,7%".
    """
    said = relation.stated.main
    assert said is not None
    long = relation.kind == "plan" and len(said.value.as_tuple().digits) > LONG
    return num.start < said.start and (later.start < num.start or num.unit is None or long)


def _anothers(draft: Draft, here: Passage, said: Written, whole: Written) -> bool:
    """Whether a whole behind a percent is of another percent, nearer to it, that it gives: "đạt
    42,9% kế hoạch tỉnh giao và 50,7% kế hoạch Trung ương giao (12.410 tỷ đồng)".
    """
    numbers = draft.numbers(here)
    between = [num for num in numbers if num.percent and said.end <= num.start < whole.start]
    parts = [num.main for num in numbers if not num.percent and num.start < whole.start]
    return any(_share_or_change(one.main, part, whole) for one in between for part in parts)


def _given_already(draft: Draft, here: Passage, relation: Relation) -> bool:
    """``thực hiện 139,7 tỷ đồng (83,0%); bằng 1,06% chi ngân sách``: nearer to its value stands
    the percent that its pair gives.
    """
    later, earlier, said = relation.part.main, relation.whole.main, relation.stated.main
    if later is None or earlier is None or said is None:
        return False
    between = [num for num in draft.numbers(here) if later.end <= num.start < said.start]
    return any(num.percent and _share_or_change(num.main, later, earlier) for num in between)


def _share_or_change(said: Written, part: Written, whole: Written) -> bool:
    share = part.range.percent_of(whole.range)
    if share is None:
        return False
    rise = Range(share.low - HUNDRED, share.high - HUNDRED)
    fall = rise.times(Decimal(-1))
    return any(said.range.meets(one) for one in (share, rise, fall))


def _near(draft: Draft, here: Passage, relation: Relation) -> Iterator[Num]:
    """The like numbers of the sentence; for a percent those of the sentence before as well."""
    numbers = draft.numbers(here)
    for last, num in zip([None, *numbers], numbers, strict=False):
        if _like(num, relation) and not _own_whole(draft.text, last, num, relation):
            yield num
    for before in draft.before(here) if relation.stated.figure.unit in PERCENTS else ():
        yield from (num for num in draft.numbers(before) if _like(num, relation))


def _own_whole(text: str, last: Num | None, num: Num, relation: Relation) -> bool:
    """Whether a number stands in the bracket right behind another percent, and is its whole."""
    said = relation.stated.main
    if last is None or not last.percent or said is None or last.start == said.start:
        return False
    between = text[last.end : num.start]
    return between.endswith("(") and not any(mark in between for mark in ",;)")


def _like(num: Num, relation: Relation) -> bool:
    figure = relation.part.figure
    stated = relation.stated.main
    if num.high or (stated is not None and num.start == stated.start):
        return False
    if num.unit is None and num.whole is None:  # "Tổng số lượt khám bệnh 2.136.480, tăng 26,8%"
        return figure.unit == "count" and num.main.value >= BARE
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
