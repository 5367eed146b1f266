"""A merged province from its papers: reports of the old ones become the past of the new one.

The list is examples/sap-nhap/bodies.yaml; the papers and their figures are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tiendo.reading import read_bytes
from tiendo.register.models import Target
from tiendo.register.selectors import targets
from tiendo.register.services import Registered, load_bodies, register_readings
from tiendo.scoring.inherited import Inherited, inherited

pytestmark = pytest.mark.django_db
BODIES = Path(__file__).resolve().parents[2] / "examples" / "sap-nhap" / "bodies.yaml"

REPORT = """ỦY BAN NHÂN DÂN
TỈNH {upper}
Số: 1{number}/BC-UBND
{place}, ngày 10 tháng 01 năm 2025

BÁO CÁO
Kết quả thực hiện nhiệm vụ năm 2024

Năm 2024, thu ngân sách nhà nước trên địa bàn đạt {revenue} tỷ đồng.
Dân số trung bình năm 2024 là {people} người.
Tỷ lệ đô thị hóa năm 2024 đạt {urban}%.
Tỷ lệ hộ nghèo năm 2024 còn {poor}%.
"""
RESOLUTION = """TỈNH ỦY NINH BÌNH
Số 15-NQ/TU
Ninh Bình, ngày 05 tháng 12 năm 2025

NGHỊ QUYẾT
Về nhiệm vụ phát triển kinh tế - xã hội năm 2026

I- CÁC CHỈ TIÊU CHỦ YẾU
1. Thu ngân sách nhà nước trên địa bàn năm 2026 đạt 70.000 tỷ đồng trở lên.
2. Tỷ lệ đô thị hóa năm 2026 đạt 40%.
3. Tỷ lệ hộ nghèo năm 2026 còn 1,5%.
"""
OLD = (
    ("Hà Nam", "18.000", "900.000", "40", "1,9"),
    ("Nam Định", "10.500,5", "1.900.000", "30", "1,2"),
    ("Ninh Bình", "24.000", "1.000.000", "25", "1,6"),
)


@pytest.fixture
def papers(db: None) -> list[Registered]:
    load_bodies(BODIES)
    texts = {
        f"bc-{number}.txt": REPORT.format(
            upper=name.upper(), place=name, number=number, revenue=revenue, people=people,
            urban=urban, poor=poor,
        )
        for number, (name, revenue, people, urban, poor) in enumerate(OLD)
    }  # fmt: skip
    texts["nghi-quyet.txt"] = RESOLUTION
    readings = [read_bytes(text.encode(), name) for name, text in texts.items()]
    return list(register_readings(readings, by="thử"))


def past(indicator: str) -> Inherited:
    target = targets().get(indicator__slug=indicator)
    found = inherited(target, as_of=date(2026, 1, 31))
    assert found is not None
    return found


def test_each_paper_is_entered_for_its_own_province(papers: list[Registered]) -> None:
    assert [one for one in papers if not isinstance(one, Registered)] == []
    assert Target.objects.count() == 3
    assert {one.body.slug for one in Target.objects.select_related("body")} == {"ninh-binh"}


def test_revenue_is_the_exact_sum_of_the_three(papers: list[Registered]) -> None:
    (one,) = past("budget-revenue").values
    assert one.value == 52_500_500_000_000
    assert [i.body for i in one.inputs] == ["ha-nam", "nam-dinh", "ninh-binh-2025"]


def test_a_rate_is_their_mean_by_population(papers: list[Registered]) -> None:
    (one,) = past("urbanisation-rate").values
    assert one.exact * 38 == 9 * 40 + 19 * 30 + 10 * 25
    assert one.rounded


def test_poverty_is_refused_for_want_of_households(papers: list[Registered]) -> None:
    found = past("poverty-rate")
    (lacking,) = found.refused
    assert found.values == ()
    assert (lacking.period, lacking.rule) == ("2024", "weight-missing")
    assert "hộ dân cư" in found.over.reason.lower()
