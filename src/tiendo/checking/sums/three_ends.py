"""What came of all that was received: done, under way, and not begun; there is no fourth end.

"Huyện tiếp nhận 245 đơn. Đến nay đã giải quyết 212 đơn, đang giải quyết 25 đơn, chưa giải quyết 8
đơn": the three come to all that were received, told right before, or as "212/245 đơn" elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import plain_number
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

ENDED = {
    "not": shaped(r"\b{sums.not_begun}\b"),
    "doing": shaped(r"\b{sums.under_way}\b"),
    "done": shaped(r"\b(?:{sums.dealt_with})\b"),
}
# What else there was to do, besides what was received.
MORE = shaped(r"\b{sums.besides_received}\b")
NEXT = regex(r"[^.;]{0,70}[,;]\s[^.;]{0,30}|[^.;,]{0,70}\svà\s[^.;]{0,30}")
THREE, BEFORE, NEAR, REACH = 3, 1, Decimal("1.3"), 45


def three_ends(draft: Draft) -> Iterator[Parts]:
    """Every such three of a sentence with the one number that they are of."""
    for passage in draft.passages:
        if "chưa" not in passage.words or "đang" not in passage.words:
            continue
        numbers = [num for num in draft.numbers(passage) if plain_number(num)]
        for at in range(len(numbers) - THREE + 1):
            parts = numbers[at : at + THREE]
            whole = _whole(draft, passage, numbers[:at], parts) if _ends(draft, parts) else None
            if whole is not None:
                yield Parts(
                    whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True,
                    one_list=True, doubted=True,
                )  # fmt: skip
                break


def _ends(draft: Draft, parts: Sequence[Num]) -> bool:
    """Whether three counts of one noun are told one after another, each of another end."""
    first, text = parts[0], draft.text
    like = all(num.unit == "count" and kin(first, num) for num in parts)
    gaps = [text[one.end : two.start] for one, two in pairwise(parts)]
    if not like or not all(NEXT.fullmatch(gap) for gap in gaps):
        return False
    ways = [
        {_end(draft, num, at, parts) for at, num in enumerate(parts)} for _end in (_behind, _ahead)
    ]
    return set(ENDED) in ways


def _behind(draft: Draft, num: Num, at: int, parts: Sequence[Num]) -> str:
    """What is said behind a number, up to the comma before the next."""
    last = parts[at + 1].start if at + 1 < len(parts) else num.end + REACH
    told = draft.text[num.end : last].split("\n")[0]
    return _of(told.split(",")[0].split(" và ")[0])


def _ahead(draft: Draft, num: Num, at: int, parts: Sequence[Num]) -> str:
    """What is said right before a number, from the comma behind the last."""
    start = parts[at - 1].end if at else max(0, num.start - REACH)
    return _of(draft.text[start : num.start].split("\n")[-1].split(",")[-1].split(" và ")[-1])


def _of(told: str) -> str:
    return next((end for end, shape in ENDED.items() if shape.search(told)), "")


def _whole(
    draft: Draft, passage: Passage, before: Sequence[Num], parts: Sequence[Num]
) -> Num | None:
    """The one number of the noun right before the three, else the whole of the first's ratio."""
    near = (*draft.before(passage, BEFORE), passage)
    if any(MORE.search(one.text) for one in near):
        return None
    told = [num for one in near[:-1] for num in draft.numbers(one)]
    found = [num for num in (*told, *before) if num.unit == "count" and kin(num, parts[0])]
    if not found:
        found = wholes_of_ratios(draft, parts[0])
    whole = found[0] if len({num.main.value for num in found}) == 1 else None
    total = sum((num.main.value for num in parts), Decimal(0))
    if whole is None or not plain_number(whole) or whole.main.hedge:
        return None
    return whole if whole.main.value / NEAR <= total <= whole.main.value * NEAR else None


def wholes_of_ratios(draft: Draft, part: Num) -> list[Num]:
    """``109/139 ý kiến``: the wholes of what is told as a ratio elsewhere, as numbers."""
    return [
        replace(num, main=num.whole, whole=None)
        for one in draft.passages
        if "/" in one.text
        for num in draft.numbers(one)
        if num.whole is not None and num.main.value == part.main.value and kin(num, part)
    ]
