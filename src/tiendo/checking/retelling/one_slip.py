"""Numbers of one draft with one slip of the hand between, and what tells that they are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import mistyped, same_noun, slips
from tiendo.checking.retelling.retold import Retold, side_by_side
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import Told
from tiendo.checking.shares.proven import proven
from tiendo.checking.written import one_digit_apart

# Of the numbers that one may be, so many are looked at, the nearest: cost must not grow with all.
RECENT = 24


def near_before(told: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """Each number with those before it, of its unit, that a slip may make of it."""
    seen: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        keys = [(one.num.unit, key) for key in slips(one.num.main.value)]
        near = {id(other): other for key in keys for other in seen[key][-RECENT:]}
        yield one, list(near.values())
        for key in keys:
            seen[key].append(one)


def shared_weight(draft: Draft, one: Told, later: Told) -> float:
    """How much the words say that the clauses of two numbers share."""
    return weight(draft, own_words(draft, one).words & own_words(draft, later).words)


def one_but_for_a_slip(draft: Draft, one: Told, later: Told) -> bool:
    """Whether one slip lies between two numbers of one kind, and nothing sets them apart."""
    first, second = one.num.main.value, later.num.main.value
    if one.passage is later.passage or one.num.per != later.num.per:
        return False
    if not (swapped(first, second) or mistyped(first, second) or one_digit_apart(first, second)):
        return False
    if one.num.unit == "count" and not same_noun(one.num.unit_text, later.num.unit_text):
        return False
    if side_by_side(draft, one, later) or moved_between(draft, one, later):
        return False
    places = [_places(each) for each in (one, later)]
    return not all(places) or bool(places[0] & places[1])


def moved_between(draft: Draft, one: Told, later: Told) -> bool:
    """``còn 61 hộ nghèo``, ``giảm 30 hộ nghèo, còn 31 hộ``: what lies between is told."""
    moved = abs(one.num.main.value - later.num.main.value)
    return any(
        num.main.value == moved and num.unit == later.num.unit
        for each in (one, later)
        for num in draft.numbers(each.passage)
    )


def _places(one: Told) -> frozenset[str]:
    """The places that its sentence names, and not the offices that are to do it."""
    said = PLACE.findall(one.passage.text)
    return frozenset(name.strip() for name in said if not name.startswith("Sở"))


def told_of(draft: Draft, often: Counter[Decimal], one: Told, later: Told) -> Iterator[Retold]:
    """The one of two that nothing else tells or bears out; none where both are."""
    for right, odd in ((one, later), (later, one)):
        if often[odd.num.main.value] == 1 and odd.num.start not in proven(draft):
            yield Retold(odd=odd.num, right=right.num, sure=False)
            return


def often_told(draft: Draft) -> Counter[Decimal]:
    """How often each value is told, alone or as a whole."""
    return Counter(
        written.value
        for passage in draft.passages
        for num in draft.numbers(passage)
        for written in (num.main, num.whole)
        if written is not None
    )
