"""Dimensions: a wording names one part, and parts are told with their dimension."""

from __future__ import annotations

import pytest

from tiendo.vocabulary.dimensions import folded, part_of, parts
from tiendo.vocabulary.lexicon import rows

ROWS = rows("tiendo.vocabulary.tables", "dimensions")


def test_a_wording_names_one_part() -> None:
    wordings = [folded(words) for row in ROWS for words in row["words"]]
    assert len(wordings) == len(set(wordings)) == len(parts())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_wording_of_a_row_is_that_part(row) -> None:
    found = {part_of(words) for words in row["words"]}
    assert [part.id for part in found if part] == [row["id"]]
    assert {part.key for part in found if part} == {folded(row["words"][0])}


@pytest.mark.parametrize("words", ["", "khách quốc tế", "hộ nghèo", "nam định"])
def test_other_words_are_no_part(words: str) -> None:
    assert part_of(words) is None
