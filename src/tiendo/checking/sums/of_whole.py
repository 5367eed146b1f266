"""Whether a number may be a part of a whole, by what both count."""

from __future__ import annotations

from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

SEX = ("nu", "nam")
BARE_TOTAL = regex(r"\b[Tt]ổng (?:số|cộng)\b[^.;:,()\d]{0,60}\s(?:là|có|đạt)\s$")
REACH = 120


def of_whole(whole: Num, part: Num, text: str) -> bool:
    """Whether ``part`` counts what ``whole`` counts, or some of it."""
    if whole.unit is None:  # "Tổng số trẻ và học sinh là 24.863, gồm mầm non 5.912"
        bare = part.unit in (None, "count") and part.factor == whole.factor == 1
        return (
            bare and BARE_TOTAL.search(text, max(0, whole.start - REACH), whole.start) is not None
        )
    if part.unit is None:
        return whole.unit == "count" and whole.factor == 1 and not _ordinal(text, part)
    if part.unit != whole.unit or part.per != whole.per:
        return False
    if part.noun in SEX and of_people(whole):
        return True  # "184 đảng viên, gồm 117 nữ và 67 nam"
    return part.unit != "count" or kin(whole, part)


def _ordinal(text: str, num: Num) -> bool:
    """Whether a bare number names its thing: "xã khu vực 3", "chợ hạng 1", "điểm (2"."""
    before = text[max(0, num.start - 12) : num.start]
    named = list(words("parts.ordinal").finditer(before))
    return before.endswith("(") or (bool(named) and named[-1].end() == len(before.rstrip()))
