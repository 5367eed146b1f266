"""Merging two indicators that are one, and splitting one that is two."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound, WrongState
from tiendo.register.keys import wording
from tiendo.register.locks import writing
from tiendo.register.models import AuditEvent, Indicator, IndicatorName, Observation, Target
from tiendo.register.services.catalogue.moving import (
    Log,
    look_again,
    move_names,
    move_observations,
    move_proposals,
    move_targets,
    search_again,
)
from tiendo.register.services.catalogue.rights import in_use, require_keeper, require_reason
from tiendo.register.slugs import free_slug
from tiendo.vocabulary.text import slug as slug_of


def merge_indicators(*, source: str, into: str, by: Viewer, why: str) -> AuditEvent:
    """Take one indicator (a slug) into another: its observations, targets, words, proposals.

    The old slug leads to the other from then on. Returns the entry of the trail, by which
    ``undo_catalogue`` takes it back. Raises NotFound, NotAllowed, ReasonMissing; WrongState
    where units differ or both have another value of one thing.
    """
    require_keeper(by)
    reason = require_reason(why, source)
    with writing():
        old, new = in_use(source), in_use(into)
        refuse_unlike(old, new)
        log = Log()
        keys = move_observations(observations(old), new, log)
        keys |= move_targets(targets(old), new, log)
        move_names(old.names.all(), new, log)
        move_proposals(old.proposals.select_related("observation", "target"), new, log)
        learn(new, old.name, log)
        old.merged_into = new
        old.save(update_fields=["merged_into"])
        search_again(new)
        entry = audit.record(
            act=audit.MERGE_INDICATORS, on=old, by=by.name, note=reason,
            data={"into": new.slug, "log": log.as_json()},
            before={"merged_into": None}, after={"merged_into": new.slug},
        )  # fmt: skip
        look_again(keys, [wording(old.name)])
    return entry


def refuse_unlike(old: Indicator, new: Indicator) -> None:
    if old.pk == new.pk:
        raise WrongState("Không gộp một chỉ tiêu vào chính nó", where=old.slug)
    if old.unit != new.unit:
        raise WrongState(
            f"Hai chỉ tiêu khác đơn vị: {old.unit} và {new.unit}", where=f"{old.slug}, {new.slug}",
            do="Chỉ gộp chỉ tiêu cùng đơn vị; kiểm tra xem có phải cùng một thước đo không",
        )  # fmt: skip


def learn(indicator: Indicator, words: str, log: Log) -> None:
    """Remember the old name as words of the new indicator, unless they name one already."""
    folded = wording(words)
    if folded and not IndicatorName.objects.filter(folded=folded).exists():
        IndicatorName.objects.create(indicator=indicator, words=words[:300], folded=folded)
        log.learned.append(folded)


def observations(indicator: Indicator) -> list[Observation]:
    return list(
        indicator.observations.select_related("body", "indicator", "evidence").order_by("pk")
    )


def targets(indicator: Indicator) -> list[Target]:
    return list(indicator.targets.select_related("body", "indicator", "evidence").order_by("pk"))


def split_indicator(
    *,
    source: str,
    name: str,
    by: Viewer,
    why: str,
    wordings: Sequence[str] = (),
    chosen_observations: Sequence[str] = (),
    chosen_targets: Sequence[str] = (),
) -> Indicator:
    """Make a new indicator of part of one: chosen words, observations, targets (by slug).

    It measures in the same unit and direction until it is described otherwise. Raises
    NotFound, NotAllowed, ReasonMissing; WrongState where nothing is chosen or the name is taken.
    """
    require_keeper(by)
    reason = require_reason(why, source)
    with writing():
        old = in_use(source)
        moved = chosen(old, wordings, chosen_observations, chosen_targets)
        new = made_from(old, name)
        log = Log()
        keys = move_observations(moved[1], new, log) | move_targets(moved[2], new, log)
        move_names(moved[0], new, log)
        went = old.proposals.filter(observation__in=moved[1]) | old.proposals.filter(
            target__in=moved[2]
        )
        move_proposals(went.select_related("observation", "target").distinct(), new, log)
        learn(new, name, log)
        for one in (old, new):
            search_again(one)
        audit.record(
            act=audit.SPLIT_INDICATOR, on=old, by=by.name, note=reason,
            data={"into": new.slug, "log": log.as_json()}, before=None, after={"name": name},
        )  # fmt: skip
        look_again(keys, [wording(name), *(one.folded for one in moved[0])])
    return new


Chosen = tuple[list[IndicatorName], list[Observation], list[Target]]


def chosen(
    old: Indicator, wordings: Sequence[str], wanted: Sequence[str], goals: Sequence[str]
) -> Chosen:
    """The records that are named. Raises NotFound where one is not of the indicator."""
    folded = [wording(words) for words in wordings]
    names = list(old.names.filter(folded__in=folded))
    seen = [one for one in observations(old) if one.slug in set(wanted)]
    aims = [one for one in targets(old) if one.slug in set(goals)]
    if (len(names), len(seen), len(aims)) != tuple(map(len, map(set, (folded, wanted, goals)))):
        raise NotFound("Có cách gọi, số liệu hoặc số giao không thuộc chỉ tiêu", where=old.slug)
    if not (names or seen or aims):
        raise WrongState(
            "Chưa chọn gì để tách", where=old.slug, do="Chọn cách gọi, số liệu hoặc số giao"
        )
    return names, seen, aims


def made_from(old: Indicator, name: str) -> Indicator:
    words = " ".join(name.split())
    if not words or wording(words) == wording(old.name):
        raise WrongState("Chỉ tiêu mới cần tên riêng", where=old.slug, do="Ghi một tên khác")
    if IndicatorName.objects.filter(folded=wording(words)).exclude(indicator=old).exists():
        raise WrongState(f"“{words}” đã là cách gọi của chỉ tiêu khác", where=old.slug)
    return Indicator.objects.create(
        slug=free_slug(Indicator, slug_of(words)[:80], wording(words)), name=words[:300],
        unit=old.unit, better=old.better, adds=old.adds, over_bodies=old.over_bodies,
        origin=f"tách từ {old.slug}"[:150],
    )  # fmt: skip
