"""Counts behind the label of their line, told again before it: "Cơ sở lưu trú: 214, thêm 17", and
later "mạng lưới 241 cơ sở lưu trú".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.one_slip import often_told, told_of
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import Told, bare_numbers, every_number
from tiendo.checking.written import one_digit_apart
from tiendo.vocabulary.regexes import regex

LABEL = regex(
    r"\s*(?:[-–+*•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)?(?:Số\s)?(?P<of>[^\d:;.,()]{6,50}?)\s?:\s?$"
)
LEAST = 3  # digits


def labels_again(draft: Draft) -> Iterator[Retold]:
    """Of two such counts the one that nothing else tells or bears out."""
    labelled = [
        (found["of"].lower(), one) for one in bare_numbers(draft) if (found := _label(draft, one))
    ]
    if not labelled:
        return
    often = often_told(draft)
    for one in every_number(draft):
        num = one.num
        if num.unit != "count" or num.high or num.main.hedge:
            continue
        for of, bare in labelled:
            named = re.match(rf"\s{re.escape(of)}\b", draft.text[num.main.end :], re.IGNORECASE)
            if named is not None and _slipped(draft, bare, one):
                first, later = sorted((bare, one), key=lambda told: told.num.start)
                yield from told_of(draft, often, first, later)


def _label(draft: Draft, one: Told) -> re.Match[str] | None:
    line = draft.text.rfind("\n", 0, one.num.start) + 1
    return LABEL.fullmatch(draft.text, line, one.num.start)


def _slipped(draft: Draft, bare: Told, one: Told) -> bool:
    first, second = bare.num.main.value, one.num.main.value
    if min(len(digits(first)), len(digits(second))) < LEAST or bare.passage is one.passage:
        return False
    if not (swapped(first, second) or one_digit_apart(first, second)):
        return False
    return not told_apart(draft, bare, one) and not of_two_years(draft, bare.num, one.num)
