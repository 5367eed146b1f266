"""Whether what was read as parts is of another whole than the one before it."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.sums.parts import Parts, cue_of_parts
from tiendo.checking.wordlists import words

NEAR = 2  # sentences before, in which what the parts come to may stand


def of_another(draft: Draft, found: Parts) -> bool:
    """``có mặt 1.594 người, thiếu 92 người … Trong đó … 164, … 1.258, … 172``: what the parts come
    to is another number of the sentence, to the last digit.
    """
    here = draft.passage_at(found.whole.start)
    return (
        here is not None
        and len(found.parts) > 1
        and any(
            alike(num, found.whole) and num.main.value == found.sum
            for each in (*draft.before(here, NEAR), here)
            for num in draft.numbers(each)
            if num.start != found.whole.start and num.end <= found.parts[0].start
        )
    )


def other_level(whole: Num, part: Num) -> bool:
    """Whether two counts are of places of two kinds: communes in districts, or beside wards."""
    first, second = (one.unit_text.lower() for one in (whole, part))
    places = words("sums.place_kinds")
    both = places.match(first) is not None and places.match(second) is not None
    return both and first.split()[:1] != second.split()[:1]


def own_clause(text: str, found: Parts, over: Num) -> bool:
    """``9 vụ tồn đọng, trong đó có 3 vụ …; giải quyết xong 26 vụ``: behind ";" something else."""
    before = [part for part in found.parts if part.end <= over.start]
    listed = ":" in text[found.whole.end : found.parts[0].start]
    return bool(before) and not listed and ";" in text[before[-1].end : over.start]


def is_part(draft: Draft, found: Parts) -> bool:
    """Whether the whole is the last part of a list: what the next sentence tells is of all."""
    here = draft.passage_at(found.whole.start)
    if here is None or found.parts[0].start < here.end:
        return False
    return cue_of_parts(draft.text[here.start : found.whole.start]) is not None


def of_earlier(draft: Draft, found: Parts, over: Sequence[Num]) -> bool:
    """``lập biên bản 48.360 trường hợp; … tước giấy phép 9.214 trường hợp. Trong đó nồng độ cồn
    12.846 trường hợp``: a new sentence may tell parts of what stands before its neighbour.
    """
    here, whole = draft.passage_at(found.whole.start), found.whole
    return (
        here is not None
        and found.parts[0].start >= here.end
        and any(
            num.unit_text == whole.unit_text and num.main.value >= over[0].main.value
            for num in draft.numbers(here)
            if num.end < whole.start
        )
    )
