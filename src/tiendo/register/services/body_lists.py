"""Lists of bodies as people write them: read and checked whole before anything is loaded.

A list has a ``province`` (its root), ``bodies`` and, where something became of them,
``events``; examples/song-mai/bodies.yaml shows the form, docs/so-dang-ky.md explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tiendo.register.errors import BodiesInvalid
from tiendo.vocabulary.lexicon import rows

ADVICE = "Xem mẫu danh mục cơ quan trong examples/song-mai/bodies.yaml"
TABLES = "tiendo.register.tables"
DAYS = ("valid_from", "valid_to", "from", "to", "day")
# What a row may say more than once, each with its days.
DATED = ("names", "statistics_codes", "parents")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyList:
    """Rows and events to load; ``country``: background that gives way to the office's own list.

    ``warnings`` are sentences for people about what was loaded and is doubtful.
    """

    rows: tuple[Row, ...]
    events: tuple[Row, ...] = ()
    where: str = ""
    country: bool = False
    warnings: tuple[str, ...] = ()


def read_list(path: Path) -> BodyList:
    """A YAML list, the province first. Raises BodiesInvalid, naming the row."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        listed = [{"kind": "province", **data["province"]}, *data["bodies"]]
        events = list(data.get("events") or [])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BodiesInvalid(
            "Không đọc được danh mục cơ quan", where=str(path), do=ADVICE
        ) from error
    check_rows(listed, str(path))
    return BodyList(
        rows=tuple(listed),
        events=(*events, *ended_levels(listed)),
        where=str(path),
        warnings=tuple(outlived(listed)),
    )


def check_rows(listed: Sequence[Row], where: str) -> None:
    """Raises BodiesInvalid for the first row that cannot be loaded."""
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
        for part in (row, *(one for name in DATED for one in row.get(name) or ())):
            check_days(part, place)


def check_days(row: Row, where: str) -> None:
    """Days are days, and what ends does not end before it begins. Raises BodiesInvalid."""
    for name in DAYS:
        if row.get(name) is not None and not isinstance(row[name], (date, list)):
            raise BodiesInvalid(
                f"{name}: “{row[name]}” không phải là một ngày", where=where, do="Viết 2025-07-01"
            )
    begins = row.get("valid_from") or row.get("from")
    ends = row.get("valid_to") or row.get("to")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        raise BodiesInvalid(
            f"Kết thúc ({ends:%d/%m/%Y}) trước khi bắt đầu ({begins:%d/%m/%Y})",
            where=where,
            do="Sửa ngày; ngày kết thúc là ngày cuối cùng còn hiệu lực",
        )
    for name in ("code", "statistics_code"):
        if row.get(name) is not None and not isinstance(row[name], str):
            raise BodiesInvalid(
                f"{name}: {row[name]} mất số 0 ở đầu nếu là số",
                where=where,
                do='Viết mã trong ngoặc kép: "08"',
            )


def body_kinds() -> dict[str, Row]:
    return {row["id"]: row for row in rows(TABLES, "body_kinds")}


def event_kinds() -> dict[str, Row]:
    return {row["id"]: row for row in rows(TABLES, "event_kinds")}


def acts() -> dict[str, Row]:
    """The documents of ``acts.yaml`` by id."""
    return {row["id"]: row for row in rows(TABLES, "acts")}


def by_act(id: str) -> dict[str, Any]:
    """What an event says of the act that brought it."""
    act = acts()[id]
    return {"act": act["name"], "number": act["number"], "day": act["day"]}


def ended_levels(listed: Sequence[Row]) -> Iterator[Row]:
    """The end of a level of government, for the bodies of the list that ended with it."""
    for level in rows(TABLES, "levels"):
        gone = [
            row["id"]
            for row in listed
            if row["kind"] in level["kinds"] and row.get("valid_to") == level["valid_to"]
        ]
        if gone:
            yield {
                "id": f"ket-thuc-{level['id']}-{listed[0]['id']}"[:140],
                "kind": "dissolved",
                "from": gone,
                "to": [],
                **by_act(level["act"]),
            }


def outlived(listed: Sequence[Row]) -> Iterator[str]:
    """Bodies of a level that has ended, which the list lets live on."""
    for level in rows(TABLES, "levels"):
        last = level["valid_to"]
        alive = [
            row["name"]
            for row in listed
            if row["kind"] in level["kinds"] and (row.get("valid_to") or date.max) > last
        ]
        if alive:
            yield (
                f"{level['says'].capitalize()} kết thúc ngày {last:%d/%m/%Y}, nhưng danh mục"
                f" không ghi ngày kết thúc của: {', '.join(alive)}. Thêm valid_to: {last}."
            )
