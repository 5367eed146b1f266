"""An indicator across bodies: from the register, and which values may stand together."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from registered import Register
from scored_facts import seen

from tiendo.cli.main import main
from tiendo.facts.figure import Op
from tiendo.facts.series import Status
from tiendo.register.errors import NotFound
from tiendo.register.models import Body, Indicator, Observation
from tiendo.scoring import across_choices
from tiendo.scoring.across import across, named
from tiendo.scoring.rules.comparing.alike import alike

DAY = date(2024, 2, 1)


@pytest.fixture
def register(db: None) -> Register:
    made = Register()
    target = made.target("budget-revenue", "100")
    Indicator.objects.filter(slug="budget-revenue").update(name="Thu ngân sách")
    districts = [
        Body.objects.create(slug=f"huyen-{n}", name=f"huyện {n}", kind="district") for n in "abc"
    ]
    values = {"2022": ("10", "30", "20"), "2023": ("40", "35", "25")}
    for year, listed in values.items():
        for body, value in zip(districts, listed, strict=True):
            one = made.observe(target, value, date(int(year) + 1, 1, 10), period=year)
            Observation.objects.filter(pk=one.pk).update(body=body, key=f"{body.slug}-{year}")
    made.observe(target, "100", date(2024, 1, 10))
    return made


def test_bodies_of_one_level_are_ranked_with_their_moves_and_parts(register: Register) -> None:
    found = across("budget-revenue", "2023", DAY)
    assert found.ranking is not None
    assert [(one.name, one.rank, one.moved) for one in found.ranking.placed] == [
        ("huyện a", 1, 2),
        ("huyện b", 2, -1),
        ("huyện c", 3, -1),
    ]
    assert found.parts is not None
    assert (found.parts.whole, found.parts.growth) == (100, Fraction(200, 3))
    assert found.others == ("tỉnh Sông Mai",)
    assert "tỉnh Sông Mai" in found.sentences()[-1]


def test_what_was_not_known_yet_is_not_ranked(register: Register) -> None:
    with pytest.raises(NotFound):
        across("budget-revenue", "2023", date(2023, 6, 1))
    with pytest.raises(NotFound):
        across("khong-co", "2023", DAY)


def test_a_body_without_the_period_is_named_and_no_whole_is_made(register: Register) -> None:
    Observation.objects.filter(body__slug="huyen-c", period="2023").delete()
    found = across("budget-revenue", "2023", DAY)
    assert found.ranking is not None
    assert (found.ranking.unranked, found.ranking.of, found.parts) == (("huyện c",), 2, None)
    assert all(one.moved is None for one in found.ranking.placed)


def test_the_command_says_it_and_writes_it(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["score", "--across", "budget-revenue", "2023", "--as-of", "2024-02-01"]
    assert main(asked) == 0
    assert "huyện a 40, thứ 1/3, tăng 2 bậc" in capsys.readouterr().out
    assert main([*asked, "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["shares"] == {"huyện a": 40, "huyện b": 35, "huyện c": 25}
    assert main(["score", "--across", "budget-revenue", "hôm qua"]) == 2


def test_values_at_other_prices_or_with_bounds_do_not_stand_beside_the_rest() -> None:
    found = alike(
        {
            "a": [seen("1", unit="km")],
            "b": [seen("500", unit="m"), seen("7", unit="m", status=Status.ESTIMATED)],
            "c": [seen("3", unit="km", base_year=2010)],
            "d": [seen("9", unit="km", op=Op.GE)],
        },
        "2023",
    )
    assert found is not None
    assert found.values == {"a": 1, "b": Fraction(1, 2), "c": None, "d": None}
    assert found.unlike == ("c",)


def test_a_kind_of_too_many_bodies_is_not_ranked(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(across_choices, "MOST_PEERS", 2)
    found = across("budget-revenue", "2023", DAY)
    assert set(found.found.values) == {"tỉnh Sông Mai"}
    assert found.others == ("huyện a", "huyện b", "huyện c")
    assert [one.slug for one in across_choices.choices(DAY)] == []


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (("a",), "a"),
        (tuple("abcdefghijkl"), "a, b, c, d, e, f, g, h, i, j, k, l"),
        (tuple("abcdefghijklmn"), "a, b, c, d, e, f, g, h, i, j, k, l và 2 nơi khác"),
    ],
)
def test_of_many_other_bodies_the_first_are_named(others: tuple[str, ...], told: str) -> None:
    assert named(others, english=False) == told
