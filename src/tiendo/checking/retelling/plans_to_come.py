"""Whether one of two values is of what is to come, or rounded, and no slip of the other.

"Trồng rừng 5.624 ha", and then "V. Kế hoạch 2022: trồng 5.700 ha".
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.periods.years_on_parts import title_years
from tiendo.checking.retelling.recopying import digits, mistyped
from tiendo.checking.retelling.taken_again import LISTED, swapped
from tiendo.checking.wordlists import shaped
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex

# "7. Năm 2020 tập trung: …": a paragraph on what is to be done, without a heading.
YEAR_TO_COME = shaped(r"\s*(?:\S{1,4}[.)]\s)?Năm 20\d\d,?\s{retelling.to_come}\b")
YEAR = regex(r"\b20\d\d\b")
NOW, LED = regex(r"\((?:năm nay|hiện nay|hiện)\b[^()\d]*$"), 30
GOALS = shaped(r"\b{retelling.goals}\b[^:]{0,60}:$", re.IGNORECASE)
# A number of so few digits that count is round, one of so many is exact.
ROUND, EXACT = 2, 4


def of_plans_to_come(draft: Draft, one: Amount, other: Amount) -> bool:
    """``trồng rừng 5.624 ha``, ``V. Kế hoạch 2022: trồng 5.700 ha``: one stands in a part on what
    is to be done, or is round where the other is exact, and no slip lies between.
    """
    if of_two_parts_by_year(draft, one, other):
        return True
    if by_a_slip(one.figure.value, other.figure.value):
        return False
    first, second = (_told_ahead(draft, each) for each in (one, other))
    if one.figure.role is Role.TARGET:
        # "chỉ tiêu là 40 nhà … Năm 2020 tập trung: làm mới 42 nhà"
        now = draft.passage_at((other if first else one).start)
        dated = now is None or YEAR.search(now.text) is not None
        return first != second and not dated and one.figure.unit == "count"
    few, many = sorted(len(digits(each.figure.value)) for each in (one, other))
    return first != second or (few <= ROUND and many >= EXACT)


def of_two_parts_by_year(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether one of two values stands under a year to come, the other under none such."""
    return _of_year_to_come(draft, one) != _of_year_to_come(draft, other)


def _of_year_to_come(draft: Draft, amount: Amount | Num) -> bool:
    """Whether the heading above is of years behind those of the title: "Phần hai. NĂM 2020"; and
    no bracket tells of now: "lên 29 triệu đồng (năm nay là 24,6 triệu đồng)".
    """
    if NOW.search(draft.text, max(0, amount.start - LED), amount.start):
        return False
    above, done = heading_above(draft, amount.start), title_years(draft)
    years = {int(year) for year in YEAR.findall(above.text)} if above is not None else set()
    return bool(years and done) and min(years) > max(done)


def among_goals(draft: Draft, num: Num) -> bool:
    """Whether a number stands under a year to come, in a list that a line on goals leads to:
    "huyện xác định các mục tiêu: …; - Thu nhập bình quân 46,2 triệu đồng/người".
    """
    here = draft.passage_at(num.start)
    if here is None or not _of_year_to_come(draft, num):
        return False
    blocks = draft.document.blocks[: here.block]
    lead = next((one for one in reversed(blocks) if not LISTED.match(one.text)), None)
    listed = LISTED.match(draft.document.blocks[here.block].text) is not None
    return listed and lead is not None and GOALS.search(lead.text.rstrip()) is not None


def _told_ahead(draft: Draft, amount: Amount) -> bool:
    passage = draft.passage_at(amount.start)
    if amount.cell is not None or passage is None:
        return False
    above = heading_above(draft, amount.start)
    if above is not None and ahead(above.text):
        return True
    return YEAR_TO_COME.match(draft.document.blocks[passage.block].text) is not None


def by_a_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one slip of the hand lies between two values; else they may be of two things."""
    return mistyped(one, other) or swapped(one, other)
