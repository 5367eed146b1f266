"""A percent tied to two numbers by what the language says, and the one slip that it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import could_be, plain_number
from tiendo.checking.pairs.reckoning import holds
from tiendo.checking.sums.exchanging import by_another, by_exchange
from tiendo.checking.written import HALF, HUNDRED, Range, is_share, round_to

# Of rounded numbers that leave it open by more steps of the percent, a slip is told by chance.
OPEN = 4
FAR = Decimal("0.2")
# A number that is known no better explains any percent.
COARSE = Decimal("0.02")
SHARES, CHANGES = ("",), ("tăng", "giảm")


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
        allowed, percent = self._allowed(), self.percent.main
        if allowed is None:
            return None
        said = text[percent.start : percent.end]
        changes = sorted(by_another(said) | by_exchange(said), key=abs)
        might = [percent.value + change for change in changes]
        right = round_to((allowed.low + allowed.high) / 2, percent.step)
        if right in might:
            return right
        if allowed.high - allowed.low > OPEN * percent.step:
            return None
        return next((one for one in might if allowed.meets(_around(one, percent.step))), None)

    @property
    def near(self) -> Decimal | None:
        """What follows, where what is told lies no further from it than a hand's slip leads."""
        allowed, said = self._allowed(), self.percent.main
        if allowed is None or allowed.high - allowed.low > OPEN * said.step:
            return None
        right = round_to((allowed.low + allowed.high) / 2, said.step)
        return right if abs(right - said.value) <= FAR * max(right, said.value) else None

    def _allowed(self) -> Range | None:
        """What the two numbers allow, as exactly as they are written."""
        share = self.part.main.range.percent_of(self.whole.main.range)
        if share is None or not self.way:
            return share
        gap = Range(share.low - HUNDRED, share.high - HUNDRED)
        return gap if self.way == "tăng" else gap.times(Decimal(-1))


def given(around: Sequence[Num], tie: Tie) -> bool:
    """Whether numbers near by give the percent as it stands: any two of them, a ratio, or of the
    whole two that follow each other, taken together or one from the other. Where words tie it to
    its two numbers surely, only what one of those gives is no chance.
    """
    own = {tie.part.start, tie.whole.start}
    plain = [num for num in around if plain_number(num) and not _coarse(num)]
    pairs = (
        pair for pair in combinations(plain, 2)
        if not tie.sure or own & {num.start for num in pair}
    )  # fmt: skip
    return (
        any(_give(*pair, tie) for pair in pairs)
        or any(_ratio_gives(num, tie.percent) for num in around)
        or _together(plain, tie)
    )


def _give(one: Num, other: Num, tie: Tie) -> bool:
    """Whether one of two numbers is so many percent of the other, or so much more or less."""
    return any(
        could_be(part, base) and holds(part, base, tie.percent, way)
        for part, base in ((one, other), (other, one))
        for way in (CHANGES if tie.way else SHARES)
    )


def _ratio_gives(num: Num, percent: Num) -> bool:
    return num.whole is not None and is_share(percent.main, num.main, num.whole)


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


def _around(value: Decimal, step: Decimal) -> Range:
    return Range(value - step * HALF, value + step * HALF)


def _coarse(num: Num) -> bool:
    return num.main.range.high - num.main.range.low > num.main.value * COARSE
