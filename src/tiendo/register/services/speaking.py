"""For whom a body's figures speak, by the rule of its kind (tables/body_kinds.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiendo.register.errors import BodiesInvalid
from tiendo.register.services.body_lists import ADVICE, Row, body_kinds
from tiendo.vocabulary.text import fold

# A list names its bodies once; their links up to this depth, no list is deeper.
DEEPEST = 10


def spoken_for(listed: Sequence[Row]) -> dict[str, str]:
    """The body that each row's figures are of: what the row says, else the rule of its kind."""
    if not listed:
        return {}
    by_id = {row["id"]: row for row in listed}
    territories = [
        (row["id"], [fold(words) for words in (row["name"], *(row.get("aliases") or []))])
        for row in listed
        if row["kind"] in ("district", "commune")
    ]
    root = str(listed[0]["id"])
    return {
        row["id"]: row.get("speaks_for") or spoken(row, by_id, territories, root) for row in listed
    }


def spoken(
    row: Row, by_id: Mapping[str, Row], territories: Sequence[tuple[str, list[str]]], root: str
) -> str:
    for _ in range(DEEPEST):
        rule = body_kinds()[row["kind"]]["speaks_for"]
        if rule == "itself":
            return str(row["id"])
        if rule == "territory":
            return territory(row["name"], territories) or str(row["id"])
        parent = by_id.get(parent_of(row) or "")
        if rule == "root" or parent is None:
            return root
        row = parent
    raise BodiesInvalid("Cơ quan cấp trên lặp vòng", where=str(row["id"]), do=ADVICE)


def parent_of(row: Row) -> str | None:
    """The body that a row stands under, the last one where it names several."""
    return row["parents"][-1]["id"] if row.get("parents") else row.get("parent")


def territory(name: str, territories: Sequence[tuple[str, list[str]]]) -> str | None:
    """The district whose bare name ends the committee's: Huyện ủy Nậm Pha, Nậm Pha."""
    folded = fold(name)
    for id, names in territories:
        if any(folded.endswith(f" {words}") for words in names):
            return id
    return None
