"""Counts that name a part: "8 phường 82.315 người" is a part of people, and no 8."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.vocabulary.regexes import regex

# Between the count and what is told of those counted: a few words and no mark.
NEXT = regex(r"(?:\s[^\W\d_]+){0,5}(?:\s(?:có|là|với)|:)?\s")


def unlabelled(text: str, whole: Num, numbers: Sequence[Num]) -> Sequence[Num]:
    """The numbers behind a whole without those that only name a part, where the first does."""
    if len(numbers) < len(("8 phường", "82.315 người")) or not _labels(text, whole, *numbers[:2]):
        return numbers
    labels = {one.start for one, two in pairwise(numbers) if _labels(text, whole, one, two)}
    return [num for num in numbers if num.start not in labels]


def _labels(text: str, whole: Num, one: Num, two: Num) -> bool:
    if one.unit != "count" or not one.unit_text or two.unit != whole.unit or one.whole or one.high:
        return False
    if whole.unit == "count" and (kin(whole, one) or not kin(whole, two)):
        return False
    return NEXT.fullmatch(text, one.end, two.start) is not None
