"""Shares of all that the draft has counted of a thing, pages before: "có 3.214 hộ … còn 96 hộ
nghèo, chiếm 2,89% tổng số hộ".

The whole is the one number of the draft that counts just what is named. Since nothing joins the
two, a percent is held wrong only where a slip of the hand explains it: digits exchanged, one digit
another, the percent of a number beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.saying import as_written
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.within import TOLD
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

# "2,89% tổng số hộ", "68,7% số bác sĩ của đơn vị"; "44,6% toàn trường": of what the part counts.
OF = shaped(
    r"\s?%?\s(?:trong |trên |của |so với )?(?:(?:tổng )?số (?P<name>[^\d.;,:()]{2,40}?)"
    r"(?:\s{shares.whole_of}[^.;,:()\d]{0,30})?|{shares.whole_places})(?=\s*[.;,:()\n]|$)",
    re.IGNORECASE,
)
HAVING = shaped(r"\b{shares.had_whole}\s$", re.IGNORECASE)
LISTED = regex(r"\d[^.;:\d]{2,40},\s$")  # "có 21 lớp, 742 học sinh"
CLOSED = regex(r"\s*(?:[.,;:()\n]|$|\s(?:và|với|gồm)\s)")


def shares_of_counted(draft: Draft) -> Iterator[Ratio]:
    """Every such percent that is right, or wrong by a slip of its digits."""
    return (ratio for ratio, copied in _every(draft) if not copied)


def copied_shares(draft: Draft) -> Iterator[Ratio]:
    """Every such percent that is that of another number of its sentence."""
    return (ratio for ratio, copied in _every(draft) if copied)


def _every(draft: Draft) -> Sequence[tuple[Ratio, bool]]:
    return draft.kept("shares of counted", lambda: tuple(_found(draft)))


def _found(draft: Draft) -> Iterator[tuple[Ratio, bool]]:
    for passage in draft.passages:
        if "%" not in passage.text or OF.search(passage.text) is None:
            continue
        numbers = draft.numbers(passage)
        for part, percent in pairwise(numbers):
            whole = _whole(draft, passage, part, percent)
            if whole is None:
                continue
            copied = _copied(part, whole, percent, numbers)
            if copied or _told(part, whole, percent):
                ratio = Ratio(
                    part=part.main,
                    whole=whole.main,
                    percent=percent.main,
                    said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.main.value)}",
                    amounts=amounts_at(passage, part.main, percent.main),
                    sure=False,
                )
                yield ratio, copied


def _whole(draft: Draft, passage: Passage, part: Num, percent: Num) -> Num | None:
    """The one number before a part that counts all that its percent is said to be of."""
    plain = part.unit == "count" and not (part.whole or part.high or part.main.hedge)
    if not plain or not percent.percent or percent.high or percent.whole:
        return None
    of = OF.match(draft.text, percent.main.end, passage.end)
    told = TOLD.fullmatch(draft.text[part.end : percent.start]) is not None
    if of is None or not told or moved(draft.text, part.start):
        return None
    found = [
        num
        for num in _counts(draft)
        if num.end <= part.start
        and num.main.value > part.main.value
        and _counts_them(num, part)
        and (of["name"] is None or _is_named(num, of["name"]))
    ]
    if of["name"] is None:
        return max(found, key=lambda num: num.main.value, default=None)  # others are its parts
    return found[-1] if len({num.main.value for num in found}) == 1 else None


def _counts(draft: Draft) -> Sequence[Num]:
    """The counts of a draft that stand whole in their clause: "có 3.214 hộ,"."""
    return draft.kept("whole counts", lambda: tuple(_all_counts(draft)))


def _all_counts(draft: Draft) -> Iterator[Num]:
    for passage in draft.passages:
        for num in draft.numbers(passage):
            if num.unit != "count" or num.whole or num.high or num.main.hedge:
                continue
            led = HAVING.search(draft.text, passage.start, num.start) or LISTED.search(
                draft.text, passage.start, num.start
            )
            if led and CLOSED.match(draft.text, num.end):
                yield num


def _is_named(num: Num, name: str) -> bool:
    return num.unit_text.lower().strip() == name.lower().strip()


def _counts_them(num: Num, part: Num) -> bool:
    """``742 học sinh … mức tốt có 126 em``: of one kind, the whole by its own name."""
    people = of_people(num) and of_people(part)
    return kin(num, part) or kin(part, num) or (people and bool(num.unit_text))


def _told(part: Num, whole: Num, percent: Num) -> bool:
    """Whether a percent is what the part is of the whole, or a slip of it."""
    share = part.main.range.percent_of(whole.main.range)
    if share is None or percent.main.range.meets(share):
        return share is not None
    right = as_written(part.main.value / whole.main.value * HUNDRED, percent.main)
    said = percent.main.value
    return percent.main.step < 1 and (transposed(right, said) or slipped(right, said))


def _copied(part: Num, whole: Num, percent: Num, numbers: Sequence[Num]) -> bool:
    """Whether a percent is that of another number of the sentence: of the row below."""
    own, stated = part.main.range.percent_of(whole.main.range), percent.main.range
    if own is None or own.meets(stated) or percent.main.step >= 1:
        return False
    others = (
        one.main.range.percent_of(whole.main.range)
        for one in numbers
        if one is not part and one.unit == "count" and not (one.whole or one.high)
    )
    return any(one is not None and one.meets(stated) for one in others)
