"""No text makes reading cost more than in proportion to its length.

Work is counted in calls, not timed: twice the text may cost a little over twice the calls.
The windows that bound a sentence (4,000 characters) fit several times into the shorter text.
"""

from __future__ import annotations

import sys

import pytest

from tiendo.reading import read_text

LENGTH = 9_000
# Twice the text: what reading costs once does not double, what it remembers may grow a little.
MOST = 2.25
SHAPES = [
    "1", "(", ")", "“", ";", "; ", ",", ".", "-", "_", "|", " ", "\n", "A", "a\n", "1.", "1/",
    "1-1-", "A. ", "a: b; ", "| a ", "| a | 5 | 6 |\n", "1. a\n", "a) b\n", "I. A\n", "BÁO CÁO\n",
    "Điều 1. a\n", "- đạt 5 xã\n", "giao:\n", "yêu cầu ", "giao Sở Y tế, ", ", Sở Y tế", "của Sở ",
    "Bí thư ", "đồng chí Nguyễn Văn A, ", "Hội nghị ", "chưa ", "còn ", "số 1-NQ/TU ",
    "Nghị quyết ", "ngày 1/1/2020 ", "năm 2020 ", "“a” ", "và ", "so với ", "tặng Bằng khen cho ",
    "trong đó 1 xã, ", "lần lượt 1% và ", "tăng 1 - 2% so với ",
]  # fmt: skip


def calls(text: str) -> int:
    """How many functions reading the text calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read_text(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=repr)
def test_twice_the_text_costs_twice_the_work(shape: str) -> None:
    read_text(shape * 40)  # loads the tables that these words ask for
    text = shape * (LENGTH // len(shape))
    assert calls(text * 2) <= MOST * calls(text) + 5_000
