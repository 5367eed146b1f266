"""``tiendo read`` as people and programs call it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tiendo.cli.main import main
from tiendo.cli.many import Answer, Job, answers
from tiendo.reading import read_bytes

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


@pytest.fixture
def several(tmp_path: Path) -> list[str]:
    """Files of different length, one of them broken, in an order that is not that of their size."""
    names = []
    for number, times in enumerate((40, 1, 0, 7, 2)):
        path = tmp_path / f"{number}.txt"
        path.write_text("\n".join([TEXT] * times), encoding="utf-8")
        names.append(str(path))
    return names


@pytest.mark.parametrize("form", ["json", "jsonl", "table"])
def test_several_processes_answer_as_one_does(
    form: str, several: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("read", "--format", form, *several)
    alone = run(*words, "--jobs", "1", capsys=capsys)
    assert run(*words, "--jobs", "3", capsys=capsys) == alone
    assert alone[0] == 2
    assert alone[2].startswith("tiendo: 2.txt: ")


def test_a_list_is_written_reading_by_reading_and_is_what_json_writes(
    several: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run("read", "--format", "json", *several, capsys=capsys)
    readings = json.loads(out)
    assert [r["source"]["name"] for r in readings] == ["0.txt", "1.txt", "3.txt", "4.txt"]
    assert out == json.dumps(readings, ensure_ascii=False, indent=1) + "\n"


def test_a_list_of_nothing_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("read", "--format", "json", str(tmp_path / "a"), str(tmp_path / "b"))
    status, out, err = run(*words, capsys=capsys)
    assert (status, out, err.count("\n")) == (2, "", 2)


def test_a_fault_of_ours_costs_no_other_file(
    several: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, name: str, **given: object) -> object:
        if name == "0.txt":
            raise ZeroDivisionError("chia cho không")
        return read_bytes(data, name)

    monkeypatch.setattr("tiendo.cli.read.read_bytes", broken)
    status, out, err = run("read", "--format", "jsonl", *several[:2], capsys=capsys)
    assert status == 2
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["1.txt"]
    assert "0.txt: Chương trình gặp lỗi" in err
    with pytest.raises(ZeroDivisionError):
        main(["read", several[0]])


def dies_on_one(job: Job) -> Answer:
    """Reads by name; for one name the process ends, as when the system takes its memory."""
    if job.name == "chết":
        os._exit(1)
    return Answer(said=job.name)


def test_a_process_that_dies_costs_only_its_own_file() -> None:
    names = ["a", "chết", "b", "c"]
    jobs = [Job(name=name, form="jsonl") for name in names]
    found = list(answers(jobs, dies_on_one, 2))
    assert [answer.said for answer in found] == ["a", "", "b", "c"]
    assert found[1].error.startswith("chết: Tiến trình đọc tệp này bị dừng")


def test_progress_is_told_only_where_the_output_does_not_go(
    several: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _, out, err = run("read", "--format", "jsonl", *several[:2], capsys=capsys)
    assert err == "\rđã đọc 1/2 tệp\rđã đọc 2/2 tệp\r\x1b[K"
    assert out.count("\n") == 2


def test_what_looks_like_markup_is_shown_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "tin.txt"
    page.write_text("Thu ngân sách [/] đạt 5 tỷ đồng.\n", "utf-8")
    status, out, _ = run("read", "--format", "table", str(page), capsys=capsys)
    assert status == 0
    assert "[/]" in out


@pytest.mark.parametrize("given", ["0", "-1", "hai"])
def test_a_wrong_number_of_processes_is_explained(
    given: str, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", str(page), f"--jobs={given}"])
    assert stop.value.code == 2
    assert "viết như 4" in capsys.readouterr().err


def test_the_package_run_as_a_module_is_the_command(page: Path) -> None:
    words = [sys.executable, "-m", "tiendo", "read", "--format", "json", str(page)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["figures"][0]["value"] == 4_200_000_000_000
