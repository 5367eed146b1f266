"""A small register by hand: one resolution, three reports, a press piece, orders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from tiendo.drafts.models import Draft
from tiendo.drafts.services import check_draft
from tiendo.register.access import Grant, Viewer
from tiendo.register.indexing import index_all
from tiendo.register.models import (
    Body,
    Document,
    DocumentLink,
    Evidence,
    Indicator,
    Kind,
    Match,
    Meeting,
    MeetingMention,
    Observation,
    Plan,
    Proposal,
    State,
    Target,
    TargetGroup,
    Task,
)
from tiendo.register.searching import searchable
from tiendo.vocabulary.periods import parse_period

NOW = datetime(2024, 2, 1, tzinfo=UTC)
BY = "người vào sổ"

RESOLUTION = """NGHỊ QUYẾT
Về nhiệm vụ năm 2023
1. Nhóm mục tiêu về tài chính
- Thu ngân sách nhà nước trên địa bàn từ 2.350 tỷ đồng trở lên.
2. Nhóm mục tiêu về xã hội
- Tỷ lệ hộ nghèo giảm 2 - 2,5%, riêng các huyện nghèo giảm 4 - 5%.
- Tỷ lệ đô thị hóa đạt 25%.
Sở Tài chính chủ trì tham mưu phương án thu trước ngày 15/01/2023."""
NINE_MONTHS = """BÁO CÁO 9 tháng
Thu ngân sách 9 tháng ước đạt 1.650 tỷ đồng."""
YEAR = """BÁO CÁO năm 2023
Thu ngân sách cả năm ước đạt 2.412 tỷ đồng, bằng 102,6% dự toán tỉnh giao.
TT | Chỉ tiêu | Kế hoạch | Ước thực hiện
1 | Thu NSNN | ≥2.350 | 2.412
24 | Giảm hộ nghèo | 2 - 2,5 | 2,38
Tỷ lệ hộ nghèo giảm 2,38%.
Giải ngân <còn> chậm & vướng 1.23.456 thửa đất."""
OFFICIAL = """SỐ LIỆU CHÍNH THỨC
Thu ngân sách năm 2023 đạt 2.436,8 tỷ đồng."""
PRESS = """Tin: thu ngân sách vượt mốc 2.500 tỷ đồng trong năm 2023."""


def body(slug: str, name: str, **more: Any) -> Body:
    return Body.objects.create(slug=slug, name=name, kind="office", search=searchable(name), **more)


def document(
    slug: str, text: str, on: date, *, issuer: Body | None, reading: Mapping[str, Any], **more: Any
) -> Document:
    return Document.objects.create(
        slug=slug,
        sha256=sha256(text.encode()).hexdigest(),
        name=f"{slug}.docx",
        media_type="text/plain",
        text=text,
        issued_on=on,
        dated=on,
        issuer=issuer,
        reading=dict(reading),
        reader="kiểm thử",
        registered_by=BY,
        registered_at=NOW,
        accepted_by=BY,
        search=searchable(more.get("number"), more.get("title"), text),
        **more,
    )


def evidence(of: Document, quote: str) -> Evidence:
    start = of.text.index(quote)
    made, _ = Evidence.objects.get_or_create(
        document=of, start=start, end=start + len(quote), defaults={"quote": quote}
    )
    return made


def indicator(slug: str, name: str, unit: str, better: str, adds: str) -> Indicator:
    return Indicator.objects.create(
        slug=slug,
        name=name,
        unit=unit,
        better=better,
        adds=adds,
        origin="kiểm thử",
        search=searchable(name),
    )


def stated(value: str, unit: str, period: str, **more: Any) -> dict[str, Any]:
    """The fields of a value; ``high`` as text. Two places for money, six for the rest."""
    scale = 2 if unit == "VND" else 6
    when = parse_period(period)
    high = more.pop("high", None)
    return {
        "measure": "level",
        "amount": int(Decimal(value).scaleb(scale)),
        "high": None if high is None else int(Decimal(high).scaleb(scale)),
        "op": "eq" if high is None else "range",
        "scale": scale,
        "unit": unit,
        "period": period,
        "starts_on": when.start,
        "ends_on": when.end,
    } | more


def proposal(of: Document, quote: str, payload: Mapping[str, Any], **more: Any) -> Proposal:
    decided = more.get("state", State.PROPOSED) != State.PROPOSED
    said = evidence(of, quote)
    return Proposal.objects.create(
        document=of,
        kind=more.pop("kind", Kind.FIGURE),
        ordinal=of.proposals.count(),
        payload={**payload, "start": said.start, "end": said.end, "quote": said.quote},
        evidence=said,
        decided_by=BY if decided else "",
        decided_at=NOW if decided else None,
        **more,
    )


def figure(name: str, value: str, unit: str, **more: Any) -> dict[str, Any]:
    """An item of READING.md as JSON holds it."""
    number = Decimal(value)
    plain = int(number) if number == number.to_integral_value() else float(number)
    return {
        "role": "result",
        "indicator": name,
        "measure": "level",
        "value": plain,
        "unit": unit,
        "op": "eq",
        "period": "2023",
    } | more


class Register:
    """The records of the small register, by what they are."""

    def __init__(self) -> None:
        self.province = body("tinh-uy-song-mai", "Tỉnh ủy Sông Mai", authority=9)
        self.finance = body("so-tai-chinh", "Sở Tài chính")
        self.welfare = body("so-lao-dong", "Sở Lao động - Thương binh và Xã hội")
        self._documents()
        self._plan()
        self._observations()
        self._others()
        index_all()

    def _documents(self) -> None:
        own = {"issuer": self.province}
        self.resolution = document(
            "27-nq-tu", RESOLUTION, date(2022, 12, 6), number="27-NQ/TU", kind="resolution",
            title="Về nhiệm vụ năm 2023", reading={"outline": [{"start": 0}]}, **own,
        )  # fmt: skip
        self.nine = document(
            "bc-9-thang", NINE_MONTHS, date(2023, 10, 5), number="300-BC/TU", kind="report",
            title="Tình hình 9 tháng năm 2023", reading={}, **own,
        )  # fmt: skip
        bad = YEAR.index("1.23.456")
        unread = {"start": bad, "end": bad + 8, "quote": "1.23.456", "rule": "number",
                  "reason": "“1.23.456” không phải là một số"}  # fmt: skip
        self.year = document(
            "bc-nam", YEAR, date(2023, 12, 18), number="456-BC/TU", kind="report",
            title="Tình hình năm 2023", **own,
            reading={"unread": [unread], "warnings": [{"rule": "x", "message": "Cần soát"}]},
        )  # fmt: skip
        self.official = document(
            "so-lieu", OFFICIAL, date(2024, 1, 10), kind="notice", title="Số liệu chính thức",
            reading={}, **own,
        )  # fmt: skip
        self.press = document(
            "tin-bao", PRESS, date(2023, 12, 20), kind="other", title="Thu ngân sách bứt phá",
            issuer=None, reading={},
        )  # fmt: skip

    def _plan(self) -> None:
        self.plan = Plan.objects.create(
            slug="27-nq-tu", name="Nghị quyết số 27-NQ/TU về nhiệm vụ năm 2023",
            document=self.resolution, body=self.province, period="2023",
            starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), declared_targets=4,
        )  # fmt: skip
        money, people = (
            TargetGroup.objects.create(plan=self.plan, ordinal=n, title=title, responsible=who)
            for n, title, who in (
                (1, "Nhóm mục tiêu về tài chính", self.finance),
                (2, "Nhóm mục tiêu về xã hội", self.welfare),
            )
        )
        self.revenue = indicator("thu-ngan-sach", "thu ngân sách", "VND", "higher", "sum")
        self.poverty = indicator("ho-ngheo", "tỷ lệ hộ nghèo", "percent", "lower", "last")
        self.urban = indicator("do-thi-hoa", "tỷ lệ đô thị hóa", "percent", "higher", "last")
        fall = {"measure": "change", "direction": "down"}
        wide = "Tỷ lệ hộ nghèo giảm 2 - 2,5%, riêng các huyện nghèo giảm 4 - 5%"
        self.budget = self.target(
            money, 1, self.revenue, "Thu ngân sách nhà nước trên địa bàn từ 2.350 tỷ đồng trở lên",
            stated("2350000000000", "VND", "2023", op="ge", unit_text="tỷ đồng"),
            name="thu ngân sách nhà nước trên địa bàn",
        )  # fmt: skip
        self.poor = self.target(
            people, 2, self.poverty, wide, stated("2", "percent", "2023", high="2.5", **fall)
        )
        self.poorest = self.target(
            people, 3, self.poverty, wide, stated("4", "percent", "2023", high="5", **fall),
            subject="huyện nghèo", subject_key="huyen ngheo",
        )  # fmt: skip
        self.urbanised = self.target(
            people, 4, self.urban, "Tỷ lệ đô thị hóa đạt 25%", stated("25", "percent", "2023")
        )

    def target(
        self, group: TargetGroup, ordinal: int, of: Indicator, words: str, values: dict[str, Any],
        **more: Any,
    ) -> Target:  # fmt: skip
        name = more.pop("name", of.name)
        made = Target.objects.create(
            slug=f"27-nq-tu-{ordinal}", plan=self.plan, group=group, ordinal=ordinal, words=words,
            name=name, indicator=of, body=self.province, key=f"target-{ordinal}",
            evidence=evidence(self.resolution, words), accepted_by=BY, accepted_at=NOW,
            search=searchable(name, words), **values, **more,
        )  # fmt: skip
        proposal(
            self.resolution, words, figure(name, "25", "percent", role="target"),
            state=State.ACCEPTED, match=Match.NEW, target=made,
        )  # fmt: skip
        return made

    def observation(
        self, of: Indicator, source: Document, quote: str, status: str, values: dict[str, Any],
        **more: Any,
    ) -> Observation:  # fmt: skip
        made = Observation.objects.create(
            slug=f"{of.slug}-{Observation.objects.count()}", indicator=of, name=of.name,
            body=self.province, key=f"{of.slug}-{values['period']}", status=status,
            known_on=source.dated, document=source, evidence=evidence(source, quote),
            accepted_by=BY, accepted_at=NOW, **values, **more,
        )  # fmt: skip
        proposal(
            source, quote, figure(of.name, str(made.value), made.unit),
            state=State.ACCEPTED, match=Match.NEW, observation=made,
        )  # fmt: skip
        return made

    def _observations(self) -> None:
        money = {"unit_text": "tỷ đồng"}
        self.observation(
            self.revenue, self.nine, "Thu ngân sách 9 tháng ước đạt 1.650 tỷ đồng", "estimated",
            stated("1650000000000", "VND", "2023-9M", **money),
        )  # fmt: skip
        self.estimate = self.observation(
            self.revenue, self.year, "Thu ngân sách cả năm ước đạt 2.412 tỷ đồng", "estimated",
            stated("2412000000000", "VND", "2023", **money),
        )  # fmt: skip
        self.final = self.observation(
            self.revenue, self.official, "Thu ngân sách năm 2023 đạt 2.436,8 tỷ đồng", "official",
            stated("2436800000000", "VND", "2023", **money), supersedes=self.estimate,
        )  # fmt: skip
        self.observation(
            self.poverty, self.year, "Tỷ lệ hộ nghèo giảm 2,38%", "estimated",
            stated("2.38", "percent", "2023", measure="change", direction="down"),
        )  # fmt: skip
        self.contradiction = proposal(
            self.press, "thu ngân sách vượt mốc 2.500 tỷ đồng",
            figure("thu ngân sách", "2500000000000", "VND", op="gt"),
            match=Match.CONTRADICTION, note="Bài báo nói khác số của báo cáo",
            observation=self.final, indicator=self.revenue, key="thu-ngan-sach-2023",
        )  # fmt: skip
        proposal(
            self.year, "2,38", figure("giảm hộ nghèo", "2.38", "percent"),
            match=Match.UNKNOWN_INDICATOR,
        )  # fmt: skip

    def _others(self) -> None:
        words = "Sở Tài chính chủ trì tham mưu phương án thu trước ngày 15/01/2023"
        self.task = Task.objects.create(
            slug="27-nq-tu-viec-1", document=self.resolution, ordinal=1,
            action="tham mưu phương án thu", owners_text=["Sở Tài chính"], due=date(2023, 1, 15),
            evidence=evidence(self.resolution, words), accepted_by=BY, accepted_at=NOW,
            search=searchable("tham mưu phương án thu"),
        )  # fmt: skip
        self.task.owners.add(self.finance)
        task = {"action": "tham mưu phương án thu", "owners": ["Sở Tài chính"], "due": "2023-01-15"}
        proposal(self.resolution, words, task, kind=Kind.TASK, state=State.ACCEPTED)
        Task.objects.create(
            slug="bc-nam-viec-1", document=self.year, ordinal=1, action="khắc phục chậm giải ngân",
            evidence=evidence(self.year, "Giải ngân <còn> chậm"), accepted_by=BY, accepted_at=NOW,
            search=searchable("khắc phục chậm giải ngân"),
        )  # fmt: skip
        self.meeting = Meeting.objects.create(
            slug="hoi-nghi-12", key="k", name="hội nghị lần thứ 12", body=self.province,
            held_on=date(2022, 12, 6), mode="in_person", chairs=["Lê Đình Khải"],
            search=searchable("hội nghị lần thứ 12"),
        )  # fmt: skip
        MeetingMention.objects.create(
            meeting=self.meeting, document=self.resolution,
            evidence=evidence(self.resolution, "Về nhiệm vụ năm 2023"),
        )  # fmt: skip
        DocumentLink.objects.create(
            source=self.year, target=self.resolution, ordinal=1, number="27-NQ/TU",
            kind="resolution", relation="reviews", evidence=evidence(self.year, "dự toán tỉnh"),
        )  # fmt: skip


def draft_sent(register: Register, *, slug: str, text: str = "", secrecy: str = "open") -> Draft:
    """A draft of the finance department as one sends it, under a slug of the test's."""
    text = text or "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."
    by = Viewer(name="nguoi-soan", grants=(Grant(role="contributor", clearance="secret"),))
    draft = check_draft(
        data=text.encode(), name="du-thao.txt", body=register.finance.slug, secrecy=secrecy, by=by
    )
    Draft.objects.filter(pk=draft.pk).update(slug=slug)
    draft.refresh_from_db()
    return draft
