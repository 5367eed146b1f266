"""Parts told before what they come to: "quý I 312 tỷ đồng, quý II 356 tỷ đồng, cộng 668 tỷ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, zip_longest

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.parts import Parts, cue_of_parts
from tiendo.checking.wordlists import lists, shaped
from tiendo.vocabulary.regexes import regex

# What leads to a total: "…, tổng cộng 668 tỷ đồng", "…, cả hai quý thu 668 tỷ đồng".
TOTAL = shaped(
    r"[,;:.)]\s(?:và\s|tính\s|như vậy,?\s|[^\W\d_]+\s[^\W\d_]+\s(?=cộng lại))?"
    r"(?:{sums.come_to}|{sums.both_come_to})\b"
    r"(?! {sums.tong_compounds})(?:[^\d;.,:()%]|\d{1,2}(?=\stháng\b)|\b(?:19|20)\d\d\b){0,48}$",
    re.IGNORECASE,
)
# "…, nâng tổng thu lên 9.700 tỷ đồng"
RAISED = shaped(r",\s(?:{sums.raising})\s{sums.come_to}\b[^\d;.,:()%]{0,40}\slên\s(?:\S+\s)?$")
# Between one part and the next; a part behind a bracket or a ratio is another list's.
NEXT = regex(
    r"[^\d;.:()%]{0,70}[,;]\s[^\d;.:()%]{0,60}$|[^\d;.:()%,]{0,40}\svà\s[^\d;.:()%,]{0,60}$"
)
# "Khối 11 có 509 em", "quý 2 thu 356 tỷ đồng": the number is the part's name.
LABELLED = shaped(r"\b{sums.numbered_labels}\s\d{1,2}\b", re.IGNORECASE)
# A sentence that tells what those of the one before come to.
CLOSES = shaped(
    r"^\s*(?:Cộng|Tổng cộng|Cộng lại|Tính chung|Gộp lại)\s(?:cả\s|lại\s|chung\s)?"
    r"(?:[^\W\d_]+\s){0,5}?"
    r"(?:là\s|được\s|có\s|thành\s)?(?:toàn bộ\s|số\s)?$"
)
FEWEST, FEW = 2, 3
MOST = Decimal("1.12")


def totalled(draft: Draft) -> Iterator[Parts]:
    """Every total behind its parts where they nearly come to it, so that a slip is in one."""
    for passage, following in zip_longest(draft.passages, draft.passages[1:]):
        numbers = draft.numbers(passage)
        yield from _in_next(draft, passage, following)
        for at, whole in enumerate(numbers):
            if at < FEWEST or not _plain(whole):
                continue
            start, end = numbers[at - 1].end, whole.start
            if not (TOTAL.search(draft.text, start, end) or RAISED.search(draft.text, start, end)):
                continue
            if _of_others(draft.text[passage.start : start], draft.text[start:end]):
                continue
            parts = _parts(draft.text, passage.start, numbers[:at], whole)
            if len(parts) >= FEWEST and _near(parts, whole) and not _some_come_to(parts, whole):
                yield Parts(
                    whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True
                )


def _in_next(draft: Draft, passage: Passage, following: Passage | None) -> Iterator[Parts]:
    """``hình sự 984 vụ; dân sự 2.145 vụ; … Cộng cả sáu nhóm là toàn bộ 6.482 vụ việc``."""
    if following is None or following.block != passage.block:
        return
    numbers, behind = draft.numbers(passage), draft.numbers(following)
    whole = behind[0] if behind else None
    if whole is None or not _plain(whole) or len(numbers) < FEW:
        return
    if not CLOSES.match(draft.text[following.start : whole.start]):
        return
    parts = _parts(draft.text, passage.start, numbers, whole)
    if len(parts) == len(numbers) and _near(parts, whole):
        yield Parts(whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True)


def _of_others(told: str, led: str) -> bool:
    """``thu nội địa …, thu xuất nhập khẩu …; tổng chi 61.450 tỷ đồng``: of what is spent."""
    return any(
        theirs in led.split()
        and theirs not in told.lower().split()
        and mine in told.lower().split()
        for pair in lists()["sums.other_totals"]
        for mine, theirs in permutations(pair.split(" / "))
    )


def _plain(num: Num) -> bool:
    return not (num.percent or num.high or num.whole or num.main.hedge) and num.main.value > 0


def _parts(text: str, start: int, before: Sequence[Num], whole: Num) -> list[Num]:
    """The numbers before a total that are of its unit, one beside the other."""
    parts: list[Num] = []
    for num in reversed(before):
        if not _plain(num) or not _like(num, whole) or moved(text, num.start):
            break
        between = LABELLED.sub("#", text[num.end : parts[0].start]) if parts else ""
        if parts and NEXT.fullmatch(between) is None:
            break
        parts.insert(0, num)
    told = any(_plain(num) and _like(num, whole) for num in before[: -len(parts)])
    if parts and told and cue_of_parts(text[start : parts[0].start]) is not None:
        return []  # "trong đó …": parts of what stands before them
    return parts


def _like(num: Num, whole: Num) -> bool:
    if num.unit != whole.unit or num.per != whole.per:
        return False
    if num.unit != "count":
        return True
    return kin(num, whole) or (of_people(num) and of_people(whole))


def _near(parts: Sequence[Num], whole: Num) -> bool:
    """Whether the parts come so near the total that they are surely its parts."""
    total = sum((part.main.value for part in parts), Decimal(0))
    most = whole.main.value
    return most / MOST <= total <= most * MOST or transposed(total, most)


def _some_come_to(parts: Sequence[Num], whole: Num) -> bool:
    """Whether the last of them alone come to the total."""
    total = Decimal(0)
    for part in reversed(parts):
        total += part.main.value
        if total == whole.main.value:
            return True
    return False
