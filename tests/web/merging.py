"""The province of the small register as one merged of two, with what was said of these."""

from __future__ import annotations

from datetime import date

from building import (
    BY,
    NOW,
    Register,
    body,
    document,
    evidence,
    figure,
    indicator,
    proposal,
    stated,
)

from tiendo.register.models import (
    Body,
    BodyEvent,
    BodyEventPart,
    BodyLink,
    BodyName,
    Document,
    Indicator,
    Match,
    Observation,
    State,
)

MERGED = date(2023, 1, 1)
LAM, KHE = (
    "Thu ngân sách tỉnh Lâm Hà đạt 800 tỷ đồng",
    "Thu ngân sách tỉnh Đông Khê đạt 1.100 tỷ đồng",
)
TEXT = f"""{LAM} năm 2022.
{KHE} năm 2022.
Thu ngân sách tỉnh Lâm Hà đạt 700,5 tỷ đồng năm 2021.
Thu ngân sách tỉnh Đông Khê ước 1.000 tỷ đồng năm 2021.
Tỷ lệ đô thị hóa Lâm Hà 20%, Đông Khê 30%; dân số Lâm Hà 600.000, Đông Khê 900.000 người.
Tỷ lệ hộ nghèo Lâm Hà 4%."""
ACT = "Nghị quyết số 9/2022/QH15 về việc sắp xếp đơn vị hành chính"


class Merger:
    """Two old provinces, their merger, and their budgets of two years."""

    def __init__(self, register: Register) -> None:
        self.register = register
        until = {"valid_to": date(2022, 12, 31)}
        self.lam = body("lam-ha", "tỉnh Lâm Hà", **until)
        self.khe = body("dong-khe", "tỉnh Đông Khê", **until)
        Body.objects.filter(pk__in=[self.lam.pk, self.khe.pk]).update(kind="province")
        self.event = BodyEvent.objects.create(
            slug="sap-nhap-song-mai", kind="merged", on=MERGED, act=ACT, number="9/2022/QH15"
        )
        for ordinal, one in enumerate((self.lam, self.khe)):
            self.part(one, "before", ordinal)
        self.part(register.province, "after", 0)
        for one in (self.lam, self.khe, register.province):
            BodyName.objects.create(body=one, name=one.name, valid_to=one.valid_to)
        BodyLink.objects.create(
            parent=register.province, child=register.finance, valid_from=date(2020, 1, 1)
        )
        self.source = document(
            "nien-giam", TEXT, date(2023, 2, 1), kind="report", title="Niên giám", issuer=None,
            reading={},
        )  # fmt: skip
        revenue = self.catalogued(register.revenue, "budget-revenue")
        billion = 10**9
        self.say(revenue, self.lam, LAM, 800 * billion, "2022")
        self.say(revenue, self.khe, KHE, 1100 * billion, "2022")
        self.say(revenue, self.lam, "Thu ngân sách tỉnh Lâm Hà đạt 700,5", 700500000000, "2021")
        self.say(
            revenue, self.khe, "ước 1.000 tỷ đồng năm 2021", 1000 * billion, "2021", "estimated"
        )
        self._rates()

    def _rates(self) -> None:
        urban = self.catalogued(self.register.urban, "urbanisation-rate")
        people = indicator("population", "Dân số trung bình", "count", "neither", "last")
        self.say(urban, self.lam, "Lâm Hà 20%", "20", "2022")
        self.say(urban, self.khe, "Đông Khê 30%", "30", "2022")
        self.say(people, self.lam, "dân số Lâm Hà 600.000", "600000", "2022")
        self.say(people, self.khe, "Đông Khê 900.000", "900000", "2022")
        poor = self.catalogued(self.register.poverty, "ethnic-poverty-rate")
        self.say(poor, self.lam, "Tỷ lệ hộ nghèo Lâm Hà 4%", "4", "2022")

    def catalogued(self, one: Indicator, slug: str) -> Indicator:
        one.slug = slug
        one.save()
        return one

    def part(self, one: Body, side: str, ordinal: int) -> None:
        BodyEventPart.objects.create(event=self.event, body=one, side=side, ordinal=ordinal)

    def say(
        self, of: Indicator, who: Body, quote: str, value: int | str, period: str,
        status: str = "official", source: Document | None = None,
    ) -> Observation:  # fmt: skip
        source = source or self.source
        made = Observation.objects.create(
            slug=f"{of.slug}-{who.slug}-{period}", indicator=of, name=of.name, body=who,
            key=f"{of.slug}-{who.slug}-{period}", status=status, known_on=source.dated,
            document=source, evidence=evidence(source, quote), accepted_by=BY, accepted_at=NOW,
            **stated(str(value), of.unit, period, unit_text="tỷ đồng" if of.unit == "VND" else ""),
        )  # fmt: skip
        proposal(
            source, quote, figure(of.name, str(value), of.unit, period=period),
            state=State.ACCEPTED, match=Match.NEW, observation=made,
        )  # fmt: skip
        return made
