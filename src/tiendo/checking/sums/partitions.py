"""Parts with a percent each: of a whole named before them, or of their own sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.within import BRACKET, INSIDE, within
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HALF, HUNDRED, Written, is_share
from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"
SHARE = shaped(r",?\s?\(?{sums.share_verbs}(?: tỷ lệ)?\s?")
AMONG = shaped(r"\b[Tt](?:rong|rên)? ?{wholes.all}\s$")


@cache
def stop() -> re.Pattern[str]:
    words = [w for row in rows(TABLES, "shares") for w in row.get("not", ())]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def parted(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """Parts with a percent each: of the whole before them, or of their own sum."""
    yield from within(draft, passage, numbers)
    pairs = _pairs(draft.text, numbers)
    if not pairs:
        return
    whole = _whole(draft.text, numbers, pairs)
    total = sum((percent.main.value for _, percent in pairs), Decimal(0))
    step = sum((percent.main.step for _, percent in pairs), Decimal(0))
    closed = len(pairs) > 1 and abs(total - HUNDRED) <= step * HALF
    own = summed([part.main for part, _ in pairs])
    if len({part.noun for part, _ in pairs if part.unit == "count"}) > 1:
        closed = False  # "…, còn lại 72 dự án của 14 nước khác (14,8%)"
    elif whole is None and len(pairs) > 1 and (closed or _all_but_one(pairs, own)):
        whole = _told(numbers, pairs, own) or own
        pairs = [pair for pair in pairs if closed or not _of_ratio(numbers, *pair)]
    if whole is None:
        whole = _proven(draft.text, numbers, pairs)
    if whole is None:
        return
    for part, percent in pairs:
        if part.main.value <= whole.value:
            yield Ratio(
                part=part.main,
                whole=whole,
                percent=percent.main,
                said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.value)}",
                amounts=amounts_at(passage, part.main, percent.main),
                sure=not (part.main.hedge or percent.main.hedge or whole.hedge)
                and not draft.doubtful,
            )


def _proven(text: str, numbers: list[Num], pairs: list[tuple[Num, Num]]) -> Written | None:
    """The number before "trong đó" of which one part at least is its percent, to a decimal."""
    first = pairs[0][0]
    before = [num for num in numbers if num.end <= first.start and not num.percent]
    if len(pairs) < 2 or not before or INSIDE.search(text[before[-1].end : first.start]) is None:
        return None
    whole = before[-1].main
    right = any(
        percent.main.step < 1
        and (share := part.main.range.percent_of(whole.range)) is not None
        and percent.main.range.meets(share)
        for part, percent in pairs
    )
    return whole if right else None


def _told(numbers: list[Num], pairs: list[tuple[Num, Num]], own: Written) -> Written | None:
    """The number of the sentence that as many percents are of as of the sum of the parts: "đúng
    hạn 19.255 hồ sơ (96,55%), đến hạn 19.944 hồ sơ, quá hạn 689 hồ sơ (3,45%)".
    """
    first = pairs[0][0]
    parts = {part.start for part, _ in pairs}
    like = [
        num.main
        for num in numbers
        if num.unit == first.unit and num.noun == first.noun and not num.high
        if num.whole is None and num.start not in parts and num.main.value >= first.main.value
    ]
    best = max(like, key=lambda one: _right(pairs, one), default=None)
    return best if best is not None and _right(pairs, best) >= _right(pairs, own) else None


def _of_ratio(numbers: list[Num], part: Num, percent: Num) -> bool:
    """``03/04 kiến nghị đã giải quyết xong, còn 01 kiến nghị (chiếm 25%)``: of the four."""
    return any(
        num.whole is not None
        and num.end <= part.start
        and part.main.value * HUNDRED == percent.main.value * num.whole.value
        for num in numbers
    )


def _all_but_one(pairs: list[tuple[Num, Num]], whole: Written) -> bool:
    """Whether the parts are of their own sum: all percents but one are, to a decimal."""
    return _right(pairs, whole) == len(pairs) - 1


def _right(pairs: list[tuple[Num, Num]], whole: Written) -> int:
    """How many percents are, to a decimal, what their parts are of a whole."""
    return sum(
        percent.main.step < 1 and is_share(percent.main, part.main, whole)
        for part, percent in pairs
    )


def _pairs(text: str, numbers: list[Num]) -> list[tuple[Num, Num]]:
    """Counted parts with the percent right behind them: "223 nhiệm vụ (1,38%)"."""
    found = []
    for part, percent in pairwise(numbers):
        if part.percent or part.whole or part.high or not percent.percent or percent.high:
            continue
        between = text[part.end : percent.start]
        bracketed = BRACKET.fullmatch(between) or SHARE.fullmatch(between)
        if bracketed and not moved(text, part.start):
            found.append((part, percent))
    return found


def _whole(text: str, numbers: list[Num], pairs: list[tuple[Num, Num]]) -> Written | None:
    """The whole that a sentence names before its parts: "Trong tổng số 204 xã"."""
    first = pairs[0][0]
    for num in numbers:
        if num.start >= first.start:
            return None
        led = AMONG.search(text[: num.start][-16:])
        if led and num.unit == first.unit and num.noun == first.noun and not num.high:
            return num.main
    return None


def summed(parts: list[Written]) -> Written:
    value = sum((part.value for part in parts), Decimal(0))
    step = max(part.step for part in parts)
    return Written(
        start=parts[0].start,
        end=parts[0].end,
        value=value,
        step=step,
        exact=all(part.exact for part in parts),
    )
