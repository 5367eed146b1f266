"""The real Tesseract on a report of the sample made to look like a scan: the one test that
needs it. ``make test`` installs it (Debian: tesseract-ocr, tesseract-ocr-vie)."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.scans import Score, built, measure, scanned
from tiendo.reading import read_bytes
from tiendo.reading.formats.ocr.engine import Engine
from tiendo.reading.rules.doubting import SURE

REPORT = "2023-06-30-bao-cao-6-thang-2023"  # two pages; the second holds a table


@cache
def report() -> bytes:
    return dict(built())[REPORT]


@pytest.mark.usefixtures("real_engine")
def test_most_numbers_come_back_right_and_wrong_ones_are_the_doubted() -> None:
    score = Score()
    measure(score, REPORT, report(), dpi=200, level="scan")
    assert score.numbers > 100
    assert len(score.right) / score.numbers > 0.95
    assert score.wrong_characters / score.characters < 0.03
    assert score.silent == []
    unsure = [word for word in score.right if word.doubt or word.confidence < SURE]
    assert len(unsure) / len(score.right) < 0.15


def test_a_scan_gives_the_figures_of_its_text_or_doubts_them(real_engine: Engine) -> None:
    assert "vie" in real_engine.languages
    read = read_bytes(scanned(report(), dpi=200, level="scan"), "quet.pdf")
    known = {(f.value, f.unit) for f in read_bytes(report(), "chu.pdf").figures}
    differing = [f for f in read.figures if (f.value, f.unit) not in known]
    assert len(differing) < 0.1 * len(read.figures)
    assert all(f.confidence is not None and f.confidence < SURE for f in differing)
    assert read.recognised
