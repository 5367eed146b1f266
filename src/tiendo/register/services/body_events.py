"""What became of bodies, from a list into the register; checked against the bodies' own days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tiendo.register.amounts import to_scaled
from tiendo.register.errors import BodiesInvalid
from tiendo.register.models import Body, BodyEvent, BodyEventPart, Side
from tiendo.register.models.body_history import SHARE_SCALE
from tiendo.register.numbers import number_key
from tiendo.register.services.body_lists import ADVICE, Row, check_days, event_kinds

# What an event says: its kind, its day, the bodies before and after.
Key = tuple[Any, ...]
SIDES = ((Side.BEFORE, "from"), (Side.AFTER, "to"))


def save_events(events: Iterable[Row], bodies: Mapping[str, Body], where: str) -> list[str]:
    """Enter events; one that the register has, or that says the same as one, stays alone.

    Returns the ids of those that were entered or changed. Raises BodiesInvalid.
    """
    known = {key_of(one): one.slug for one in BodyEvent.objects.prefetch_related("parts__body")}
    listed = list(events)
    changed = []
    for ordinal, row in enumerate(listed, start=1):
        check_event(row, bodies, f"{where}, sự kiện {row.get('id') or ordinal}")
        slug = row.get("id") or f"{row['kind']}-{row['day']}-{(row['to'] or row['from'])[0]}"[:140]
        key = wanted_key(row)
        if known.get(key) in (None, slug) and save_event(row, slug, bodies):
            changed.append(slug)
        known.setdefault(key, slug)
    return changed


def key_of(event: BodyEvent) -> Key:
    sides = {side: set[str]() for side, _ in SIDES}
    for part in event.parts.all():
        sides[Side(part.side)].add(part.body.slug)
    return event.kind, event.on, frozenset(sides[Side.BEFORE]), frozenset(sides[Side.AFTER])


def wanted_key(row: Row) -> Key:
    return row["kind"], row["day"], frozenset(row["from"]), frozenset(row["to"])


def check_event(row: Row, bodies: Mapping[str, Body], where: str) -> None:
    """An event is of a known kind, on a day, with as many bodies as its kind has."""
    kinds = event_kinds()
    if row.get("kind") not in kinds:
        raise BodiesInvalid(
            f"Không có loại sự kiện “{row.get('kind')}”",
            where=where,
            do="Dùng một trong: " + ", ".join(kinds),
        )
    if row.get("day") is None or not all(isinstance(row.get(n), list) for _, n in SIDES):
        raise BodiesInvalid("Sự kiện thiếu day, from hoặc to", where=where, do=ADVICE)
    check_days(row, where)
    kind = kinds[row["kind"]]
    for side, name in SIDES:
        for slug in row[name]:
            if slug not in bodies:
                raise BodiesInvalid(
                    f"Không có cơ quan “{slug}”",
                    where=where,
                    do="Thêm vào danh mục, hoặc nạp các tỉnh trước: tiendo bodies load --country",
                )
        least, most = kind[side.value]
        if len(row[name]) < least or (most is not None and len(row[name]) > most):
            raise BodiesInvalid(
                f"Sự kiện “{kind['says']}” không thể có {len(row[name])} cơ quan"
                f" {side.label.lower()} đó",
                where=where,
                do=ADVICE,
            )
    check_validity(row, bodies, where)


def check_validity(row: Row, bodies: Mapping[str, Body], where: str) -> None:
    """Who stood before ends by then, unless it goes on; who comes begins on the day."""
    goes_on = set(row["from"]) & set(row["to"])
    late = [
        s
        for s in row["from"]
        if s not in goes_on and (end := bodies[s].valid_to) and end >= row["day"]
    ]
    early = [
        s
        for s in row["to"]
        if s not in goes_on and (day := bodies[s].valid_from) and day > row["day"]
    ]
    if late or early:
        raise BodiesInvalid(
            f"Ngày {row['day']:%d/%m/%Y} không khớp hiệu lực của {', '.join(late + early)}",
            where=where,
            do="Cơ quan cũ kết thúc muộn nhất hôm trước; cơ quan mới có từ ngày ấy",
        )


def save_event(row: Row, slug: str, bodies: Mapping[str, Body]) -> bool:
    """Write one event with its parts; False where the register has it just so."""
    values = {
        "kind": row["kind"],
        "on": row["day"],
        "act": row.get("act") or "",
        "number": row.get("number") or "",
        "number_key": number_key(row.get("number")),
        "note": row.get("note") or "",
        "share_of": row.get("share_of") or "",
    }
    parts = [
        (bodies[body].pk, side.value, ordinal, share(row, body) if side is Side.AFTER else None)
        for side, name in SIDES
        for ordinal, body in enumerate(row[name])
    ]
    event = BodyEvent.objects.filter(slug=slug).first()
    if event is not None:
        have = list(event.parts.values_list("body_id", "side", "ordinal", "share"))
        if set(have) == set(parts) and all(getattr(event, n) == v for n, v in values.items()):
            return False
        event.parts.all().delete()
    event, _ = BodyEvent.objects.update_or_create(slug=slug, defaults=values)
    fields = ("body_id", "side", "ordinal", "share")
    BodyEventPart.objects.bulk_create(
        BodyEventPart(event=event, **dict(zip(fields, part, strict=True))) for part in parts
    )
    return True


def share(row: Row, body: str) -> int | None:
    """A share as the list writes it, "0.4", in millionths. Raises BodiesInvalid."""
    written = (row.get("shares") or {}).get(body)
    if written is None:
        return None
    try:
        return to_scaled(Decimal(str_only(written)), SHARE_SCALE)
    except (InvalidOperation, TypeError) as error:
        raise BodiesInvalid(
            f"Tỷ phần không phải là số: {written}",
            where=f"sự kiện {row.get('id') or row['kind']}",
            do='Viết trong ngoặc kép: "0.4"',
        ) from error


def str_only(written: object) -> str:
    """YAML's own numbers are binary floats, which are not exact. Raises TypeError."""
    if not isinstance(written, str):
        raise TypeError(written)
    return written
