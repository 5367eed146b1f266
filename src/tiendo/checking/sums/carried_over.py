"""What was carried over and what came in, of all there was to settle.

"Tổng số bản án phải theo dõi là 54, trong đó kỳ trước chuyển sang 39 bản án, thụ lý mới 15 bản án".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

CUE = regex(r"(?:\b(?:trong đó|bao gồm|gồm)\b|\()(?P<behind>[^.;()]{0,60})$")
OLD, NEW = shaped(r"\b{sums.carried_over}\b"), shaped(r"\b{sums.come_in}\b")
# Behind the second part nothing goes on.
ENDS = regex(r"\s*(?:[.;)\n]|$)")
REACH, TAIL = 90, 40


def carried_over(draft: Draft) -> Iterator[Parts]:
    """Every whole with just these two parts, where they are more, or nothing follows them."""
    for passage in draft.passages:
        if "mới" not in passage.words or OLD.search(passage.text) is None:
            continue
        numbers = draft.numbers(passage)
        for whole, old, new in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if not _fits(draft.text, whole, old, new):
                continue
            total, most = old.main.value + new.main.value, whole.main.value
            named = _named(draft.text, whole, old, new)
            if named and (total > most or ENDS.match(draft.text, new.end)):
                yield Parts(
                    whole=replace(whole, unit=old.unit, unit_text=old.unit_text),
                    parts=(old, new),
                    all=True,
                    said=True,
                    closed=True,
                    alike=True,
                    one_list=True,
                )


def _fits(text: str, whole: Num, old: Num, new: Num) -> bool:
    """Whether the three count one thing: the whole may be bare behind its name."""
    if any(num.whole or num.high or num.main.hedge or num.percent for num in (whole, old, new)):
        return False
    if (
        old.unit != "count"
        or not old.noun
        or any(moved(text, num.start) for num in (whole, old, new))
    ):
        return False
    bare = (
        whole.unit is None
        and old.unit_text.strip() in text[max(0, whole.start - REACH) : whole.start]
    )
    same = whole.unit == "count" and whole.noun == old.noun
    return (bare or same) and new.noun in ("", old.noun) and new.unit in (None, "count")


def _named(text: str, whole: Num, old: Num, new: Num) -> bool:
    """Whether the one part is told as carried over and the other as come in, in either order."""
    cue = CUE.search(text[whole.end : old.start])
    if cue is None:
        return False
    between, tail = text[old.end : new.start], text[new.end : new.end + TAIL]
    behind, _, before = between.rpartition(",")
    tail = tail.partition(",")[0].partition(".")[0].partition(";")[0].partition(")")[0]
    told = [(cue["behind"], before), (behind or between, tail)]
    return any(
        (OLD.search(a) and NEW.search(b) and not NEW.search(a))
        or (NEW.search(a) and OLD.search(b) and not OLD.search(a))
        for a, b in told
    )
