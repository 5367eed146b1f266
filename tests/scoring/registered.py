"""A small register to score: one plan of two groups, and what was observed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from tiendo.facts.figure import Op
from tiendo.facts.series import Adds, Better, Status
from tiendo.register.amounts import to_scaled
from tiendo.register.models import (
    Body,
    Document,
    Evidence,
    Indicator,
    Observation,
    Plan,
    Secrecy,
    Target,
    TargetGroup,
)
from tiendo.vocabulary.periods import parse_period

WHEN = datetime(2023, 12, 20, tzinfo=UTC)
SCALE = 6


class Register:
    """Makes records with what must be there; the rest is left to defaults."""

    def __init__(self) -> None:
        self.body = Body.objects.create(slug="tinh", name="tỉnh Sông Mai", kind="province")
        self.resolution = self.document("nghi-quyet", date(2022, 12, 6), number="27-NQ/TU")
        self.plan = Plan.objects.create(
            slug="ke-hoach-2023", name="Nhiệm vụ năm 2023", document=self.resolution, body=self.body
        )
        self.groups = [
            TargetGroup.objects.create(plan=self.plan, ordinal=n, title=f"Nhóm {n}") for n in (1, 2)
        ]

    def document(self, slug: str, dated: date, **fields: Any) -> Document:
        return Document.objects.create(
            slug=slug,
            sha256=sha256(slug.encode()).hexdigest(),
            name=f"{slug}.docx",
            media_type="text/plain",
            kind="resolution",
            dated=dated,
            about=self.body,
            text="x" * 1000,
            reading={},
            reader="1",
            registered_by="thu",
            registered_at=WHEN,
            **fields,
        )

    def target(self, slug: str, value: str, *, group: int = 1, **fields: Any) -> Target:
        ordinal = Target.objects.count() + 1
        indicator = Indicator.objects.create(
            slug=slug, name=slug, unit="count", better=Better.HIGHER, adds=Adds.SUM, origin="thử"
        )
        return Target.objects.create(
            slug=slug,
            plan=self.plan,
            group=self.groups[group - 1],
            ordinal=ordinal,
            words=slug,
            name=slug,
            indicator=indicator,
            body=self.body,
            key=slug,
            evidence=self.evidence(self.resolution, ordinal),
            accepted_by="thu",
            accepted_at=WHEN,
            **self.stated(value, op=Op.GE, **fields),
        )

    def observe(
        self, target: Target, value: str, known_on: date, *, secret: bool = False, **fields: Any
    ) -> Observation:
        status = fields.pop("status", Status.OFFICIAL)
        slug = f"{target.slug}-{Observation.objects.count()}"
        secrecy = Secrecy.SECRET if secret else Secrecy.OPEN
        document = self.document(f"van-ban-{slug}", known_on, secrecy=secrecy)
        return Observation.objects.create(
            slug=slug,
            indicator=target.indicator,
            name=target.name,
            body=self.body,
            key=f"{target.slug}-{fields.get('period', '2023')}",
            status=status,
            known_on=known_on,
            document=document,
            evidence=self.evidence(document, 1),
            accepted_by="thu",
            accepted_at=WHEN,
            **self.stated(value, **fields),
        )

    def evidence(self, document: Document, at: int) -> Evidence:
        return Evidence.objects.create(document=document, start=at, end=at + 1, quote="x")

    def stated(self, value: str, *, period: str = "2023", op: Op = Op.EQ) -> dict[str, Any]:
        when = parse_period(period)
        return {
            "measure": "level",
            "op": op,
            "amount": to_scaled(Decimal(value), SCALE),
            "scale": SCALE,
            "unit": "count",
            "period": period,
            "starts_on": when.start,
            "ends_on": when.end,
        }
