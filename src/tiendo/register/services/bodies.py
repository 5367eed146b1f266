"""Loading the list of bodies. Twice gives the same; a wrong list changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from tiendo.register import audit
from tiendo.register.errors import BodiesInvalid
from tiendo.register.models import Body, BodyLink
from tiendo.register.searching import searchable
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

ADVICE = "Xem mẫu danh mục cơ quan trong examples/song-mai/bodies.yaml"
Row = Mapping[str, Any]
# A list names its bodies once; their links up to this depth, no list is deeper.
DEEPEST = 10


def load_bodies(path: Path, *, by: str = "tiendo") -> int:
    """Load bodies from a YAML list; returns how many it holds.

    ``province`` is the root: the body of news without an issuer. A body that the
    register has is brought up to the list; none is removed. Raises BodiesInvalid.
    """
    listed = read_list(path)
    with transaction.atomic():
        before = {body.slug: fields_of(body) for body in Body.objects.all()}
        for ordinal, row in enumerate(listed):
            save_body(row, ordinal)
        link_bodies(listed)
        after = {body.slug: fields_of(body) for body in Body.objects.all()}
        if before != after:
            changed = sorted(slug for slug in after if after[slug] != before.get(slug))
            root = Body.objects.get(slug=listed[0]["id"])
            audit.record(act=audit.LOAD_BODIES, on=root, by=by, data={"bodies": changed})
    return len(listed)


def fields_of(body: Body) -> dict[str, Any]:
    return {f.attname: getattr(body, f.attname) for f in body._meta.concrete_fields}


def read_list(path: Path) -> list[Row]:
    """The rows of a list, the province first. Raises BodiesInvalid, naming the row."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        listed = [{"kind": "province", **data["province"]}, *data["bodies"]]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BodiesInvalid(
            "Không đọc được danh mục cơ quan", where=str(path), do=ADVICE
        ) from error
    check(listed, str(path))
    return listed


def check(listed: Sequence[Row], where: str) -> None:
    kinds = body_kinds()
    known: set[str] = set()
    for row in listed:
        place = f"{where}, cơ quan {row.get('id')}"
        if not row.get("id") or not row.get("name"):
            raise BodiesInvalid(f"Thiếu id hoặc name: {dict(row)}", where=where, do=ADVICE)
        if row["id"] in known:
            raise BodiesInvalid("Trùng id", where=place, do="Mỗi cơ quan giữ một id riêng")
        if row.get("kind") not in kinds:
            raise BodiesInvalid(
                f"Không có loại cơ quan “{row.get('kind')}”",
                where=place,
                do="Dùng một trong: " + ", ".join(sorted(kinds)),
            )
        known.add(row["id"])
    for row in listed:
        for name in ("parent", "speaks_for"):
            if row.get(name) and row[name] not in known:
                raise BodiesInvalid(
                    f"{name} “{row[name]}” không có trong danh mục",
                    where=f"{where}, cơ quan {row['id']}",
                    do=ADVICE,
                )


def body_kinds() -> dict[str, Row]:
    return {row["id"]: row for row in rows("tiendo.register.tables", "body_kinds")}


def save_body(row: Row, ordinal: int) -> None:
    aliases = list(row.get("aliases") or [])
    Body.objects.update_or_create(
        slug=row["id"],
        defaults={
            "name": row["name"],
            "short_name": row.get("short_name") or "",
            "aliases": aliases,
            "codes": list(row.get("codes") or []),
            "kind": row["kind"],
            "authority": row.get("authority", body_kinds()[row["kind"]]["authority"]),
            "poor": row.get("poor"),
            "valid_from": row.get("valid_from"),
            "valid_to": row.get("valid_to"),
            "ordinal": ordinal,
            "search": searchable(row["name"], *aliases),
        },
    )


def link_bodies(listed: Sequence[Row]) -> None:
    """Who stands under whom, and who speaks for whom."""
    bodies = {body.slug: body for body in Body.objects.all()}
    up = {row["id"]: row.get("parent") for row in listed}
    for row in listed:
        if row.get("parent"):
            BodyLink.objects.update_or_create(
                parent=bodies[row["parent"]],
                child=bodies[row["id"]],
                valid_from=row.get("valid_from") or date.min,
                defaults={"valid_to": row.get("valid_to"), "act": row.get("act") or ""},
            )
    for row in listed:
        body = bodies[row["id"]]
        spoken_for = row.get("speaks_for") or spoken(row["id"], listed, up)
        body.speaks_for = bodies[spoken_for] if spoken_for != body.slug else None
        body.save(update_fields=["speaks_for"])


def spoken(slug: str, listed: Sequence[Row], up: Mapping[str, str | None]) -> str:
    """The body that ``slug`` speaks for, by the rule of its kind."""
    by_slug = {row["id"]: row for row in listed}
    for _ in range(DEEPEST):
        row = by_slug[slug]
        rule = body_kinds()[row["kind"]]["speaks_for"]
        if rule == "itself":
            return slug
        if rule == "territory":
            return territory(row, listed) or slug
        parent = up[slug]
        if rule == "root" or parent is None:
            return str(listed[0]["id"])
        slug = parent
    raise BodiesInvalid("Cơ quan cấp trên lặp vòng", where=slug, do=ADVICE)


def territory(row: Row, listed: Sequence[Row]) -> str | None:
    """The district whose bare name ends the committee's: Huyện ủy Nậm Pha, Nậm Pha."""
    name = fold(row["name"])
    for other in listed:
        names = [fold(words) for words in (other["name"], *(other.get("aliases") or []))]
        if other["kind"] in ("district", "commune") and any(
            name.endswith(f" {words}") for words in names
        ):
            return str(other["id"])
    return None
