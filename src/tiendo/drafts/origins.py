"""What a draft's file was made of, where it is a report of ours, and what a person did to it."""

from __future__ import annotations

from typing import Any

from tiendo.errors import DocumentUnreadable
from tiendo.reporting.origin import Origin
from tiendo.reporting.package import origin_of
from tiendo.reporting.returned import returned


def origin_in(data: bytes) -> Origin | None:
    """What a file was made of, where it is a report of ours."""
    try:
        made = origin_of(data)
    except DocumentUnreadable:
        return None
    return None if made is None else made[1]


def done_to(data: bytes) -> dict[str, Any] | None:
    """What a person wrote, took out and typed over; None for a file of another kind."""
    if origin_in(data) is None:
        return None
    back = returned(data)
    return None if back is None else back.as_json()


def key_of(origin: Origin) -> dict[str, Any]:
    """By what two files are versions of one report: plan, period and scope, not the day."""
    return {
        "plan": origin.plan, "period": origin.period, "groups": list(origin.groups),
        "responsible": origin.responsible, "target": origin.target,
    }  # fmt: skip
