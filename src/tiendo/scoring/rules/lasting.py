"""How long a score stands by itself: until a day on which time alone could change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tiendo.errors import PeriodUnreadable
from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.periods import calendar, last_months
from tiendo.scoring.rules.scheme import Scheme, scheme

DAY = timedelta(days=1)


def unchanged_until(
    target: Target, observations: Sequence[Observation], as_of: date, others: Iterable[date] = ()
) -> date | None:
    """The last day on which ``judge`` says what it says on ``as_of``; None for ever.

    Verdict, value, period, status and percent stay; sentences may name the day. ``others``:
    days on which more will be known, or another level hold.
    """
    days = (*turns(target, observations, scheme()), *others)
    later = [day for day in days if day > as_of]
    return min(later) - DAY if later else None


def turns(target: Target, observations: Sequence[Observation], rules: Scheme) -> Iterator[date]:
    """The days on which something begins to count, or to count in another way."""
    counts = (rules.judged_in_last_months, rules.estimate_known_in_last_months)
    yield from (one.known_on for one in observations)
    for said in {target.period, *(one.period for one in observations)}:
        try:
            when = calendar(said, rules)
        except PeriodUnreadable:
            continue
        yield from (when.start, when.end, when.end + DAY)
        yield from (last_months(when, count) for count in counts)
