"""The tables of the checks keep the promises of their rows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.checking.conftest import Found
from tiendo.checking.hedges import hedge_after, hedge_before
from tiendo.checking.rules.tallies import _ends
from tiendo.checking.wordlists import (
    LISTS,
    in_small,
    lists,
    openings,
    small,
    words,
    words_of,
)
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.numbers import format_number

TABLES = "tiendo.checking.tables"
UNWORDED = {"columns.percents", "columns.rates", "changes.year_end"}  # a sign or a day opens them
NAMES = sorted(
    path.stem for path in (Path(__file__).parents[2] / "src/tiendo/checking/tables").glob("*.yaml")
)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_an_id_and_a_source(name: str) -> None:
    assert rows(TABLES, name)


def test_no_list_stands_in_two_tables() -> None:
    named = [row["id"] for table in LISTS for row in rows(TABLES, table)]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    "row", [row for table in LISTS for row in rows(TABLES, table)], ids=lambda row: row["id"]
)
def test_a_list_of_words_reads_what_it_says_and_nothing_else(row: dict[str, Any]) -> None:
    pattern = words(row["id"])
    assert all(pattern.search(text) for text in row["reads"])
    assert not any(pattern.search(text) for text in row["ignores"])


@pytest.mark.parametrize("name", sorted(lists()))
def test_a_list_says_in_small_letters_what_it_says(name: str) -> None:
    shown = [form for one in lists()[name] for form in (one, one.upper(), f"({one.title()}, x")]
    for text in [*shown, *(f"a{one}" for one in lists()[name])]:
        low = in_small(text)
        assert [one.span() for one in small(name).finditer(low)] == [
            one.span() for one in words(name).finditer(text)
        ]


@pytest.mark.parametrize("name", sorted(set(lists()) - UNWORDED))
def test_without_the_first_words_of_a_list_nothing_of_it_is_said(name: str) -> None:
    assert all(not openings(name).isdisjoint(words_of(f"({one}5")) for one in lists()[name])


def test_a_letter_that_grows_when_it_is_small_moves_no_other() -> None:
    assert in_small("TỈNH İZMIR") == "tỉnh izmir"


@pytest.mark.parametrize("row", rows(TABLES, "hedges"), ids=lambda row: row["id"])
def test_hedges_are_read_beside_their_number(row: dict[str, Any]) -> None:
    def hedge(text: str) -> str:
        digits = [at for at, letter in enumerate(text) if letter.isdigit()]
        return hedge_before(text, digits[0]) or hedge_after(text, digits[-1] + 1)

    assert {hedge(text) for text in row["reads"]} == {row["gives"]}
    assert {hedge(text) for text in row["ignores"]} == {""}


@pytest.mark.parametrize("row", rows(TABLES, "tallies"), ids=lambda row: row["id"])
def test_what_came_of_targets_is_told_apart(row: dict[str, Any]) -> None:
    def end(text: str) -> str | None:
        return next((gives for gives, pattern in _ends() if pattern.search(text)), None)

    assert {end(text) for text in row["reads"]} == {row["gives"]}
    assert row["gives"] not in {end(text) for text in row["ignores"]}


@pytest.mark.parametrize("row", rows(TABLES, "central_documents"), ids=lambda row: row["id"])
def test_a_document_of_the_centre_is_dated_or_replaced_by_one_that_is_named(
    row: dict[str, Any],
) -> None:
    assert isinstance(row.get("issued_on", date(2000, 1, 1)), date)
    assert ("replaced_on" in row) == ("replaced_by" in row)


ENDED = [row for row in rows(TABLES, "central_documents") if "replaced_on" in row]


@pytest.mark.parametrize("row", ENDED, ids=lambda row: row["id"])
def test_a_replaced_document_is_remarked_on_from_its_last_day_on(
    row: dict[str, Any], found: Found
) -> None:
    text = f"Căn cứ văn bản số {row['number']} để thực hiện."
    before = row["replaced_on"] - timedelta(days=1)
    assert found(text, "document-conflict", before) == []
    told = found(text, "document-conflict", row["replaced_on"])
    assert [one.suggestion for one in told] == [row["replaced_by"]]


OFFICES = rows(TABLES, "single_offices")


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row["id"])
def test_families_that_a_row_excludes_are_families(row: dict[str, Any]) -> None:
    assert set(row.get("never", ())) <= {str(other["id"]) for other in OFFICES}


def test_numbers_in_messages_are_written_as_in_vietnamese() -> None:
    from decimal import Decimal

    assert format_number(Decimal("1234.5")) == "1.234,5"
