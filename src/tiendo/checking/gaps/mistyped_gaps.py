"""Whether three numbers are told as two and what lies between them: "được giao 1.742 người, hiện có
1.608 người, còn thiếu 134 người".

Only then one digit that is another tells a slip: among numbers that merely stand near, one digit
makes a difference exact by chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.checking.numbers import Num
from tiendo.checking.sums.exchanging import digits, summed
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Right before a number: it is itself a change, and not what one led to ("tăng từ", "giảm còn").
MOVED = shaped(
    r"\b{gaps.gap_moves}\b(?:(?!\b{gaps.leads_on}\b)[^.;:,()\d])*$",
    re.IGNORECASE,
)
RESTS = shaped(r"\b{gaps.gap_rests}\b[^.;:,()\d]*$", re.IGNORECASE)
# Before a gap: what says so, and no "so với": then the number is what another is held against.
LED = shaped(
    r"\b(?:{gaps.gap_moves}|{gaps.gap_rests}|{sums.balances})\b"
    r"(?:(?!\bso với\b)[^.;()]|\bso với\b[^.;()]*\blà\b)*$",
    re.IGNORECASE,
)
# "Các khoản còn lại": more parts of a list, of which a whole may stand anywhere.
LISTED_ON = shaped(r"\b{gaps.several}(?:\s[^\W\d_]+){1,3}?\s{gaps.gap_rests}\s\D*$", re.IGNORECASE)
AT_ONCE = shaped(
    r"\b(?:{gaps.gap_moves}|{gaps.gap_rests})(?:\s[^\W\d_]+){0,2}\s\(?$", re.IGNORECASE
)
LEFT_AT_ONCE = shaped(
    r"\b(?:{gaps.gap_rests}(?: {sums.left_tails})?|{sums.balances})\s$", re.IGNORECASE
)
# Beside a change: what it is compared with, by its time alone.
TIMED = shaped(
    r"[^.;\d]{0,24}(?:\([^()]*\)[^.;\d]{0,12})?\bso (?:với )?(?:[^\W\d_]+\s){0,2}?"
    r"(?:{pasts.named}|{shares.of_times})\b",
    re.IGNORECASE,
)
OF_TIME = shaped(r"\b(?:{pasts.named}|{shares.of_times})\b(?:[^.;()\d]|\d{4}\b)*$", re.IGNORECASE)
# Between a change and the value that it is of: "so với năm 2021 (42,7 triệu đồng)".
BASED = regex(r"[^.;()]{0,90}(?:\([^()]{0,40}|\bso với [^.;()\d]{0,40})$")
# "Cao hơn năm 1999 (4,67 m) là 0,22 m": the base stands between.
BETWEEN = regex(r"\s\([^()]*\d[^()]*\)(?=\s(?:là\s)?$)")
# Behind a fall, what is left: "968 hộ nghèo, trong năm giảm 210 hộ, còn 758 hộ".
LEFT_BEHIND = shaped(r",\s(?:{sums.by_now} )?{sums.left}(?: lại)?\s", re.IGNORECASE)
FELL = regex(r"(?:\s\([^()]*\))?,\s(?:tức\s)?giảm\s(?:được\s)?")
# "402 hộ thoát nghèo, 61 hộ phát sinh mới, giảm thực 341 hộ".
NET = shaped(r"\b{gaps.net}\s$", re.IGNORECASE)
CUT = regex(r"[.;](?:\s|$)|\n")
REACH, DIGITS, FEWEST = 48, 3, 2
# All the digits of three numbers of which some have two.
TOGETHER = 7
LISTED = 60


def told_together(
    text: str, near: Sequence[Num], greater: Num, lesser: Num, by: Num, *, led: bool
) -> bool:
    """Whether ``by`` is told of these two: ``near`` are the like numbers of the paragraph;
    ``led``: a word before it must say that it is a gap.
    """
    three = sorted((greater, lesser, by), key=lambda num: num.start)
    net = NET.search(text, max(0, by.start - REACH), by.start) is not None
    moved = any(_itself_moved(text, num, by) for num in (greater, lesser))
    if three[0] is by or (moved and not net):
        return False
    if led and not _led(led_by(text, by, REACH)):
        return False
    if not _long_enough(text, near, three, by):
        return False
    if not beside(near, *three) and not _at_once(text, by):
        return False
    if three[1] is by:
        return CUT.search(text, by.end, three[2].start) is None
    return not (_of_time_alone(text, by) or summed([*near, by], by))


def bare_base(text: str, num: Num, by: Num) -> bool:
    """Whether a number without a noun is what a count is more than: "vượt 38 đảng viên so với chỉ
    tiêu 1.500".
    """
    if num.unit is not None or by.unit != "count" or num.start < by.end:
        return False
    return BASED.fullmatch(text, by.end, num.start) is not None


def led_by(text: str, by: Num, reach: int) -> str:
    """What stands before a gap, without a base in brackets right before it."""
    start = max(0, by.start - reach)
    found = BETWEEN.search(text, start, by.start)
    if found is None:
        return text[start : by.start]
    return text[max(0, found.start() - reach) : found.start()] + text[found.end() : by.start]


def _led(before: str) -> bool:
    return bool(LED.search(before)) and not LISTED_ON.search(before)


def beside(near: Sequence[Num], *three: Num) -> bool:
    """Whether no other like number stands among three of them."""
    start, end = min(num.start for num in three), max(num.start for num in three)
    return not any(start < num.start < end and num not in three for num in near)


def opens(text: str, near: Sequence[Num], greater: Num, lesser: Num, by: Num) -> bool:
    """Whether a whole stands before its two parts, and is none of a list itself."""
    if not greater.start < lesser.start < by.start:
        return False
    return not any(
        0 <= greater.start - num.end < LISTED and not CUT.search(text, num.end, greater.start)
        for num in near
    )


def _long_enough(text: str, near: Sequence[Num], three: Sequence[Num], by: Num) -> bool:
    """Whether numbers have digits enough: three each, or fewer where words hold them together."""
    sizes = [len(digits(text, num)) for num in three]
    if min(sizes) >= DIGITS:
        return True
    if min(sizes) < FEWEST or sum(sizes) < TOGETHER or not beside(near, *three):
        return False
    first, second, last = three
    if last is by and NET.search(text, second.end, by.start):
        return True
    if second is not by and BETWEEN.search(text, first.end, by.start):
        return True
    if second is by:
        behind = text[by.end : last.start]
        return bool(BASED.fullmatch(behind) or LEFT_BEHIND.fullmatch(behind))
    if FELL.fullmatch(text, second.end, by.start):  # "142 đơn vị còn 48 đơn vị, giảm 94 đơn vị"
        return LEFT_AT_ONCE.search(text, first.end, second.start) is not None
    if LEFT_AT_ONCE.search(text, max(0, by.start - REACH), by.start):
        return opens(text, near, first, second, by)
    one_name = len({num.unit_text for num in three}) == 1
    return one_name and min(sizes[:2]) >= DIGITS and _at_once(text, by)


def _at_once(text: str, by: Num) -> bool:
    return AT_ONCE.search(text, max(0, by.start - REACH), by.start) is not None


def _itself_moved(text: str, num: Num, by: Num) -> bool:
    """Whether a number of the two is a change, or a rest told as ``by`` is."""
    if MOVED.search(text, max(0, num.start - REACH), num.start):
        return True
    return all(RESTS.search(text, max(0, one.start - REACH), one.start) for one in (num, by))


def _of_time_alone(text: str, by: Num) -> bool:
    """Whether a change is told of a time whose value need not stand here: "tăng 147 lượt so với
    quý I năm 2023".
    """
    led = LED.search(text, max(0, by.start - REACH), by.start)
    if led is not None and OF_TIME.search(text, led.start(), by.start):
        return True
    return TIMED.match(text, by.end) is not None
