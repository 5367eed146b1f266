"""``tiendo check``: files that come back, findings let stand, drafts that are watched."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from wordfile import SLIP, word

from tiendo.cli import watching
from tiendo.cli.main import main

ENCRYPTED = b"PK\x03\x04" + b"\x00" * 40


@pytest.fixture(autouse=True)
def _no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_HOME", str(tmp_path / "nha"))
    monkeypatch.delenv("TIENDO_DATABASE", raising=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "du-thao.docx"
    path.write_bytes(word(SLIP))
    return path


def run(*words: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", *map(str, words)])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_draft_comes_back_with_comments(draft: Path, tmp_path: Path, capsys) -> None:
    before, target = draft.read_bytes(), tmp_path / "ra.docx"
    status, out, _ = run("--format", "docx", "-o", target, draft, capsys=capsys)
    assert (status, draft.read_bytes()) == (1, before)
    assert out == f"{target}: 1 nhận xét, 1 lỗi, 0 cảnh báo\n"
    with zipfile.ZipFile(target) as archive:
        assert "không phải 107,2%" in archive.read("word/comments.xml").decode()
        assert b"<w:del " not in archive.read("word/document.xml")


def test_a_folder_comes_back_as_a_folder(draft: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "~$-thao.docx").write_bytes(b"of Word while it is open")
    (tmp_path / "cu-soat.docx").write_bytes(word(SLIP))
    (tmp_path / "khac.docx").write_bytes(word(SLIP))
    out = tmp_path / "ra"
    status, said, err = run("--format", "docx", "--tracked", "-o", out, tmp_path, capsys=capsys)
    assert (status, err) == (1, "")
    assert sorted(one.name for one in out.iterdir()) == ["du-thao-soat.docx", "khac-soat.docx"]
    assert said.count("1 nhận xét") == 2
    with zipfile.ZipFile(out / "khac-soat.docx") as archive:
        assert b"<w:del " in archive.read("word/document.xml")


def test_drafts_of_one_name_do_not_write_over_each_other(tmp_path: Path, capsys) -> None:
    drafts = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        drafts.append(tmp_path / folder / "du-thao.docx")
        drafts[-1].write_bytes(word(SLIP))
    run("--format", "html", "-o", tmp_path / "ra", *drafts, capsys=capsys)
    made = sorted(one.name for one in (tmp_path / "ra").iterdir())
    assert made == ["du-thao-soat-2.html", "du-thao-soat.html"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "docx"], "Thêm -o"),
        (["--format", "docx", "-o", "{draft}"], "Không ghi đè"),
        (["--format", "docx", "-o", "{draft}", "{folder}"], "Không lập được thư mục"),
        (["--watch", "-"], "viết tên tệp"),
        (["--format", "docx", "-o", "{folder}/x.docm"], r"\.docm"),
        (["--format", "docx", "-o", "{folder}/khong-co/x.docx"], "Kiểm tra thư mục"),
    ],
)
def test_what_cannot_be_written_is_a_line(words: list[str], says: str, draft: Path, capsys) -> None:
    before = draft.read_bytes()
    given = [word.format(draft=draft, folder=draft.parent) for word in words]
    status, _, err = run(*given, draft, capsys=capsys)
    assert (status, err.count("\n")) == (2, 1)
    assert says.replace("\\", "") in err
    assert draft.read_bytes() == before


@pytest.mark.parametrize("data", [ENCRYPTED, word(SLIP)[:200], b"chu thuong " + SLIP.encode()])
def test_a_file_that_is_no_whole_word_file_is_a_line(data: bytes, tmp_path: Path, capsys) -> None:
    path = tmp_path / "du-thao.docx"
    path.write_bytes(data)
    status, _, err = run("--format", "docx", "-o", tmp_path / "ra.docx", path, capsys=capsys)
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("tiendo: du-thao.docx: ")
    assert not (tmp_path / "ra.docx").exists()


def test_a_page_needs_no_other_file_and_holds_every_finding(draft: Path, capsys) -> None:
    draft.write_bytes(word("Thu &lt;b&gt; gì. " + SLIP + " Họp ngày 31/02/2023."))
    status, out, _ = run("--format", "html", draft, capsys=capsys)
    assert status == 1
    assert out.count('<li id="f') == 2
    assert '<mark class="error" id="t-' in out
    assert "Thu &lt;b&gt; gì." in out
    assert "Sửa thành: <b>102,7%</b>" in out
    assert "src=" not in out
    assert "http" not in out


def test_what_was_let_stand_is_no_error_and_is_said(draft: Path, tmp_path: Path, capsys) -> None:
    kept = tmp_path / "bo-qua.yaml"
    kept.write_text(
        '- {check: ratio-percent, quote: "kết nạp 154/150 đảng viên (đạt 107,2%)",'
        " reason: Theo số giao lại, by: An}\n"
        "- {check: ratio-percent, quote: chỗ đã sửa, reason: cũ}\n",
        encoding="utf-8",
    )
    status, out, err = run("--dismissals", kept, draft, capsys=capsys)
    assert status == 0
    assert "để nguyên [ratio-percent]" in out
    assert "Theo số giao lại (An)" in out
    assert "không còn khớp chỗ nào: [ratio-percent] “chỗ đã sửa”" in err
    status, out, _ = run("--dismissals", kept, "--format", "json", draft, capsys=capsys)
    said = json.loads(out)
    assert said["findings"] == []
    assert said["dismissed"][0]["dismissal"]["by"] == "An"
    assert [one["quote"] for one in said["dismissals_unused"]] == ["chỗ đã sửa"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("- {check: ratio-percent, quote: a}", "mục 1: Mục bỏ qua thiếu lý do"),
        ("- {check: la, quote: a, reason: b}", "Không có phép soát nào tên “la”"),
        ("- {check: ratio-percent, quote: a, reason: b, ai: c}", "Không hiểu “ai”"),
        ("- {check: ratio-percent, quote: a, reason: b, day: hôm qua}", "không phải là ngày"),
        ("check: x", "phải là một danh sách"),
        ("[", "không phải YAML"),
    ],
)
def test_a_wrong_list_says_which_entry(
    written: str, says: str, draft: Path, tmp_path: Path, capsys
) -> None:
    kept = tmp_path / "bo-qua.yaml"
    kept.write_text(written, encoding="utf-8")
    status, _, err = run("--dismissals", kept, draft, capsys=capsys)
    assert status == 2
    assert says in err


def looks(*states: dict[str, str]) -> Iterator[str]:
    """What is given while files change as ``states`` say, a look each; then it is left."""
    at = iter(states)
    now: dict[str, str] = {}

    def names() -> list[str]:
        nonlocal now
        now = next(at, None)  # type: ignore[assignment]
        if now is None:
            raise KeyboardInterrupt
        for name, text in now.items():
            Path(name).write_text(text) if text != "-" else None
        return list(now)

    return watching.saved(names, sleep=lambda _: None)


def test_a_saved_draft_is_given_again_once_it_is_still(tmp_path: Path) -> None:
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    states = [{a: "1"}, {a: "-"}, {a: "12"}, {a: "-"}, {a: "-", b: "1"}, {a: "-", b: "-"}]
    given: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        given.extend(looks(*states))
    assert given == [a, a, b]


def test_watching_says_a_line_a_change_and_ends_well(draft: Path, monkeypatch, capsys) -> None:
    def twice(_names: object) -> Iterator[str]:
        yield str(draft)
        draft.write_bytes(word(SLIP.replace("107,2", "102,7")))
        yield str(draft)
        draft.write_bytes(b"PK\x03\x04 half")
        yield str(draft)
        raise KeyboardInterrupt

    monkeypatch.setattr("tiendo.cli.drafts.saved", twice)
    status, out, err = run("--watch", draft, capsys=capsys)
    assert status == 0
    assert [line.partition(" ")[2] for line in out.splitlines()] == [
        f"{draft}: 1 lỗi, 0 cảnh báo", f"{draft}: không thấy lỗi",
    ]  # fmt: skip
    assert err.count("\n") == 1
