"""What an office says of an indicator: how it adds, how it is counted, by whom, since when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiendo.facts.series import Adds, Better
from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Indicator, OverBodies
from tiendo.register.services.catalogue.moving import search_again
from tiendo.register.services.catalogue.rights import in_use, require_keeper, require_reason

FIELDS = (
    "name", "code", "better", "adds", "over_bodies", "method", "source_body", "frequency",
    "valid_from", "valid_to",
)  # fmt: skip
CLOSED = {
    "better": [*Better],
    "adds": [*Adds],
    "over_bodies": ["", *OverBodies.values],
}


def describe_indicator(
    *, indicator: str, given: Mapping[str, Any], by: Viewer, why: str
) -> Indicator:
    """Set fields of an indicator (a slug); its unit and id never change.

    Raises NotFound, NotAllowed, ReasonMissing; WrongState for another field, an empty name,
    or a validity that ends before it begins.
    """
    require_keeper(by)
    reason = require_reason(why, indicator)
    with writing():
        found = in_use(indicator)
        refuse(found, given)
        before = {name: getattr(found, name) for name in given}
        for name, value in given.items():
            setattr(found, name, value)
        changed = {name: value for name, value in given.items() if before[name] != value}
        if changed:
            found.save(update_fields=list(changed))
            search_again(found)
            audit.record(
                act=audit.DESCRIBE_INDICATOR, on=found, by=by.name, note=reason,
                before={name: before[name] for name in changed}, after=changed,
            )  # fmt: skip
    return found


def refuse(found: Indicator, given: Mapping[str, Any]) -> None:
    strange = sorted(set(given) - set(FIELDS))
    if strange:
        raise WrongState(f"Không sửa được {', '.join(strange)}", where=found.slug)
    if "name" in given and not str(given["name"]).strip():
        raise WrongState("Tên chỉ tiêu không được trống", where=found.slug)
    for name, allowed in CLOSED.items():
        if name in given and given[name] not in allowed:
            raise WrongState(f"“{given[name]}” không dùng được", where=f"{found.slug}, {name}")
    begins, ends = (given.get(n, getattr(found, n)) for n in ("valid_from", "valid_to"))
    if begins and ends and ends < begins:
        raise WrongState("Hiệu lực kết thúc trước khi bắt đầu", where=found.slug)
