"""``tiendo check``: formats, choices, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tiendo.cli.main import main

WRONG = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%). Trồng 25 ha rừng."
RIGHT = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 102,7%)."
DOUBTFUL = "Quý I tăng trưởng 3.08%, 6 tháng tăng trưởng 3,42%."


@pytest.fixture(autouse=True)
def _no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_HOME", str(tmp_path / "nha"))
    monkeypatch.delenv("TIENDO_DATABASE", raising=False)


@pytest.fixture
def drafts(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "du-thao"
    folder.mkdir()
    paths = {}
    for name, text in (("wrong", WRONG), ("right", RIGHT), ("doubtful", DOUBTFUL)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths[name] = str(path)
    return paths | {"folder": str(folder)}


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", *words])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize(
    ("draft", "options", "status"),
    [
        ("right", [], 0),
        ("wrong", [], 1),
        ("doubtful", [], 0),
        ("doubtful", ["--strict"], 1),
        ("wrong", ["--ignore", "ratio"], 0),
        ("wrong", ["--select", "date,layout"], 0),
        ("folder", [], 1),
    ],
)
def test_the_exit_status_says_whether_there_are_errors(
    draft: str,
    options: list[str],
    status: int,
    drafts: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*options, drafts[draft], capsys=capsys)[0] == status


def test_people_see_the_place_the_remedy_and_what_was_not_checked(
    drafts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(drafts["wrong"], capsys=capsys)
    assert "wrong.txt: 1 lỗi, 0 cảnh báo" in out
    assert "LỖI [ratio-percent] 154/150 là 102,7%, không phải 107,2%" in out
    assert "sửa thành: 102,7%" in out
    assert "Đã soát 1/2 số liệu (50%)" in out
    assert "Không có gì để so: “Trồng 25 ha”" in out


def test_programs_get_the_contract(
    drafts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run("--format", "json", drafts["wrong"], capsys=capsys)
    said = json.loads(out)
    assert said["schema"] == "tiendo/findings/1"
    assert said["source"]["name"] == "wrong.txt"
    (finding,) = said["findings"]
    assert WRONG[finding["start"] : finding["end"]].startswith("154/150")
    assert {"check", "severity", "message", "message_en", "see", "register"} <= set(finding)
    assert (finding["stated"], finding["computed"], finding["suggestion"]) == (
        107.2,
        102.7,
        "102,7%",
    )
    assert said["coverage"]["checked"] == 1


def test_several_drafts_are_a_list_or_lines(
    drafts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    two = (drafts["wrong"], drafts["right"])
    listed = json.loads(run("--format", "json", *two, capsys=capsys)[1])
    lines = run("--format", "jsonl", *two, capsys=capsys)[1].splitlines()
    assert [json.loads(line) for line in lines] == listed
    assert [len(one["findings"]) for one in listed] == [1, 0]


def test_a_bad_draft_is_one_line_and_status_2_and_the_others_are_checked(
    drafts: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    status, out, err = run("--format", "jsonl", str(empty), drafts["wrong"], capsys=capsys)
    assert status == 2
    assert err.startswith("tiendo: rong.txt: ")
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["wrong.txt"]


def test_standard_input_is_a_draft(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    status, out, _ = run("-", capsys=capsys)
    assert status == 1
    assert "ratio-percent" in out


def test_a_check_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("--explain", "ratio-percent", capsys=capsys)
    assert status == 0
    assert "Sai:  Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)." in out
    _, listed, _ = run("--explain", "all", capsys=capsys)
    assert listed.count("\n") == 35


@pytest.mark.parametrize("words", [["--select", "không-có", "x.txt"], [], ["--explain", "gì"]])
def test_a_wrong_call_says_what_to_do(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(*words, capsys=capsys)
    assert status == 2
    assert err.startswith("tiendo: ")


def test_checking_without_a_register_does_not_wait_for_django(
    drafts: dict[str, str], tmp_path: Path
) -> None:
    code = (
        "import sys; from tiendo.cli.main import main;"
        f"main(['check', '--format', 'json', {drafts['right']!r}]);"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "nha").exists()


def test_a_draft_without_a_date_is_held_against_the_register_of_today(tmp_path):
    """In a process of its own: nothing may have set the register up before."""
    environment = os.environ | {"TIENDO_HOME": str(tmp_path)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    (tmp_path / "tiendo.sqlite3").touch()
    done = subprocess.run(
        [sys.executable, "-m", "tiendo.cli.main", "check", "-"],
        input="Thu ngân sách đạt 100 tỷ đồng, bằng 60% dự toán 200 tỷ đồng.",
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "plan-percent" in done.stdout
