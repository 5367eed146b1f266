"""The way through the period: what stood after each step, and what is expected to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.series import Adds
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.forecasting.asked import Asked
from tiendo.scoring.rules.forecasting.history import later, upto_of
from tiendo.scoring.rules.forecasting.result import Guess, Stand
from tiendo.scoring.rules.merge import merged
from tiendo.scoring.rules.periods import DAY, stretch
from tiendo.scoring.rules.profile import ending
from tiendo.scoring.rules.span import as_decimal

# How a value is rounded and kept within what it may be.
Shown = Callable[[Fraction], Decimal]


def stands(guess: Guess, asked: Asked, shown: Shown) -> tuple[Stand, ...]:
    """What stood and is to stand at the end of each month, quarter or year, as sums to date
    or as states; of means nothing."""
    if asked.adds is Adds.MEAN or asked.due.start.day != 1:
        return ()
    return (*_known(guess, asked), *_expected(guess, asked, shown))


def _known(guess: Guess, asked: Asked) -> Iterator[Stand]:
    pieces = merged(asked.values)
    upto = upto_of(firmed(pieces), asked.due.start)
    after = asked.due.start
    while (after := later(after, 1)) <= asked.due.end + DAY:
        value = upto(after) if asked.adds is Adds.SUM else ending(pieces, after - DAY)
        if value is not None and after <= guess.until:
            yield Stand(period=_named(asked, after, 1), value=as_decimal(value))


def _expected(guess: Guess, asked: Asked, shown: Shown) -> Iterator[Stand]:
    total = guess.known
    for after, value in guess.path or ((asked.due.end + DAY, guess.rest),):
        if after <= asked.due.start:
            continue
        adds = asked.adds is Adds.SUM or not guess.path
        total = total + value if adds else value
        yield Stand(
            period=_named(asked, after, guess.step or 1),
            value=shown(total),
            expected=True,
        )


def _named(asked: Asked, after: date, step: int) -> str:
    """A sum is one from the period's start; a state stands at the end of its step."""
    whole = asked.adds is Adds.SUM or after == asked.due.end + DAY
    return str(stretch(asked.due.start if whole else later(after, -step), after - DAY))
