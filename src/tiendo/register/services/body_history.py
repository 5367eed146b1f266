"""Names, codes and events of a list into the register: each body's rows as the list has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tiendo.register.models import (
    Body,
    BodyCode,
    BodyName,
    CodeSystem,
)
from tiendo.register.services.body_lists import Row

Dated = tuple[Any, ...]


def save_names(listed: Sequence[Row], bodies: Mapping[str, Body]) -> set[str]:
    """Each body's names as its row says; returns the ids of those whose names changed."""
    wanted = {row["id"]: dated(row, "names", "name") for row in listed}
    return replace(BodyName, wanted, bodies, ("name", "valid_from", "valid_to", "act"), {})


def save_symbols(listed: Sequence[Row], bodies: Mapping[str, Body]) -> set[str]:
    """The letters of document numbers, for as long as the body stood."""
    wanted = {
        row["id"]: [
            (code, row.get("valid_from"), row.get("valid_to"), "")
            for code in dict.fromkeys(row.get("codes") or ())
        ]
        for row in listed
    }
    return replace(BodyCode, wanted, bodies, CODE_FIELDS, {"system": CodeSystem.SYMBOL})


def save_statistics_codes(listed: Sequence[Row], bodies: Mapping[str, Body]) -> set[str]:
    """Codes of the statistics office; a row that names none leaves what the register has."""
    wanted = {
        row["id"]: dated(row, "statistics_codes", "statistics_code")
        for row in listed
        if row.get("statistics_code") or row.get("statistics_codes")
    }
    return replace(BodyCode, wanted, bodies, CODE_FIELDS, {"system": CodeSystem.STATISTICS})


CODE_FIELDS = ("code", "valid_from", "valid_to", "act")


def dated(row: Row, many: str, one: str) -> list[Dated]:
    """What a row says with days: a list of them, or one for as long as the body stood."""
    said = "name" if many == "names" else "code"
    if row.get(many):
        return [(p[said], p.get("from"), p.get("to"), p.get("act") or "") for p in row[many]]
    return [(row[one], row.get("valid_from"), row.get("valid_to"), "")]


def replace(
    model: type[Any],
    wanted: Mapping[str, Sequence[Dated]],
    bodies: Mapping[str, Body],
    fields: Sequence[str],
    fixed: Mapping[str, str],
) -> set[str]:
    """Put each body's rows of ``model`` in place of those that differ; one query where none do.

    ``fields`` are the columns of a wanted row, ``fixed`` those that all rows share.
    """
    slugs = {bodies[slug].pk: slug for slug in wanted}
    have: dict[str, list[Dated]] = defaultdict(list)
    manager = model._default_manager
    for pk, *values in manager.filter(**fixed).values_list("body_id", *fields):
        if pk in slugs:
            have[slugs[pk]].append(tuple(values))
    changed = {slug for slug, listed in wanted.items() if set(listed) != set(have[slug])}
    stale = [bodies[slug].pk for slug in changed if have[slug]]
    for start in range(0, len(stale), BATCH):
        manager.filter(body__in=stale[start : start + BATCH], **fixed).delete()
    made = [
        {"body": bodies[slug], **fixed, **dict(zip(fields, values, strict=True))}
        for slug in wanted
        if slug in changed
        for values in wanted[slug]
    ]
    manager.bulk_create([model(**one) for one in made], batch_size=BATCH)
    return changed


# Fewer than the variables that a query of SQLite may have.
BATCH = 400
