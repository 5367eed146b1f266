"""Which number before a cue the parts behind it are of: "Vốn huyện (412 tỷ đồng) bao gồm: …"."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.checking.kin import kin, one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.unread import inside_brackets
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

FAR = 260  # the whole stands no further before the cue
LED = 120
# "Điều chỉnh giảm 214,5 tỷ đồng của 4 dự án, gồm": a whole of its own.
SHIFTED = shaped(r"\b[Đđ]iều chỉnh (?:giảm|tăng)(?: {sums.shifted_tails})?\s$")
BOUND = regex(r"\strở (?:lên|xuống)\b")
OWN_CLAUSE = regex(r";\s$")
# "tăng 18,3% so với 6,12 triệu lượt năm 2024. Trong đó": of what is compared, and not of this.
AGAINST, NEXT_TO = regex(r"\bso với\s(?:mức\s)?$"), 16
# "Vốn huyện (412 tỷ đồng) bao gồm: …": a bracket that holds the whole, of a name without another.
IN_BRACKETS = regex(r"(?:^|[.;:\n]\s?)[^\d.;:()\n]+\($")
CLOSED = regex(r"\)\s(?:bao gồm|gồm)(?:\scó)?[\s:]*")


def _like_first(text: str, before: Sequence[Num], first: Num) -> Sequence[Num]:
    """``8.652 người, kinh phí 21,92 tỷ đồng, trong đó nam 3.874 người``: of one unit."""
    if first.unit is None or first.percent:
        return before
    aside = text[: before[-1].start].endswith("(")  # "tham gia 11 lớp, đạt 106,7% (90 lượt)"
    other = aside or not kin(before[-1], first)
    if first.unit == "count" and before[-1].unit == "count" and other:
        named = [num for num in before if one_thing(num, first)]
        return named or before  # "36 chi bộ với 1.018 đảng viên, trong đó 28 chi bộ thôn"
    like = [num for num in before if num.unit == first.unit]
    return like if like and not before[-1].percent and before[-1].unit != first.unit else before


def whole_before(text: str, before: Sequence[Num], first: Num, cue: int) -> Num | None:
    """The whole of parts that begin with ``first``: the last number before their cue that is no
    percent, no change, no aside.
    """
    for num in reversed(_like_first(text, before, first)):
        if cue - num.end > FAR:
            return None
        aside = cue - num.end > 1 and inside_brackets(
            text, max(0, num.start - FAR), num.start, after_number=False
        )
        if aside and _named_whole(text, num, cue):
            return num
        if aside and ")" not in text[num.end : cue]:
            return (
                num if not num.high and not num.percent else None
            )  # "(8.420 tỷ đồng, trong đó …)"
        shifted = moved(text, num.start) and not SHIFTED.search(
            text, max(0, num.start - LED), num.start
        )
        against = AGAINST.search(text, max(0, num.start - NEXT_TO), num.start) is not None
        against = against or BOUND.match(text, num.end) is not None
        if num.percent or aside or shifted or against:
            if (
                num.percent
                and not aside
                and OWN_CLAUSE.search(text, max(0, num.start - LED), num.start)
            ):
                return None  # "20 đại biểu (37%); 100% có trình độ đại học, trong đó …"
            continue
        return num if not num.high and num.main.value > 0 else None
    return None


def _named_whole(text: str, num: Num, cue: int) -> bool:
    """``Vốn huyện (412 tỷ đồng) bao gồm``: a bracket that holds nothing else, right before."""
    plain = not (num.high or num.percent) and CLOSED.fullmatch(text, num.end, cue) is not None
    return plain and IN_BRACKETS.search(text, max(0, num.start - FAR), num.start) is not None
