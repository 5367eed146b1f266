"""The tables of layout: whole, in order, and read as they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo.vocabulary.layouts import Rulebook, Style, rulebook, rulebooks

STYLES = [(rules, style) for rules in rulebooks() for style in rules.styles.values()]
# What a writer of either system's documents needs.
SHARED = (
    "parent issuer number dateline kind summary letter-summary body powers position signatory"
    " recipients recipient urgency page-number chapter article"
).split()


@pytest.mark.parametrize(
    ("rules", "style"), STYLES, ids=lambda one: getattr(one, "id", getattr(one, "system", ""))
)
def test_a_style_says_where_it_stands_and_its_spans_are_in_order(
    rules: Rulebook, style: Style
) -> None:
    assert style.point
    assert style.name
    assert style.name_en
    assert rules.act in rules.cited(style)
    assert all(hasattr(style, name) for name in style.unseen)
    for span in filter(None, (style.size, style.first_line, style.lines)):
        assert Decimal(0) < span[0] <= span[1]


@pytest.mark.parametrize("rules", rulebooks(), ids=lambda rules: rules.system)
def test_both_systems_say_what_a_writer_needs(rules: Rulebook) -> None:
    assert set(SHARED) <= set(rules.styles)
    assert set(rules.page.margins) == {"top", "bottom", "left", "right"}
    assert all(low <= high for low, high in rules.page.margins.values())


def test_the_two_systems_differ_where_their_rules_do() -> None:
    state, party = rulebook("state"), rulebook("party")
    assert (state["number"].lead, party["number"].lead) == ("Số:", "Số")
    assert (state["number"].joint, party["number"].joint) == ("/", "-")
    assert state.get("motto") is not None
    assert party.get("motto") is None


def test_what_was_not_read_in_the_rule_is_not_certain() -> None:
    body = rulebook("party")["body"]
    assert body.certain("size")
    assert not body.certain("align")
    assert not rulebook("party")["margins"].certain("left")
    assert rulebook("state")["margins"].certain("left")
