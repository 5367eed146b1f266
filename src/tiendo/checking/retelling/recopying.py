"""Values that were copied with a slip: nearly one number, of one thing, in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.pairing import noun, period_of
from tiendo.checking.pairs.topics import apart, named
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import KEPT, spelled
from tiendo.facts.figure import Measure
from tiendo.vocabulary.periods import Precision
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

# Two values of one thing differ by no more than this: what differs more is of two things.
MOST_APART = Decimal("1.6")
# Numbers of fewer digits have neighbours by chance.
DIGITS, DIGITS_OF_RATE = 4, 3
# What a name must share with another's, at least: words that say something.
SHARED = 2
# Of two digits only those of one name of so many words.
TWO, WORDS = 2, 3
AGAIN = shaped(r"{retelling.again}")
# Behind a value that is said to have stood before: "8.634 tỷ đồng nêu trên".
AGAIN_REACH = 40
WORD = regex(r"[a-z0-9]+")
ANYBODY = {"nguoi"}  # "236 người" says nothing of who they are
OF_ANY = {"ty", "le"}  # "tỷ lệ 74,1%"
MEASURES = (Measure.LEVEL, Measure.CHANGE, Measure.SHARE, Measure.RATIO)
TEN = Decimal(10)
# Within so many digits only neighbours change places.
PAIR = 2


def of_one_size(one: Amount, other: Amount) -> bool:
    """Whether two values may be one that was mistyped: none is far more than the other."""
    low, high = sorted((abs(one.figure.value), abs(other.figure.value)))
    return low > 0 and high <= low * MOST_APART


def copied_wrong(draft: Draft) -> Iterator[tuple[Amount, Amount]]:
    """The later of two values with one slip of the hand between them, said of one thing in two
    sentences: two digits exchanged, one digit another, the mark of decimals moved.
    """
    seen: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for amount in draft.amounts:
        figure = amount.figure
        long = figure.high is None and len(digits(figure.value)) >= TWO
        if not long or figure.measure not in MEASURES or not amount.plain:
            continue
        keys = [(figure.unit, figure.measure is Measure.CHANGE, key) for key in slips(figure.value)]
        near = {id(one): one for key in keys for one in seen[key]}
        found = [one for one in near.values() if _one_thing(draft, one, amount)]
        if found:
            yield amount, min(found, key=lambda one: one.start)
        # by two digits alone only those are like it that exchange them: the first key
        for key in keys if len(digits(figure.value)) >= DIGITS_OF_RATE else keys[:1]:
            seen[key].append(amount)


@cache
def slips(value: Decimal) -> tuple[str, ...]:
    """What two numbers share that one slip of the hand makes of each other: their digits in any
    order, their digits without noughts, or all but one of them.

    >>> set(slips(Decimal(214))) & set(slips(Decimal(224)))
    {'2_4'}
    """
    said = spelled(value)
    holes = (f"{said[:at]}_{said[at + 1 :]}" for at in range(len(said)))
    return (f"m{jumbled(value)}", f"d{digits(value)}", *holes)


def jumbled(value: Decimal) -> str:
    """What numbers share whose digits stand in another order.

    >>> jumbled(Decimal("28.65")) == jumbled(Decimal("25.68"))
    True
    """
    return "".join(sorted(spelled(value).replace(".", "")))


@lru_cache(KEPT)
def digits(value: Decimal) -> str:
    """The digits of a number without the noughts at its ends."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def mistyped(one: Decimal, other: Decimal) -> bool:
    """Whether one slip of the hand lies between two numbers of three digits and more.

    >>> mistyped(Decimal(8364), Decimal(8634)), mistyped(Decimal("9.37"), Decimal("8.37"))
    (True, True)
    >>> mistyped(Decimal(41750), Decimal(4175)), mistyped(Decimal(412), Decimal(433))
    (True, False)
    """
    if one == other:
        return False
    if transposed(one, other):
        return True
    if len(digits(one)) < DIGITS_OF_RATE:
        return False
    if one in (other * TEN, other / TEN):
        return True
    a, b = spelled(one), spelled(other)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _contrasted(one: str, other: str) -> bool:
    """``tỷ lệ hộ nghèo``, ``số hộ cận nghèo``: each name has a word that rules out the other."""
    here, there = (set(words("retelling.contrasts").findall(name)) for name in (one, other))
    return bool(here) and bool(there) and not here & there


