"""A percent tied to two numbers by what the language says, and the one slip that it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, plain_number
from tiendo.checking.pairs.reckoning import explained, holds
from tiendo.checking.sums.exchanging import by_another, by_exchange
from tiendo.checking.written import HUNDRED, Range

# Of rounded numbers that leave it open by more steps of the percent, a slip is told by chance.
OPEN = 12
WAYS = ("", "tăng", "giảm")


@dataclass(frozen=True, slots=True)
class Tie:
    """``percent`` is of ``part`` and ``whole``, or how much more by ``way``; ``sure``: by words."""

    part: Num
    whole: Num
    percent: Num
    way: str = ""
    sure: bool = False

    @property
    def holds(self) -> bool:
        return holds(self.part, self.whole, self.percent, self.way)

    def slip(self, text: str) -> Decimal | None:
        """What follows, where one digit of the percent alone is another, or two are exchanged."""
        allowed = self._allowed()
        percent = self.percent.main
        if allowed is None or allowed.high - allowed.low > OPEN * percent.step:
            return None
        said = text[percent.start : percent.end]
        half = percent.step / 2
        return next(
            (
                percent.value + change
                for change in sorted(by_another(said) | by_exchange(said), key=abs)
                if allowed.low <= percent.value + change + half
                and percent.value + change - half <= allowed.high
            ),
            None,
        )

    def _allowed(self) -> Range | None:
        """What the two numbers allow, as exactly as they are written."""
        share = self.part.main.range.percent_of(self.whole.main.range)
        if share is None or not self.way:
            return share
        gap = Range(share.low - HUNDRED, share.high - HUNDRED)
        return gap if self.way == "tăng" else gap.times(Decimal(-1))


def given(around: Sequence[Num], tie: Tie) -> bool:
    """Whether numbers near by give the percent as it stands: any two of them, or of the whole two
    that follow each other, taken together or one from the other. Where words tie it to its two
    numbers surely, only what one of those gives is no chance.
    """
    own = (tie.part, tie.whole)
    if not tie.sure and explained(around, tie.percent, own):
        return True
    plain = [num for num in around if plain_number(num)]
    pairs = (pair for pair in combinations(plain, 2) if not tie.sure or set(pair) & set(own))
    return any(_either_way(*pair, tie.percent) for pair in pairs) or _together(plain, tie)


def _either_way(one: Num, other: Num, percent: Num) -> bool:
    """Whether one of two numbers is so many percent of the other, or so much more or less."""
    return any(
        could_be(part, base) and holds(part, base, percent, way)
        for part, base in ((one, other), (other, one))
        for way in WAYS
    )


def _together(plain: Sequence[Num], tie: Tie) -> bool:
    """Whether two numbers, taken together or one from the other, are so many percent of the
    whole: "tiểu học (612) và mầm non (439), hai cấp này chiếm 70,7%".
    """
    like = [num for num in plain if num is not tie.whole and could_be(num, tie.whole)]
    both = [
        amount
        for one, other in pairwise(like)
        for amount in (one.main.range + other.main.range, _gap(one, other))
    ]
    shares = [amount.percent_of(tie.whole.main.range) for amount in both]
    return any(share is not None and share.meets(tie.percent.main.range) for share in shares)


def _gap(one: Num, other: Num) -> Range:
    low, high = sorted((one, other), key=lambda num: num.main.value)
    return high.main.range - low.main.range
