"""Two numbers with a slip of the hand between, told in words that no other sentence holds.

"xử lý dứt điểm 386 hồ sơ quá hạn" of "trong đó 368 hồ sơ đã quá hạn": what they share is rare in
the draft, and makes most of what one of them says (own_words.py). One digit may be another by
chance, so that it takes more such words than two digits in each other's place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.periods.years_on_parts import title_years
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.one_slip import near_before
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits, mistyped, same_noun
from tiendo.checking.retelling.retold import Retold, side_by_side
from tiendo.checking.retelling.set_apart import beside_others, of_two_years
from tiendo.checking.retelling.taken_again import LISTED, OF_YEAR, one_time, swapped
from tiendo.checking.retelling.told_numbers import LONG, RAISED, WORD, Told, telling, told_numbers
from tiendo.checking.shares.proven import proven

# How much shared words must say, and which part of what the shorter of both says: by the slip.
TURNED, LONG_COUNT, CHANGED, RATE = 1.5, 2.0, 3.0, 3.0
PART, MUCH, PART_OF_MUCH, BORROWED = 0.5, 4.0, 0.3, 1.0
DEED = 2  # words


def told_in_rare_words(draft: Draft) -> Iterator[Retold]:
    """The later of two such numbers, and the earlier; of three tellings the odd one."""
    told = [one for one in told_numbers(draft) if _exact(one)]
    twice = told_twice(told)
    for odd, right in slipped_pairs(told):
        if twice[id(odd)] and not twice[id(right)]:
            odd, right = right, odd
        if not twice[id(odd)] and _one_thing(draft, right, odd):
            yield Retold(odd=odd.num, right=right.num, sure=False)


def _exact(one: Told) -> bool:
    return not one.vague


def told_twice(told: Sequence[Told]) -> Mapping[int, bool]:
    """Whether each number stands at another place too."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        same[one.num.unit, one.num.main.value].append(one)
    return {
        id(one): any(other is not one and _may_be_one(one, other) for other in group)
        for group in same.values()
        for one in group
    }


def slipped_pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each number with those before it that one slip makes of it."""
    for one, near in near_before(told):
        for other in near:
            a, b = other.num.main.value, one.num.main.value
            if (mistyped(a, b) or swapped(a, b)) and _may_be_one(other, one):
                yield one, other


def _may_be_one(one: Told, other: Told) -> bool:
    """Whether two numbers are of one kind, in two sentences."""
    if one.passage is other.passage or not of_one_rate(one.num.per, other.num.per):
        return False
    if one.num.unit != "count":
        return True
    return same_noun(one.num.unit_text, other.num.unit_text)


def of_one_rate(one: str | None, other: str | None) -> bool:
    """``triệu đồng/người/năm``, ``triệu đồng/người``, ``triệu đồng``."""
    short, long = sorted((one or "", other or ""), key=len)
    return long.startswith(short)


def _one_thing(draft: Draft, right: Told, odd: Told) -> bool:
    if (
        right.another != _another(draft, odd)
        or not _one_time(right, odd)
        or _apart(draft, right, odd)
    ):
        return False
    turned = swapped(right.num.main.value, odd.num.main.value)
    by_chance = right.passage.block == odd.passage.block or is_difference(draft, odd.num)
    if by_chance and not turned:
        return False
    if len(digits(odd.num.main.value)) < LONG:
        return turned and _one_deed(right, odd)
    if _shifted(right, odd) and len(digits(odd.num.main.value)) <= LONG:
        return False
    first, second = own_words(draft, right), own_words(draft, odd)
    if first.contrasts and second.contrasts and first.contrasts != second.contrasts:
        return False
    shared = weight(draft, first.words & second.words)
    least = min(weight(draft, first.words), weight(draft, second.words))
    part = PART_OF_MUCH if shared >= MUCH and not odd.num.percent else PART
    more = BORROWED if first.borrowed or second.borrowed else 0.0
    return shared >= _needed(odd, turned=turned) + more and shared >= part * least


def _one_deed(one: Told, other: Told) -> bool:
    """``Cấp mới 23 dự án``, ``việc cấp mới 32 dự án``: the same done with the same things."""
    first, second = (WORD.findall(each.before.lower())[-DEED:] for each in (one, other))
    noun = one.num.unit_text.lower() == other.num.unit_text.lower() != ""
    return noun and first == second and len(first) == DEED and telling(" ".join(first)) != set()


def _shifted(one: Told, other: Told) -> bool:
    """Whether only the mark of decimals stands at another place: "1,27", "12,7"."""
    return digits(one.num.main.value) == digits(other.num.main.value)


def _needed(odd: Told, *, turned: bool) -> float:
    if odd.num.percent:
        return RATE
    if turned:
        return TURNED
    return LONG_COUNT if len(digits(odd.num.main.value)) > LONG else CHANGED


def _apart(draft: Draft, right: Told, odd: Told) -> bool:
    """Whether two numbers are surely of two things: each of its own place, line or goal."""
    turned = transposed(right.num.main.value, odd.num.main.value)
    if odd.num.percent and not (turned and _one_measure(right, odd)):
        return True
    if side_by_side(draft, right, odd):
        return True
    if LISTED.match(right.passage.text) and LISTED.match(odd.passage.text):
        return True
    if {right.num.start, odd.num.start} <= proven(draft) or of_two_years(draft, right.num, odd.num):
        return True
    if beside_others(draft, right.num.start, odd.num.start):
        return True
    places = [frozenset(PLACE.findall(one.passage.text)) for one in (right, odd)]
    if all(places) and not places[0] & places[1]:
        return True
    return any(_to_come(draft, one) for one in (right, odd))


def _one_measure(one: Told, other: Told) -> bool:
    a, b = one.figure, other.figure
    if a is None or b is None:
        return True
    return a.measure is b.measure and a.direction is b.direction and a.role is b.role


def _one_time(right: Told, odd: Told) -> bool:
    """Whether both may be of one time: "từ mức 56,8 triệu đồng của năm 2024" is of that year."""
    year = OF_YEAR.match(odd.passage.text, odd.num.end - odd.passage.start)
    if year is None:
        return one_time(right, odd)
    return not right.times or f"năm {year['year']}" in right.times


def _another(draft: Draft, one: Told) -> bool:
    """Whether a number is another than the one told, by its words; "cao hơn mức 68,4 triệu đồng của
    năm 2025" is that of the year which the draft reports on.
    """
    year = OF_YEAR.match(one.passage.text, one.num.end - one.passage.start)
    own = draft.kept("own years", lambda: {*title_years(draft), *_own_year(draft)})
    return one.another and not (year is not None and int(year["year"]) in own)


def _own_year(draft: Draft) -> tuple[int, ...]:
    return (draft.day.year,) if draft.day is not None else ()


def _to_come(draft: Draft, one: Told) -> bool:
    """Whether a number tells what is to be reached."""
    if RAISED.search(one.lead):
        return True
    above = heading_above(draft, one.num.start)
    return above is not None and ahead(above.text) and _another(draft, one)
