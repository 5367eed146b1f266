"""Loading a list of bodies. Twice gives the same; a wrong list changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from tiendo.register import audit
from tiendo.register.access import PROGRAM, Viewer, require_everywhere
from tiendo.register.errors import BodiesInvalid
from tiendo.register.locks import writing
from tiendo.register.models import Body, BodyCode, CodeSystem
from tiendo.register.searching import searchable
from tiendo.register.services import body_history as history
from tiendo.register.services.body_events import save_events
from tiendo.register.services.body_links import link_bodies
from tiendo.register.services.body_lists import ADVICE, BodyList, Row, body_kinds, read_list
from tiendo.register.services.speaking import spoken_for

# Bodies of the country stand behind every body of the office's own list.
COUNTRY_FROM = 1_000_000

EDIT = "bodies.edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading a list did, or would do: ids of bodies and of events.

    ``kept``: bodies that the office's own list names, which the country's list left alone.
    """

    count: int
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def load_bodies(path: Path, *, by: Viewer = PROGRAM) -> int:
    """Load bodies from a YAML list; returns how many it holds.

    ``province`` is the root: the body of news without an issuer. A body that the
    register has is brought up to the list; none is removed. Raises BodiesInvalid, NotAllowed.
    """
    return load_list(read_list(path), by=by).count


def load_list(listed: BodyList, *, by: Viewer, preview: bool = False) -> Loaded:
    """Load a list in one transaction; a preview does the same and takes it back.

    Raises BodiesInvalid; NotAllowed for whom the list of the whole register is not to keep.
    """
    require_everywhere(by, EDIT)
    with writing():
        loaded = write(listed)
        if preview:
            transaction.set_rollback(True)
        elif loaded.created or loaded.changed or loaded.events:
            root = Body.objects.get(slug=listed.rows[0]["id"])
            data = {
                "bodies": sorted((*loaded.created, *loaded.changed)),
                "events": sorted(loaded.events),
                "list": listed.where,
            }
            audit.record(act=audit.LOAD_BODIES, on=root, by=by.name, data=data)
    return loaded


def write(listed: BodyList) -> Loaded:
    bodies = {body.slug: body for body in Body.objects.all()}
    own = {slug for slug, body in bodies.items() if not body.country} if listed.country else set()
    mine = [row for row in listed.rows if row["id"] not in own]
    check_known(mine, bodies, listed.where)
    created = tuple(row["id"] for row in mine if row["id"] not in bodies)
    changed = save_bodies(mine, bodies, country=listed.country)
    changed |= link_bodies(mine, bodies)
    changed |= save_speakers(mine, bodies)
    changed |= history.save_names(mine, bodies) | history.save_symbols(mine, bodies)
    lacking = own - coded() if own else own
    uncoded = [row for row in listed.rows if row["id"] in lacking]
    changed |= history.save_statistics_codes([*mine, *uncoded], bodies)
    events = save_events(listed.events, bodies, listed.where)
    return Loaded(
        count=len(listed.rows),
        created=created,
        changed=tuple(sorted(changed - set(created))),
        events=tuple(events),
        kept=tuple(sorted(own & {row["id"] for row in listed.rows})),
        warnings=listed.warnings,
    )


def coded() -> set[str]:
    found = BodyCode.objects.filter(system=CodeSystem.STATISTICS)
    return set(found.values_list("body__slug", flat=True))


def check_known(listed: Sequence[Row], bodies: Mapping[str, Body], where: str) -> None:
    """Whom a row names stands in the list or in the register. Raises BodiesInvalid."""
    known = {row["id"] for row in listed} | set(bodies)
    for row in listed:
        named = [(name, row[name]) for name in ("parent", "speaks_for") if row.get(name)]
        named += [("parents", one.get("id")) for one in row.get("parents") or ()]
        for name, slug in named:
            if slug not in known:
                raise BodiesInvalid(
                    f"{name} “{slug}” không có trong danh mục",
                    where=f"{where}, cơ quan {row['id']}",
                    do=ADVICE,
                )


def save_bodies(listed: Sequence[Row], bodies: dict[str, Body], *, country: bool) -> set[str]:
    """Bring the bodies up to the list, in ``bodies`` too; ids of those that changed."""
    made, changed = [], []
    first = COUNTRY_FROM if country else 0
    for ordinal, row in enumerate(listed, start=first):
        values = {**values_of(row), "ordinal": ordinal, "country": country}
        body = bodies.get(row["id"])
        if body is None:
            made.append(Body(slug=row["id"], **values))
        elif any(getattr(body, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(body, name, value)
            changed.append(body)
    Body.objects.bulk_create(made, batch_size=history.BATCH)
    if changed:
        Body.objects.bulk_update(changed, [*values_of(listed[0]), "ordinal", "country"], 50)
    bodies.update({body.slug: body for body in made})
    return {body.slug for body in (*made, *changed)}


def values_of(row: Row) -> dict[str, Any]:
    aliases = list(row.get("aliases") or [])
    past = [one["name"] for one in row.get("names") or ()]
    return {
        "name": row["name"],
        "short_name": row.get("short_name") or "",
        "aliases": aliases,
        "codes": list(row.get("codes") or []),
        "kind": row["kind"],
        "authority": row.get("authority", body_kinds()[row["kind"]]["authority"]),
        "poor": row.get("poor"),
        "valid_from": row.get("valid_from"),
        "valid_to": row.get("valid_to"),
        "search": searchable(row["name"], *aliases, *past),
    }


def save_speakers(listed: Sequence[Row], bodies: Mapping[str, Body]) -> set[str]:
    """For whom each body's figures speak: the list's word, else the rule of its kind."""
    spoken = spoken_for(listed)
    changed = []
    for row in listed:
        body = bodies[row["id"]]
        other = spoken[row["id"]]
        wanted = None if other == row["id"] else bodies[other].pk
        if body.speaks_for_id != wanted:
            body.speaks_for_id = wanted
            changed.append(body)
    Body.objects.bulk_update(changed, ["speaks_for"], 50)
    return {body.slug for body in changed}
