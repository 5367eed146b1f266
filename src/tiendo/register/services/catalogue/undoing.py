"""Taking back a merge or a split, by its entry in the trail."""

from __future__ import annotations

from typing import Any

from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound, WrongState
from tiendo.register.indexing import forget
from tiendo.register.locks import writing
from tiendo.register.models import (
    AuditEvent,
    Indicator,
    IndicatorName,
    Observation,
    Proposal,
    Target,
)
from tiendo.register.services.catalogue.moving import (
    Log,
    look_again,
    move_names,
    move_observations,
    move_proposals,
    move_targets,
    search_again,
)
from tiendo.register.services.catalogue.rights import require_keeper, require_reason

ACTS = (audit.MERGE_INDICATORS, audit.SPLIT_INDICATOR)


def undo_catalogue(*, entry: int, by: Viewer, why: str) -> AuditEvent:
    """Take back the merge or split of an entry (its number), once.

    What it moved goes back; what came since stays where it came. Raises NotFound, NotAllowed,
    ReasonMissing; WrongState where it was taken back already or moved on since.
    """
    require_keeper(by)
    reason = require_reason(why, str(entry))
    with writing():
        event = AuditEvent.objects.filter(pk=entry, act__in=ACTS).first()
        if event is None:
            raise NotFound("Mục này của nhật ký không phải gộp hay tách chỉ tiêu", where=str(entry))
        refuse_twice(event)
        old, new = (Indicator.objects.select_for_update().get(slug=slug)
                    for slug in (event.slug, event.data["into"]))  # fmt: skip
        keys = back(old, new, event.data["log"], event.act)
        undone = audit.record(
            act=audit.UNDO_CATALOGUE, on=old, by=by.name, note=reason,
            data={"entry": entry, "undone": event.act, "into": new.slug},
        )  # fmt: skip
        look_again(keys)
    return undone


def refuse_twice(event: AuditEvent) -> None:
    undone = AuditEvent.objects.filter(act=audit.UNDO_CATALOGUE, slug=event.slug)
    if any(one.data.get("entry") == event.pk for one in undone):
        raise WrongState("Việc này đã được hoàn tác", where=str(event.pk))


def back(old: Indicator, new: Indicator, moved: dict[str, Any], act: str) -> set[str]:
    """Move everything of the log back to ``old``; returns the keys whose chains changed."""
    joins = ("body", "indicator", "evidence")
    found = Observation.objects.filter(pk__in=moved["observations"])
    aims = Target.objects.filter(pk__in=moved["targets"])
    words = IndicatorName.objects.filter(pk__in=moved["names"])
    if any(part.exclude(indicator=new).exists() for part in (found, aims, words)):
        raise WrongState(
            "Số liệu của việc này đã được chuyển tiếp sang chỉ tiêu khác", where=old.slug,
            do="Hoàn tác việc sau trước",
        )  # fmt: skip
    log = Log()
    seen, goals = list(found.select_related(*joins)), list(aims.select_related(*joins))
    IndicatorName.objects.filter(folded__in=moved["learned"], indicator=new).delete()
    keys = move_observations(seen, old, log) | move_targets(goals, old, log)
    move_names(list(words), old, log)
    went = Proposal.objects.filter(pk__in=moved["proposals"], indicator=new)
    move_proposals(went.select_related("observation", "target"), old, log)
    if act == audit.MERGE_INDICATORS:
        old.merged_into = None
        old.save(update_fields=["merged_into"])
    else:
        remove_empty(new)
    for one in (old, new):
        if one.pk is not None:
            search_again(one)
    return keys


def remove_empty(new: Indicator) -> None:
    """The indicator that a split made leaves, if nothing came to it since."""
    held = (new.observations, new.targets, new.names, new.proposals, new.merged)
    if any(records.exists() for records in held):
        raise WrongState(
            f"“{new.name}” đã có số liệu hoặc cách gọi mới sau khi tách", where=new.slug,
            do="Gộp nó vào chỉ tiêu gốc thay vì hoàn tác",
        )  # fmt: skip
    forget([("indicator", new.pk)])
    new.delete()
