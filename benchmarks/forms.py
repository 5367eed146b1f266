"""The reader in plain Python and as machine code, beside each other: ``make bench``.

Each form reads in a process of its own; they take turns, so that a busy machine hits both. The
least of all rounds is what the machine can do, the median what it did; both are processor time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.text import news
from tiendo.native import FORMS, form
from tiendo.reading import read_text

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
PAGE = 4_000


def main() -> None:
    """Two processes that read the same news; where no machine code is, one."""
    ways = [("1", form()), ("0", FORMS[False])] if form() != FORMS[False] else [("0", form())]
    readers = {name: started(switch) for switch, name in ways}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, reader in readers.items():
            times[name].append(asked(reader))
    print("ordinary news, warm, both forms in turn (ms a KB)")
    for name, taken in times.items():
        print(f"  {name:8} least {min(taken):.3f}  median {statistics.median(taken):.3f}")
    for reader in readers.values():
        reader.communicate()


def started(switch: str) -> subprocess.Popen[str]:
    env = os.environ | {"TIENDO_NATIVE": switch}
    command = [sys.executable, "-m", "benchmarks.forms", "reader"]
    reader = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    asked(reader)  # warm
    return reader


def asked(reader: subprocess.Popen[str]) -> float:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write("\n")
    reader.stdin.flush()
    return float(reader.stdout.readline())


def answer() -> None:
    """Read all pages each time a line comes in; print the milliseconds a KB."""
    text = news(100_000)
    pages = [text[at : at + PAGE] for at in range(0, len(text), PAGE)]
    size = sum(len(page.encode()) for page in pages)
    for _ in sys.stdin:
        start = time.process_time()
        for page in pages:
            read_text(page)
        print((time.process_time() - start) / size * 1e6, flush=True)


if __name__ == "__main__":
    answer() if sys.argv[1:] == ["reader"] else main()
