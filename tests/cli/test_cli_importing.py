"""tiendo import and tiendo export, as a person at the machine calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tiendo.cli.main import main
from tiendo.register.models import Document, Observation

pytestmark = pytest.mark.django_db
HEAD = "Chỉ tiêu;Đơn vị tính;Kỳ;Kế hoạch;Thực hiện\n"
ROW = "Thu ngân sách;tỷ đồng;2023;2350;{}\n"


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.cli.django.setup", lambda: None)


@pytest.fixture
def file(tmp_path: Path, sample_bodies: None) -> Path:
    path = tmp_path / "so-lieu.csv"
    path.write_text(HEAD + ROW.format(2412), "utf-8")
    return path


def test_a_preview_shows_rows_and_writes_nothing(file: Path, capsys) -> None:
    assert main(["import", str(file), "--preview", "--issuer", "tinh-uy"]) == 0
    assert "mới: 1" in capsys.readouterr().out
    assert not Document.objects.exists()


def test_an_import_enters_once(file: Path, capsys) -> None:
    call = ["import", str(file), "--issuer", "Tỉnh ủy", "--date", "2023-12-18", "--by", "an"]
    assert main(call) == 0
    assert main(call) == 0
    assert "đã nhập rồi" in capsys.readouterr().out
    assert Observation.objects.get().accepted_by == "an"


def test_a_wrong_row_is_status_1_in_a_preview_and_2_in_an_import(file: Path, capsys) -> None:
    file.write_text(HEAD + ROW.format("abc"), "utf-8")
    assert main(["import", str(file), "--preview", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["rows"][0]["wrong"][0].startswith("Ô E2: “abc” không phải số")
    assert main(["import", str(file)]) == 2
    assert "Ô E2" in capsys.readouterr().err
    assert main(["import", str(file), "--issuer", "Sở Trên Trời"]) == 2
    assert main(["import", str(file) + ".mat"]) == 2


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_comes_back_unchanged(file: Path, form: str, tmp_path: Path, capsys) -> None:
    main(["import", str(file), "--issuer", "tinh-uy"])
    out = tmp_path / f"ra.{form}"
    assert main(["export", "chi-tieu", "-o", str(out)]) == 0
    capsys.readouterr()
    assert main(["import", str(out), "--preview", "--issuer", "tinh-uy"]) == 0
    assert "mới: 0, thay đổi: 0, như cũ: 1, sai: 0" in capsys.readouterr().out


def test_an_export_of_a_plan_that_is_not_there_says_so(file: Path, tmp_path: Path, capsys) -> None:
    assert main(["export", "chi-tieu", "--plan", "khong-co", "-o", str(tmp_path / "a.xlsx")]) == 2
    assert "Không có kế hoạch" in capsys.readouterr().err
    assert main(["export", "nhiem-vu", "--template", "-o", str(tmp_path / "khong" / "a.csv")]) == 2
    assert main(["export", "nhiem-vu", "--template", "-o", str(tmp_path / "a.csv")]) == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
