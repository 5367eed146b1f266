"""Slips planted in clean documents are found, and clean documents stay clean."""

from __future__ import annotations

from evaluation.checks import Result, against, by_group
from evaluation.planting.documents import pages
from tiendo.checking import check_text


def test_planted_slips_are_found_and_nothing_else() -> None:
    result = Result()
    for page in pages(24, 7, 3):
        against(page, check_text(page.text), result)
    assert sum(rate.planted for rate in by_group(result).values()) == 72
    assert [fault for fault in result.faults if fault.startswith("missed")] == []
    assert all(rate.false_errors == 0 for rate in by_group(result).values())


def test_clean_documents_raise_no_error() -> None:
    result = Result()
    for page in pages(12, 8, 0):
        against(page, check_text(page.text), result)
    assert result.faults == []


def test_the_same_seed_makes_the_same_documents() -> None:
    assert list(pages(3, 5, 2)) == list(pages(3, 5, 2))
