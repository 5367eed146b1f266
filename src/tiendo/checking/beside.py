"""Ratios and the percents that stand beside them, in figures, in sentences, in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from tiendo.checking.amounts import HALF, HUNDRED, Amount, Written
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
SLASH = regex(r"\s?/\s?$")
OPENS = regex(r"^\s?\($")
THRESHOLD = regex(r"\s?%\s?(?:kế hoạch|dự toán|chỉ tiêu|trở|mục tiêu|nghị quyết|KH\b)")
# No percent stands further behind its ratio than this many characters.
REACH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A part, its whole, and the percent that is written beside them."""

    part: Written
    whole: Written
    percent: Written
    said: str  # "154/150", as the text has it
    amounts: tuple[Amount, ...] = ()
    sure: bool = True

    @property
    def beside(self) -> bool:
        """Whether part and whole stand in one ratio."""
        return self.whole.start > self.part.start and self.whole.start - self.part.end < 25


def ratios_of(draft: Draft) -> Iterator[Ratio]:
    """Every ratio with a percent beside it."""
    done: set[int] = set()
    for amount in draft.amounts:
        part, whole, percent = amount.main, amount.whole, amount.percent
        if part and whole and percent and amount.figure.high is None:
            if _threshold(draft.text, percent):
                continue
            done.add(percent.start)
            yield Ratio(
                part=part,
                whole=whole,
                percent=percent,
                said=_slash(draft.text, part, whole),
                amounts=(amount,),
                sure=amount.legible and not (part.hedge or percent.hedge),
            )
    for passage in draft.passages:
        if "%" in passage.text and passage.amounts:
            for ratio in _in_sentence(draft, passage):
                if ratio.percent.start not in done:
                    done.add(ratio.percent.start)
                    yield ratio


def _threshold(text: str, percent: Written) -> bool:
    """Whether it is a bound that each of those counted has: "13/17 … đạt trên 50% kế hoạch"."""
    return bool(percent.hedge) and THRESHOLD.match(text, percent.end) is not None


def _slash(text: str, part: Written, whole: Written) -> str:
    return f"{text[part.start : part.end]}/{text[whole.start : whole.end]}"


def _in_sentence(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    numbers = draft.numbers(passage)
    if len(numbers) < 2:
        return
    yield from _written_out(draft, passage, numbers)
    yield from _parted(draft, passage, numbers)


def _written_out(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """ "78/204 xã, chiếm 38,2%"; "38,2% (78/204 xã)"; "3.250 tỷ đồng/5.000 tỷ đồng, đạt 65%"."""
    text = draft.text
    for at, (part, whole, first, last) in _fractions(text, numbers):
        after = numbers[last + 1] if last + 1 < len(numbers) else None
        before = numbers[first - 1] if first else None
        percent = None
        if after is not None and after.percent and _leads(text[numbers[at].end : after.start]):
            percent = after
        elif before is not None and before.percent and OPENS.match(text[before.end : part.start]):
            percent = before
        if percent is None or percent.high or _threshold(text, percent.main):
            continue
        yield Ratio(
            part=part,
            whole=whole,
            percent=percent.main,
            said=_slash(text, part, whole),
            amounts=_amounts(passage, part, percent.main),
            sure=not (part.hedge or whole.hedge or percent.main.hedge) and not draft.doubtful,
        )


def _fractions(
    text: str, numbers: list[Num]
) -> Iterator[tuple[int, tuple[Written, Written, int, int]]]:
    """Parts with their wholes: the index of the last number, then part, whole, first, last."""
    for at, num in enumerate(numbers):
        if num.whole is not None and not num.high:
            yield at, (num.main, num.whole, at, at)
        elif at and SLASH.search(text[numbers[at - 1].end : num.start]):
            before = numbers[at - 1]
            if before.unit == num.unit and not before.percent and before.whole is None:
                yield at, (before.main, num.main, at - 1, at)


@cache
def _lead() -> re.Pattern[str]:
    words = sorted((w for row in rows(TABLES, "shares") for w in row["words"]), key=len)[::-1]
    known = "|".join(map(re.escape, words))
    return re.compile(rf"[^.;:%\d]{{0,{REACH}}}?(?:[(,]|\s)\s?(?:{known})?\s*$", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    words = [w for row in rows(TABLES, "shares") for w in row.get("not", ())]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def _leads(between: str) -> bool:
    """Whether the words between a ratio and a percent make the one the other's."""
    if len(between) > REACH or _stop().search(between):
        return False
    return bool(_lead().match(between)) and (between.rstrip().endswith("(") or _says_share(between))


@cache
def _share_words() -> re.Pattern[str]:
    words = sorted((w for row in rows(TABLES, "shares") for w in row["words"]), key=len)[::-1]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s*$", re.IGNORECASE)


def _says_share(between: str) -> bool:
    return _share_words().search(between) is not None


def _parted(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """Parts with a percent each: of the whole before them, or of their own sum."""
    pairs = _pairs(draft.text, numbers)
    if not pairs:
        return
    whole = _whole(draft.text, numbers, pairs)
    total = sum((percent.main.value for _, percent in pairs), Decimal(0))
    step = sum((percent.main.step for _, percent in pairs), Decimal(0))
    closed = len(pairs) > 1 and abs(total - HUNDRED) <= step * HALF
    own = summed([part.main for part, _ in pairs])
    if whole is None and len(pairs) > 1 and (closed or _all_but_one(pairs, own)):
        whole = own
    if whole is None:
        return
    for part, percent in pairs:
        if part.main.value <= whole.value:
            yield Ratio(
                part=part.main,
                whole=whole,
                percent=percent.main,
                said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.value)}",
                amounts=_amounts(passage, part.main, percent.main),
                sure=not (part.main.hedge or percent.main.hedge or whole.hedge)
                and not draft.doubtful,
            )


def _all_but_one(pairs: list[tuple[Num, Num]], whole: Written) -> bool:
    """Whether the parts are of their own sum: all percents but one are, to a decimal."""
    right = sum(
        percent.main.step < 1
        and (share := part.main.range.percent_of(whole.range)) is not None
        and percent.main.range.meets(share)
        for part, percent in pairs
    )
    return right == len(pairs) - 1


def _pairs(text: str, numbers: list[Num]) -> list[tuple[Num, Num]]:
    """Counted parts with the percent right behind them: "223 nhiệm vụ (1,38%)"."""
    found = []
    for part, percent in pairwise(numbers):
        if part.percent or part.whole or part.high or not percent.percent or percent.high:
            continue
        between = text[part.end : percent.start]
        moved = _stop().search(text[max(0, part.start - 25) : part.start])
        bracketed = between.strip() == "(" or re.fullmatch(
            r",?\s?(?:\(?chiếm|\(?đạt tỷ lệ|\(?tỷ lệ)(?: tỷ lệ)?\s?", between
        )
        if bracketed and not moved:
            found.append((part, percent))
    return found


def _whole(text: str, numbers: list[Num], pairs: list[tuple[Num, Num]]) -> Written | None:
    """The whole that a sentence names before its parts: "Trong tổng số 204 xã"."""
    first = pairs[0][0]
    for num in numbers:
        if num.start >= first.start:
            return None
        led = re.search(r"\b[Tt](?:rong|rên)? ?(?:tổng số|số|tổng)\s$", text[: num.start][-16:])
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


def _amounts(passage: Passage, *written: Written) -> tuple[Amount, ...]:
    """The figures of a sentence that hold these numbers."""
    return tuple(
        amount
        for amount in passage.amounts
        if any(amount.start <= one.start < amount.end for one in written)
    )
