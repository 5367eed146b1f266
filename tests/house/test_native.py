"""Machine code is used only where it is of the sources that are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tiendo.native import FOLDER, FORMS, MADE_OF, SOURCES, Sources, digest_of, form, standing

WAYS = {"tiendo/a.py": "compiled", "tiendo/b/c.py": "compiled", "tiendo/b/d.py": "seen"}
Made = tuple[Path, Path]


def row(way: str, sources: Path, file: str) -> str:
    path = sources / file
    state = path.stat()
    return f"{way} {state.st_size} {state.st_mtime_ns} {digest_of(str(path))} {file}"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """The folder of a library (which nobody loads here) and the sources that it was made of."""
    sources, folder = tmp_path / "src", tmp_path / "native"
    for file in WAYS:
        (sources / file).parent.mkdir(parents=True, exist_ok=True)
        (sources / file).write_text(f"NAME = {file!r}\n")
    folder.mkdir()
    rows = [row(way, sources, file) for file, way in WAYS.items()]
    (folder / MADE_OF).write_text("\n".join([sys.version, *rows]))
    return folder, sources


def served(made: Made) -> frozenset[str] | None:
    return standing(str(made[0]), str(made[1]))


def test_the_compiled_modules_are_served(made: Made) -> None:
    assert served(made) == {"tiendo.a", "tiendo.b.c"}


def test_a_source_with_another_time_and_the_same_words_is_the_same(made: Made) -> None:
    os.utime(made[1] / "tiendo/a.py", ns=(1, 1))
    assert served(made) == {"tiendo.a", "tiendo.b.c"}


def edited(folder: Path, sources: Path) -> None:
    (sources / "tiendo/a.py").write_text("NAME = 'A longer one'\n")


def edited_to_the_same_length(folder: Path, sources: Path) -> None:
    path = sources / "tiendo/b/c.py"
    path.write_text(path.read_text().replace("c.py", "C.py"))
    os.utime(path, ns=(1, 1))


def edited_where_nothing_is_compiled(folder: Path, sources: Path) -> None:
    (sources / "tiendo/b/d.py").write_text("LIMIT = 7\n")


def gone(folder: Path, sources: Path) -> None:
    (sources / "tiendo/b/c.py").unlink()


def another_python(folder: Path, sources: Path) -> None:
    path = folder / MADE_OF
    path.write_text(path.read_text().replace(sys.version, "2.7"))


def broken(folder: Path, sources: Path) -> None:
    (folder / MADE_OF).write_text(f"{sys.version}\ncompiled 3 tiendo/a.py")


def missing(folder: Path, sources: Path) -> None:
    shutil.rmtree(folder)


SPOILERS = [edited, edited_to_the_same_length, edited_where_nothing_is_compiled, gone,
            another_python, broken, missing]  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_nothing_is_served_where_it_may_be_another(
    spoil: Callable[[Path, Path], None], made: Made
) -> None:
    spoil(*made)
    assert served(made) is None


def test_sources_are_found_beside_machine_code(made: Made) -> None:
    folder = made[1] / "tiendo" / "b"
    (folder / "c.cpython.so").touch()
    spec = Sources.find_spec("tiendo.b.c", [str(folder)])
    assert spec is not None
    assert spec.origin == str(folder / "c.py")
    assert Sources.find_spec("tiendo.b", [str(made[1] / "tiendo")]) is None
    assert Sources.find_spec("elsewhere.b.c", [str(folder)]) is None


def said(package: str | Path, code: str, **environment: str) -> str:
    """What Python prints that imports the package at ``package``."""
    env = os.environ | {"PYTHONPATH": str(package), "TIENDO_NATIVE": "1"} | environment
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


VERSION = "from tiendo.cli.main import main; main(['--version'])"
# The words of a row are compiled; what they give is told by a reading.
READ = "from tiendo.vocabulary import text; print(text.nfc('a'))"


def test_the_version_says_how_the_reader_runs() -> None:
    whole = standing(FOLDER, SOURCES) is not None
    assert f"({FORMS[whole]})" in said(SOURCES, VERSION)
    assert f"({FORMS[False]})" in said(SOURCES, VERSION, TIENDO_NATIVE="0")
    assert form() == FORMS[whole and os.environ.get("TIENDO_NATIVE") != "0"]


def test_an_edit_acts_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "src"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    if os.path.isdir(FOLDER):
        shutil.copytree(FOLDER, tmp_path / "build" / "native")
    before = said(copy, VERSION)
    assert before == said(SOURCES, VERSION)
    source = copy / "tiendo" / "vocabulary" / "text.py"
    source.write_text(
        source.read_text("utf-8") + '\n\ndef nfc(text: str) -> str:\n    return "sửa"\n'
    )
    assert said(copy, READ, PYTHONUTF8="1") == "sửa"
    assert f"({FORMS[False]})" in said(copy, VERSION)
