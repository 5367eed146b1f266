"""The chain of the trail: each entry is sealed with a hash over itself and the one before.

Hashed is the canonical JSON (models/canonical.py) of the fields in SEALED, the time as
ISO 8601 in UTC, and the hash before. Whoever alters an entry must alter all that follow
and the head; a head kept elsewhere (``tiendo audit verify --expect``) shows even that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import TextField
from django.db.models.functions import Cast

from tiendo.register.models import AuditEvent, AuditHead
from tiendo.register.models.canonical import canonical

FIRST = "0" * 64
SEALED = (
    "id", "act", "kind", "slug", "document", "secrecy", "by", "at", "note", "data", "previous",
)  # fmt: skip
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a walk along the chain found. ``broken`` is the first entry that is not right
    (0: none; one past the last: the tail was cut), ``why`` says what is wrong with it."""

    entries: int
    head: str
    broken: int = 0
    why: str = ""


def seal(entry: Mapping[str, Any]) -> str:
    """The hash of an entry; ``at`` is an aware time or its text in UTC."""
    fields = {name: entry[name] for name in SEALED}
    if isinstance(fields["at"], datetime):
        fields["at"] = fields["at"].astimezone(UTC).isoformat()
    return sha256(canonical(fields).encode()).hexdigest()


def verify(*, expect: str = "") -> Verified:
    """Walk the whole chain and stop at the first entry that is not as it was written.

    ``expect``: the head of an earlier walk, which must still be part of the chain.
    """
    count, last = 0, FIRST
    # Acts go on meanwhile: the trail must reach the head of now, and not go past the later one.
    due = standing_head()
    met = not expect
    for pk, entry in stored():
        why = fault(entry, last) or past(count, last, due)
        if why:
            return Verified(entries=count, head=last, broken=pk, why=why)
        count, last = count + 1, entry["hash"]
        met = met or last == expect
    return ended(count, last, due, rewritten=not met)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    entries: int
    hash: str


def standing_head() -> Head:
    row = AuditHead.objects.filter(pk=1).values("entries", "hash").first()
    return Head(**(row or {"entries": 0, "hash": FIRST}))


def past(count: int, last: str, due: Head) -> str:
    """What is wrong where the walk has just come as far as the head says."""
    right = count != due.entries or last == due.hash
    return "" if right else "Mục trước mục này không phải mục mà dấu cuối ghi"


def ended(count: int, last: str, due: Head, *, rewritten: bool) -> Verified:
    """The end of the walk beside what the head said before, and what it says now."""
    now, why = standing_head(), ""
    if not due.entries <= count <= now.entries or past(count, last, now):
        why = f"Nhật ký dừng ở {count} mục, trong khi dấu cuối ghi {now.entries} mục"
    elif rewritten:
        why = "Dấu cuối đã giữ không còn trong chuỗi: cả chuỗi đã bị viết lại"
    return Verified(entries=count, head=last, broken=count + 1 if why else 0, why=why)


def fault(entry: Mapping[str, Any] | None, last: str) -> str:
    """What is wrong with an entry that follows the hash ``last``; empty where nothing is."""
    if entry is None:
        return "Mục không đọc được"
    if entry["previous"] != last:
        return "Mục không nối với mục trước nó: có mục đã bị xóa, chèn hoặc sửa"
    if entry["hash"] != seal(entry):
        return "Nội dung mục không khớp với dấu của nó"
    return ""


def stored() -> Iterator[tuple[int, Any]]:
    """Every entry as the database really holds it; None for one that cannot be read."""
    keys = list(AuditEvent.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(keys), CHUNK):
        yield from read(keys[start : start + CHUNK])


def read(keys: Sequence[int]) -> Iterator[tuple[int, Any]]:
    try:
        found = {row["id"]: as_written(row) for row in raw_rows(keys)}
    except (DatabaseError, ValueError):  # bytes that are no text: look for whose
        if len(keys) == 1:
            yield keys[0], None
            return
        for key in keys:
            yield from read([key])
        return
    yield from ((key, found.get(key)) for key in keys)


def raw_rows(keys: Sequence[int]) -> list[dict[str, Any]]:
    """Rows with data, and on SQLite the time, as the text that is stored."""
    plain = [name for name in SEALED if name not in ("at", "data")]
    text = TextField()
    rows = AuditEvent.objects.filter(id__in=keys).annotate(
        raw_at=Cast("at", text), raw_data=Cast("data", text)
    )
    moment = "raw_at" if connection.vendor == "sqlite" else "at"
    return list(rows.values(*plain, "hash", "raw_data", moment))


def as_written(row: dict[str, Any]) -> dict[str, Any] | None:
    """The fields to hash; None where a stored text is not in its one spelling."""
    try:
        data = json.loads(row["raw_data"], parse_float=refuse, parse_constant=refuse)
        at = row["at"] if "at" in row else moment_of(row["raw_at"])
    except (ValueError, TypeError):
        return None
    if canonical(data) != row["raw_data"]:
        return None
    return row | {"data": data, "at": at}


def refuse(number: str) -> None:
    """No entry was ever written with a binary float."""
    raise ValueError(number)


def moment_of(text: str) -> datetime:
    """A time as SQLite stores it. Raises ValueError for any other spelling."""
    found = datetime.fromisoformat(text)
    if str(found) != text:
        raise ValueError(text)
    return found.replace(tzinfo=UTC)
