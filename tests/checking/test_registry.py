"""Checks are named once, chosen by name, group or a word of their name."""

from __future__ import annotations

import pytest

from tiendo.checking.finding import Severity
from tiendo.checking.registry import GROUPS, CheckUnknown, check, checks, chosen

LAYOUT = (
    "layout-paper layout-margins layout-font layout-size layout-paragraphs layout-numbering"
    " layout-heading layout-issuer layout-symbol layout-dateline layout-signature"
    " layout-recipients"
).split()


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["ratio"], [], ["ratio-percent"]),
        (["ratio", "date"], ["layout"], ["ratio-percent", "weekday-date"]),
        (["documents"], ["document"], ["person-position", "body-name", "weekday-date"]),
        (["layout"], ["title", "marks", "layout-pages"], LAYOUT),
        (["percent"], ["plan-percent"], ["ratio-percent", "change-percent"]),
    ],
)
def test_names_choose_checks(select: list[str], ignore: list[str], expected: list[str]) -> None:
    assert [one.id for one in chosen(select, ignore)] == expected


def test_without_names_all_are_chosen() -> None:
    assert chosen() == checks()
    assert {one.group for one in checks()} == set(GROUPS)


def test_a_name_that_means_nothing_is_refused_with_what_to_do() -> None:
    with pytest.raises(CheckUnknown, match="không-có"):
        chosen(["không-có"])


def test_an_id_is_given_once() -> None:
    checks()
    with pytest.raises(ValueError, match="ratio-percent"):
        check(id="ratio-percent", group="arithmetic", severity=Severity.ERROR, says="Trùng.")(
            lambda draft: iter(())
        )
