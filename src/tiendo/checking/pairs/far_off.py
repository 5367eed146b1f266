"""Whether a percent that is stated may be a slip of what it should be, or lies too far from it.

A hand exchanges digits, strikes another key, takes the figure of the last draft: what is stated
stays near what is right, or one of the two numbers that it is reckoned from has such a slip. Where
neither is so, the numbers are as likely of two things, and that is said as a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.registry import Yielded
from tiendo.checking.written import HUNDRED, spelled
from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

# How far two shares of a whole, or two multiples of an earlier value, may lie apart.
FAR = Decimal("0.2")
# So near a number must come that is taken for one with a slip in it.
NEAR = Decimal("0.006")
# A percent is of other numbers that is so many times what two give; so near others may give it.
MANY_TIMES, EXACT = 5, Decimal("0.06")
NUMBER = regex(r"\d[\d.,]*\d|\d")
CHANGES = ("vượt", "thấp hơn")
DIGITS = "0123456789"
CUT_OFF = "có thể là cắt bớt, không làm tròn"


def slips_only(draft: Draft, found: Iterator[Yielded], *, moves: bool = False) -> Iterator[Yielded]:
    """What is found, with what lies too far from the right percent as warnings.

    ``moves``: the percents are of rises and falls.
    """
    for one in found:
        if isinstance(one, Finding) and _cut_off(one):
            yield replace(one, severity=Severity.WARNING, message=f"{one.message} ({CUT_OFF})")
        elif not isinstance(one, Finding) or not _far(draft, one, moves=moves):
            yield one
        elif not _of_two_things(draft, one, moves=moves):
            yield replace(one, severity=Severity.WARNING)


def _cut_off(one: Finding) -> bool:
    """Whether the last digit is one too few: hands leave the rest off where they should round."""
    if not isinstance(one.stated, Decimal) or not isinstance(one.computed, Decimal):
        return False
    step = Decimal(1).scaleb(int(one.computed.as_tuple().exponent))
    return "%" in one.message and step < 1 and abs(one.computed) - abs(one.stated) == step


def _far(draft: Draft, one: Finding, *, moves: bool) -> bool:
    rate = "%" in one.message or " lần" in one.message
    percents = rate and one.see  # what stands right beside its ratio has no other
    if not percents or not isinstance(one.stated, Decimal) or not isinstance(one.computed, Decimal):
        return False
    said, right = abs(one.stated), abs(one.computed)
    if slipped(right, said) or transposed(right, said):
        return False
    if (moves and "%" in one.message) or any(word in one.message for word in CHANGES):
        said, right = HUNDRED + said, HUNDRED + right
    if not right or abs(said - right) < FAR * max(said, right):
        return False
    return not any(_mistyped(draft.text[at.start : at.end], said / right) for at in one.see)


def _of_two_things(draft: Draft, one: Finding, *, moves: bool) -> bool:
    """Whether a percent is so many times the right one, or just what a number elsewhere gives."""
    assert isinstance(one.stated, Decimal)
    assert isinstance(one.computed, Decimal)
    said, right = abs(one.stated), abs(one.computed)
    if "điểm phần trăm" in one.message:
        return False
    if not moves and max(said, right) > MANY_TIMES * min(said, right):
        return True
    spans = {(place.start, place.end) for place in one.see}
    told = [num for passage in draft.passages for num in draft.numbers(passage)]
    pair = [num for num in told if any(a <= num.start < b for a, b in spans)]
    return any(_gives(num, other, said, moves=moves) for num in pair for other in told)


def _gives(one: Num, other: Num, said: Decimal, *, moves: bool) -> bool:
    """Whether a percent is what one number is of another, or by how much it is more."""
    if one.unit != other.unit or one is other or not one.main.value or not other.main.value:
        return False
    shares = (one.main.value / other.main.value, other.main.value / one.main.value)
    base = Decimal(1) if moves else Decimal(0)
    return any(abs(abs(share - base) * HUNDRED - said) <= EXACT for share in shares)


def _mistyped(written: str, times: Decimal) -> bool:
    """Whether a number with one slip less is as many times as much: 2.400 for 4.200."""
    found = NUMBER.search(written)
    try:
        value = read_number(found.group()).value if found else Decimal(0)
    except NumberUnreadable:
        return False
    aims = (value * times, value / times) if times else ()
    return any(abs(other - aim) <= NEAR * aim for other in _slips(value) for aim in aims)


def _slips(value: Decimal) -> Iterator[Decimal]:
    """The numbers of which one slip makes this one: two digits exchanged, one digit another."""
    said = spelled(value)
    for at, digit in enumerate(said):
        if digit not in DIGITS:
            continue
        for other in DIGITS:
            yield Decimal(f"{said[:at]}{other}{said[at + 1 :]}")
        after = at + 1
        if said[after : after + 1] and said[after] in DIGITS:
            yield Decimal(f"{said[:at]}{said[after]}{digit}{said[after + 1 :]}")
