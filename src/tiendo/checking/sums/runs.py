"""The numbers behind a total that may be its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.checking.draft import Passage
from tiendo.checking.kin import kin, people_alike
from tiendo.checking.numbers import Num
from tiendo.checking.sums.unread import inside_brackets, own_brackets
from tiendo.checking.wordlists import shaped, words

# What may lead from a total to its parts; without it only the whole run of numbers is tried.
LED = shaped(r"\b(?:{sums.leads_to_parts})\b|[:(]", re.IGNORECASE)
LEADS = shaped(r"\b{sums.leads_to_parts}\b|:\s", re.IGNORECASE)
# A part is no change, plan or earlier value.
OTHER = shaped(
    r"\b(?P<way>{sums.no_parts})\s(?!{sums.no_moves_named}\b)[^,;.()\d]{0,24}$|\b(?P<from>từ)\s$",
    re.IGNORECASE,
)
REACH, NAMED = 40, 12
MOST_PARTS = 9
DAY = "ngày"


def run_behind(
    text: str, passage: Passage, total: Num, behind: Sequence[Num], *, opened: bool = False
) -> list[Num]:
    """The numbers behind a total that may be its parts, up to the first that is of another;
    ``opened`` says that something is known to lead to them.
    """
    run: list[Num] = []
    bracket = None
    led = bool(behind) and LEADS.search(text, total.end, behind[-1].start) is not None
    for num in behind:
        if (num.percent and not total.percent) or (num.unit is None and _names(text, num)):
            continue
        led_to = opened or LED.search(text, total.end, num.start) is not None
        if not like(num, total, bare=led_to or num.unit is None):
            aside = bracket and inside_brackets(text, total.end, num.start, after_number=False)
            if num.unit in (None, "count") and not (led or aside) and (run or led_to):
                break
            if total.percent and of_another(text, passage.start, num, total):
                break
            continue
        if len(run) == MOST_PARTS or of_another(text, passage.start, num, total):
            break
        inside = inside_brackets(text, total.end, num.start, after_number=False)
        bracket = inside if bracket is None else bracket
        if bracket and not _goes_on(text, total, run, num, inside=inside):
            break
        if inside == bracket:
            run.append(num)
    return run


def _goes_on(text: str, total: Num, run: Sequence[Num], num: Num, *, inside: bool) -> bool:
    """Whether a number stands in the brackets of those before it, or each has its own."""
    closed = ")" in text[(run[-1] if run else total).end : num.start]
    if not closed:
        return inside
    return not run or (inside and not total.percent and own_brackets(text, (*run, num)))


def _names(text: str, num: Num) -> bool:
    """Whether a bare number names its thing: "chợ hạng 1"; none of thousands does."""
    before = text[max(0, num.start - NAMED) : num.start].rstrip()
    return "." not in text[num.start : num.end] and any(
        found.end() == len(before) for found in words("parts.ordinal").finditer(before)
    )


def of_another(text: str, start: int, num: Num, total: Num) -> bool:
    """Whether a number is a change, a plan or an earlier value, and the total is none."""
    led = OTHER.search(text, start, num.start)
    if led is None or _in_a_name(text, led):
        return False
    own = OTHER.search(text, max(0, total.start - REACH), total.start)
    return own is None or own[0].split()[0].lower() != led[0].split()[0].lower()


def _in_a_name(text: str, led: re.Match[str]) -> bool:
    """Whether a word is part of a name: "chương trình mục tiêu 486 tỷ đồng"."""
    if led["way"] is None:
        return False
    start, end = max(0, led.start("way") - REACH), led.end("way")
    return any(
        found.end() == end - start for found in words("sums.no_plans").finditer(text[start:end])
    )


def like(num: Num, total: Num, *, bare: bool) -> bool:
    if num.unit is None and bare:
        return total.unit in ("count", None)
    if _scaled_alike(num, total):
        return True  # "8,03 triệu lượt (Biển Đông 6,14 triệu, …)"
    if num.unit != total.unit or not _at_one_rate(num, total):
        return False
    return num.unit != "count" or kin(num, total) or people_alike(num, total)


def _scaled_alike(num: Num, total: Num) -> bool:
    scale = num.unit_text.strip()
    return num.unit == "VND" and total.unit == "count" and total.unit_text.startswith(f"{scale} ")


def _at_one_rate(num: Num, total: Num) -> bool:
    """Whether two numbers are of one rate; a day need not be told again: "742 tấn/ngày, gồm đô thị
    318 tấn".
    """
    rates = {None if num.per is None or num.per[0].isdigit() else num.per for num in (num, total)}
    return len(rates) == 1 or rates == {None, DAY}
