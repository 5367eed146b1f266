"""The sample province's verdicts, worked out by hand, are those of the judge."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Status, Target
from tiendo.scoring import Score, judge, tally

SHEET = Path(__file__).parents[2] / "examples" / "song-mai" / "verdicts.yaml"
TABLE: dict[str, Any] = yaml.safe_load(SHEET.read_text("utf-8"))
DAYS = {name: date.fromisoformat(day) for name, day in TABLE["as_of"].items()}
BETTER = {"up": Better.HIGHER, "down": Better.LOWER}
ADDS = {"cumulative": Adds.SUM, "state": Adds.LAST}


def exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def target_of(row: dict[str, Any]) -> Target:
    return Target(
        indicator=Indicator(
            id=str(row["n"]),
            name=row["indicator"],
            unit=row["unit"],
            better=BETTER[row["better"]],
            adds=ADDS[row["nature"]],
        ),
        measure=Measure(row["measure"]),
        value=Decimal(str(row["value"])),
        high=exact(row["high"]),
        unit=row["unit"],
        op=Op(row["op"]),
        period=TABLE["period"],
        direction=Direction(row["direction"]) if "direction" in row else None,
        basis=Basis(row["basis"]) if "basis" in row else None,
        base_year=row.get("base_year"),
        per=row.get("per"),
    )


def observation_of(row: dict[str, Any], measure: str) -> Observation:
    """Known since the day in the name of its document."""
    return Observation(
        period=str(row["period"]),
        measure=Measure(measure),
        value=Decimal(str(row["value"])),
        unit=row["unit"],
        known_on=date.fromisoformat(row["document"][:10]),
        status=Status(row["status"]),
        of=exact(row.get("of")),
        direction=Direction(row["direction"]) if "direction" in row else None,
        per=row.get("per"),
    )


def score_of(row: dict[str, Any], day: str) -> Score:
    known = [observation_of(seen, row["measure"]) for seen in row["at"][day]["observations"]]
    return judge(target_of(row), known, as_of=DAYS[day])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("row", TABLE["verdicts"], ids=lambda row: f"{row['n']:02}")
def test_the_judge_agrees_with_the_hand(row: dict[str, Any], day: str) -> None:
    score = score_of(row, day)
    assert score.verdict.value == row["at"][day]["verdict"], score.reason


@pytest.mark.parametrize("day", DAYS)
def test_the_judge_agrees_with_all_that_was_ever_said(day: str) -> None:
    """Every observation of the table at once: what was not yet known is left aside."""
    for row in TABLE["verdicts"]:
        said = {str(o): o for at in row["at"].values() for o in at["observations"]}
        known = [observation_of(seen, row["measure"]) for seen in said.values()]
        score = judge(target_of(row), known, as_of=DAYS[day])
        assert score.verdict.value == row["at"][day]["verdict"], (row["n"], score.reason)


@pytest.mark.parametrize("day", DAYS)
def test_the_tally_agrees_with_the_hand(day: str) -> None:
    counted = tally([score_of(row, day) for row in TABLE["verdicts"]])
    expected = {verdict: n for verdict, n in TABLE["tally"][day].items() if n}
    assert Counter({v.value: n for v, n in counted.counts.items()}) == Counter(expected)
