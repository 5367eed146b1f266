"""``tiendo score --forecast``: a table with its misses, reasons once, JSON with exact numbers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from registered import Register

from tiendo.cli.main import main

pytestmark = pytest.mark.django_db
YEARS = {2018: (60, 100), 2019: (63, 105), 2020: (70, 112), 2021: (66, 110), 2022: (72, 120)}
ASKED = ["score", "--forecast", "--as-of", "2023-10-20"]


@pytest.fixture
def planted(db: None) -> Register:
    register = Register()
    target = register.target("trong-rung", "130")
    register.target("chua-co-so", "5", group=2)
    for year, (nine, whole) in YEARS.items():
        register.observe(target, str(nine), date(year, 10, 1), period=f"{year}-9M")
        register.observe(target, str(whole), date(year + 1, 1, 10), period=str(year))
    register.observe(target, "78", date(2023, 10, 1), period="2023-9M")
    return register


def test_a_forecast_stands_in_a_table_with_its_misses(
    planted: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(ASKED) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "123 - 134" in said
    assert "Không dự báo: chưa có số nào cùng loại với chỉ tiêu. Chỉ tiêu 2." in said


def test_programs_get_exact_numbers_and_both_languages(
    planted: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ASKED, "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["forecasts"]
    assert (first["method"], first["known"]) == ("profile", "2023-9M")
    assert (first["low"], first["point"], first["high"]) == (123, 128, 134)
    assert first["reason"].startswith("Dự báo năm 2023: 128")
    assert first["reason_en"].startswith("Forecast for 2023: 128")
    assert (second["method"], second["point"], second["rule"]) == ("none", None, "no-data")
    assert main([*ASKED, "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
