"""Readings made by hand: lines of text, and facts that quote them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Direction, Figure, Measure, Op, Role
from tiendo.facts.items import Heading, Identity
from tiendo.facts.reading import Reading, Source

RESOLUTION_DAY = date(2022, 12, 6)
REPORT_DAY = date(2023, 10, 5)

Made = tuple[str, type[Any], dict[str, Any]]


def figure(quote: str, value: str, unit: str = "percent", **fields: Any) -> Made:
    """A result of 2023, unless said otherwise."""
    given = {"role": Role.RESULT, "measure": Measure.LEVEL, "period": "2023"} | fields
    for name in ("high", "of"):
        if name in given:
            given[name] = Decimal(given[name])
    return quote, Figure, given | {"value": Decimal(value), "unit": unit}


def target(quote: str, value: str, unit: str = "percent", **fields: Any) -> Made:
    return figure(quote, value, unit, role=Role.TARGET, **fields)


def heading(title: str, level: int = 1, responsible: Sequence[str] = ()) -> Made:
    return title, Heading, {"level": level, "title": title, "responsible": tuple(responsible)}


def item(quote: str, kind: type[Any], **fields: Any) -> Made:
    return quote, kind, fields


LISTS = {
    "Figure": "figures",
    "CitedDocument": "documents",
    "Meeting": "meetings",
    "Task": "tasks",
    "Shortcoming": "shortcomings",
    "Commendation": "commendations",
    "Person": "people",
    "Heading": "outline",
}


def reading(
    *made: Made,
    name: str = "bao-cao.docx",
    issuer: str | None = "Tỉnh ủy Lam Khê",
    kind: str | None = "report",
    number: str | None = None,
    issued_on: date | None = REPORT_DAY,
    **fields: Any,
) -> Reading:
    """A reading whose text is the quotes, one a line, in the order given."""
    lists: dict[str, list[Any]] = {}
    text = ""
    for quote, type_, given in made:
        evidence = Evidence(start=len(text), end=len(text) + len(quote), quote=quote)
        text += quote + "\n"
        lists.setdefault(LISTS[type_.__name__], []).append(type_(evidence=evidence, **given))
    text = text or name
    return Reading(
        source=Source(
            name=name,
            media_type="text/plain",
            sha256=sha256(f"{name}\n{text}".encode()).hexdigest(),
        ),
        text=text,
        identity=Identity(number=number, kind=kind, issued_on=issued_on, issuer=issuer),
        **{name: tuple(listed) for name, listed in lists.items()},
        **fields,
    )


GOALS = heading("II- CÁC NHÓM MỤC TIÊU CHỦ YẾU")


def resolution(**fields: Any) -> Reading:
    """A resolution with two groups and four targets; its tasks stand outside the goals."""
    return reading(
        GOALS,
        (
            "đề ra 2 nhóm mục tiêu",
            Figure,
            {
                "role": Role.TARGET,
                "measure": Measure.TALLY,
                "indicator": "nhóm mục tiêu",
                "value": Decimal(2),
                "unit": "count",
                "unit_text": "nhóm mục tiêu",
            },
        ),
        (
            "với 4 chỉ tiêu",
            Figure,
            {
                "role": Role.TARGET,
                "measure": Measure.TALLY,
                "indicator": "chỉ tiêu",
                "value": Decimal(4),
                "unit": "count",
                "unit_text": "chỉ tiêu",
            },
        ),
        heading("1. Nhóm mục tiêu về kinh tế", 2, ["Sở Nông nghiệp"]),
        target("Trồng mới trên 4.200 ha rừng.", "4200", "ha", indicator="trồng rừng", op=Op.GT),
        target(
            "Thu ngân sách từ 2.350 tỷ đồng trở lên.",
            "2350000000000",
            "VND",
            indicator="thu ngân sách",
            indicator_id="budget-revenue",
            unit_text="tỷ đồng",
            op=Op.GE,
        ),
        heading("2. Nhóm mục tiêu về giảm nghèo", 2, ["Sở Y tế"]),
        target(
            "Tỷ lệ hộ nghèo giảm 2 - 2,5%,",
            "2",
            high="2.5",
            op=Op.RANGE,
            indicator="tỷ lệ hộ nghèo",
            indicator_id="poverty-rate",
            measure=Measure.CHANGE,
            direction=Direction.DOWN,
        ),
        target(
            "riêng huyện nghèo giảm 4%.",
            "4",
            indicator="tỷ lệ hộ nghèo",
            indicator_id="poverty-rate",
            measure=Measure.CHANGE,
            direction=Direction.DOWN,
            subject="huyện nghèo",
        ),
        heading("III- NHIỆM VỤ"),
        target("Mỗi sở giúp 1 xã khó khăn.", "1", "count", indicator="giúp xã khó khăn"),
        **{
            "name": "nghi-quyet-27.docx",
            "kind": "resolution",
            "number": "27-NQ/TU",
            "issued_on": RESOLUTION_DAY,
            **fields,
        },
    )


def revenue(tỷ: str, **fields: Any) -> Made:
    """A year's budget revenue in tỷ đồng, estimated."""
    given = {"indicator": "thu ngân sách", "indicator_id": "budget-revenue", "estimated": True}
    return figure(
        f"Thu ngân sách {tỷ} tỷ đồng",
        str(Decimal(tỷ) * 10**9),
        "VND",
        unit_text="tỷ đồng",
        **(given | fields),
    )


def report(*made: Made, day: date = REPORT_DAY, **fields: Any) -> Reading:
    return reading(*made, issued_on=day, **{"name": f"bao-cao-{day}.docx", **fields})


def snapshot() -> dict[str, list[str]]:
    """Everything in the register but keys, people and clocks: what two runs must agree on."""
    from django.apps import apps

    out = {}
    for model in apps.get_app_config("register").get_models():
        fields = [f for f in model._meta.concrete_fields if f.name not in UNSTABLE]
        rows = model._default_manager.prefetch_related(*(f.name for f in fields if f.is_relation))
        out[model.__name__] = sorted(
            "|".join(f"{f.name}={stable(getattr(row, f.name))}" for f in fields) for row in rows
        )
    return out


UNSTABLE = (
    "id", "registered_at", "accepted_at", "decided_at", "at", "previous", "hash", "ref",
)  # fmt: skip


def stable(value: Any) -> str:
    """A value without primary keys: related records by their public id or their words."""
    from django.db.models import Model

    return str(getattr(value, "slug", value)) if isinstance(value, Model) else str(value)
