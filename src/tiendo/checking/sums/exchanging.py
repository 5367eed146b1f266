"""Slips of the hand within one number: two digits exchanged, or one that is another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from tiendo.checking.numbers import Num

PAIR = 2


def sharp(num: Num) -> bool:
    """Whether a number is one value to the last digit that it shows: no range, no "gần"."""
    return not (num.high or num.whole or num.main.hedge) and num.main.value > 0


def digits(text: str, num: Num) -> str:
    """The digits of a number that tell: without the noughts that a round one ends with."""
    said = text[num.main.start : num.main.end]
    figures = re.sub(r"\D", "", said).lstrip("0")
    return figures if "," in said else figures.rstrip("0")


@cache
def by_exchange(said: str) -> frozenset[Decimal]:
    """By how much a number changes where two neighbouring digits are exchanged.

    >>> sorted(by_exchange("3,14"))
    [Decimal('-1.80'), Decimal('0.27')]
    """
    decimals = len(said.partition(",")[2])
    figures = re.sub(r"\D", "", said)
    found = set()
    for at in range(len(figures) - 1):
        if figures[at] != figures[at + 1] and not (at == 0 and figures[1] == "0"):
            other = figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :]
            found.add(Decimal(int(other) - int(figures)).scaleb(-decimals))
    return frozenset(found)


@cache
def by_another(said: str) -> frozenset[Decimal]:
    """By how much a number changes where one of its digits is another."""
    decimals = len(said.partition(",")[2])
    figures = re.sub(r"\D", "", said)
    return frozenset(
        Decimal((digit - int(figure)) * 10 ** (len(figures) - 1 - at)).scaleb(-decimals)
        for at, figure in enumerate(figures)
        for digit in range(at == 0 and len(figures) - decimals > 1, 10)
        if digit != int(figure)
    )


@cache
def by_hand(said: str) -> frozenset[Decimal]:
    """By how much a number changes by either slip; two digits alone exchange by chance."""
    long = len(re.sub(r"\D", "", said)) > PAIR
    return by_another(said) | (by_exchange(said) if long else frozenset())


@cache
def by_figure(said: str) -> frozenset[Decimal]:
    """As ``by_another``, but for the noughts that a round number ends with."""
    figures = re.sub(r"\D", "", said)
    round_to = Decimal(10 ** (0 if "," in said else len(figures) - len(figures.rstrip("0"))))
    return frozenset(by for by in by_another(said) if by % round_to == 0)


def summed(numbers: Sequence[Num], one: Num) -> bool:
    """Whether a number with those beside it comes to another one: it is a part among parts."""
    row = sorted(numbers, key=lambda num: num.start)
    wholes = {num.main.value for num in row}
    at = row.index(one)
    for first in range(at + 1):
        for last in range(max(at, first + 1), len(row)):
            if sum((num.main.value for num in row[first : last + 1]), Decimal(0)) in wholes:
                return True
    return False
