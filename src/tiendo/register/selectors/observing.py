"""Observations of targets, bodies and indicators: in force, in time, and as facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.db.models.functions import Greatest, Substr

from tiendo.facts import series
from tiendo.register.access import Viewer, shown
from tiendo.register.force import by_period, counting, found_wrong, in_force
from tiendo.register.joining import joined
from tiendo.register.models import Observation, Target
from tiendo.register.repeated import repeated
from tiendo.register.selectors.in_window import observation_records
from tiendo.register.selectors.plans import source_of
from tiendo.register.services.stating import words_of
from tiendo.vocabulary.periods import Period

# Characters before and behind a quote: more than a sentence that is shown has.
AROUND = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was said of a target, by period; ``whole``: all of it, not only the newest."""

    observations: Sequence[Observation]
    whole: bool


def observations_of_bodies(
    indicators: Collection[str],
    bodies: Collection[str],
    *,
    subject_key: str,
    as_of: date,
    to: Viewer | None = None,
    periods: Collection[Period] = (),
) -> list[Observation]:
    """What was in force on a day of some indicators for some bodies (by slugs), by period; of
    some ``periods`` only, where any are named."""
    found = counting(shown(Observation.objects.all(), to=to), as_of).filter(
        indicator__slug__in=indicators,
        body__slug__in=bodies,
        subject_key=subject_key,
        known_on__lte=as_of,
    )
    if periods:
        found = found.filter(
            ends_on__in={one.end for one in periods}, period__in={str(one) for one in periods}
        )
    joins = ("document", "evidence", "body", "indicator")
    found = joined(found, *joins)
    return sorted(in_force(found), key=by_period)


def observations_by_target(
    wanted: Iterable[Target], *, as_of: date | None = None, to: Viewer | None = None
) -> dict[int, list[series.Observation]]:
    """The observations in force for many targets, as facts; one query."""
    found = observation_records(wanted, as_of=as_of, to=to)
    return {pk: [observation_fact(one) for one in listed] for pk, listed in found.items()}


def observations_for(
    target: Target, *, as_of: date | None = None, to: Viewer | None = None
) -> list[series.Observation]:
    """What is known of a target on a day, estimates already replaced; ``ref`` is the slug."""
    return observations_by_target([target], as_of=as_of, to=to)[target.pk]


def observation_fact(one: Observation) -> series.Observation:
    return series.Observation(
        known_on=one.known_on,
        status=series.Status(one.status),
        source=source_of(one.document),
        ref=one.slug,
        **words_of(one),
    )


def history_of(
    target: Target,
    *,
    to: Viewer | None = None,
    on: date | None = None,
    most: int | None = None,
) -> History:
    """Observations of a target's indicator and body, superseded ones too, by period; one query.

    ``on``: only what was known on a day. ``most``: where there are more, the newest up to
    the target's own end. Each says as ``wrong_now`` whether a person found it wrong, and
    carries ``around``, the text that its evidence stands in, and ``around_from``, where that
    begins in the document; the documents come without texts.
    """
    listed = history(
        indicator=target.indicator_id,
        body=target.body_id,
        subject=target.subject_key,
        until=None if most is None else target.ends_on,
        to=to,
        on=on,
        most=most,
    )
    observations = listed[::-1]
    if most is None:
        return History(observations=observations, whole=True)
    # Where not even one came, there may be later ones.
    whole = bool(observations) and not getattr(observations[0], "more")  # noqa: B009 annotated
    return History(observations=observations, whole=whole)


@repeated("indicator", "body", "subject", "until")
def history(
    indicator: int,
    body: int,
    subject: str,
    until: date | None,
    to: Viewer | None,
    on: date | None,
    most: int | None,
) -> QuerySet[Observation]:
    """The newest first; where there are more than ``most``, those up to ``until``."""
    every: QuerySet[Observation] = Observation.objects.annotate(wrong_now=found_wrong(on))
    seen = shown(every, to=to)
    seen = seen if on is None else seen.filter(known_on__lte=on)
    found = seen.filter(indicator=indicator, body=body, subject_key=subject)
    listed = joined(found, "document__issuer", "evidence", "indicator").annotate(**around())
    newest = listed.order_by("-ends_on", "-starts_on", "-known_on", "-slug")
    if most is None:
        return newest
    more = Exists(found.order_by()[most : most + 1])
    return newest.annotate(more=more).filter(~more | Q(ends_on__lte=until))[:most]


def around() -> dict[str, Any]:
    """So much of the document's text as a quote is shown in, without fetching all of it."""
    begins = Greatest(F("evidence__start") - AROUND, 0)
    length = F("evidence__end") - F("evidence__start") + 2 * AROUND
    return {"around_from": begins, "around": Substr("document__text", begins + 1, length)}


def observations_of(
    indicator: str, *, to: Viewer | None = None, on: date | None = None
) -> QuerySet[Observation]:
    """All observations of an indicator (by its slug), by body and period."""
    every = Observation.objects.annotate(wrong_now=found_wrong(on))
    found = shown(every, to=to).filter(indicator__slug=indicator)
    found = found if on is None else found.filter(known_on__lte=on)
    return joined(found, "document", "evidence", "body", "indicator").order_by(
        "body", "subject_key", "ends_on", "starts_on", "known_on", "slug"
    )
