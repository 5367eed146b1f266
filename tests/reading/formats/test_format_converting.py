"""DOC, RTF and ODT by LibreOffice: a program of ours stands in its place on PATH."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from sheetfiles import compound
from wordfiles import p, word_file

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats import converting, open_bytes
from tiendo.reading.formats.sniffing import Type

SENTENCE = "Thu ngân sách nhà nước trên địa bàn đạt 4.200 tỷ đồng, tăng 8,5% so với cùng kỳ."
RTF = rb"{\rtf1\ansi Thu}"
OLD = compound("WordDocument", bytes(600))
# What LibreOffice does with its arguments: it writes in.docx into the folder after --outdir.
CONVERTS = """
for word in "$@"; do case "$before" in --outdir) out="$word";; esac; before="$word"; done
mkdir -p "$out" && cp "{docx}" "$out/in.docx"
printf '%s\\n' "$@" > "{log}"; env >> "{log}"; cp "$before" "{log}.in"
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on PATH in which the tests put their own soffice."""
    monkeypatch.setattr(converting, "PROGRAMS", ("soffice", "libreoffice"))
    tools = tmp_path / "tools"  # the machine's own LibreOffice must not be found beside them
    tools.mkdir()
    for tool in ("cp", "mkdir", "env", "sleep"):
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    monkeypatch.setenv("PATH", f"{tmp_path}:{tools}")
    (tmp_path / "made.docx").write_bytes(word_file(p(SENTENCE)))
    return tmp_path


def script(folder: Path, body: str, name: str = "soffice") -> None:
    file = folder / name
    text = body.replace("{docx}", str(folder / "made.docx")).replace("{log}", str(folder / "log"))
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "data", "kind"), [("a.doc", OLD, Type.DOC), ("a.rtf", RTF, Type.RTF)]
)
def test_what_was_converted_is_read_as_word(
    name: str, data: bytes, kind: Type, office: Path
) -> None:
    script(office, CONVERTS)
    document = open_bytes(data, name)
    assert document.text == SENTENCE
    assert (document.source.name, document.source.media_type) == (name, kind.value)
    assert (office / "log.in").read_bytes() == data


def test_the_program_runs_alone_in_a_profile_that_is_gone_afterwards(office: Path) -> None:
    script(office, CONVERTS)
    open_bytes(RTF, "a.rtf")
    said = (office / "log").read_text().split("\n")
    profile = next(line for line in said if line.startswith("-env:UserInstallation=file://"))
    folder = Path(profile.partition("file://")[2]).parent
    assert f"HOME={folder}" in said
    assert "--headless" in said
    assert not folder.exists()


def test_the_other_name_of_the_program_will_do(office: Path) -> None:
    script(office, CONVERTS, "libreoffice")
    assert open_bytes(RTF, "a.rtf").text == SENTENCE


def test_without_the_program_the_line_says_what_to_install(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(office / "nothing"))
    with pytest.raises(DocumentUnreadable) as refused:
        open_bytes(OLD, "cu.doc")
    assert "libreoffice-writer-nogui" in str(refused.value)
    assert "DOCX" in str(refused.value)


FAILURES = {
    "it fails": "exit 1",
    "it says that all is well and writes nothing": "exit 0",
    "it dies": "kill -9 $$",
    "it cannot be started": None,
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_is_one_line(case: str, office: Path) -> None:
    body = FAILURES[case]
    if body is None:
        (office / "soffice").write_text("no program")
        (office / "soffice").chmod(0o755)
    else:
        script(office, body)
    with pytest.raises(DocumentUnreadable, match="không chuyển được") as refused:
        open_bytes(RTF, "a.rtf")
    assert "\n" not in str(refused.value)


def test_a_converted_file_that_is_broken_is_one_line(office: Path) -> None:
    (office / "made.docx").write_bytes(b"PK\x03\x04 broken")
    script(office, CONVERTS)
    with pytest.raises(DocumentUnreadable, match="hỏng"):
        open_bytes(RTF, "a.rtf")


def test_what_takes_too_long_is_killed_with_its_children(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "SECONDS", 0.5)
    script(office, 'sleep 60 & echo $! > "{log}"; wait')
    start = time.monotonic()
    with pytest.raises(DocumentUnreadable, match="giây"):
        open_bytes(RTF, "a.rtf")
    assert time.monotonic() - start < 10
    assert gone(int((office / "log").read_text()))


def test_children_that_outlive_the_program_are_killed(office: Path) -> None:
    script(office, CONVERTS + 'sleep 60 > /dev/null 2>&1 & echo $! > "{log}.pid"')
    assert open_bytes(RTF, "a.rtf").text == SENTENCE
    assert gone(int((office / "log.pid").read_text()))


def gone(process: int) -> bool:
    """Whether a process has ended, or ends within seconds; a zombie has."""
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and ") Z " in state.read_text():
            return True
        time.sleep(0.1)
    return False
