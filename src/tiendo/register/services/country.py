"""The country as a list: its provinces of all times and what became of them; communes of a file.

Communes are not part of the project: the open lists of them carry licences that ours
cannot take in (tables/unit_files.yaml), so an office loads the file that it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tiendo.register.errors import BodiesInvalid
from tiendo.register.services.body_lists import TABLES, BodyList, Row, by_act, check_rows
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.places import Province, became, province_of_code, provinces
from tiendo.vocabulary.text import slug

# From this day the country has two levels, and communes their present bounds (DOMAIN.md B8).
TWO_LEVELS = date(2025, 7, 1)
LEADS = {"province": "tỉnh", "city": "thành phố"}
SHAPES = "Tệp JSON phải là danh sách các tỉnh, mỗi tỉnh có danh sách xã (wards) với tên và mã"


def country() -> BodyList:
    """63 provinces until 30/6/2025 and 34 since, with every merger; codes by date."""
    return BodyList(
        rows=tuple(province_row(one) for one in provinces()),
        events=tuple(event_row(row) for row in rows(TABLES, "country_events")),
        where="danh mục tỉnh, thành phố của cả nước",
        country=True,
    )


def province_row(province: Province) -> Row:
    return {
        "id": province.id,
        "name": f"{LEADS[province.kind]} {province.name}",
        "short_name": province.name,
        "aliases": list(province.aliases),
        "kind": "province",
        "valid_from": province.valid_from,
        "valid_to": province.valid_to,
        "statistics_code": province.code,
    }


def event_row(row: Row) -> Row:
    return {**row, **by_act(row["act"])}


def with_communes(path: Path, *, valid_from: date = TWO_LEVELS) -> BodyList:
    """The country with the communes of a JSON file, which stand since ``valid_from``.

    Raises BodiesInvalid for a file of no known shape, or a province code that meant no
    province on that day.
    """
    listed = [*country().rows, *communes(path, valid_from)]
    check_rows(listed, str(path))
    return BodyList(rows=tuple(listed), events=country().events, where=str(path), country=True)


def communes(path: Path, valid_from: date) -> Iterator[Row]:
    units = read_units(path)
    shape = shape_of(units, str(path))
    for unit in units:
        code = str(unit[shape["code"]]).zfill(2)
        province = province_of_code(code, valid_from)
        if province is None:
            raise BodiesInvalid(
                f"Ngày {valid_from:%d/%m/%Y} không có tỉnh nào mang mã {code}",
                where=f"{path}, {unit[shape['name']]}",
                do="Nêu ngày mà danh sách có hiệu lực bằng --from",
            )
        above = standing_above(province, valid_from)
        for commune in unit[shape["under"]]:
            yield commune_row(commune, shape, above, valid_from)


def standing_above(province: Province, since: date) -> list[Row]:
    """The province from a day on and what it became: its communes go with it."""
    found: list[Row] = []
    unit: Province | None = province
    while unit is not None:
        found.append(
            {"id": unit.id, "from": max(since, unit.valid_from or since), "to": unit.valid_to}
        )
        unit = became(unit)
    return found


def commune_row(unit: Row, shape: Row, above: list[Row], valid_from: date) -> Row:
    name = str(unit[shape["name"]])
    code = str(unit[shape["code"]]).zfill(shape["digits"])
    return {
        "id": f"{slug(name)[:80]}-{code}",
        "name": name[:1].lower() + name[1:],
        "kind": "commune",
        "parents": above,
        "valid_from": valid_from,
        "statistics_code": code,
    }


def read_units(path: Path) -> list[dict[str, Any]]:
    try:
        units = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise BodiesInvalid("Không đọc được tệp JSON", where=str(path), do=SHAPES) from error
    if not isinstance(units, list) or not units or not all(isinstance(u, dict) for u in units):
        raise BodiesInvalid("Không phải danh sách đơn vị hành chính", where=str(path), do=SHAPES)
    return units


def shape_of(units: list[dict[str, Any]], where: str) -> Row:
    """The known shape that every unit of the file has. Raises BodiesInvalid."""
    for shape in rows(TABLES, "unit_files"):
        own = (shape["name"], shape["code"])
        if all(
            all(name in unit for name in own)
            and isinstance(unit.get(shape["under"]), list)
            and all(isinstance(c, dict) and all(n in c for n in own) for c in unit[shape["under"]])
            for unit in units
        ):
            return shape
    raise BodiesInvalid("Tệp có dạng chưa biết", where=where, do=SHAPES)
