"""The tables: valid, sourced, found by the longest phrase."""

from __future__ import annotations

import pytest

from tiendo.errors import TableInvalid
from tiendo.vocabulary.lexicon import Phrasebook, rows, split_words, validate

TABLES = ["numbers", "units", "nouns", "periods", "indicators"]
TABLES += ["indicator_systems", "indicator_codes", "indicator_methods"]


@pytest.mark.parametrize("name", TABLES)
def test_each_row_has_a_new_id_and_a_source(name):
    found = rows("tiendo.vocabulary.tables", name)
    assert len({row["id"] for row in found}) == len(found)
    assert all(row["source"] for row in found)


@pytest.mark.parametrize(
    "row", [{"id": "a"}, {"source": "x"}, {"id": "seen", "source": "x"}, "words"]
)
def test_a_bad_row_is_refused_with_its_table(row):
    with pytest.raises(TableInvalid) as refused:
        validate(row, "units", {"seen"})
    assert "units" in str(refused.value)


def test_the_longest_phrase_wins_and_both_tone_placements_are_found():
    book = Phrasebook([("cùng kỳ", 1), ("cùng kỳ năm trước", 2), ("thủy sản", 3)])
    words = split_words("so cùng kỳ năm trước")
    assert book.at(words, 1) == (4, 2)
    assert book.at(words, 0) is None
    assert book.at(["cùng", "kỳ"], 0) == (2, 1)
    assert book.at(split_words("thuỷ sản"), 0) == (2, 3)
