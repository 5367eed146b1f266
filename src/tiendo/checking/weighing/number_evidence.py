"""What speaks for it that a number tells another one again, and what against, each as a number.

No piece of evidence is sure by itself: clean drafts hold neighbours that share a word, or stand
in the part that judges. How much each weighs is learned from drafts (tables/weights_retold.yaml,
evaluation/weighing.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin, people_alike
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.judged_again import PARTS, has_risen, of_extremes, one_rate
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits, same_noun
from tiendo.checking.retelling.retold import told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import RAISED, Told, bare_numbers, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.weighing.number_pairs import FAR, LONG, NumberPair
from tiendo.checking.weighing.number_surroundings import surroundings
from tiendo.checking.wordlists import words
from tiendo.facts.figure import Role

NEAR = Decimal("0.07")
MOST, SOME, MANY_DIGITS = 8.0, 6.0, 5


def number_evidence(pair: NumberPair) -> Mapping[str, float]:
    """The evidence of a pair by name; what is not there is nought."""
    found = {
        **_of_slip(pair),
        **_of_words(pair),
        **_of_nouns(pair),
        **_of_place(pair),
        **_of_figures(pair),
        **_set_apart(pair),
        **_of_copies(pair),
        **surroundings(pair),
    }
    return {name: float(value) for name, value in found.items() if value}


def _of_slip(pair: NumberPair) -> Mapping[str, float]:
    """How the one becomes the other, and how many digits tell so."""
    one, other = pair.values
    least = min(len(digits(one)), len(digits(other)), MANY_DIGITS)
    turned = least > 1 and (swapped(one, other) or pair.in_other_order)
    typed = pair.slip and not turned and least > 1
    near = pair.near <= NEAR
    return {
        "single": least < 2, "turned": turned, "turned digits": turned * least,
        "turned, far": turned and pair.near > FAR,
        "mistyped": typed, "mistyped digits": typed * least,
        "near": near, "far": not (near or pair.slip), "digits": least,
        "three digits": least >= LONG, "five digits": least >= MANY_DIGITS,
    }  # fmt: skip


def _of_words(pair: NumberPair) -> Mapping[str, float]:
    """How much the words say that both clauses share, or one clause and the other's sentence."""
    draft = pair.draft
    odd = own_words(draft, pair.odd).words | pair.odd.counted
    first = own_words(draft, pair.first).words | pair.first.counted
    shared, all_odd = weight(draft, odd & first), weight(draft, odd)
    least = min(all_odd, weight(draft, first))
    some = min(shared, SOME)
    return {
        "shared": min(shared, MOST),
        "shared part": shared / least if least else 0,
        "shared part of odd": shared / all_odd if all_odd else 0,
        "shared with sentence": min(weight(draft, odd & pair.first.around), SOME),
        "sentence shares": min(weight(draft, first & pair.odd.around), SOME),
        "judged, shared": some * pair.judged,
        "percent, shared": some * pair.odd.num.percent,
        "near, shared": some * (not pair.slip),
        "unplaced, shared": some * (not pair.placed),
    }


def _of_nouns(pair: NumberPair) -> Mapping[str, float]:
    """Whether both count alike: "hội viên", "chị em"."""
    odd, first = pair.odd.num, pair.first.num
    counts = odd.unit == "count"
    same = counts and same_noun(first.unit_text, odd.unit_text)
    people = counts and not same and people_alike(first, odd)
    alike = counts and not (same or people) and (kin(odd, first) or kin(first, odd))
    other = counts and bool(first.unit_text) and not (same or people or alike)
    return {
        "count": counts, "same noun": same, "people": people, "noun of one kind": alike,
        "other noun": other, "judged, other noun": pair.judged and other, "percent": odd.percent,
        "bare": counts and not first.unit_text,
    }  # fmt: skip


