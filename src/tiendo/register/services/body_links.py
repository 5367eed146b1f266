"""Who stands under whom, from day to day, as a list says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tiendo.register.models import Body, BodyLink
from tiendo.register.services.body_history import BATCH
from tiendo.register.services.body_lists import Row


def link_bodies(listed: Sequence[Row], bodies: Mapping[str, Body]) -> set[str]:
    """Who stands under whom, as the list says of each; ids of those whose links changed."""
    slugs = {bodies[row["id"]].pk: row["id"] for row in listed}
    have: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for child, *link in BodyLink.objects.values_list(
        "child_id", "parent_id", "valid_from", "valid_to", "act"
    ):
        if child in slugs:
            have[slugs[child]].add(tuple(link))
    wanted = {row["id"]: {links(bodies, one) for one in parents(row)} for row in listed}
    changed = {slug for slug, links in wanted.items() if links != have[slug]}
    for slug in changed:
        if have[slug]:
            BodyLink.objects.filter(child=bodies[slug]).delete()
    BodyLink.objects.bulk_create(
        [
            BodyLink(child=bodies[slug], parent_id=p, valid_from=start, valid_to=end, act=act)
            for slug in wanted
            if slug in changed
            for p, start, end, act in wanted[slug]
        ],
        batch_size=BATCH,
    )
    return changed


def parents(row: Row) -> list[Row]:
    """A row's parents with their days; one parent stands as long as the body."""
    if row.get("parents"):
        return list(row["parents"])
    if not row.get("parent"):
        return []
    days = {"from": row.get("valid_from"), "to": row.get("valid_to")}
    return [{"id": row["parent"], **days, "act": row.get("act")}]


def links(bodies: Mapping[str, Body], one: Row) -> tuple[Any, ...]:
    parent = bodies[one["id"]].pk
    return parent, one.get("from") or date.min, one.get("to"), one.get("act") or ""
