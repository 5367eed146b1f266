"""A figure's numbers where they stand: how exactly they are written, and how surely.

"4.200 tỷ" is good to half a tỷ, "154 đảng viên" is exact, "gần 38%" is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tiendo.checking.hedges import hedge_after, hedge_before
from tiendo.checking.written import ONE, Written, plain, round_to, same_digits
from tiendo.errors import NumberUnreadable
from tiendo.facts.figure import Figure, Op
from tiendo.vocabulary.numbers import format_number, read_number, scale_words
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"\d[\d.,]*\d|\d")
# A figure that is read less surely than this contradicts no other.
SURE = 0.6
RATES = ("percent", "percentage_point", "per_mille", "place", "index", "point", "times")


@dataclass(frozen=True, kw_only=True, eq=False)
class Amount:
    """A figure with its numbers found in the text. Equal only to itself."""

    figure: Figure
    text: str
    cell: tuple[int, int, int] | None = None  # table, row, column
    recognised: bool = False  # in a picture

    @property
    def start(self) -> int:
        return self.figure.evidence.start

    @property
    def end(self) -> int:
        return self.figure.evidence.end

    @property
    def sure(self) -> bool:
        """Whether what it measures, and when, is read surely enough to contradict it."""
        confidence = self.figure.confidence
        return confidence is None or confidence >= SURE

    @property
    def legible(self) -> bool:
        """Whether its number is read surely: all are but those recognised in a picture.

        Confidence speaks of the whole figure, its period and indicator; arithmetic needs
        only the number and its unit.
        """
        return not self.recognised or self.sure

    @cached_property
    def main(self) -> Written | None:
        """The value itself; None for words ("đứng thứ nhì") and for what cannot be found."""
        return self._found(self.figure.value, hedged=True)

    @cached_property
    def whole(self) -> Written | None:
        """The denominator of a ratio."""
        if self.figure.of is None:
            return None
        return self._found(self.figure.of, after=self.main.end if self.main else 0)

    @cached_property
    def percent(self) -> Written | None:
        """The percent beside a ratio."""
        if self.figure.percent is None:
            return None
        return self._found(self.figure.percent, percent=True)

    @property
    def plain(self) -> bool:
        """Whether it states one value without a bound: "4.200 tỷ", not "trên 4.200 tỷ"."""
        return (
            self.figure.op is Op.EQ
            and self.figure.high is None
            and self.main is not None
            and not self.main.hedge
        )

    def _found(
        self, value: Decimal, *, percent: bool = False, hedged: bool = False, after: int = 0
    ) -> Written | None:
        for match in NUMBER.finditer(self.text, max(self.start, after), self.end):
            written = match.group()
            if percent and not self.text.startswith(("%", " %"), match.end()):
                continue
            try:
                bare = read_number(written).value
            except NumberUnreadable:
                continue
            if not same_digits(bare, abs(value)):
                continue
            return self._written(match.span(), bare, value, percent=percent, hedged=hedged)
        return None

    def _written(
        self, span: tuple[int, int], bare: Decimal, value: Decimal, *, percent: bool, hedged: bool
    ) -> Written:
        start, end = span
        factor = abs(value) / bare if bare else ONE
        hedge = hedge_before(self.text, start) or hedge_after(self.text, end)
        if hedged and not hedge:
            hedge = {Op.GT: "over", Op.GE: "over", Op.LT: "under", Op.LE: "under"}.get(
                self.figure.op, ""
            )
        exact = (
            not percent
            and self.figure.unit == "count"
            and factor == ONE
            and bare == bare.to_integral_value()
        )
        exponent = bare.as_tuple().exponent
        step = ONE.scaleb(exponent if isinstance(exponent, int) else 0) * factor
        return Written(start=start, end=end, value=value, step=step, exact=exact, hedge=hedge)

    @property
    def factor(self) -> Decimal:
        """What one of the written unit is in the base unit: 10⁹ for "tỷ đồng"."""
        found = self.main
        if found is None or not found.value:
            return ONE
        bare = read_number(self.text[found.start : found.end]).value
        return abs(found.value) / bare if bare else ONE

    def show(self, value: Decimal) -> str:
        """``value`` as this amount would be written: its decimals, its unit."""
        if self.main is None:
            return format_number(value)
        shown = round_to(value, self.main.step) / self.factor
        unit = self.figure.unit_text or ""
        percent = self.figure.unit == "percent"
        text = format_number(plain(shown, self.main.step / self.factor))
        return f"{text}%" if percent else f"{text} {unit}".strip()

    @property
    def said(self) -> str:
        """Its number and unit as the text has them."""
        return self.show(self.main.value) if self.main else self.figure.evidence.quote

    @property
    def span(self) -> tuple[int, int]:
        """Where the number stands, with the unit behind it as far as it is in the evidence."""
        if self.main is None:
            return self.start, self.end
        return self.main.start, unit_end(self.text, self.main.end, self.end)


UNIT_BEHIND = regex(r"\s?%|(?:\s(?:{})\b)+(?:\s(?:đồng|USD))?|\sđồng\b|\sUSD\b".format(
    "|".join(map(re.escape, sorted(scale_words(), key=len, reverse=True)))
))  # fmt: skip


def unit_end(text: str, at: int, limit: int) -> int:
    """Where the scale and unit behind a number end: "4.200 tỷ đồng", "8,5%"."""
    found = UNIT_BEHIND.match(text, at)
    return found.end() if found else min(at, limit) if limit > at else at
