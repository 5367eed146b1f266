"""What is left of a ratio told right before it: "đã giải quyết 9/40 vụ. 31 vụ còn lại …"."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.checking.sums.rests import Rest
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Behind the number that is left; and all that may stand between it and the ratio.
LEFT = shaped(r"\s{sums.left_behind}\b")
BETWEEN = regex(r"[^\d;.()]{0,90}[,;.]\s+(?:Số\s|số\s|Hiện\s|hiện\s|[Cc]òn\s)?")
COUNTED, FEWEST = "count", 2
# "Trong số này người có thẻ là 71.905 lượt, phần còn lại 14.507 lượt"
AMONG = regex(r"\s*(?:[-–+•]\s)?Trong (?:tổng )?số (?:này|đó|ấy|trên)\b")
REST = regex(r"[^\d.;()]{0,60},\s(?:số |phần )?còn lại\s(?:là\s|có\s)?")


def rests_told(draft: Draft) -> Iterator[Rest]:
    """Every such rest that is not what the part leaves of its whole."""
    yield from _among_these(draft)
    for passage in draft.passages:
        if "còn lại" not in passage.text:
            continue
        earlier = [num for each in draft.before(passage) for num in draft.numbers(each)]
        numbers = draft.numbers(passage)
        for at, left in enumerate(numbers):
            before = [*earlier, *numbers[:at]]
            if before and LEFT.match(draft.text, left.end) and _of_ratio(draft.text, before, left):
                yield Rest(before[-1].whole, before[-1].main, left)  # type: ignore[arg-type]


def _among_these(draft: Draft) -> Iterator[Rest]:
    """``tiếp 86.412 lượt. Trong số này có thẻ là 71.905 lượt, phần còn lại 14.507 lượt``: of the
    first number of its kind in the sentence before.
    """
    for passage in draft.passages:
        if AMONG.match(passage.text) is None:
            continue
        numbers = draft.numbers(passage)
        near = draft.before(passage)[-1:]
        if len(numbers) < FEWEST or not near:
            continue
        part, left = numbers[:FEWEST]
        wholes = [num for num in draft.numbers(near[0]) if num.unit == part.unit == COUNTED]
        told = REST.fullmatch(draft.text, part.end, left.start)
        plain = not any(one.whole or one.high or one.main.hedge for one in (part, left))
        if told is None or not plain or not wholes or left.unit != COUNTED:
            continue
        whole = wholes[0]
        if whole.main.hedge or whole.whole or not kin(whole, part):
            continue
        if whole.main.value - part.main.value != left.main.value and whole.main.value > (
            part.main.value
        ):
            yield Rest(whole.main, part.main, left)


def _of_ratio(text: str, before: list[Num], left: Num) -> bool:
    """Whether the number before is a ratio of the same things that leaves another number."""
    ratio = before[-1]
    if ratio.whole is None or not (ratio.unit == left.unit == COUNTED) or left.whole or left.high:
        return False
    rest = ratio.whole.value - ratio.main.value
    near = BETWEEN.fullmatch(text, ratio.end, left.start) is not None
    return near and kin(ratio, left) and rest > 0 and rest != left.main.value
