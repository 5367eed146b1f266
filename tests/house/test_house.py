"""What must hold of the repository itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tiendo.cli.main import VERBS, main, parser_for

ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted((ROOT / "src" / "tiendo").rglob("*.yaml"))


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def rows(table: Path) -> list[dict[str, object]]:
    data = yaml.safe_load(table.read_text("utf-8"))
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def test_no_registry_address_stands_in_a_committed_file() -> None:
    host = re.compile(rb"py" rb"pi\.org|python" rb"hosted|registry\." rb"npmjs|deb\." rb"debian")
    named = [p.name for p in tracked() if p != Path(__file__) and host.search(p.read_bytes())]
    assert named == []


def test_the_lock_holds_a_hash_for_every_package() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"(?m)^(?=[a-z0-9])", lock.read_text("utf-8"))
        assert all("--hash=sha256:" in entry for entry in entries if entry.strip())


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parser_for(verb).parse_args([verb, "--help"])
    assert stop.value.code == 0
    assert len(capsys.readouterr().out) > 200


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_ids_of_a_table_are_unique(table: Path) -> None:
    ids = [row["id"] for row in rows(table) if "id" in row]
    assert len(ids) == len(set(map(str, ids)))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_a_table_opens_with_what_it_holds(table: Path) -> None:
    assert table.read_text("utf-8").lstrip().startswith("#")


def test_a_wrong_verb_is_refused_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["dọc"])
    assert stop.value.code == 2
    assert "dọc" in capsys.readouterr().err
