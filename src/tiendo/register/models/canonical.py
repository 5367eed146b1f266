"""JSON in one spelling only, so that a hash of it means something."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from tiendo.register.errors import ValueNotExact


def canonical(value: Any) -> str:
    """``value`` as JSON: keys in order, no idle space, dates and decimals as text.

    Raises ValueNotExact for a float, whose spelling is not its value.

    >>> canonical({"b": 1, "a": "đ"})
    '{"a":"đ","b":1}'
    """
    plain = exact(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def exact(value: Any) -> Any:
    if isinstance(value, float):
        raise ValueNotExact(f"{value!r} là số thực nhị phân", do="Ghi số thập phân chính xác")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): exact(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [exact(one) for one in value]
    return value


class CanonicalJSON(models.TextField):  # type: ignore[type-arg]
    """JSON kept as the canonical text itself: what is hashed is what is stored."""

    def from_db_value(self, value: str | None, *_: object) -> Any:
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else canonical(value)
