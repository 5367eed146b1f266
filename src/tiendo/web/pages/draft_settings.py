"""Which checks a body runs and which block, as a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from tiendo.checking.registry import GROUPS, checks
from tiendo.drafts.access import body_to_choose
from tiendo.drafts.choosing import modes_of
from tiendo.drafts.models import Mode
from tiendo.register.access import Viewer
from tiendo.web.words import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    id: str
    says: str
    severity: str
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    name: str
    groups: tuple[Group, ...]
    modes: tuple[tuple[str, str], ...]


def page(slug: str, to: Viewer) -> SettingsPage:
    """Raises NotFound, NotAllowed."""
    body = body_to_choose(slug, by=to)
    chosen = modes_of(body)
    return SettingsPage(
        name=body.name,
        groups=tuple(groups(chosen)),
        modes=(
            (Mode.OFF.value, gettext("không chạy")),
            (Mode.TELL.value, gettext("báo")),
            (Mode.BLOCK.value, gettext("báo, và chặn gửi")),
        ),
    )


def groups(chosen: dict[str, Mode]) -> Iterator[Group]:
    ordered = sorted(checks(), key=lambda check: list(GROUPS).index(check.group))
    for name, held in groupby(ordered, key=lambda check: check.group):
        yield Group(
            name=capital(GROUPS[name]),
            rows=tuple(
                Row(
                    id=check.id, says=check.says, mode=chosen[check.id].value,
                    severity=gettext("Lỗi") if check.severity == "error" else gettext("Cảnh báo"),
                )
                for check in held
            ),
        )  # fmt: skip
