"""``tiendo read`` as people and programs call it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tiendo.cli.main import main

TEXT = "Năm 2023, thu ngân sách nhà nước trên địa bàn tỉnh ước đạt 4.200 tỷ đồng, vượt dự toán."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(words)
    out = capsys.readouterr()
    return status, out.out, out.err


def test_json_is_the_object_of_the_contract(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("read", "--format", "json", str(page), capsys=capsys)
    reading = json.loads(out)
    assert status == 0
    assert reading["schema"] == "tiendo/reading/1"
    assert reading["source"]["name"] == "tin.txt"
    assert reading["text"] == TEXT
    figure = reading["figures"][0]
    assert (figure["value"], figure["unit"], figure["period"]) == (4_200_000_000_000, "VND", "2023")
    assert figure["estimated"] is True
    assert TEXT[figure["start"] : figure["end"]] == figure["quote"]


def test_a_bad_file_is_one_line_and_the_others_are_read(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "hong.docx"
    bad.write_bytes(b"PK\x03\x04 not a package")
    status, out, err = run("read", "--format", "jsonl", str(bad), str(page), capsys=capsys)
    assert status == 2
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["tin.txt"]
    assert err.startswith("tiendo: hong.docx: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["khong-co.docx", "."])
def test_a_missing_file_or_a_folder_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run("read", "--format", "json", name, capsys=capsys)
    assert (status, out) == (2, "")
    assert name in err


def test_standard_input_is_read_with_a_given_date(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Chín tháng đầu năm, thu ngân sách đạt 3.150 tỷ đồng."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    words = ("read", "-", "--format", "json", "--published-on", "2023-10-14")
    status, out, _ = run(*words, capsys=capsys)
    assert status == 0
    assert json.loads(out)["figures"][0]["period"] == "2023-9M"


def test_the_table_shows_value_and_sentence(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("read", "--format", "table", str(page), capsys=capsys)
    assert status == 0
    assert "4.200.000.000.000" in out


def test_a_wrong_date_is_explained(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", str(page), "--published-on", "14/10/2023"])
    assert stop.value.code == 2
    assert "viết như 2023-10-14" in capsys.readouterr().err


def test_reading_text_imports_neither_django_nor_a_format_library(page: Path) -> None:
    heavy = ("django", "lxml", "docx", "pypdfium2", "selectolax", "pdfplumber", "rich")
    code = (
        "import sys; from tiendo.cli.main import main;"
        f"main(['read', '--format', 'json', {str(page)!r}]);"
        f"sys.exit([m for m in {heavy!r} if m in sys.modules] or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_scan_without_an_engine_is_one_line_with_what_to_install(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    scan = tmp_path / "trang.png"
    Image.new("L", (1240, 1754), 200).save(scan)
    monkeypatch.setenv("PATH", str(tmp_path))
    status, out, err = run("read", "--format", "jsonl", str(scan), str(page), capsys=capsys)
    assert status == 2
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["tin.txt"]
    assert err == (
        "tiendo: trang.png: Bản chụp không có lớp chữ, cần nhận dạng chữ (OCR). Cài tesseract-ocr"
        " và tesseract-ocr-vie rồi đọc lại, hoặc đọc bản DOCX, PDF có chữ.\n"
    )
