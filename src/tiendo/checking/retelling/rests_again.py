"""What is left, told again among the tasks as another number: "còn 543 tỷ đồng chưa phân bổ", and
then "giao bổ sung 443 tỷ đồng vốn còn lại".

Who orders that the rest be done means a rest that was told. Where no number of the draft is that
one, and one slip of the hand makes one that was told as a rest of the same things, that was it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits, mistyped, same_noun, slips
from tiendo.checking.retelling.retold import Retold, side_by_side
from tiendo.checking.retelling.taken_again import LISTED, swapped
from tiendo.checking.retelling.told_numbers import LONG, TWO_DIGITS, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import spelled
from tiendo.vocabulary.regexes import regex

# The number stands at "#": what is left, and what is to be done with it.
REST = shaped(
    r"\b{retelling.lacking}(?:\s[^\W\d_]+){0,3}\s#|#[^#]{0,44}?\b{retelling.lacking}\b"
    r"|\bcòn lại\b[^#]*#"
)
FINISH = shaped(
    r"(?<!đã )(?<!được )(?<!mới )\b{retelling.finished_off}(?:\s[^\W\d_]+){0,6}\s#"
    r"|#(?:\s[^\W\d_]+){0,4}\scòn lại\b"
)
CLAUSE, BEHIND = regex(r"[,;.(\n]"), 60
# How much shared words must say: of long numbers, of two digits, where none is a task.
SAYS, FEW_SAY, UNTOUCHED = 0.0, 1.5, 2.0


def rests_again(draft: Draft) -> Iterator[Retold]:
    """Every rest that another one nearly is, and that one."""
    rests = [one for one in every_number(draft) if _exact(one)]
    rests = [one for one in rests if _left(one) or _finished(one)]
    often = often_told(draft) if len(rests) > 1 else Counter()
    near: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in rests:
        keys = [(one.num.unit, key) for key in slips(one.num.main.value)]
        like = {id(other): other for key in keys for other in near[key]}
        found = [other for other in like.values() if _of_one(draft, other, one)]
        if found:
            right, odd = ordered(draft, often, found[-1], one)
            if odd is not None:
                yield Retold(odd=odd.num, right=right.num, sure=False)
        for key in keys:
            near[key].append(one)


def _exact(one: Told) -> bool:
    num = one.num
    short = len(spelled(num.main.value)) < TWO_DIGITS
    rounded = num.main.hedge and len(digits(num.main.value)) < LONG
    return not (short or rounded or num.percent or num.high or num.whole)


def _left(one: Told) -> bool:
    return REST.search(_said(one)) is not None


def _finished(one: Told) -> bool:
    return FINISH.search(_said(one)) is not None


def _said(one: Told) -> str:
    end = one.num.end - one.passage.start
    behind = CLAUSE.split(one.passage.text[end : end + BEHIND])[0]
    return f"{one.before.rstrip()} #{behind}".lower()


def _of_one(draft: Draft, one: Told, later: Told) -> bool:
    """Whether two numbers are one rest, but for a slip."""
    if not (_left(one) or _left(later)) or not one_but_for_a_slip(draft, one, later):
        return False
    if LISTED.match(one.passage.text) and LISTED.match(later.passage.text) and not _left(later):
        return False
    least = SAYS if len(digits(later.num.main.value)) >= LONG else FEW_SAY
    if not (_finished(one) or _finished(later)):
        least = UNTOUCHED
    return shared_weight(draft, one, later) >= least


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
    if side_by_side(draft, one, later) or _moved(draft, one, later):
        return False
    places = [_places(each) for each in (one, later)]
    return not all(places) or bool(places[0] & places[1])


def _moved(draft: Draft, one: Told, later: Told) -> bool:
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


def one_digit_apart(one: Decimal, other: Decimal) -> bool:
    """``1,9`` and ``1,5``, ``70`` and ``77``."""
    a, b = spelled(one), spelled(other)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def ordered(
    draft: Draft, often: Counter[Decimal], one: Told, later: Told
) -> tuple[Told, Told | None]:
    """The right one and the odd one, which nothing else tells or bears out; else none."""
    for right, odd in ((one, later), (later, one)):
        value = odd.num.main.value
        if often[value] == 1 and odd.num.start not in proven(draft):
            return right, odd
    return one, None


def often_told(draft: Draft) -> Counter[Decimal]:
    """How often each value is told, alone or as a whole."""
    return Counter(
        written.value
        for passage in draft.passages
        for num in draft.numbers(passage)
        for written in (num.main, num.whole)
        if written is not None
    )
