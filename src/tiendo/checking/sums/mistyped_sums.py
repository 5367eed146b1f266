"""Whether numbers are told as a total and all its parts, so that one digit which is another tells a
slip: "Tổng chi 7.935 tỷ đồng, gồm chi thường xuyên 4.786 tỷ đồng, chi đầu tư 3.149 tỷ đồng".

Where little says so, only two digits exchanged do (``slipped_sums``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.checking.kin import of_homes, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.sums.closing import closed
from tiendo.checking.sums.exchanging import digits, summed
from tiendo.checking.sums.named_parts import opposed
from tiendo.checking.sums.unread import inside_brackets, own_brackets
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Between a total and its first part: what opens its parts.
OPENED = shaped(
    r"[;,]\s{sums.sorts}\s[^,;.()\d]{0,24}$|\b{sums.leads_to_parts}\b|:\s|\s=\s|\((?=[^()]*$)",
    re.IGNORECASE,
)
LED = shaped(r"\b{sums.leads_to_parts}\b|:\s", re.IGNORECASE)
# "Trên 2.430 tỷ đồng (cụ thể là 2.434,6 tỷ đồng)".
EXACTLY = regex(r"\((?:cụ thể|chính xác|đúng)\s(?:là\s)?$")
NESTED = shaped(r"\b{sums.leads_to_parts}\b", re.IGNORECASE)
# "Trong 1.024 ca này, 612 ca trong cộng đồng".
OUT_OF = regex(r"(?:^|[.,:;\n]\s?)\s*[Tt]rong (?:tổng )?(?:số )?$")
# People are counted by more than one trait: "trong đó có 512 nữ, 340 người dân tộc".
SAID_ALL = shaped(r"[(:]|\b{sums.says_all}\b", re.IGNORECASE)
# Lists of two names that share a whole between them.
SHARING = ("sums.complements", "sums.opposites", "sums.halves")
# Between parts, what ends their list; and a number, but for times.
ENDS = regex(r"[;.](?:\s|$)|\n|\s[-–]\s")
NUMBER = shaped(
    r"(?P<of>\b(?:{shares.of_times}|{sums.numbered}|đến)\s)?(?<![\d.,/-])"
    r"(?P<number>\d[\d.,]*)(?<!\b20\d\d)\s(?!(?:{shares.of_times}|{sums.grades})\b)(?=[^\W\d_])",
    re.IGNORECASE,
)
BEHIND = regex(r",\s(?:[^\W\d_]+\s){1,6}(?P<number>\d[\d.,]*?)[.;)]")
# A bracket right behind a total, and its end; "trong đó" right behind one.
OWN, CLOSED = regex(r"\s?\([^()\d]*"), regex(r"[^()\d,;]{0,40}\)")
NEXT = shaped(r",\s{sums.leads_to_parts}\b[^,;.()\d]*", re.IGNORECASE)
# What people are beside what they are counted by.
TRAITS = shaped(r"\b{sums.traits}\b", re.IGNORECASE)
# Digits that tell: of a total, and of all numbers of which some have fewer.
DIGITS, TOGETHER, FAR, PAIR, BESIDE = 3, 7, 90, 2, 24


def told_as_parts(
    text: str,
    total: Num,
    run: Sequence[Num],
    count: int,
    around: Sequence[Num],
    *,
    opened: bool = False,
) -> bool:
    """Whether the first ``count`` numbers of a run are all the parts of ``total``; ``around`` are
    the numbers of its sentence, ``opened`` says that something is known to open the parts.
    """
    parts = run[:count]
    sizes = [len(digits(text, num)) for num in (total, *parts)]
    if total.percent or sizes[0] < DIGITS or sum(sizes) < TOGETHER:
        return False
    pair = count == PAIR and shared(text, total, run)
    over = sum((part.main.value for part in parts), -total.main.value) > 0
    behind = text[parts[-1].end : run[count].start] if count < len(run) else ""
    ends = count == len(run) or ENDS.search(behind) or (pair and NESTED.search(behind))
    if not (ends or (pair and over)):
        return False
    if _unread(text, total, parts, around) or NESTED.search(text, parts[0].end, parts[-1].start):
        return False
    held = summed([num for num in around if num.unit == total.unit], total)
    if held and not (
        _bracketed(text, total, parts) or (pair and NEXT.fullmatch(text, total.end, parts[0].start))
    ):
        return False
    if not (opened or _opened(text, total, parts)):
        if closed(text, total, parts) or bare(total, parts, around):
            return True
        return pair and (min(sizes) >= DIGITS or sum(sizes) > TOGETHER)
    if not of_people(total) or of_homes(total) or min(sizes) >= DIGITS:
        return True
    if over and not _of_traits(text, total, parts):
        return True  # none can be told twice
    return (
        _of_one_trait(text, total, parts) or closed(text, total, parts) or _penalties(text, parts)
    )


def _of_traits(text: str, total: Num, parts: Sequence[Num]) -> bool:
    """Whether people are told by what they are besides, or by more than one clause."""
    apart = ";" in text[total.end : parts[-1].start]
    return apart or TRAITS.search(text, total.end, parts[-1].end + BESIDE) is not None


def _bracketed(text: str, total: Num, parts: Sequence[Num]) -> bool:
    """Whether parts fill a bracket right behind their total: "207 cơ sở (giáo dục 118; bán 89)"."""
    return (
        OWN.fullmatch(text, total.end, parts[0].start) is not None
        and CLOSED.match(text, parts[-1].end) is not None
    )


def bare(total: Num, parts: Sequence[Num], around: Sequence[Num]) -> bool:
    """Whether three parts or more go without the noun that their total bears."""
    if total.unit != "count" or len(parts) <= PAIR or any(num.unit for num in parts):
        return False
    least = max(num.main.value for num in parts)
    counted = [num for num in around if num.unit in ("count", None)]
    return total.main.value > least and not summed(counted, total)


def _penalties(text: str, parts: Sequence[Num]) -> bool:
    """Whether the parts are forms of discipline, of which nobody bears two."""
    starts = (parts[0].start - BESIDE, *(part.end for part in parts[:-1]))
    return all(
        words("sums.penalties").search(text, start, part.start)
        for start, part in zip(starts, parts, strict=True)
    )


def _of_one_trait(text: str, total: Num, parts: Sequence[Num]) -> bool:
    """Whether people are counted by one trait: all of them are told, with one noun or none."""
    one = len({part.unit_text for part in parts}) == 1
    return one and SAID_ALL.search(text, total.end, parts[0].start) is not None


def _unread(text: str, total: Num, parts: Sequence[Num], around: Sequence[Num]) -> bool:
    """Whether a number among the parts was taken for none, or for one of something else: "9 bệnh
    tỉnh".
    """
    counted = [num for num in around if num.unit == "count" == total.unit and num not in parts]
    other = [num for num in counted if parts[0].start < num.start < parts[-1].start]
    beside = len(other) == len(parts) - 1 and len({num.unit_text for num in other}) == 1
    if other and not beside:
        return True
    known = {num.start for num in around}
    behind = BEHIND.match(text, parts[-1].end)
    if behind is not None and behind.start("number") not in known:
        return True
    return any(
        found["of"] is None
        and found.start("number") not in known
        and not inside_brackets(text, total.end, found.start())
        for found in NUMBER.finditer(text, total.end, parts[-1].start)
    )


def shared(text: str, total: Num, run: Sequence[Num]) -> bool:
    """Whether two names share a whole: "xuất khẩu … nhập khẩu"."""
    return any(opposed(text, total.end, run[:2], pairs) for pairs in SHARING)


def out_of(text: str, total: Num) -> bool:
    """Whether a total is told as one of which parts follow: "Trong 1.024 vụ này"."""
    return OUT_OF.search(text, max(0, total.start - FAR), total.start) is not None


def _opened(text: str, total: Num, parts: Sequence[Num]) -> bool:
    """Whether something opens the parts, and the total is no one of a list in brackets."""
    opens = LED if own_brackets(text, parts) else OPENED
    if opens.search(text, total.end, parts[0].start) is None:
        return out_of(text, total)
    start = max(0, total.start - FAR)
    aside = inside_brackets(text, start, total.start, after_number=False)
    aside = aside and EXACTLY.search(text, start, total.start) is None
    return not (aside and ")" in text[total.end : parts[0].start])