def _of_place(pair: NumberPair) -> Mapping[str, float]:
    """Where the odd one stands, and how its clause leads to it."""
    head = heading_above(pair.draft, pair.odd.num.start)
    above = head.text if head is not None else ""
    said = pair.odd.passage.text
    lacks = words("weighing.lacks").search(pair.odd.before) is not None
    places = PLACE.search(said) is not None and PLACE.search(pair.first.passage.text) is None
    return {
        "judged": pair.judged, "ordered": pair.ordered, "sums up": pair.sums_up,
        "taken up": pair.taken, "late": pair.late, "late and judged": pair.late and pair.judged,
        "among shortcomings": words("weighing.shortcomings").search(above) is not None,
        "lacks": lacks, "of a place": places,
        "part": PARTS.search(pair.odd.lead) is not None, "extreme": of_extremes(pair.odd),
        "in a list": said.lstrip()[:1] in tuple("-+•*"),
        "to come": words("retelling.judging_ahead").search(said) is not None,
    }  # fmt: skip


def _set_apart(pair: NumberPair) -> Mapping[str, float]:
    """What a draft says in so many words of two values: years, places, plans, what lies between."""
    draft, odd, first = pair.draft, pair.odd, pair.first
    risen = RAISED.search(odd.lead) is not None
    return {
        "odd another": odd.another, "first another": first.another,
        "told apart": told_apart(draft, first, odd),
        "two years": of_two_years(draft, first.num, odd.num),
        "two times": not one_time(first, odd),
        "odd a difference": is_difference(draft, odd.num),
        "first a difference": is_difference(draft, first.num),
        "raised": risen,
        "odd borne out": odd.num.start in proven(draft),
        "first to be raised": RAISED.search(first.lead) is not None and not has_risen(first),
    }  # fmt: skip


def _of_figures(pair: NumberPair) -> Mapping[str, float]:
    """What the reader knows of both."""
    a, b = pair.odd.figure, pair.first.figure
    known = a is not None and b is not None
    one, other = (each.indicator_id if each else None for each in (a, b))
    named = bool(one and other)
    periods = {each.period for each in (a, b) if each is not None and each.period}
    both = known and all(each is not None and each.period for each in (a, b))
    goals = all(each is not None and each.role is Role.TARGET for each in (a, b))
    planned, first_planned = (_under_plans(pair.draft, each) for each in (pair.odd, pair.first))
    return {
        "two goals": goals, "two goals of one indicator": goals and named and one == other,
        "two goals of one time": goals and both and len(periods) == 1,
        "under plans": planned, "plans, not first": planned and not first_planned,
        "first under plans": first_planned and not planned,
        "one indicator": named and one == other, "two indicators": named and one != other,
        "one kind": one_rate(pair.odd, pair.first),
        "two measures": a is not None and b is not None and a.measure is not b.measure,
        "one period": both and len(periods) == 1, "two periods": both and len(periods) > 1,
        "a change": pair.odd.changes, "one a change": pair.odd.changes != pair.first.changes,
        "two ways": pair.odd.way != pair.first.way,
        "of a plan": b is not None and b.role is Role.TARGET,
        "a goal": a is not None and a.role is Role.TARGET,
    }  # fmt: skip


def _under_plans(draft: Draft, one: Told) -> bool:
    """Whether a number stands below a heading of what is to come."""
    head = heading_above(draft, one.num.start)
    return head is not None and ahead(head.text)


def _of_copies(pair: NumberPair) -> Mapping[str, float]:
    """Whether either is told elsewhere too, or follows from the numbers beside it."""
    odd, first = pair.odd.num, pair.first.num
    same = _values(pair.draft)
    return {
        "odd twice": same[odd.unit, odd.main.value] > 1,
        "odd elsewhere": same[None, odd.main.value] > same[odd.unit, odd.main.value],
        "first twice": same[first.unit, first.main.value] > 1,
        "first borne out": first.start in proven(pair.draft),
        "part of a whole": odd.whole is not None, "first of a whole": first.whole is not None,
        "hedged": bool(odd.main.hedge), "first hedged": bool(first.main.hedge),
    }  # fmt: skip


def _values(draft: Draft) -> Counter[tuple[str | None, Decimal]]:
    return draft.kept("weighed values", lambda: _counted(draft))


def _counted(draft: Draft) -> Counter[tuple[str | None, Decimal]]:
    """How often each value stands in the draft, by its unit, and (under None) in any."""
    found: Counter[tuple[str | None, Decimal]] = Counter()
    for one in every_number(draft):
        found[one.num.unit, one.num.main.value] += 1
        found[None, one.num.main.value] += 1
        if one.num.whole is not None:
            found[None, one.num.whole.value] += 1
    found.update((None, one.num.main.value) for one in bare_numbers(draft))
    return found
