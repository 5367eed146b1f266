"""How a field of a proposal is shown and read back, by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tiendo.register.errors import CorrectionInvalid
from tiendo.web.pages.days import day_written

Item = Mapping[str, Any]
SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How one field is shown and read back. ``widget``: text, long, choice or check."""

    name: str
    label: Promise | str
    widget: str = "text"
    show: Callable[[Item], str] = lambda _: ""
    read: Callable[[str, Item], Mapping[str, Any]] = lambda _typed, _item: {}
    choices: tuple[tuple[str, Promise | str], ...] = ()
    hint: Promise | str = ""


def text(name: str, label: Promise | str, *, long: bool = False) -> Made:
    return Made(
        name=name,
        label=label,
        widget="long" if long else "text",
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: " ".join(typed.split()) or None},
    )


def names(name: str, label: Promise | str) -> Made:
    """Several names in one field, with semicolons."""
    return Made(
        name=name,
        label=label,
        show=lambda item: SEPARATOR.join(item.get(name) or ()),
        read=lambda typed, _: {name: [w.strip() for w in typed.split(";") if w.strip()]},
        hint=_("Nhiều tên thì cách nhau bằng dấu chấm phẩy"),
    )


def choice(name: str, label: Promise | str, choices: Mapping[str, Promise | str]) -> Made:
    return Made(
        name=name,
        label=label,
        widget="choice",
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: typed or None},
        choices=tuple(choices.items()),
    )


def check(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        widget="check",
        show=lambda item: "1" if item.get(name) else "",
        read=lambda typed, _: {name: typed == "1"},
    )


def day(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        show=lambda item: written_day(item.get(name)),
        read=lambda typed, _: {name: read_day(typed)},
        hint=_("Như 31/12/2023"),
    )


def whole(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: read_whole(typed)},
    )


def written_day(value: Any) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}" if value else ""


def read_day(typed: str) -> date | None:
    found = day_written(typed)
    if found is None and typed.strip():
        raise wrong(typed, gettext("không phải là ngày"), gettext("Viết như 31/12/2023"))
    return found


def read_whole(typed: str) -> int | None:
    if typed.strip() and not (typed.strip().isascii() and typed.strip().isdigit()):
        raise wrong(typed, gettext("không phải số nguyên"), gettext("Viết như 12"))
    return int(typed) if typed.strip() else None


def wrong(typed: str, what: str, do: str) -> CorrectionInvalid:
    return CorrectionInvalid(f"“{typed.strip()}” {what}", do=do)
