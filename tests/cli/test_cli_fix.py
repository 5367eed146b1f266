"""``tiendo check --fix layout``: a copy, never the original; what is left is told."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from evaluation.planting.layout_writing import written
from evaluation.planting.layouts import drafted, slips, spoil
from tiendo.cli.main import main


@pytest.fixture(autouse=True)
def _no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_HOME", str(tmp_path / "nha"))
    monkeypatch.delenv("TIENDO_DATABASE", raising=False)


def made(folder: Path, *wrong: str) -> Path:
    draft = drafted("state", "BÁO CÁO", random.Random(9))
    for row in slips():
        if row["id"] in wrong:
            spoil(draft, row)
    path = folder / "du-thao.docx"
    path.write_bytes(written(draft))
    return path


def run(*words: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", *map(str, words)])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_copy_is_mended_and_the_original_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = made(tmp_path, "body-small", "margin-left"), tmp_path / "sua.docx"
    before = path.read_bytes()
    status, out, err = run("--fix", "layout", path, "-o", copy, capsys=capsys)
    assert (status, err) == (0, "")
    assert "đã sửa 2 lỗi trình bày" in out
    assert "Lề trang: lề trái 25 mm → 30 - 35 mm" in out
    assert path.read_bytes() == before
    assert zipfile.is_zipfile(copy)
    status, out, _ = run(copy, capsys=capsys)
    assert status == 0
    assert "không thấy lỗi" in out
    assert "Thể thức soát theo Nghị định 30/2020/NĐ-CP." in out


def test_what_is_left_for_a_person_is_told_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = made(tmp_path, "number-colon", "body-left"), tmp_path / "sua.docx"
    status, out, _ = run("--fix", "layout", path, "-o", copy, capsys=capsys)
    assert status == 1
    assert "Còn 1 chỗ phải sửa bằng tay" in out
    assert "[layout-symbol]" in out


def test_a_right_draft_is_copied_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = made(tmp_path), tmp_path / "sua.docx"
    status, out, _ = run("--fix", "layout", path, "-o", copy, capsys=capsys)
    assert status == 0
    assert "bản sao y nguyên" in out
    assert copy.read_bytes() == path.read_bytes()


def test_only_the_selected_checks_are_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = made(tmp_path, "body-small", "margin-left"), tmp_path / "sua.docx"
    run("--fix", "layout", "--select", "layout-margins", path, "-o", copy, capsys=capsys)
    status, out, _ = run(copy, capsys=capsys)
    assert status == 1
    assert "layout-size" in out
    assert "layout-margins" not in out


def test_what_can_be_mended_is_said_with_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(made(tmp_path, "body-small", "number-colon"), capsys=capsys)
    assert "1 lỗi trình bày sửa được bằng tiendo check --fix layout" in out


def refused(tmp_path: Path, case: str) -> list[object]:
    path, copy = made(tmp_path), tmp_path / "sua.docx"
    text, link = tmp_path / "a.txt", tmp_path / "link.docx"
    text.write_text("Thu ngân sách đạt 4.200 tỷ đồng.", encoding="utf-8")
    if case == "there":
        copy.write_bytes(b"x")
    link.symlink_to(path)
    return {
        "itself": [path, "-o", path],
        "link": [path, "-o", link],
        "there": [path, "-o", copy],
        "unnamed": [path],
        "two": [path, text, "-o", copy],
        "folder": [tmp_path, "-o", copy],
        "text": [text, "-o", copy],
        "missing": [tmp_path / "khong-co.docx", "-o", copy],
        "nowhere": [path, "-o", tmp_path / "khong" / "co.docx"],
    }[case]


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("itself", "Không sửa đè lên bản gốc"),
        ("link", "Không sửa đè lên bản gốc"),
        ("there", "Đã có tệp này"),
        ("unnamed", "Thêm -o"),
        ("two", "Mỗi lần sửa một dự thảo"),
        ("folder", "Mỗi lần sửa một dự thảo"),
        ("text", "không sửa thể thức được"),
        ("missing", "Không có tệp này"),
        ("nowhere", "Không ghi được bản sao"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    case: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = refused(tmp_path, case)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    status, out, err = run("--fix", "layout", *words, capsys=capsys)
    assert status == 2
    assert told in err
    assert err.count("\n") == 1
    assert out == ""
    assert {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before
