"""Hand-worked cases: one JSON object a line in, one score a line out; no database.

The form is that of issue 5, point 8: ``{"id", "indicator", "target", "observations",
"as_of"}`` is answered by ``{"id", "verdict", "percent_of_target", "gap", "status",
"reason"}``. A case may hold a ``trajectory`` (a list of ``{"period", "value"}``); ``parts``
in place of a target are a compound one; ``rank``, ``average``, ``contribute``, ``roll_up``,
``index`` and ``changed`` ask for a comparison (``case_comparing``). Fields beyond these
(``expect``, ``why``) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tiendo.errors import TiendoError
from tiendo.scoring.case_comparing import compare
from tiendo.scoring.case_reading import Case, parse_line, read_case
from tiendo.scoring.plain import plain
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.score import Change, Score
from tiendo.scoring.rules.tally import compound


def run(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The answer to each case, in order; empty lines are passed over.

    A line that is no case is answered by ``{"id", "error"}`` with a sentence that
    names the line, and the others are still judged.
    """
    for index, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        data: Any = None
        try:
            data = parse_line(line)
            yield compare(data) or answer_case(read_case(data))
        except TiendoError as error:
            known = data.get("id") if isinstance(data, dict) else None
            yield {"id": known, "error": str(error.at(f"dòng {index}"))}


def answer_case(case: Case) -> dict[str, Any]:
    """The answer to a case; a compound one also names the answer to each part."""
    if not case.parts:
        return answer(case.id, score_case(case))
    scores = [score_case(part) for part in case.parts]
    parts = [
        answer(part.id or one.target.indicator.name, one)
        for part, one in zip(case.parts, scores, strict=True)
    ]
    return answer(case.id, compound(scores)) | {"parts": parts}


def score_case(case: Case) -> Score:
    assert case.target is not None
    return judge(case.target, case.observations, as_of=case.as_of, trajectory=case.trajectory)


def answer(id: str, score: Score) -> dict[str, Any]:
    """A score in the form of the cases, with what else a program may want."""
    return {
        "id": id,
        "verdict": score.verdict.value,
        "percent_of_target": plain(score.percent_of_target),
        "gap": plain(score.gap),
        "status": score.status.value if score.status else None,
        "reason": score.reason,
        "reason_en": score.reason_en,
        "value": plain(score.value),
        "period": score.period,
        "baseline": score.baseline,
        "rules": list(score.rules),
        "inputs": list(score.inputs),
    } | course(score)


def course(score: Score) -> dict[str, Any]:
    """What should stand, by which profile; the pace needed; comparisons and contradictions."""
    return {
        "profile": score.profile,
        "due_value": plain(score.due_by_now),
        "due_today": plain(score.due_today),
        "pace": score.pace or None,
        "pace_needed": plain(score.pace_needed),
        "pace_so_far": plain(score.pace_so_far),
        "pace_per": score.pace_per,
        "same_period": moved(score.change),
        "previous_period": moved(score.previous),
        "conflicts": [
            {"period": one.period, "stated": plain(one.stated), "derived": plain(one.derived)}
            for one in score.conflicts
        ],
    }


def moved(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {"value": plain(change.value), "unit": change.unit, "since": change.since}