def _one_thing(draft: Draft, one: Amount, other: Amount) -> bool:
    a, b = one.figure, other.figure
    if not mistyped(a.value, b.value) or apart(draft, one, other) or not _one_time(one, other):
        return False
    if a.direction is not b.direction and a.measure is Measure.CHANGE:
        return False
    if a.unit == "count" and not same_noun(a.unit_text or "", b.unit_text or ""):
        return False
    if a.role is not b.role and not transposed(a.value, b.value):
        return False  # "kết nạp 1.058 đảng viên", and a plan of 1.050
    again = AGAIN.search(draft.text, other.end, other.end + AGAIN_REACH) is not None
    again = again or AGAIN.search(b.indicator.lower()) is not None
    if a.unit == "percent" and not again and _contrasted(a.indicator, b.indicator):
        return False
    first, second = set(WORD.findall(named(a.indicator))), set(WORD.findall(named(b.indicator)))
    known = a.indicator_id is not None and a.indicator_id == b.indicator_id
    if (a.subject != b.subject and not again) or (a.per != b.per and not known):
        return False
    if transposed(a.value, b.value) and first == second and len(first) >= WORDS:
        return True
    if not transposed(a.value, b.value):  # may be chance: then the words must be the same
        return (known or again) and a.measure is b.measure and (first <= second or second <= first)
    if known or (a.per is not None and noun(a.unit_text or "") in second):
        return True
    if a.per is not None and noun(a.unit_text or "") == noun(b.unit_text or ""):
        return True
    if len(digits(a.value)) < DIGITS_OF_RATE:
        return False
    counted = {noun(a.unit_text or "")}
    if a.unit == "count" and counted == first and counted <= second and not counted & ANYBODY:
        return True  # "toàn tỉnh có 486 trường … Với 468 trường trải rộng"
    long = len(digits(a.value)) >= DIGITS or a.period is not None or first <= second
    shared = first & second - OF_ANY
    few = len(digits(a.value)) <= DIGITS
    if (
        few and a.unit == "count" and _people(a.unit_text or "")
    ):  # "đảng viên" says of both no more than that they count alike
        shared = shared - set(WORD.findall(named(a.unit_text or "")))
    return long and (len(shared) >= SHARED or (again and bool(first & second)))


def same_noun(one: str, other: str) -> bool:
    """``hộ`` and ``hộ dân``, ``vụ`` and ``vụ tai nạn``; who has been counted is "đồng chí" too."""
    first, second = one.lower(), other.lower()
    if f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} "):
        return True
    return (_anyone(first) and _people(second)) or (_anyone(second) and _people(first))


def _anyone(counted: str) -> bool:
    """``đồng chí``: "214 đảng viên bị kỷ luật … (224 đồng chí)"."""
    return words("retelling.anyone").fullmatch(counted) is not None


def _people(counted: str) -> bool:
    said = counted.split()
    found = noun_book().at(said, 0) if said else None
    return found is not None and found[1] == "people"


def _one_time(one: Amount, other: Amount) -> bool:
    """Whether two values may be of one time: said so, or one is dated by a day of that time."""
    a, b = one.figure.period, other.figure.period
    if a == b:
        return True
    if one.figure.role is not other.figure.role:
        return True  # an order that names a result again is dated by its own day
    if a is None or b is None:
        return transposed(one.figure.value, other.figure.value)
    first, second = period_of(one), period_of(other)
    if first is None or second is None:
        return False
    if transposed(one.figure.value, other.figure.value) and first.year == second.year:
        return Precision.DAY in (first.precision, second.precision)  # "đến ngày 15/6 còn 274 hộ"
    return first.year == second.year and first.start == second.start and first.end == second.end


def exchanged_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two digits have changed places, noughts at the end among them: 305 and 350.

    >>> exchanged_digits(Decimal(305), Decimal(350)), exchanged_digits(Decimal(305), Decimal(306))
    (True, False)
    """
    a, b = (spelled(each).replace(".", "") for each in (one, other))
    apart = [at for at, digit in enumerate(a) if digit != b[at : at + 1]]
    if len(a) != len(b) or len(apart) != PAIR or spelled(one).find(".") != spelled(other).find("."):
        return False
    first, last = apart
    near = last - first == 1 or len(a) > DIGITS
    return near and (a[first], a[last]) == (b[last], b[first])
