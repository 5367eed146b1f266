"""A figure of a headline that the text below tells with a slip of the hand between.

"Năm 2023 giảm được 1.064 hộ nghèo" over "trong năm giảm được 1.046 hộ nghèo": a headline tells
nothing of its own, so its number has its equal below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.retelling.recopying import MOST_APART, digits, mistyped, same_noun
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import LONG, TIMES, Told, every_number, told_numbers
from tiendo.checking.wordlists import words
from tiendo.reading.document import Kind
from tiendo.vocabulary.regexes import regex

# A headline stands among the first lines, and is no longer than this.
LINES, LENGTH = 6, 200
SHARED = 2  # words
DIGITS = 2  # of a rate that is told shortly
# The last words before a number that say what was done: "đã giải quyết".
DEED = 2
# What came of those counted: "chỉ tiêu đạt trên".
NAMED = 4
# "hơn 284 nghìn" may be any number from a little under it to so much more.
NEAR = Decimal("0.97"), Decimal("1.1")
WORD = regex(r"[^\W\d_]+")
GOES = regex(r"\b(?P<way>[Tt]ăng|[Gg]iảm)(?:\s[^\W\d_]+){0,2}\s$")
STOPS = (".", ";", ":")


def headlines_apart(draft: Draft) -> Iterator[Retold]:
    """Every number of a headline without its equal below, beside nearly one of the same thing."""
    last = end_of_headlines(draft)
    told = told_numbers(draft) if last else []
    below = [one for one in told if one.passage.block >= last]
    values = [num for one in draft.passages if one.block >= last for num in draft.numbers(one)]
    for one in told:
        if one.passage.block >= last or _equal(draft, one.num, values):
            continue
        found = [other for other in below if _like(draft, one, other)]
        if found:
            best = max(found, key=lambda other: len(one.around & other.around))
            turned = swapped(one.num.main.value, best.num.main.value)
            long = len(digits(one.num.main.value)) >= LONG
            yield Retold(odd=one.num, right=best.num, sure=turned and long and not draft.doubtful)
    if last:
        yield from _hedged(draft, last, below)
        yield from _short_rates(draft, last, values)


def _short_rates(draft: Draft, last: int, values: Sequence[Num]) -> Iterator[Retold]:
    """``Xuất khẩu 8 tháng tăng 28%`` over ``xuất khẩu 8 tháng …, tăng gần 38%``: the one percent
    of a headline, of two digits, in other order below or one of them another.
    """
    rates = [one for one in every_number(draft) if one.num.percent]
    for one in rates:
        own = [other for other in rates if other.passage is one.passage]
        short = len(digits(one.num.main.value)) == DIGITS and not one.num.high
        if one.passage.block >= last or not short or len(own) > 1:
            continue
        if _equal(draft, one.num, values):
            continue
        found = [other for other in rates if other.passage.block >= last and _one_rate(one, other)]
        if found:
            yield Retold(odd=one.num, right=found[0].num, sure=False)


def _one_rate(one: Told, below: Told) -> bool:
    """Whether a percent below is that of a headline by its digits, way, time and words."""
    a, b = one.num.main.value, below.num.main.value
    shared = (one.around & below.around) - one.counted
    way = way_of(one)
    if way != way_of(below) or below.num.high or not shared:
        return False
    if one.times and below.times and not one.times & below.times:
        return False
    if transposed(a, b):
        return bool(way) or len(shared) >= SHARED
    first, second = (f"{value.normalize():f}" for value in (a, b))
    apart = sum(x != y for x, y in zip(first, second, strict=False))
    alike = len(first) == len(second) and apart == 1 and first[-1] == second[-1]
    in_time = {time.lower() for time in TIMES.findall(one.passage.text)}
    same = in_time & {time.lower() for time in TIMES.findall(below.passage.text)}
    return alike and bool(way) and bool(same) and len(shared) >= SHARED


def way_of(one: Told) -> str:
    """``tăng`` or ``giảm`` before a percent, however it is rounded."""
    found = GOES.search(one.before)
    return found["way"].lower() if found else ""


def _hedged(draft: Draft, last: int, below: Sequence[Told]) -> Iterator[Retold]:
    """``Hơn 284 nghìn lượt khách`` over ``đón 248.600 lượt khách``: rounded as the headline is, a
    number below has two of its digits in each other's place, and none is near it.
    """
    for passage in draft.passages:
        if passage.block >= last:
            return
        for num in draft.numbers(passage):
            if not num.main.hedge or num.percent or num.high or num.whole or not num.main.value:
                continue
            alike = [one for one in below if one.num.unit == num.unit and _one_noun(one.num, num)]
            near = any(NEAR[0] <= one.num.main.value / num.main.value <= NEAR[1] for one in alike)
            turned = [
                one
                for one in alike
                if not one.another and swapped(_cut(one.num.main.value, num), num.main.value)
            ]
            if turned and not near:
                yield Retold(odd=num, right=turned[0].num, sure=False)


def _cut(value: Decimal, num: Num) -> Decimal:
    """A value without what a number written so leaves out: "hơn 248 nghìn" of 248.600."""
    return value // num.main.step * num.main.step


def _one_noun(one: Num, other: Num) -> bool:
    """``lượt khách`` and ``nghìn lượt khách``."""
    return one.unit != "count" or one.noun == other.noun


def end_of_headlines(draft: Draft) -> int:
    """The number of the first block that is a text; 0 where nothing stands over it."""
    for number, block in enumerate(draft.document.blocks[: LINES + 1]):
        text = block.text.strip()
        long = len(text) > LENGTH or text.endswith(STOPS) or block.kind is Kind.ROW
        if long or number == LINES:
            return number
    return 0


def _equal(draft: Draft, num: Num, values: Sequence[Num]) -> bool:
    """Whether a number stands below as well, however rounded, or in a table."""
    alike = [one for one in values if one.unit == num.unit and _may_be_one(one, num)]
    if any(num.main.range.meets(other.main.range) for other in alike):
        return True
    bare = draft.text[num.main.start : num.main.end]
    cells = (cell for table in draft.cells.tables.values() for cell in table.cells)
    return any(bare == cell.text.strip() for cell in cells)


def _may_be_one(one: Num, other: Num) -> bool:
    """Whether two numbers count one thing, as far as they say."""
    if one.unit != "count":
        return True
    return same_noun(one.unit_text, other.unit_text) or kin(one, other)


def _nearly(one: Told, below: Told) -> bool:
    """Whether a number below is the headline's with a slip, by its words, way and time."""
    a, b = one.num, below.num
    if a.unit != b.unit or (one.way != below.way and not a.percent):
        return False
    if a.unit == "count" and not same_noun(a.unit_text, b.unit_text):
        return False
    turned = swapped(a.main.value, b.main.value)
    if not (turned or mistyped(a.main.value, b.main.value)):
        return False
    if one.times and below.times and not one.times & below.times:
        return False
    if below.another and not (one.way or a.percent):
        return False
    if words("headlines.other").search(below.before):
        return False
    if turned and len((one.said - one.counted) & below.around) >= SHARED:
        return True
    shared = _content(one) & _content(below)
    return bool(shared) if turned else len(shared) >= SHARED


