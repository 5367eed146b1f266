"""The values of an indicator as tables, one a body and part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from tiendo.register.force import is_wrong
from tiendo.register.models import Observation
from tiendo.vocabulary.dimensions import part_of
from tiendo.web import links, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    period: str
    shown: str
    status: str
    known_on: str
    href: str
    document: str
    superseded: bool
    wrong: bool = False
    against: str = ""  # the way to the values that contradict it


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The values of one body and part; ``dimension`` says what the part is a part of."""

    body: str
    part: str
    dimension: str
    values: tuple[Value, ...]


def series(found: list[Observation], disputed: Collection[str] = ()) -> list[Series]:
    """A table a body and part, in the order in which they were asked for.

    ``disputed``: the keys of what contradicts and nobody settled.
    """
    newer = {one.supersedes_id for one in found}
    return [
        Series(
            body=group[0].body.name,
            part=group[0].subject,
            dimension=dimension(group[0].subject_key),
            values=tuple(value(one, one.pk in newer, disputed) for one in group),
        )
        for group in (
            list(run) for _, run in groupby(found, key=lambda one: (one.body_id, one.subject_key))
        )
    ]


def dimension(subject_key: str) -> str:
    part = part_of(subject_key)
    names = {
        "area": gettext("khu vực"), "sex": gettext("giới tính"), "sector": gettext("ngành"),
        "ownership": gettext("loại hình kinh tế"), "ethnicity": gettext("dân tộc"),
        "poor_place": gettext("địa bàn nghèo"), "age": gettext("nhóm tuổi"),
    }  # fmt: skip
    return names[part.dimension] if part else ""


def value(one: Observation, superseded: bool, disputed: Collection[str] = ()) -> Value:
    shown = words.stated(
        measure=one.measure, value=one.value, unit=one.unit, high=one.high_value, of=one.of_value,
        op=one.op, direction=one.direction, unit_text=one.unit_text, per=one.per or None,
    )  # fmt: skip
    return Value(
        period=words.capital(words.period(one.period)),
        shown=shown,
        status=words.status(one.status),
        known_on=words.day(one.known_on),
        href=links.to_document(one.document.slug, one.evidence.start),
        document=one.document.label,
        superseded=superseded,
        wrong=is_wrong(one),
        against=links.to_contradiction(one.key) if one.key in disputed and not superseded else "",
    )
