"""``tiendo bodies``: preview, load, show; a wrong call is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.cli.main import main
from tiendo.register.models import Body

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    def call(*words: str) -> tuple[int, str]:
        status = main(["bodies", *words])
        out = capsys.readouterr()
        return status, out.out + out.err

    return call


def test_a_preview_writes_nothing_and_loading_says_what_it_did(told, sample: Path) -> None:
    path = str(sample / "bodies.yaml")
    status, out = told("load", path, "--preview")
    assert (status, Body.objects.count()) == (0, 0)
    assert "64 cơ quan" in out
    assert "chưa ghi gì" in out
    status, out = told("load", path, "--by", "An")
    assert (status, Body.objects.count()) == (0, 64)
    assert "Đã ghi vào sổ" in out
    assert "không đổi gì" in told("load", path)[1]


def test_a_body_is_shown_as_it_was_on_a_day(told) -> None:
    told("load", "--country")
    status, out = told("show", "nam-dinh", "--on", "2024-01-01")
    assert status == 0
    assert "01/01/2024: tỉnh Nam Định" in out
    assert "Mã thống kê 36 đến 30/06/2025" in out
    assert "sáp nhập: tỉnh Hà Nam, tỉnh Nam Định, tỉnh Ninh Bình → tỉnh Ninh Bình" in out
    assert "chưa có hoặc không còn tên này" in told("show", "nam-dinh", "--on", "2025-07-01")[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("load",), "Nêu một tệp, hoặc --country"),
        (("load", "x.yaml", "--country"), "Nêu một tệp, hoặc --country"),
        (("load", "khong-co.yaml"), "Không đọc được danh mục cơ quan"),
        (("load", "khong-co.json"), "Không đọc được tệp JSON"),
        (("show", "khong-co"), "Không có cơ quan này trong danh mục"),
    ],
)
def test_a_wrong_call_is_one_line(told, words: tuple[str, ...], says: str) -> None:
    status, out = told(*words)
    assert status == 2
    assert says in out
    assert out.count("\n") == 1
