"""Each pattern row keeps the promises it makes: what it reads, what it ignores."""

from __future__ import annotations

import pytest

from tiendo.reading.context import Context
from tiendo.reading.rules.figures.words import PATTERNS, TABLES, cue_book
from tiendo.reading.tables import column_of
from tiendo.vocabulary.lexicon import rows, split_words

CUES = [row for table in TABLES for row in rows(PATTERNS, table)]
STOPS = rows(PATTERNS, "stops")
COLUMNS = rows(PATTERNS, "columns")


def cues_in(text):
    """The ids of the rows whose phrases a reader of ``text`` meets, longest first."""
    words, at, found = split_words(text), 0, set()
    while at < len(words):
        hit = cue_book().at(words, at)
        if hit:
            found.add(hit[1].row)
        at += hit[0] if hit else 1
    return found


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["id"])
def test_each_cue_is_met_where_its_row_says_and_not_elsewhere(row):
    assert all(row["id"] in cues_in(text) for text in row["reads"])
    assert not any(row["id"] in cues_in(text) for text in row["ignores"])


@pytest.mark.parametrize("row", STOPS, ids=lambda row: row["id"])
def test_each_stop_word_stands_in_what_its_row_reads(row):
    assert any(words in text.lower() for text in row["reads"] for words in row["words"])
    assert not any(text.lower() in row["words"] for text in row["ignores"])


@pytest.mark.parametrize("row", COLUMNS, ids=lambda row: row["id"])
def test_each_column_is_known_by_its_header(row):
    kind = row["gives"]["column"]
    assert all(column_of(header, Context(), None).kind == kind for header in row["reads"])
    for header in row["ignores"]:
        column = column_of(header, Context(), None)
        assert (column.kind, column.basis) != (kind, row["gives"].get("basis")) or (
            column.estimated != row["gives"].get("estimated", False)
        )


def test_ids_are_unique_across_tables():
    ids = [row["id"] for row in (*CUES, *STOPS, *COLUMNS)]
    assert len(ids) == len(set(ids))
