"""Lists of places behind a total, each with its bare number: "282 nhà (Hòa Sơn 27, Tân An 116, …)".

For the reader a number behind a name is part of the name; here it is what the place has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import ONE, Written
from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

NAME = rf"{CAPITALISED}(?:\s(?:[-–]\s)?{CAPITALISED}){{0,4}}"
ITEM = shaped(
    rf"\s*(?:và\s)?(?:(?:{{sums.name_leads}}|{{sums.name_short}})\s)?(?P<name>{NAME})"
    r"(?:\s(?:có|là)|:)?\s(?P<number>\d[\d.,]*\d|\d)\s*"
)
BRACKET = regex(r"\s(?:[^\d.,;:()]{1,24}\s)?\((?P<held>[^()\n]+)\)")
# No place has more than so many times what all have; then something else is told.
FEWEST, FAR = 3, Decimal("1.3")


def named_places(draft: Draft) -> Iterator[Parts]:
    """Every total with a bracket right behind it that holds names with bare numbers only."""
    for passage in draft.passages:
        if "(" not in passage.text:
            continue
        for whole in draft.numbers(passage):
            found = _parts(draft.text, passage, whole)
            if found is not None:
                yield found


def _parts(text: str, passage: Passage, whole: Num) -> Parts | None:
    if whole.unit is None or whole.percent or whole.high or whole.whole or whole.main.hedge:
        return None
    bracket = BRACKET.match(text, whole.end, passage.end)
    if bracket is None or moved(text, whole.start):
        return None
    parts = _items(bracket.start("held"), bracket["held"], whole)
    if parts is None or sum((one.main.value for one in parts), ONE - 1) > whole.main.value * FAR:
        return None
    return Parts(
        whole=whole,
        parts=tuple(parts),
        all=True,
        said=False,
        closed=True,
        alike=True,
        one_list=True,
    )


def _items(start: int, held: str, whole: Num) -> list[Num] | None:
    """The places of a bracket, each with its number; None where one piece is anything else."""
    mark = r";" if ";" in held else r",\s|\svà\s"
    names, parts, at = set[str](), list[Num](), 0
    for piece in re.split(mark, held):
        found = ITEM.fullmatch(piece)
        at = held.index(piece, at)
        part = _num(found, start + at, whole) if found else None
        if found is None or part is None or found["name"] in names:
            return None
        names.add(found["name"])
        parts.append(part)
        at += len(piece)
    several = sum(" " in name for name in names) * 2 >= len(names)  # "Khối 6, Khối 7" are classes
    return parts if len(parts) >= FEWEST and several else None


def _num(found: re.Match[str], at: int, whole: Num) -> Num | None:
    try:
        bare = read_number(found["number"]).value
    except NumberUnreadable:
        return None
    exponent = bare.as_tuple().exponent
    step = ONE.scaleb(exponent if isinstance(exponent, int) else 0) * whole.factor
    start, end = at + found.start("number"), at + found.end("number")
    exact = whole.main.exact and bare == bare.to_integral_value()
    main = Written(start=start, end=end, value=bare * whole.factor, step=step, exact=exact)
    return Num(main=main, end=end, unit=whole.unit, factor=whole.factor)
