"""Values that a draft tells again, with a slip of the hand between: "(168 vụ)" of "186 vụ".

A later part of a report takes up what an earlier one has told: in brackets, behind "với" or
"trong", in other words. What is taken up rightly has its equal in the draft; a number without
one, that is nearly one told before in the same words, was copied wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.retelling.differences import is_difference, lies_between
from tiendo.checking.retelling.own_words import contrasted
from tiendo.checking.retelling.recopying import (
    digits,
    jumbled,
    mistyped,
    same_noun,
    slips,
)
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import (
    LISTED,
    had_again,
    of_one_kind,
    one_time,
    swapped,
    total_again,
)
from tiendo.checking.retelling.told_numbers import (
    DEFINITE,
    LONG,
    LONG_HEAD,
    LONG_NAME,
    RAISED,
    TWO_DIGITS,
    Told,
    told_numbers,
    two_measures,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import one_digit_apart, spelled
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

# "Trong số 247 hộ nghèo còn lại của xã": what was counted before is taken up whole.
TAKEN_UP = regex(r"\s*(?:\S+\s)?(?:[Tt]rong(?! đó| khi| tháng| năm)(?: số)?|[Vv]ới|[Cc]ả)\s")
# "mức 61,3 triệu đồng/người mà ta đạt được": a value of so much for each, told before.
TAKEN_AS = shaped(r"\b{retelling.taken_as}\s$")
OF_THEM = shaped(r"\b{retelling.of_them}\s$")
# "- Thành phố Trà Linh: phát sinh …": what a line of a list is of.
LABEL = regex(r"\s*[-–+*•]\s[^\d:;.,]{2,50}(?::|\scó\s(?=\d))")
PARTED = regex(r"\s*(?:[Tt]rong đó|[Rr]iêng)\b")
# "96 xã, phường, đặc khu": all kinds of communes.
LIST = shaped(r"\s{sums.place_kinds}(?:(?:,| và)\s{sums.place_kinds})+")
HEAD = 3
SAME_RATE = (2, 0.75)
# Words that must be shared, and which part of the later phrase they must be: by how sure the
# slip itself is.
SWAPPED, CHANGED, SHORT, RATES = (1, 0.4), (2, 0.5), (3, 0.75), (3, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """The number that stands alone, and the one that it should be: the first, or told twice."""

    odd: Num
    right: Num
    sure: bool
    ways: tuple[str, str] = ("", "")  # "tăng" of the one, "giảm" of the other

    @property
    def replaces(self) -> bool:
        """Whether the one number may be written where the other stands."""
        alike = self.odd.factor == self.right.factor and self.odd.whole is None
        return alike and not any(self.ways)


def retold(draft: Draft) -> Iterator[Retold]:
    """Every number that was copied wrong from an earlier sentence."""
    told = told_numbers(draft)
    near, equal = _by_slips(told), _by_value(told)
    for odd in told:
        if _twice(odd, equal):
            continue
        like = {id(one): one for key in _keys(odd) for one in near[key]}
        slipped = [
            one
            for one in sorted(like.values(), key=lambda one: one.num.start)
            if (one.num.start < odd.num.start or _twice(one, equal)) and _slipped(one, odd)
        ]
        firm = [] if odd.vague else [one for one in slipped if not one.vague]
        found = [one for one in firm if _of_one_thing(one, odd) or of_one_kind(one, odd)]
        found = [one for one in found if not of_two_years(draft, one.num, odd.num)]
        found = [one for one in found if _turned(one, odd) or not is_difference(draft, odd.num)]
        found = [
            one for one in found if not (told_apart(draft, one, odd) or RAISED.search(odd.lead))
        ]
        if lies_between(draft, odd.passage, odd.num):
            found = [one for one in found if not lies_between(draft, one.passage, one.num)]
        had = [] if found or RAISED.search(odd.lead) else slipped
        had = [one for one in had if had_again(one, odd) and not contrasted(draft, one, odd)]
        if found or had:
            best = max(found or had, key=lambda one: len(odd.said & one.around))
            turned = swapped(best.num.main.value, odd.num.main.value)
            long = len(digits(odd.num.main.value)) >= LONG
            sure = bool(found) and turned and long and not draft.doubtful
            yield Retold(odd=odd.num, right=best.num, sure=sure)


def told_apart(draft: Draft, one: Told, odd: Told) -> bool:
    """Whether two numbers are told apart: by words, by the labels of their lines, side by side."""
    return (
        contrasted(draft, one, odd)
        or side_by_side(draft, one, odd)
        or _two_labels(one, odd)
        or _of_part(one, odd)
    )


def side_by_side(draft: Draft, one: Told, odd: Told) -> bool:
    """Whether a sentence tells both values: "ngân sách tỉnh 96,2 tỷ, cấp huyện 16,2 tỷ đồng"."""
    values = {one.num.main.value, odd.num.main.value}
    return any(
        values <= {num.main.value for num in draft.numbers(each.passage)} for each in (one, odd)
    )


def _two_labels(one: Told, odd: Told) -> bool:
    """``- Huyện Sông Cầu: phát sinh 136 tấn/ngày``: lines of a list, each with its own label; so
    ``13/73 kiến nghị`` and ``23/82 kiến nghị``, each of its own whole.
    """
    if one.num.whole is not None and odd.num.whole is not None:
        goal = all_of_them(one.num) != all_of_them(odd.num)  # "đạt 15/19 … phấn đấu đạt 19/19"
        return goal or one.num.whole.value != odd.num.whole.value
    first, second = (LABEL.match(each.passage.text) for each in (one, odd))
    return first is not None and second is not None and first.group() != second.group()


def all_of_them(num: Num) -> bool:
    return num.whole is not None and num.whole.value == num.main.value


def _of_part(one: Told, odd: Told) -> bool:
    """``làm chết 127 người …. Trong đó, đường bộ … làm chết 121 người``: of what it is less."""
    parted = PARTED.match(odd.passage.text) is not None
    return parted and not _turned(one, odd) and odd.num.main.value < one.num.main.value


def _turned(one: Told, odd: Told) -> bool:
    return swapped(one.num.main.value, odd.num.main.value)


def _keys(told: Told) -> list[tuple[str | None, str]]:
    return [(told.num.unit, key) for key in slips(told.num.main.value)]


def _by_slips(told: Sequence[Told]) -> Mapping[tuple[str | None, str], list[Told]]:
    found: dict[tuple[str | None, str], list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one):
            found[key].append(one)
    return found


def _by_value(told: Sequence[Told]) -> Mapping[Decimal, list[Told]]:
    """Each number by its value, and by the whole that it is of."""
    found: dict[Decimal, list[Told]] = defaultdict(list)
    for one in told:
        found[one.num.main.value].append(one)
        if one.num.whole is not None:
            found[one.num.whole.value].append(one)
    return found


def _twice(one: Told, equal: Mapping[Decimal, list[Told]]) -> bool:
    """Whether a number is told at another place as well."""
    return any(other is not one and _alike(other, one) for other in equal[one.num.main.value])


PER_HEAD = {None, "người"}


def _alike(one: Told, other: Told) -> bool:
    pers = {one.num.per, other.num.per}
    if one.num.unit != other.num.unit or (len(pers) > 1 and pers != PER_HEAD):
        return False
    if one.num.unit != "count" or same_noun(one.num.unit_text, other.num.unit_text):
        return True
    return not _by_chance(one, other)


def _slipped(one: Told, later: Told) -> bool:
    if one.passage is later.passage or not _alike(one, later):
        return False
    first, second = one.num.main.value, later.num.main.value
    if mistyped(first, second) or one_digit(first, second) or swapped(first, second):
        return True
    return _in_other_order(one, later)


def _in_other_order(one: Told, later: Told) -> bool:
    """``thiệt hại kinh tế sơ bộ 8.016 tỷ đồng``, ``8.160 tỷ đồng``: all digits, the same words."""
    first, second = one.num.main.value, later.num.main.value
    if first == second or jumbled(first) != jumbled(second) or one.another or later.another:
        return False
    said = one.said - one.counted
    least = min(len(jumbled(first)), len(digits(first)) + 1)
    return least >= LONG_HEAD and len(said) >= LONG_HEAD and said <= later.said


def one_digit(one: Decimal, other: Decimal) -> bool:
    """``47`` and ``57``: by themselves two numbers, in the same words one."""
    return len(spelled(one)) == TWO_DIGITS and one_digit_apart(one, other)


def _of_one_thing(one: Told, later: Told) -> bool:
    if one.another or later.another or not one_time(one, later):
        return False
    if two_measures(one, later):
        return False  # "đạt 19,2% kế hoạch" of "chế biến tăng 12,9%"
    turned = swapped(one.num.main.value, later.num.main.value)
    again = later.bracketed or words("retold.again").search(later.phrase) is not None
    if TAKEN_AS.search(later.before) and later.num.per and later.num.per == one.num.per:
        return len(digits(later.num.main.value)) >= LONG and _role(one) is _role(later)
    if one.num.percent and not turned and not _moved(one, later):
        return _same_rate(one, later)
    if _moved(one, later):
        return False
    if len(one.named) == LONG_NAME and one.named == later.named and not _moved(one, later):
        return True
    if _all_there_are(one, later) or (turned and total_again(one, later)):
        return True
    named = len(one.head) == LONG_HEAD and one.head == later.head
    if turned and _two_lines(one, later):
        return False
    if turned and (not _by_chance(one, later) or (named and _is_long(later))):
        return True
    if not (turned or again) and _role(one) is not _role(later):
        return False
    long = len(digits(later.num.main.value)) >= LONG
    if turned and long and TAKEN_UP.match(later.phrase) and len(later.said) <= SHORT[0]:
        return later.counted <= one.counted or one.counted <= later.counted
    near = transposed(one.num.main.value, later.num.main.value)
    least, part = RATES if one.num.percent else _needed(turned=near, long=long)
    if near and not again and not long_count(later) and not one.num.percent:
        least, part = CHANGED  # amounts of three digits have such neighbours
    if not (long or again or _first(one) == _first(later)):
        least, part = SHORT  # "46 đảng viên có khuyết điểm", "64 đồng chí bị kỷ luật"
    if turned and not near and len(digits(later.num.main.value)) > LONG:
        part = SWAPPED[1]  # two digits of four in each other's place: hardly by chance
    if not (turned or again or one.num.unit_text.lower() == later.num.unit_text.lower()):
        return False  # "113 học viên", "163 đồng chí": two chances at once
    shared = later.said & (one.around | one.counted)
    if len(shared) >= least and len(shared) >= part * len(later.said):
        return True
    return near and long and not one.num.percent and _named_whole(one, later)


def _first(told: Told) -> str:
    return told.num.unit_text.lower().partition(" ")[0]


def _two_lines(one: Told, later: Told) -> bool:
    """Whether two counts each open a line of a list, and nothing else is said of both."""
    lines = LISTED.match(one.passage.text) and LISTED.match(later.passage.text)
    return bool(lines) and not (later.said - later.counted) & (one.said - one.counted)


def long_count(told: Told) -> bool:
    """Whether a number is of counted things, or has more than three digits."""
    return told.num.unit == "count" or len(digits(told.num.main.value)) > LONG


def _is_long(told: Told) -> bool:
    return told.num.unit == "count" and len(digits(told.num.main.value)) >= LONG


def _by_chance(one: Told, later: Told) -> bool:
    """Whether two digits may be exchanged by chance: not of two counts of people with four digits
    and more, "nhân lực hiện có 4.917 người … cả ngành mới có 4.719 công chức, viên chức".
    """
    said = (each.num.unit_text.lower().replace(",", " ").split() for each in (one, later))
    nouns = [noun_book().at(words_, 0) for words_ in said]
    people = all(found is not None and found[1] == "people" for found in nouns)
    return not people or len(digits(later.num.main.value)) <= LONG


def _all_there_are(one: Told, later: Told) -> bool:
    """``31 chi bộ trực thuộc … cả 33 chi bộ trực thuộc``: by the words behind both."""
    sure = DEFINITE.search(later.before) is not None
    if not sure and OF_THEM.search(later.before) is None:
        return False
    words_ = HEAD if sure else LONG_HEAD
    if sure and _several(later) == _several(one) != "":
        return True
    return len(later.head) >= words_ and one.head[:words_] == later.head[:words_]


def _several(told: Told) -> str:
    """``xã, phường, đặc khu``: what is counted, where it has several names."""
    said = LIST.match(told.passage.text, told.num.main.end - told.passage.start)
    return said.group().strip().lower() if said else ""


def _same_rate(one: Told, later: Told) -> bool:
    """Whether two percents with one digit between them are of one thing and of one time, by the
    words of their own clauses.
    """
    if not one.times & later.times or one.figure is None or later.figure is None:
        return False
    a, b = one.figure, later.figure
    if a.measure is not b.measure or a.direction is not b.direction:
        return False
    if a.role is b.role and a.indicator_id is not None and a.indicator_id == b.indicator_id:
        return a.subject == b.subject
    least, part = SAME_RATE
    shared = later.said & one.said
    if a.role is not b.role and len(shared) <= least:
        return False
    return len(shared) >= least and len(shared) >= part * min(len(later.said), len(one.said))


def _named_whole(one: Told, later: Told) -> bool:
    """Whether all that the first says of its number the later one says as well."""
    if len(one.said) >= len(("trồng", "rừng")):
        return one.said <= later.said
    return bool(one.said) and one.said <= later.said and bool(one.times & later.times)


def _needed(*, turned: bool, long: bool) -> tuple[int, float]:
    return (SWAPPED if long else CHANGED) if turned else (CHANGED if long else SHORT)


def _role(told: Told) -> Role | None:
    return told.figure.role if told.figure is not None else Role.RESULT


def _moved(one: Told, later: Told) -> bool:
    """Whether a change between the two is told: "còn 247 hộ, giảm 27 hộ"."""
    moved: Decimal = abs(one.num.main.value - later.num.main.value)
    beside: Sequence[Passage] = (one.passage, later.passage)
    measured = later.num.unit if later.num.unit != "count" else None
    return any(
        amount.figure.value == moved
        and (amount.figure.direction is not None or amount.figure.unit == measured)
        for passage in beside
        for amount in passage.amounts
    )
