"""Beside the small register: a later level, a second baseline, a unit's share, a chain."""

from __future__ import annotations

from datetime import date

from building import BY, NOW, Register, document, evidence, figure, proposal, stated

from tiendo.register.models import (
    Amendment,
    Body,
    BodyLink,
    Document,
    DocumentLink,
    Match,
    Observation,
    Plan,
    State,
    Target,
    TargetGroup,
    TargetPart,
)

AMENDING = "Điều chỉnh thu ngân sách từ 2.350 xuống 2.250 tỷ đồng."
COUNCIL = "Thu ngân sách nhà nước năm 2023 là 2.420 tỷ đồng."
UNIT = "Huyện thu ngân sách 40 tỷ đồng."
SAID = "Thu năm 2023 bằng 104% dự toán Trung ương giao, 101% dự toán HĐND tỉnh giao."
MONEY = {"unit_text": "tỷ đồng"}


class Timely(Register):
    """The register of building.py and what happened to its plan since."""

    def __init__(self) -> None:
        super().__init__()
        Body.objects.filter(pk=self.province.pk).update(kind="province_committee")
        self.province.refresh_from_db()
        self.council = self.office("hdnd", "Hội đồng nhân dân tỉnh", "council")
        self.committee = self.office("ubnd", "Ủy ban nhân dân tỉnh", "peoples_committee")
        self.district = self.office("nam-pha", "huyện Nậm Pha", "district")
        self.other = self.office("dang-lung", "huyện Đăng Lũng", "district")
        self.unit = self.office("huyen-uy", "Huyện ủy Nậm Pha", "district_committee")
        for child in (self.district, self.other, self.unit):
            BodyLink.objects.create(parent=self.province, child=child, valid_from=date(1997, 1, 1))
        self._amended()
        self._baselines()
        self._handed_down()
        self._chain()

    def office(self, slug: str, name: str, kind: str) -> Body:
        return Body.objects.create(slug=slug, name=name, kind=kind, ordinal=Body.objects.count())

    def _amended(self) -> None:
        self.amending = document(
            "33-nq-tu", AMENDING, date(2023, 7, 14), number="33-NQ/TU", number_key="33-nq-tu",
            kind="resolution", title="Nghị quyết sửa đổi Nghị quyết số 27-NQ/TU",
            issuer=self.province, reading={},
        )  # fmt: skip
        said = evidence(self.amending, "xuống 2.250 tỷ đồng")
        level = stated("2250000000000", "VND", "2023", op="ge", **MONEY)
        self.level = Amendment.objects.create(
            target=self.budget, document=self.amending, evidence=said, reason="hụt thu",
            holds_from=date(2023, 7, 14), known_on=date(2023, 7, 14), accepted_by=BY,
            accepted_at=NOW, **level,
        )  # fmt: skip
        proposal(
            self.amending, "xuống 2.250 tỷ đồng",
            figure("thu ngân sách", "2250000000000", "VND", role="target"),
            state=State.ACCEPTED, match=Match.AMENDMENT, target=self.budget,
        )  # fmt: skip

    def plan_by(self, of: Document, body: Body, words: str, value: str) -> Target:
        plan = Plan.objects.create(
            slug=of.slug, name=of.title, document=of, body=body, period="2023",
            starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        )  # fmt: skip
        group = TargetGroup.objects.create(plan=plan, ordinal=0)
        return Target.objects.create(
            slug=f"{of.slug}-1", plan=plan, group=group, ordinal=1, words=words, body=body,
            name="thu ngân sách", indicator=self.revenue, key=f"key-{of.slug}",
            evidence=evidence(of, words), accepted_by=BY, accepted_at=NOW,
            **stated(value, "VND", "2023", **MONEY),
        )  # fmt: skip

    def _baselines(self) -> None:
        of = document(
            "60-nq-hdnd", COUNCIL, date(2022, 12, 9), number="60/NQ-HĐND", kind="resolution",
            title="Dự toán năm 2023", issuer=self.council, reading={},
        )  # fmt: skip
        self.by_council = self.plan_by(
            of, self.province, "Thu ngân sách nhà nước năm 2023 là 2.420 tỷ đồng", "2420000000000"
        )
        said = document(
            "bc-thu", SAID, date(2024, 1, 12), number="9/BC-UBND", kind="report",
            title="Thu ngân sách", issuer=self.committee, reading={},
        )  # fmt: skip
        for quote, value in (
            ("bằng 104% dự toán Trung ương giao", "104"), ("101% dự toán HĐND tỉnh giao", "101"),
        ):  # fmt: skip
            fields = stated(value, "percent", "2023", basis="plan") | {"measure": "attainment"}
            Observation.objects.create(
                slug=f"thu-{value}", indicator=self.revenue, name="thu ngân sách",
                body=self.province, key=f"thu-{value}", status="official", known_on=said.dated,
                document=said, evidence=evidence(said, quote), accepted_by=BY, accepted_at=NOW,
                **fields,
            )  # fmt: skip

    def _handed_down(self) -> None:
        of = document(
            "41-kh-hu", UNIT, date(2023, 2, 20), number="41-KH/HU", number_key="41-kh-hu",
            kind="plan", title="Kế hoạch thực hiện Nghị quyết số 27-NQ/TU", issuer=self.unit,
            reading={},
        )  # fmt: skip
        self.share = self.plan_by(
            of, self.district, "Huyện thu ngân sách 40 tỷ đồng", "40000000000"
        )
        self.revenue.over_bodies = "sum"
        self.revenue.save()
        TargetPart.objects.create(
            whole=self.budget, part=self.share, reason="giao", linked_by=BY, linked_at=NOW
        )

    def _chain(self) -> None:
        Document.objects.filter(pk=self.resolution.pk).update(number_key="27-nq-tu")
        for slug, number, named, title in (
            ("41-kh-hu", "41-KH/HU", "27-NQ/TU", ""),
            ("31-ctr-tu", "31-CTr/TU", "28-NQ/TW", "Chương trình hành động thực hiện"),
        ):
            of = Document.objects.filter(slug=slug).first() or document(
                slug, "Thực hiện Nghị quyết số 28-NQ/TW", date(2023, 1, 9), number=number,
                kind="action_programme", title=f"{title} Nghị quyết số {named}",
                issuer=self.province, reading={},
            )  # fmt: skip
            DocumentLink.objects.create(
                source=of, target=self.resolution if named == "27-NQ/TU" else None, ordinal=1,
                number=named, number_key=named.lower().replace("/", "-"), kind="resolution",
                relation="implements", evidence=evidence(of, of.text),
            )  # fmt: skip
        self.successor = document(
            "39-nq-tu", "Thay thế Nghị quyết số 27-NQ/TU", date(2023, 12, 22), number="39-NQ/TU",
            kind="resolution", title="Nghị quyết về nhiệm vụ năm 2024", issuer=self.province,
            reading={},
        )  # fmt: skip
        DocumentLink.objects.create(
            source=self.successor, target=self.resolution, ordinal=1, number="27-NQ/TU",
            number_key="27-nq-tu", kind="resolution", relation="replaces",
            evidence=evidence(self.successor, "Thay thế Nghị quyết số 27-NQ/TU"),
        )  # fmt: skip
