"""Amounts in two scales or units, the smaller behind the larger: 2 tỷ 350 triệu đồng."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tiendo.vocabulary.numbers import read_number, scale_words
from tiendo.vocabulary.units import unit_book

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.quantity import Quantity

UPTO = frozenset(("đến", "tới", "-", "–", "—"))
THOUSAND = 1000
# How large the units are whose smaller ones go on behind them: 3 tấn 200 kg. SI; 1 ha = 10 000 m².
SIZES = {"km": 1000, "m": 1, "tonne": 1000, "kg": 1, "ha": 10_000, "m2": 1}
Scaled = tuple[Decimal, int, int, bool]  # value, its scale, where it ends, whether it went on


def may_go_on(words: list[str], at: int) -> bool:
    """Whether a smaller scale, or an upper end, may follow the scale before ``at``."""
    if at >= len(words):
        return False
    word = words[at]
    return word[0].isdigit() or word in UPTO or (at + 1 < len(words) and words[at + 1] in UPTO)


def read_scales(words: list[str], out: Quantity, end: int) -> int | None:
    """Give ``out`` its value and scale where the words from ``end`` on state them in two scales.

    Answers where its last scale ends; None where there is one scale, or none. An upper
    end ("đến 1 tỷ 500 triệu") is read with it.
    """
    low = _scaled(words, end, out.value)
    high = _upper(words, low[2])
    if not low[3] and not (high and high[3]):
        return None
    scale = min(low[1], high[1]) if high else low[1]
    out.scale = Decimal(scale)
    out.value = low[0] * (low[1] // scale)
    if high:
        out.high = high[0] * (high[1] // scale)
    return high[2] if high else low[2]


def _upper(words: list[str], at: int) -> Scaled | None:
    unit = unit_book().at(words, at) if at < len(words) else None
    at += unit[0] if unit else 0
    if at + 2 >= len(words) or words[at] not in UPTO or not _plain(words[at + 1]):
        return None
    if words[at + 2] not in scale_words():
        return None
    return _scaled(words, at + 2, read_number(words[at + 1]).value)


def _scaled(words: list[str], end: int, value: Decimal) -> Scaled:
    """The value whose scale stands at ``end``, with the smaller ones behind it."""
    scales, scale = scale_words(), scale_words()[words[end]]
    at, more = end + 1, False
    while at + 1 < len(words) and _plain(words[at]) and words[at + 1] in scales:
        part, next_scale = read_number(words[at]).value, scales[words[at + 1]]
        if next_scale < scale and part * next_scale < scale:
            value = value * (scale // next_scale) + part
        elif scale == THOUSAND < next_scale and part < THOUSAND:
            value = value * THOUSAND + part  # "1 nghìn 200 tỷ"
        else:
            break
        scale, at, more = next_scale, at + 2, True
    return value, scale, at, more


def _plain(word: str) -> bool:
    return word.replace(",", "", 1).isdigit() and word[0] != ","


def add_smaller_unit(words: list[str], out: Quantity) -> None:
    """``4 km 350 m``, ``2 ha 4.500 m2``: what goes on in a smaller unit of the same kind."""
    at, unit = out.j, out.unit
    if unit is None or unit.code not in SIZES or out.scale != 1 or out.high is not None:
        return
    if at + 1 >= len(words) or not words[at].replace(".", "").isdigit() or out.of is not None:
        return
    found = unit_book().at(words, at + 1)
    if found is None or found[1].family != unit.family or found[1].code not in SIZES:
        return
    whole = SIZES[unit.code] * unit.factor
    part = read_number(words[at]).value * SIZES[found[1].code] * found[1].factor
    if part < whole:
        out.value += part / whole
        out.j = at + 1 + found[0]
