"""What is left, told again in the next sentence as another: "đang giải quyết 26 tin. Như vậy, hết
kỳ còn 36 tin đang giải quyết".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.wordlists import shaped, words_of
from tiendo.vocabulary.regexes import regex

THUS = shaped(r"^\s*{retelling.thus}\b")
LEFT = shaped(r"\bcòn(?:\slại)?\s$")
ENDS = regex(r"[.,;:()\n]")
DEED, LONGEST = 2, 5


def left_again(draft: Draft) -> Iterator[Retold]:
    """Every number left that a conclusion tells otherwise than the sentence before it."""
    for first, second in pairwise(draft.passages):
        if first.block != second.block or "còn" not in second.words or not THUS.match(second.text):
            continue
        for num in draft.numbers(second):
            right = _told(draft, first, second, num)
            if right is not None:
                yield Retold(odd=num, right=right, sure=False)


def _told(draft: Draft, first: Passage, second: Passage, num: Num) -> Num | None:
    before = second.text[: num.start - second.start]
    deed = words_of(ENDS.split(second.text[num.end - second.start :])[0])
    if num.unit != "count" or not LEFT.search(before) or not DEED <= len(deed) <= LONGEST:
        return None
    numbers = draft.numbers(first)
    values = [one.main.value for one in numbers]
    alike = [one for one in numbers if one.unit_text.lower() == num.unit_text.lower()]
    said = [one for one in alike if _does(first, one, deed)]
    value = num.main.value
    if len(said) != 1 or value in values or said[0].main.value == value:
        return None
    one = said[0].main.value
    if any(value in (one + other, abs(one - other)) for other in values):
        return None  # of two kinds, together
    return said[0]


def _does(passage: Passage, one: Num, deed: list[str]) -> bool:
    """Whether a number is of what is done, told right before it."""
    return words_of(passage.text[: one.start - passage.start])[-len(deed) :] == deed
