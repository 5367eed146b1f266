"""A table is parsed once; what is kept never stands against the table."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tiendo.errors import TableInvalid
from tiendo.vocabulary.loading import load, parsed

ROWS = "- {id: a, valid_to: 2025-06-30, words: [một, hai]}\n"


@pytest.fixture(autouse=True)
def compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "units.yaml"
    file.write_text(ROWS, encoding="utf-8")
    return file


def kept(table: Path) -> list[Path]:
    return list((table.parent / "__pycache__").glob("units.yaml.*"))


def test_what_is_kept_is_what_the_table_says(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(str(table))
    monkeypatch.setattr("tiendo.vocabulary.loading.parsed", lambda path: 1 / 0)
    assert load(str(table)) == first == parsed(str(table))
    assert len(kept(table)) == 1


def test_a_changed_table_is_read_again(table: Path) -> None:
    load(str(table))
    table.write_text(ROWS + "- {id: b}\n", encoding="utf-8")
    assert [row["id"] for row in load(str(table))] == ["a", "b"]
    os.utime(table, ns=(1, 1))
    assert [row["id"] for row in load(str(table))] == ["a", "b"]


@pytest.mark.parametrize("broken", [b"", b"\x80", b"not a table", b"\x80\x05K\x01."])
def test_a_broken_keeping_is_passed_over_and_made_again(table: Path, broken: bytes) -> None:
    rows = load(str(table))
    (file,) = kept(table)
    whole = file.read_bytes()
    file.write_bytes(broken)
    assert load(str(table)) == rows
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_the_table_is_read(table: Path) -> None:
    (table.parent / "__pycache__").write_text("a file stands in the way")
    assert [row["id"] for row in load(str(table))] == ["a"]


def test_where_python_keeps_nothing_neither_is_this(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load(str(table))
    assert not kept(table)


def test_a_table_that_is_no_list_is_refused(table: Path) -> None:
    table.write_text("id: a\n", encoding="utf-8")
    with pytest.raises(TableInvalid) as refused:
        load(str(table))
    assert "units.yaml" in str(refused.value)
