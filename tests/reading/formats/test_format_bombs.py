"""Files made to hurt are refused or read within the memory and time of an ordinary one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bombs import BOMBS

MEMORY = 1024  # MiB, of the process that opens all of them, the making of them included
TIME = 15.0  # seconds for one, on a machine that is busy with other tests
REFUSED = {
    "zip that lies about its size": "cắt cụt",
    "zip of blanks": "bom nén",
    "ten million elements": "quá lớn",
    "entities of entities": "không mở được",
    "tables in tables in Word": "quá sâu",
    "a table of ten million columns": "ô bảng",
    "sheet of empty cells": "quá lớn",
    "sheet of entities of entities": "không mở được",
    "PDF stream of blanks": "bom nén",
    "PDF stream deflated twice": "bom nén",
    "PDF of strokes": "không có chữ",
    "page of a million divs": "quá sâu",
    "page of unknown elements": "quá sâu",
    "page that closes what it never opened": "quá sâu",
    "open formatting before paragraphs": "quá sâu",
    "tables in tables on a page": "quá sâu",
    "spans that multiply cells": "ô bảng",
    "long paths": "quá sâu",
}


@pytest.fixture(scope="module")
def opened() -> Any:
    """Every bomb opened in a process of its own, with its peak of memory."""
    script = Path(__file__).with_name("bombs.py")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_or_read_in_time(case: str, opened: Any) -> None:
    outcome, seconds = opened["outcomes"][case]
    assert REFUSED.get(case, "read") in outcome
    assert seconds < TIME


def test_no_bomb_takes_a_gigabyte(opened: Any) -> None:
    assert opened["peak"] < MEMORY
