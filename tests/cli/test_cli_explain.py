"""``tiendo explain`` as people and programs call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tiendo.cli.main import main

TEXT = """\
Nghị quyết đề ra: thu ngân sách trên 4.200 tỷ đồng, hỗ trợ 300 hộ dọc Quốc lộ 37.
Năm 2023, thu ngân sách ước đạt 4.200 tỷ đồng.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def explained(page: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["explain", str(page), *words])
    out = capsys.readouterr()
    return status, out.out, out.err


def test_a_figure_is_told_field_by_field(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = explained(page, "--text", "4.200 tỷ", capsys=capsys)
    assert status == 0
    assert "»4.200 tỷ đồng«" in out
    assert "vai trò: chỉ tiêu phải đạt (target)  ← “đề ra” → roles: role.target" in out
    assert "“37”: Số đứng sau một từ gọi tên" in out
    assert f"Chữ ấy còn ở: --at {TEXT.rindex('4.200')}" in out


def test_a_number_that_is_none_is_told_why(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = explained(page, "--at", str(TEXT.index("37")), capsys=capsys)
    assert status == 0
    assert "»37«" in out
    assert "numbered: “Quốc lộ” → stops: stop.numbered" in out


def test_json_holds_every_explanation(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = explained(page, "--line", "2", "--format", "json", capsys=capsys)
    answer = json.loads(out)
    assert status == 0
    assert (answer["source"], answer["others"]) == ("tin.txt", [])
    explanation = answer["explanations"][0]
    assert explanation["schema"] == "tiendo/explanation/1"
    assert explanation["here"][0]["became"] == "time"
    figure = explanation["beside"][0]
    assert figure["figure"]["value"] == 4_200_000_000_000
    assert {"role", "unit", "period"} <= {field["name"] for field in figure["fields"]}


def test_a_given_day_dates_what_the_text_leaves_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "tin.txt"
    page.write_text("Chín tháng đầu năm, thu ngân sách đạt 3.150 tỷ đồng.", encoding="utf-8")
    words = ("--text", "3.150", "--published-on", "2023-10-14")
    _, out, _ = explained(page, *words, capsys=capsys)
    assert "kỳ: 2023-9M" in out


@pytest.mark.parametrize(
    "words", [("--at", "9999"), ("--line", "99"), ("--text", "không có chữ này")]
)
def test_a_place_that_is_not_there_is_one_line(
    words: tuple[str, str], page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = explained(page, *words, capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith("tiendo: tin.txt: ")
    assert err.count("\n") == 1


def test_a_place_must_be_named(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["explain", str(page)])
    assert stop.value.code == 2
    assert "--at" in capsys.readouterr().err


def test_explaining_needs_no_django(page: Path) -> None:
    code = (
        "import sys; from tiendo.cli.main import main;"
        f"main(['explain', {str(page)!r}, '--text', '4.200']);"
        "sys.exit([m for m in ('django',) if m in sys.modules] or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("", 0)
