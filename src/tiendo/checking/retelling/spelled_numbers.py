"""Numbers written out in words: "mười tám tỷ, sáu trăm năm mươi triệu"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tiendo.checking.wordlists import lists
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.numbers import scale_words

NUMBERS = "tiendo.vocabulary.tables"
TEN, HUNDRED, THOUSAND = 10, 100, 1000
HUNDREDS, TENS, TEENS = "trăm", "mươi", "mười"


def spelled_number(said: Sequence[str]) -> tuple[int, int] | None:
    """How many words from the first one on name a number, and which.

    >>> spelled_number("mười tám tỷ sáu trăm năm mươi triệu đồng".split())
    (8, 18650000000)
    >>> spelled_number("một nghìn không trăm linh năm tỷ".split()), spelled_number(["xã"])
    ((7, 1005000000000), None)
    """
    at, total, thousands, below = 0, 0, 0, 0
    while at < len(said):
        group = _group(said, at)
        if group is None:
            break
        at, value = group
        scale = scale_words().get(said[at]) if at < len(said) else None
        if scale is None or scale < THOUSAND or scale == TEN * THOUSAND:
            alone = value < TEN and bool(total or thousands)  # "hai tỷ ba" is 2,3 tỷ
            return None if alone else (at, total + thousands + value)
        at += 1
        if scale == THOUSAND:
            thousands += value * THOUSAND
        elif below and scale >= below:
            return None
        else:
            total, thousands, below = total + (thousands + value) * scale, 0, scale
    return (at, total + thousands) if at else None


@dataclass(frozen=True, slots=True)
class _Digits:
    alone: dict[str, int]
    after_ten: dict[str, int]
    joins: frozenset[str]  # "linh", "lẻ"


@cache
def _digits() -> _Digits:
    alone = dict.fromkeys(lists()["retelling.nought"], 0)
    after_ten: dict[str, int] = {}
    for row in rows(NUMBERS, "numbers"):
        if "value" in row and row["value"] < TEN:
            alone |= dict.fromkeys(row["words"], row["value"])
            after_ten |= dict.fromkeys(row.get("after_ten", row["words"]), row["value"])
    return _Digits(alone, after_ten, frozenset(lists()["retelling.no_tens"]))


def _group(said: Sequence[str], at: int) -> tuple[int, int] | None:
    """Where the words of a number below a thousand end, and which it is."""
    digit = _digits().alone.get(said[at])
    if digit is not None and said[at + 1 : at + 2] == [HUNDREDS]:
        at, value = _tens(said, at + 2, after_hundreds=True) or (at + 2, 0)
        return at, digit * HUNDRED + value
    return _tens(said, at, after_hundreds=False)


def _tens(said: Sequence[str], at: int, *, after_hundreds: bool) -> tuple[int, int] | None:
    word, following = (said[i] if i < len(said) else "" for i in (at, at + 1))
    known = _digits()
    if word in known.joins and after_hundreds:
        last = (known.alone | known.after_ten).get(following)
        return None if last is None else (at + 2, last)
    digit = TEN if word == TEENS else known.alone.get(word)
    if word == TEENS:
        last = known.after_ten.get(following)
        return (at + 1, TEN) if last is None else (at + 2, TEN + last)
    if not digit or following != TENS:
        return None if not digit or after_hundreds else (at + 1, digit)
    last = known.after_ten.get(said[at + 2]) if at + 2 < len(said) else None
    return (at + 2, digit * TEN) if last is None else (at + 3, digit * TEN + last)
