"""The tables of the language of reports: whole, and true to their own examples."""

from __future__ import annotations

import re

import pytest

from tiendo.reporting.claims import FORMS as ASKED
from tiendo.reporting.compose import SLOT, sentences
from tiendo.reporting.forms import FORMS
from tiendo.reporting.grammar import PACKAGE, says, table
from tiendo.reporting.layout import SYSTEMS, layout, page_of, role
from tiendo.reporting.parts import NOTES
from tiendo.reporting.tallies import TALLIES
from tiendo.reporting.told import RECORDED
from tiendo.scoring.rules.score import Verdict
from tiendo.vocabulary.lexicon import rows

ROWS = rows(PACKAGE, "sentences")
PLAIN = {
    "name",
    "deed",
    "plan",
    "since",
    "why",
    "aim",
    "short",
    "source",
    "when",
    "until",
    "issuer",
    "day",
    "body",
}
LIVE = {*FORMS, *TALLIES, *RECORDED, "above"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_sentence_asks_only_for_what_claims_have(row: dict[str, object]) -> None:
    says_all = row["says"]
    assert isinstance(says_all, list)
    for form in says_all:
        assert set(SLOT.findall(form)) <= PLAIN | LIVE
        assert form.endswith((".", ":"))
        assert set(row.get("needs", ())) <= set(SLOT.findall(form))  # type: ignore[call-overload]


@pytest.mark.parametrize("row", [r for r in ROWS if "reads" in r], ids=lambda row: row["id"])
def test_a_sentence_reads_as_its_example(row: dict[str, object]) -> None:
    """One of its variants gives the example, whatever stands in its slots."""
    made = [
        "".join(re.escape(part) if i % 2 == 0 else ".+?" for i, part in enumerate(SLOT.split(form)))
        for form in row["says"]  # type: ignore[attr-defined]
    ]
    assert any(re.fullmatch(pattern, str(row["reads"])) for pattern in made)


def test_the_last_row_of_a_shape_needs_no_more_than_the_shape_itself() -> None:
    most = {"sum": {"value"}, "state": {"value"}, "behind": {"value"}, "unjudged": {"value"}}
    for shape, found in sentences().items():
        assert set(found[-1].get("needs", ())) <= most.get(
            shape, {"left", "rank", "above", "value", "course", "due", "document"}
        )


def test_every_verdict_has_its_words() -> None:
    for verdict in Verdict:
        assert says("course", verdict.value)
        assert says("tally", verdict.value)
    assert set(ASKED) <= set(FORMS)


def test_every_part_has_its_note_or_is_drawn() -> None:
    drawn = {id for id, row in table("part").items() if row["of"] == "annex"}
    assert set(table("part")) == {*NOTES, *drawn}


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_we_write_lies_inside_what_the_rule_allows(system: str) -> None:
    base = {row["id"]: row for row in rows("tiendo.vocabulary.layouts", system)}
    for id, row in base.items():
        if isinstance(row.get("size"), list):
            least, most = row["size"]
            assert least <= role(system, id).size <= most, id
    page = page_of(system)
    for side in ("top", "bottom", "left", "right"):
        least, most = base["margins"][side]
        assert least <= getattr(page, side) <= most
    least, most = base["body"]["first_line"]
    assert least <= layout(system)["body"]["first_line"] <= most
