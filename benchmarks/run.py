"""How fast, beside a floor in the same run: ``make bench``.

The floor is the bare digit scan ``\\d[\\d.,]*`` over the same text: what any reader
must do at least. Rounds of reader and floor are interleaved and medians taken, so
that the ratio holds on a busy machine; absolute speeds do not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks import forms
from benchmarks.measuring import interleaved, seconds
from benchmarks.text import news
from tiendo.native import FORMS, form
from tiendo.reading import read_text

DIGITS = re.compile(r"\d[\d.,]*")
ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT / "evaluation" / "dev.jsonl"
ONE_PAGE = (
    "import tiendo.reading as r; r.read_text('Thu ngân sách đạt 4.200 tỷ đồng, tăng 8,5%. ' * 60)"
)


def warm_news() -> None:
    text = news(100_000)
    pages = [text[at : at + 4_000] for at in range(0, len(text), 4_000)]
    size = sum(len(page.encode()) for page in pages)
    took = interleaved(
        {
            "digit scan": lambda: [sum(1 for _ in DIGITS.finditer(page)) for page in pages],
            "full reading": lambda: [read_text(page) for page in pages],
        }
    )
    print(f"ordinary news, warm, {len(pages)} pages of 4,000 characters, one core")
    for name, taken in took.items():
        print(f"  {name:14} {size / taken / 1e6:8.2f} MB/s  {taken / size * 1e6:8.3f} ms/KB")
    print(f"  ratio to the digit scan: {took['digit scan'] / took['full reading']:.4f}")


def dense() -> None:
    passages = [json.loads(line)["text"] for line in DEV.read_text("utf-8").splitlines()]
    count = sum(len(read_text(text).figures) for text in passages)
    taken = interleaved({"x": lambda: [read_text(text) for text in passages]})["x"]
    print(f"dense text (evaluation/dev.jsonl): {count / taken:,.0f} figures a second")


def growth() -> None:
    print("growth (ms per KB must not rise):", end="")
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        text = news(size)
        taken = seconds(lambda text=text: read_text(text))  # type: ignore[misc]
        print(f"  {size // 1000} KB {taken / len(text.encode()) * 1e6:.3f}", end="")
    print()


def cold() -> None:
    command = [sys.executable, "-c", ONE_PAGE]
    bare = [sys.executable, "-c", "pass"]
    took = interleaved(
        {
            "bare interpreter": lambda: subprocess.run(bare, check=True),
            "one page read": lambda: subprocess.run(command, check=True),
        }
    )
    print("cold start, process included")
    for name, taken in took.items():
        print(f"  {name:16} {taken * 1000:6.0f} ms")


def plain() -> None:
    """The same in plain Python, where the reader runs as machine code."""
    if form() != FORMS[False]:
        print(f"— the same in {FORMS[False]}", flush=True)
        env = os.environ | {"TIENDO_NATIVE": "0"}
        subprocess.run([sys.executable, "-m", "benchmarks.run", "warm"], check=True, env=env)


def main() -> None:
    print(f"the reader runs as {form()}")
    warm_news()
    dense()
    if sys.argv[1:] == ["warm"]:
        return
    growth()
    cold()
    plain()
    forms.main()


if __name__ == "__main__":
    main()
