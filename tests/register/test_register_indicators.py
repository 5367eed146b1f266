"""An indicator of the catalogue enters the register with its official code."""

from __future__ import annotations

import pytest
from made import reading, target

from tiendo.facts.figure import Op
from tiendo.register.models import Indicator
from tiendo.register.selectors.search import search
from tiendo.register.services import register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]

UNEMPLOYMENT = target(
    "Tỷ lệ thất nghiệp dưới 3%.",
    "3",
    indicator="tỷ lệ thất nghiệp",
    indicator_id="unemployment-rate",
    op=Op.LT,
)
POVERTY = target(
    "Tỷ lệ hộ nghèo không quá 2%.",
    "2",
    indicator="tỷ lệ hộ nghèo",
    indicator_id="poverty-rate",
    op=Op.LE,
)
UNKNOWN = target("Mỗi sở giúp 1 xã khó khăn.", "1", "count", indicator="giúp xã khó khăn")


def entered(*made):
    register_reading(reading(*made, kind="resolution", number="32-NQ/TU"), by="An")
    return dict(Indicator.objects.values_list("slug", "code"))


def test_the_code_of_the_statistical_system_is_copied():
    assert entered(UNEMPLOYMENT)["unemployment-rate"] == "T0204"


def test_an_indicator_without_a_known_code_has_none():
    codes = entered(POVERTY, UNKNOWN)
    assert set(codes.values()) == {""}
    assert len(codes) == 2


def test_an_indicator_is_found_by_its_code():
    entered(UNEMPLOYMENT, POVERTY)
    assert [hit.title for hit in search("T0204", kinds=("indicator",))] == ["Tỷ lệ thất nghiệp"]
