"""Fields of a case: text, exact numbers, days, words of a list. Each refusal names its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.reading.importing.numbers import unit_said
from tiendo.vocabulary.units import families

ADVICE = "Viết mỗi trường hợp một dòng JSON: id, indicator, target, observations, as_of"


def part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    if not isinstance(found, dict):
        raise InvalidFact(f"Thiếu “{name}”", do=ADVICE)
    return found


def text(data: Mapping[str, Any], name: str) -> str | None:
    found = data.get(name)
    return None if found is None else str(found)


def decimal(data: Mapping[str, Any], name: str) -> Decimal | None:
    """An exact number, also one written as text. Raises InvalidFact."""
    found = data.get(name)
    if found is None:
        return None
    try:
        value = Decimal(found) if isinstance(found, (str, Decimal)) else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise InvalidFact(f"“{name}”: “{found}” không phải là một số", do="Viết như 1234.5")
    return value


def required(data: Mapping[str, Any], name: str) -> Decimal:
    value = decimal(data, name)
    if value is None:
        raise InvalidFact(f"Thiếu “{name}”", do=ADVICE)
    return value


@dataclass(frozen=True, slots=True)
class Coded:
    """A unit of the contract; a value times ``factor`` is in it."""

    code: str | None
    factor: Decimal = Decimal(1)


@cache
def coded(written: str | None) -> Coded:
    """The unit of a field: a code of the contract, or words as people write them.

    >>> coded("VND"), coded("triệu đồng").code, coded("triệu đồng").factor, coded("vụ").code
    (Coded(code='VND', factor=Decimal('1')), 'VND', Decimal('1000000'), 'count')
    """
    if not written or written in families():
        return Coded(written)
    said = unit_said(written)
    return Coded(written) if said is None else Coded(said.code, said.factor)


def year(data: Mapping[str, Any]) -> int | None:
    value = decimal(data, "base_year")
    return None if value is None else int(value)


def day(data: Mapping[str, Any], name: str) -> date:
    written = text(data, name) or ""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InvalidFact(
            f"“{name}”: “{written}” không phải là một ngày", do="Viết như 2023-10-20"
        ) from error


def choice(data: Mapping[str, Any], name: str, kind: Any) -> Any:
    """A value of one of the contract's lists; None where it is left out."""
    written = data.get(name)
    if written is None:
        return None
    try:
        return kind(written)
    except ValueError as error:
        allowed = ", ".join(kind)
        raise InvalidFact(f"“{name}”: không có “{written}”", do=f"Chọn: {allowed}") from error


def listed(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; empty where it is left out."""
    found = data.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InvalidFact(f"“{name}” phải là một danh sách đối tượng", do=ADVICE)
    return found
