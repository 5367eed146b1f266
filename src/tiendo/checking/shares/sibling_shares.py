"""Shares of one whole in a list, of which all but one are right.

"tổng nguồn lực 38.214 tỷ đồng. Cụ thể: ngân sách 9.476 tỷ đồng, chiếm 24,8%; vốn tín dụng 24.655
tỷ đồng, chiếm 46,5%": the first share tells what whole the list is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, plain_number
from tiendo.checking.pairs.reckoning import DIGITS
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import is_share

# "1.856 thủ tục mức độ 3 (70,2%)", "398 sản phẩm hạng 4 sao (26,9%)": what it names is no number.
GRADE = shaped(r"\s{shares.degrees}\s(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
SHARE = shaped(r"^(?:\s[^\W\d_]+){0,6},?\s?(?:\(\s?|(?:chiếm|bằng)\s)(?:{shares.of_whole}\s){0,2}$")
# What follows a percent that is of another whole.
OF_OTHER = shaped(r"\s?%?\)?\s{shares.other_wholes}\b")
BEFORE = 3  # sentences, in which the whole may stand
TWO = 2


@dataclass(frozen=True, slots=True)
class SiblingShare:
    """``percent`` is said of ``part``; ``whole`` is what the other shares of the list are of."""

    part: Num
    whole: Num
    percent: Num


def sibling_shares(draft: Draft) -> Iterator[SiblingShare]:
    """Every share that is none of the whole which the others of its sentence are of."""
    for passage in draft.passages:
        if passage.text.count("%") > 1:
            yield from _of_list(draft, passage)


def _of_list(draft: Draft, passage: Passage) -> Iterator[SiblingShare]:
    numbers = draft.numbers(passage)
    pairs = [
        (one, two)
        for one, two in pairwise(numbers)
        if plain_number(one)
        and two.unit == "percent"
        and not two.high
        and SHARE.match(GRADE.sub("", draft.text[one.end : two.start]))
        and not OF_OTHER.match(draft.text, two.main.end)
    ]
    if len(pairs) < 2:
        return
    near = [*draft.before(passage, BEFORE), passage]
    around = [num for each in near for num in draft.numbers(each) if num.end <= pairs[0][0].start]
    for whole in reversed([num for num in around if plain_number(num)]):
        if not all(
            could_be(part, whole) and part.main.value < whole.main.value for part, _ in pairs
        ):
            continue
        right = [pair for pair in pairs if is_share(pair[1].main, pair[0].main, whole.main)]
        if _proven(pairs, right, whole):
            yield from _wrong(pairs, right, whole, [*around, *numbers])
            return


def _proven(pairs: Sequence[tuple[Num, Num]], right: Sequence[tuple[Num, Num]], whole: Num) -> bool:
    """Whether the list surely is of a whole: by one exact share, or by all but one of the parts,
    which make up the whole or are many.
    """
    if not right:
        return False
    if max(_digits(percent) for _, percent in right) >= DIGITS:
        return True
    if len(right) < TWO or len(right) + 1 < len(pairs):
        return False
    return len(right) > TWO or sum(part.main.value for part, _ in pairs) == whole.main.value


def _wrong(
    pairs: Sequence[tuple[Num, Num]],
    right: Sequence[tuple[Num, Num]],
    whole: Num,
    around: Sequence[Num],
) -> Iterator[SiblingShare]:
    """Those that are not of the whole, nor of any other number before them."""
    for part, percent in pairs:
        if (part, percent) in right or percent.main.hedge or part.main.hedge:
            continue
        larger = [one for one in around if plain_number(one) and not _less(one, part)]
        if not any(is_share(percent.main, part.main, one.main) for one in larger):
            yield SiblingShare(part=part, whole=whole, percent=percent)


def _less(one: Num, part: Num) -> bool:
    return one.main.range.high < part.main.range.low


def _digits(num: Num) -> int:
    return len(num.main.value.normalize().as_tuple().digits)
