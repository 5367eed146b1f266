"""Moving observations, targets, words and proposals from one indicator to another.

The key of a record names its indicator, so it is made anew; the chains of the keys that
change are joined again by rank. What is moved is logged by primary key, so that the trail
can move it back and says nothing of secret documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from tiendo.facts.figure import Basis, Figure, Measure
from tiendo.register.errors import WrongState
from tiendo.register.indexing import index
from tiendo.register.keys import observation_key, target_key, wording
from tiendo.register.models import Indicator, IndicatorName, Observation, Proposal, Target
from tiendo.register.searching import searchable
from tiendo.register.services.deciding import Desk
from tiendo.register.services.results import link
from tiendo.register.services.stating import values_agree
from tiendo.register.words import stated_words
from tiendo.vocabulary.indicators import catalogue


@dataclass(slots=True)
class Log:
    """Primary keys of what moved; ``kept`` are repetitions that stay where they were."""

    observations: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    proposals: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    learned: list[str] = field(default_factory=list)  # folded words that became names

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def key_of(record: Observation | Target, indicator: Indicator) -> str:
    """The key that a record has as one of ``indicator``."""
    figure = cast(
        Figure,
        SimpleNamespace(
            measure=Measure(record.measure), basis=Basis(record.basis) if record.basis else None,
            unit=record.unit, period=record.period, base_year=record.base_year,
            evidence=record.evidence,
        ),
    )  # fmt: skip
    make = target_key if isinstance(record, Target) else observation_key
    return make(
        figure, indicator=indicator.as_fact(), body=record.body.slug, subject=record.subject_key
    )


def move_observations(found: Sequence[Observation], into: Indicator, log: Log) -> set[str]:
    """Give observations to ``into``; returns every key whose chain changed.

    One that says again what ``into`` has, known the same day with the same status, stays.
    Raises WrongState where one says something else.
    """
    keys = {one.pk: key_of(one, into) for one in found}
    standing = {
        (one.key, one.known_on, one.status): one
        for one in Observation.objects.filter(key__in=set(keys.values())).exclude(pk__in=list(keys))
    }
    moved = []
    for one in found:
        place = (keys[one.pk], one.known_on, one.status)
        other = standing.setdefault(place, one)
        if other is one:
            moved.append(one)
        elif values_agree(one, other):
            log.kept.append(one.pk)
        else:
            raise against(one, other)
    changed = {one.key for one in moved} | {keys[one.pk] for one in moved}
    unlink(changed)
    for one in moved:
        one.indicator, one.key, one.supersedes = into, keys[one.pk], None
    Observation.objects.bulk_update(moved, ["indicator", "key"])
    relink(changed)
    log.observations += [one.pk for one in moved]
    return changed


def against(one: Observation, other: Observation) -> WrongState:
    return WrongState(
        f"Hai chỉ tiêu có số khác nhau của cùng kỳ {one.period}, cùng ngày, cùng trạng thái: "
        f"{stated_words(one)} và {stated_words(other)}",
        where=one.indicator.slug, do="Đối chiếu hai văn bản trước; có thể đây là hai chỉ tiêu",
    )  # fmt: skip


def unlink(keys: Iterable[str]) -> None:
    Observation.objects.filter(key__in=sorted(keys)).update(supersedes=None)


def relink(keys: Iterable[str]) -> None:
    """Join each chain anew in the order of its ranks."""
    chains: dict[str, list[Observation]] = defaultdict(list)
    for one in Observation.objects.filter(key__in=sorted(keys)).order_by("slug"):
        chains[one.key].append(one)
    for chain in chains.values():
        known: list[Observation] = []
        for one in sorted(chain, key=lambda each: each.rank):
            link(one, known)
            known.append(one)


def move_targets(found: Sequence[Target], into: Indicator, log: Log) -> set[str]:
    changed = {one.key for one in found}
    for one in found:
        one.indicator, one.key = into, key_of(one, into)
    Target.objects.bulk_update(found, ["indicator", "key"])
    log.targets += [one.pk for one in found]
    return changed | {one.key for one in found}


def move_names(found: Iterable[IndicatorName], into: Indicator, log: Log) -> None:
    keys = [one.pk for one in found]
    IndicatorName.objects.filter(pk__in=keys).update(indicator=into)
    log.names += keys


def move_proposals(found: Iterable[Proposal], into: Indicator, log: Log) -> None:
    """Proposals with what they became; their keys are those of their records."""
    listed = list(found)
    for one in listed:
        record = one.observation or one.target
        one.indicator, one.key = into, record.key if record else one.key
    Proposal.objects.bulk_update(listed, ["indicator", "key"])
    log.proposals += [one.pk for one in listed]


def look_again(keys: set[str], words: Iterable[str] = ()) -> None:
    """Proposals that wait on these keys, or for these words, may be clear now."""
    desk = Desk()
    desk.touched, desk.words = set(keys), set(words)
    desk.look_again()


def search_again(indicator: Indicator) -> None:
    """What an indicator is found by: its name, its words, its code."""
    entry = catalogue().get(indicator.slug)
    own = wording(indicator.name)
    given = indicator.names.exclude(folded=own).values_list("words", flat=True)
    wordings = entry.wordings if entry else ()
    indicator.search = searchable(indicator.name, *wordings, *given, indicator.code)
    indicator.save(update_fields=["search"])
    index([indicator])
