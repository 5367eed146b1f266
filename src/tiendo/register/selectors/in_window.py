"""The observations that judging looks at: those of a target's time, and before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date

from django.db.models import QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.force import by_period, counting, in_force, is_wrong
from tiendo.register.joining import joined
from tiendo.register.models import Observation, Target
from tiendo.register.repeated import repeated

# Who took a value into the register, and when: no verdict depends on it.
ENTERED = ("accepted_by", "accepted_at")
# A series with fewer values in a target's own time is asked for as a whole.
SPARSE = 6
# What two observations must share to be of the same thing.
Series = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Window:
    """The ends of periods that targets are judged by, both days with it."""

    since: date
    until: date

    def holds(self, one: Observation) -> bool:
        return self.since <= one.ends_on <= self.until


def window_of(wanted: Sequence[Target]) -> Window:
    """The time of all targets, as long before it and the year before that.

    What only sums of longer periods could tell (five years less four) is not looked for.
    """
    years = min(2 * one.starts_on.year - one.ends_on.year - 2 for one in wanted)
    return Window(date(max(years, MINYEAR), 1, 1), max(one.ends_on for one in wanted))


def series_of(record: Target | Observation) -> Series:
    return record.indicator_id, record.body_id, record.subject_key


def observation_records(
    wanted: Iterable[Target],
    *,
    as_of: date | None = None,
    to: Viewer | None = None,
    known: Sequence[Observation] | None = None,
    whole: bool = False,
) -> dict[int, list[Observation]]:
    """For each target (by its primary key) the observations in force on a day, by period.

    Those of its own time, of as long before it and the year before that: last year's way and
    what its changes are measured from, which is all that judging looks at; where
    they are few (SPARSE) or ``whole``, all of its series. Two queries for all targets; none where
    all that is ``known`` of their one series is at hand (history_of). Of observations
    with one key the one with the highest status, then the latest, is in force.
    """
    listed = list(wanted)
    if not listed:
        return {}
    window = None if whole else window_of(listed)

    def ask(targets: Sequence[Target], within: Window | None) -> Iterable[Observation]:
        if known is None:
            return asked(
                indicators=sorted({one.indicator_id for one in targets}),
                bodies=sorted({one.body_id for one in targets}),
                since=within.since if within else None,
                until=within.until if within else None,
                as_of=as_of,
                to=to,
            )
        return (o for o in known if not is_wrong(o) and (within is None or within.holds(o)))

    by_series = in_series(ask(listed, window))
    sparse = [one for one in listed if len(by_series.get(series_of(one), ())) < SPARSE]
    if sparse and window is not None:
        by_series |= in_series(ask(sparse, None))
    return {
        target.pk: sorted(by_series.get(series_of(target), ()), key=by_period) for target in listed
    }


def in_series(found: Iterable[Observation]) -> dict[Series, list[Observation]]:
    by_series: dict[Series, list[Observation]] = {}
    for one in in_force(found):
        by_series.setdefault(series_of(one), []).append(one)
    return by_series


@repeated("indicators", "bodies", "since", "until")
def asked(
    indicators: Sequence[int],
    bodies: Sequence[int],
    since: date | None,
    until: date | None,
    as_of: date | None,
    to: Viewer | None,
) -> QuerySet[Observation]:
    seen = counting(shown(Observation.objects.all(), to=to), as_of)
    found = joined(seen, "document__issuer", "evidence").defer("evidence__place", *ENTERED)
    if as_of is not None:
        found = found.filter(known_on__lte=as_of)
    if since is not None and until is not None:
        found = found.filter(ends_on__gte=since, ends_on__lte=until)
    return found.filter(indicator__in=indicators, body__in=bodies)
