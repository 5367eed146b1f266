"""The sentences of reports as data: rows of ``*.yaml`` beside this file, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from tiendo.errors import TableInvalid
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.periods import Precision, parse_period

if TYPE_CHECKING:
    from tiendo.reporting.facts import Line

PACKAGE = "tiendo.reporting.grammar"


@cache
def table(kind: str) -> Mapping[str, Row]:
    """The rows of a kind of ``words.yaml`` by id, without the kind before it."""
    found = (row for row in rows(PACKAGE, "words") if row["kind"] == kind)
    return {str(row["id"]).removeprefix(f"{kind}-"): row for row in found}


def says(kind: str, id: str) -> str:
    """The words of a row. Raises TableInvalid for one that is not there."""
    row = table(kind).get(id)
    if row is None:
        raise TableInvalid(f"Không có mã {kind}-{id}", where="reporting/grammar/words.yaml")
    return str(row["says"])


def course_words(verdict: str, *, summed: bool, plan: str) -> str:
    """What a verdict is called in a sentence; a sum and a state have words of their own."""
    kind = "course" if summed else "state"
    return says(kind if verdict in table(kind) else "course", verdict).format(plan=plan)


def plan_words(line: Line) -> str:
    """“kế hoạch năm”, “dự toán năm” for the budget; without “năm” where it is no year's."""
    target = line.score.target
    row = next(
        (r for r in table("plan").values() if target.indicator.id in r.get("indicators", ())),
        table("plan")["plain"],
    )
    yearly = parse_period(target.period).precision is Precision.YEAR
    return str(row["says"]) + (" năm" if yearly else "")
