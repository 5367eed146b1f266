"""Counts of two digits told again in another part with the digits exchanged.

"Thi học sinh giỏi quốc gia: 53 giải", and above it "với 35 giải học sinh giỏi quốc gia": where the
words say enough that both share, such a pair is no chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin, people_alike
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.one_slip import often_told, shared_weight, told_of
from tiendo.checking.retelling.recopying import digits, jumbled
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.told_numbers import MANY, TWO_DIGITS, Told, every_number
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import spelled

# What the shared words must say: below it, clean drafts hold such pairs.
SAYS = 3.5
# … and of a number that points back: "bàn giao mặt bằng 17 dự án nêu tại mục 2".
SAYS_AGAIN = 1.0
POINTS_BACK = shaped(r"[^.;,\d]{0,40}\b{retelling.above}\b")


def few_digits_again(draft: Draft) -> Iterator[Retold]:
    """Of two such counts the one that nothing else tells or bears out."""
    near: dict[str, list[Told]] = defaultdict(list)
    for one in every_number(draft):
        if _counts(one):
            near[jumbled(one.num.main.value)].append(one)
    pairs = [pair for alike in near.values() for pair in combinations(alike, 2) if _slipped(*pair)]
    often: Counter[Decimal] = often_told(draft) if pairs else Counter()
    for one, later in pairs:
        if _of_one(draft, one, later):
            yield from told_of(draft, often, one, later)


def _counts(one: Told) -> bool:
    num = one.num
    plain = num.unit == "count" and not (num.high or num.per or one.vague)
    return plain and len(digits(num.main.value)) == TWO_DIGITS


def _slipped(one: Told, later: Told) -> bool:
    """Whether two parts of a draft tell one count in two ways."""
    first, second = one.num.main.value, later.num.main.value
    if first == second or one.heading == later.heading or not transposed(first, second):
        return False
    if kin(one.num, later.num) or kin(later.num, one.num):
        return True
    # "bồi dưỡng 4.600 cán bộ, công chức … các lớp bồi dưỡng cho 6.400 học viên"
    return len(spelled(first)) >= MANY and people_alike(one.num, later.num)


def _of_one(draft: Draft, one: Told, later: Told) -> bool:
    if one.another or later.another or one.way != later.way or told_apart(draft, one, later):
        return False
    if of_two_years(draft, one.num, later.num):
        return False
    if any(is_difference(draft, each.num) for each in (one, later)):
        return False
    again = POINTS_BACK.match(draft.text, later.num.end) is not None
    return shared_weight(draft, one, later) >= (SAYS_AGAIN if again else SAYS)
