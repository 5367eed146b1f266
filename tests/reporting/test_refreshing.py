"""The round trip: made, edited by a person in LibreOffice, refreshed from the register."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.reporting.conftest import PERIOD, Province
from tiendo.reading.formats import open_bytes
from tiendo.reporting.controls import MARK, W, controls
from tiendo.reporting.errors import NotOurReport
from tiendo.reporting.facts import Facts
from tiendo.reporting.package import BODY, opened, origin_of
from tiendo.reporting.refreshing import State, refreshed, traced

HERE = Path(__file__).parent
# What a person did in LibreOffice 7.4 (office_edits.py): kept, so that the trip is held
# also where no LibreOffice is at hand.
KEPT = HERE / "edited" / "bao-cao-9-thang.docx"
EDITS = [
    ["down", "Diện tích rừng trồng mới "],
    ["delete", "Các chỉ tiêu đạt và vượt kế hoạch:"],
    ["type", "4.126 ha", "4.999 ha"],
    ["table", "Bảng do người thêm"],
]
PYTHON = shutil.which("python3", path=os.defpath) or ""  # the system's: UNO is a module of it
NEW = {"đạt 1.811,2 tỷ đồng", "đạt 421,5 triệu USD", "đạt 10.512 tỷ đồng"}


def has_uno() -> bool:
    if not shutil.which("soffice") or not PYTHON:
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def kept(made: bytes, folder: Path) -> bytes:
    return KEPT.read_bytes()


def by_office(made: bytes, folder: Path) -> bytes:
    """The report edited now, in the LibreOffice of this machine."""
    given, out, edits = folder / "bao-cao.docx", folder / "sua.docx", folder / "sua.json"
    given.write_bytes(made)
    edits.write_text(json.dumps(EDITS), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    command = [PYTHON, str(HERE / "office_edits.py"), str(given), str(out), str(edits)]
    subprocess.run(command, check=True, env=environment, timeout=180)
    return out.read_bytes()


HANDS: list[Callable[[bytes, Path], bytes]] = [kept, *([by_office] if has_uno() else [])]


def text_of(data: bytes) -> str:
    return open_bytes(data, "bao-cao.docx").text


def comments_of(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).comments]


def marked(data: bytes) -> set[str]:
    """The words of figures that carry the mark."""
    return {
        one.text
        for one in controls(opened(data))
        if any(h.get(f"{W}val") == MARK for h in one.element.iter(f"{W}highlight"))
    }


@pytest.mark.parametrize("edit", HANDS, ids=lambda hand: hand.__name__)
def test_edits_stand_and_three_changed_figures_are_brought_up_to_date(
    edit: Callable[[bytes, Path], bytes], report_file: bytes, province: Province, tmp_path: Path
) -> None:
    now = province.later
    result = refreshed(edit(report_file, tmp_path), now)

    text = text_of(result.data)
    updated = result.of(State.UPDATED)
    assert {one.now for one in updated} >= NEW
    assert {one.ref[-2:] for one in updated} == {"12", "14", "17"}
    assert marked(result.data) == {one.now for one in updated}
    assert all(one.now in text for one in updated)
    assert len(comments_of(result.data)) == len(updated)
    assert any(
        "418,6 triệu USD" in words and "433-BC/TU" in words for words in comments_of(result.data)
    )
    typed = result.of(State.TYPED)
    assert [(one.text, one.now) for one in typed] == [("đạt 4.999 ha", "đạt 4.126 ha")]
    assert "đạt 4.999 ha" in text
    assert "Bảng do người thêm" in text
    assert "Các chỉ tiêu đạt và vượt kế hoạch:" not in text
    assert text.index("Kinh tế tập thể và sản phẩm OCOP") < text.index("Diện tích rừng trồng mới ")
    assert origin_of(result.data) is not None

    again = refreshed(result.data, now)
    assert {one.state for one in again.figures} == {State.SAME, State.TYPED}
    assert marked(again.data) == set()
    assert comments_of(again.data) == []
    assert text_of(again.data) == text


def test_nothing_but_text_and_origin_changes_in_the_package(
    report_file: bytes, province: Province
) -> None:
    result = refreshed(report_file, province.facts[PERIOD, date(2023, 10, 25)])
    old, new = (zipfile.ZipFile(io.BytesIO(d)) for d in (report_file, result.data))
    assert old.namelist() == new.namelist()
    changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert set(changed) <= {BODY, "customXml/item1.xml"}
    assert text_of(report_file) == text_of(result.data)
    assert {one.state for one in result.figures} == {State.SAME}


def test_a_figure_typed_over_has_no_source_in_a_trace(
    report_file: bytes, nine_months: Facts
) -> None:
    typed = report_file_with(report_file, "đạt 4.126 ha", "đạt 5.000 ha")
    loose = [one for one in traced(typed, nine_months) if one.state is not State.SAME]
    assert [(one.state, one.text, one.now) for one in loose] == [
        (State.TYPED, "đạt 5.000 ha", "đạt 4.126 ha")
    ]


def report_file_with(data: bytes, old: str, new: str) -> bytes:
    from tiendo.reporting.package import replaced

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read(BODY).decode()
    assert old in body
    return replaced(data, {BODY: body.replace(old, new, 1).encode()})


def test_a_file_without_live_figures_is_refused(nine_months: Facts, sample: Path) -> None:
    other = (sample / "documents" / "2023-10-05-bao-cao-9-thang-2023.docx").read_bytes()
    with pytest.raises(NotOurReport, match="Không có số nào"):
        traced(other, nine_months)
