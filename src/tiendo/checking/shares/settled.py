"""Rates of what was settled of all there was: "Tiếp nhận 642 đơn, đã giải quyết 587 đơn, tỷ lệ giải
quyết đạt 91,4%"; "xảy ra 486 vụ. … làm rõ 421 vụ, bắt 812 đối tượng, tỷ lệ khám phá 86,6%".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.pairs.reckoned_pairs import in_list, plain_number
from tiendo.checking.pairs.reckoning import DIGITS, explained, holds, slipped
from tiendo.checking.saying import as_written
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.three_ends import wholes_of_ratios
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# Right before the number that was settled, and before the rate of it.
DONE = shaped(r"\b{shares.settled}(?:\s{shares.settled_tails})?\s$")
RATE = shaped(
    r",\s(?:đạt\s|chiếm\s)?(?:tỷ|tỉ) lệ(?:\s{shares.settled}){0,2}(?:\s{shares.settled_tails})?"
    r"(?:\sán)?\s(?:đạt\s|là\s|bằng\s)?$"
)
# "Đã giải quyết 1.866 hồ sơ, đạt 93,3%": right behind its number, without a name.
RATE_BESIDE = regex(r"[^\d,;.()]{0,30},\s(?:đạt|chiếm)\s")
# "đã có 109 ý kiến được giải quyết (bằng 78%)": what was done stands behind its number.
DONE_BEHIND = shaped(
    r"[^\d.;()]{0,60}\b{shares.settled}(?:\s{shares.settled_tails})*\s?\((?:{sums.says_share}\s)?"
)
LED, FAR = 40, 110
SECOND = regex(r"(?:\s[^\W\d_]+){1,3}(?:,|\svà)\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)")
BEFORE = 1  # sentences, in which all there was may stand


def settled(draft: Draft) -> Iterator[Ratio]:
    """Every rate of what was settled that one slip of the hand makes of the right one."""
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, percent in enumerate(numbers):
            if percent.unit != "percent" or percent.high or percent.main.hedge or not at:
                continue
            start = max(passage.start, numbers[at - 1].end)
            if RATE.search(draft.text, start, percent.start):
                done = [one for one in numbers[:at] if _done(draft, passage, one, percent)]
                yield from _held(draft, passage, done, percent, ())
            elif RATE_BESIDE.fullmatch(draft.text, start, percent.start):
                beside = numbers[at - 1 : at]
                done = [one for one in beside if _done(draft, passage, one, percent)]
                yield from _held(draft, passage, done, percent, ())
            elif DONE_BEHIND.fullmatch(draft.text, start, percent.start):
                done = [one for one in numbers[at - 1 : at] if _counted(one)]
                also = [each for one in done for each in wholes_of_ratios(draft, one)]
                yield from _held(draft, passage, done, percent, also)


def _held(
    draft: Draft, passage: Passage, done: Sequence[Num], percent: Num, also: Sequence[Num]
) -> Iterator[Ratio]:
    """The rate beside what was settled and all there was, where a slip lies in it."""
    near = [*draft.before(passage, BEFORE), passage]
    around = [num for each in near for num in draft.numbers(each) if num.end <= percent.start]
    around += [num for num in also if num.end <= percent.start]
    pairs = [
        (part, whole)
        for part in done
        for whole in around
        if whole.end <= part.start and _all_of(draft, passage, whole, part)
    ]
    if any(holds(part, whole, percent, "") for part, whole in pairs):
        return
    for part, whole in reversed(pairs):
        right = as_written(part.main.value / whole.main.value * HUNDRED, percent.main)
        like = [num for num in around if num.noun == part.noun]
        if _slip(right, percent) and not explained(like, percent, (part, whole)):
            yield Ratio(
                part=part.main,
                whole=whole.main,
                percent=percent.main,
                said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.main.value)}",
                amounts=amounts_at(passage, part.main, percent.main),
                sure=False,
            )
            return


def _counted(part: Num) -> bool:
    return plain_number(part) and part.unit == "count"


def _done(draft: Draft, passage: Passage, part: Num, percent: Num) -> bool:
    """Whether a number counts what was settled: "đã giải quyết 587 đơn"."""
    if not _counted(part) or percent.start - part.end > FAR:
        return False
    start = max(passage.start, part.start - LED)
    told = DONE.search(draft.text, start, part.start) is not None
    return told and ";" not in draft.text[part.end : percent.start]


def _all_of(draft: Draft, passage: Passage, whole: Num, part: Num) -> bool:
    """Whether a number before may be all there was: of its noun, no less, and no change."""
    if not plain_number(whole) or whole.unit != part.unit:
        return False
    named = whole.noun == part.noun or _second_noun(draft.text, whole, part)
    named = named or fold(whole.unit_text).startswith(fold(part.unit_text))
    if not named:
        return False
    if whole.main.value < part.main.value or moved(draft.text, whole.start):
        return False
    return not in_list(draft.text, passage, whole, part)


def _second_noun(text: str, whole: Num, part: Num) -> bool:
    """``393 tố giác, tin báo về tội phạm``: the noun stands behind the first of two."""
    told = SECOND.match(text, whole.main.end)
    noun = part.unit_text.lower().strip()
    return told is not None and bool(noun) and f"{told['noun']} ".startswith(f"{noun} ")


def _slip(right: Decimal, percent: Num) -> bool:
    return slipped(right, as_written(percent.main.value, percent.main), digits=DIGITS)
