"""A part that is more than the whole that words name beside it.

"phạt tiền 52 trong tổng số 47 trường hợp lập biên bản"; "39 xã nâng cao, trong số xã nâng cao đó
có 49 xã kiểu mẫu".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Between a part and its whole behind it, and between a whole and its part behind it.
OUT_OF = regex(r"^(?:\s[^\W\d_]+){0,4}\s(?:trong|trên)(?:\stổng)?\ssố\s$")
AMONG = shaped(
    r"^[^\d.;()]{0,60}[,;(]\s?(?:mà\s)?(?:trong|thuộc) (?:tổng )?số (?:[^\W\d_]+\s){0,4}"
    r"{shares.taken_up}(?:,|\sthì)?(?:\s[^\W\d_]+){0,4}\s$"
)
# "Tiếp nhận 3.352 đơn thư. Qua xử lý, có 3.100 đơn đủ điều kiện": a part of those before.
SIFTED = shaped(r"\s*Qua {shares.sifted},?\s(?:thì\s)?(?:có|còn|xác định có|xác định)\s$")
FIT = shaped(r"(?:\s[^\W\d_]+){0,3}\s{shares.found_fit}\b")
LED = 20
LEFT = shaped(r"\b(?:{sums.carried_over}|{shares.before_now})\b")
# "trong 46 nhà phải xóa năm nay, ba tháng đã khởi công 64 nhà"
ALL = regex(r"\b[Tt]rong(?: tổng)?(?: số)?\s$")
OF_ALL = regex(r"[^\d.;()]{0,80},\s[^\d.;()]{0,40}\b(?:đã|có|được)\s[^\d.;(),]{0,30}$")


@dataclass(frozen=True, slots=True)
class Beyond:
    """``part`` is said to be of ``whole``, and is more."""

    part: Num
    whole: Num


def _joined(text: str, num: Num) -> Beyond | None:
    """``52 trong tổng số 47 trường hợp``, which is read as one ratio."""
    whole = num.whole
    if whole is None or not OUT_OF.match(text[num.main.end : whole.start]):
        return None
    beyond = num.main.range.low > whole.range.high
    return Beyond(num, replace(num, main=whole, whole=None)) if beyond else None


def _sifted(draft: Draft, passage: Passage) -> Iterator[Beyond]:
    """More found fit than the sentence before tells, as its last number, to have come."""
    numbers, near = draft.numbers(passage), draft.before(passage)
    before = draft.numbers(near[-1]) if near else []
    if (
        not numbers
        or not before
        or SIFTED.fullmatch(draft.text, passage.start, numbers[0].start) is None
    ):
        return
    part, whole = numbers[0], before[-1]
    if not (plain_number(part) and plain_number(whole)) or {part.unit, whole.unit} != {"count"}:
        return
    same = part.unit_text.lower().split()[:1] == whole.unit_text.lower().split()[:1]
    fit = FIT.match(draft.text, part.main.end) is not None
    left = LEFT.search(near[-1].text) or LEFT.search(passage.text)
    moves = moved(draft.text, whole.start)
    if same and fit and not left and not moves and part.main.range.low > whole.main.range.high:
        yield Beyond(part=part, whole=whole)


def _of_all(draft: Draft, passage: Passage) -> Iterator[Beyond]:
    """More of one noun than the sentence opens with as all there are."""
    for one, two in pairwise(draft.numbers(passage)):
        if not (plain_number(one) and plain_number(two)) or {one.unit, two.unit} != {"count"}:
            continue
        led = ALL.search(draft.text, max(passage.start, one.start - LED), one.start)
        same = one.unit_text.lower() == two.unit_text.lower() != ""
        if led and same and OF_ALL.fullmatch(draft.text, one.end, two.start):
            beyond = two.main.range.low > one.main.range.high
            if beyond and not moved(draft.text, two.start):
                yield Beyond(part=two, whole=one)


def beyond_whole(draft: Draft) -> Iterator[Beyond]:
    """Every part of a sentence that is more than the whole it is told to be of."""
    for passage in draft.passages:
        if "Qua" in passage.words or "qua" in passage.words:
            yield from _sifted(draft, passage)
        if not passage.words.isdisjoint(("trong", "Trong")):
            yield from _of_all(draft, passage)
        if " số " not in passage.text:
            continue
        numbers = [num for num in draft.numbers(passage) if not num.percent]
        joined = (_joined(draft.text, num) for num in numbers)
        yield from (found for found in joined if found is not None)
        for one, two in pairwise(numbers):
            between = draft.text[one.end : two.start]
            bare = one.unit is None and one.factor == two.factor
            if not (plain_number(one) and plain_number(two) and (alike(one, two) or bare)):
                continue
            if OUT_OF.match(between) and one.main.range.low > two.main.range.high:
                yield Beyond(part=one, whole=two)
            elif AMONG.match(between) and two.main.range.low > one.main.range.high:
                yield Beyond(part=two, whole=one)