def _like(draft: Draft, one: Told, below: Told) -> bool:
    """Whether a number below is the headline's by its digits, its deed or what came of so many."""
    return (
        _nearly(one, below)
        or _said_alike(one, below)
        or _came_alike(draft, one, below)
        or _counted_alike(one, below)
    )


def _counted_alike(one: Told, below: Told) -> bool:
    """``Thu hút 27 dự án đầu tư mới`` over ``cấp mới 29 dự án đầu tư``: by what is counted."""
    if one.num.unit != "count" or one.num.whole or below.num.whole or one.way != below.way:
        return False
    named = one.head[:NAMED] == below.head[:NAMED] and len(one.head) >= NAMED
    low, high = sorted((one.num.main.value, below.num.main.value))
    return named and not below.another and not below.bracketed and high <= low * MOST_APART


def _came_alike(draft: Draft, one: Told, below: Told) -> bool:
    """``13/18 chỉ tiêu đạt trên 50%`` over ``Trong 18 chỉ tiêu …, có 11 chỉ tiêu đạt trên 50%``."""
    whole = one.num.whole
    if whole is None or one.head[:NAMED] != below.head[:NAMED] or len(one.head) < NAMED:
        return False
    return any(
        num.main.value == whole.value and same_noun(num.unit_text, below.num.unit_text)
        for num in draft.numbers(below.passage)
        if num.start < below.num.start
    )


def _said_alike(one: Told, below: Told) -> bool:
    """``giải quyết 11.420 hồ sơ`` over ``đã giải quyết 12.140 hồ sơ``: one deed, one noun."""
    a, b = one.num, below.num
    if not a.unit_text or a.unit != b.unit or a.unit_text.lower() != b.unit_text.lower():
        return False
    deeds = [WORD.findall(each.before.lower())[-DEED:] for each in (one, below)]
    last = len(a.unit_text.split()) > DEED and deeds[0][-1:] == deeds[1][-1:] != []
    if not (last or (len(deeds[0]) == DEED and deeds[0] == deeds[1])) or one.way != below.way:
        return False
    low, high = sorted((a.main.value, b.main.value))
    if high > low * MOST_APART or (one.times and below.times and not one.times & below.times):
        return False
    return not (below.another or below.bracketed or words("headlines.other").search(below.before))


def _content(told: Told) -> frozenset[str]:
    return (told.said | told.counted) if not told.num.percent else told.said
