"""The tables of roles and rights (tables/roles.yaml, rights.yaml): who may do what, and why."""

from __future__ import annotations

from functools import cache

from tiendo.register.errors import RightUnknown
from tiendo.vocabulary.lexicon import Row, rows

TABLES = "tiendo.register.tables"
# Held by everybody, and by everybody who signed in; no membership gives them.
GUEST, ACCOUNT = "guest", "account"


@cache
def roles() -> dict[str, Row]:
    """All roles, those that a person can be given last."""
    return {row["id"]: row for row in rows(TABLES, "roles")}


@cache
def rights() -> dict[str, Row]:
    """All rights. Raises RightUnknown where one names a role that is none."""
    found = {row["id"]: row for row in rows(TABLES, "rights")}
    for row in found.values():
        strange = set(row["roles"]) - set(roles())
        if strange:
            raise RightUnknown(f"Không có vai trò {sorted(strange)}", where=row["id"])
    return found


def givable() -> dict[str, str]:
    """The roles that a membership can give, with their names."""
    return {key: row["name"] for key, row in roles().items() if row["held"]}


def has(role: str, right: str) -> bool:
    """Whether the table gives ``right`` to ``role``. Raises RightUnknown."""
    try:
        return role in rights()[right]["roles"]
    except KeyError:
        raise RightUnknown(
            f"Không có quyền “{right}”", do="Thêm một dòng vào register/tables/rights.yaml"
        ) from None


def needs_factor(role: str) -> bool:
    """Whether the role counts only after the second factor."""
    return bool(roles()[role]["second_factor"])
