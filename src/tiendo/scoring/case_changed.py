"""Cases of change: targets on two days, and what turned, moved, was revised or amended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.scoring.case_fields import day, decimal, listed
from tiendo.scoring.case_reading import read_case
from tiendo.scoring.plain import plain
from tiendo.scoring.rules.changed import Changed, Stand, changed
from tiendo.scoring.rules.changed_words import lines, summary, told
from tiendo.scoring.rules.judge import judge


def compare_days(data: Mapping[str, Any]) -> dict[str, Any]:
    """``from``, ``to``, ``targets``: cases with an ``id``, and no ``as_of`` of their own.

    A target that was other on the first day has it as ``target_before``; one that was not
    there then has ``new`` true, one no longer there ``gone`` true. ``most``: how many of
    the largest moves are listed.
    """
    start, end = day(data, "from"), day(data, "to")
    targets = listed(data, "targets")
    before = [_stand(one, start, target="target_before") for one in targets if not one.get("new")]
    after = [_stand(one, end) for one in targets if not one.get("gone")]
    found = changed(before, after, most=int(decimal(data, "most") or 5))
    return counts(found) | {
        "reason": " ".join([summary(found, start, end), *(told(one) for one in lines(found))]),
        "reason_en": " ".join(
            [
                summary(found, start, end, english=True),
                *(told(one, english=True) for one in lines(found, english=True)),
            ]
        ),
    }


def counts(found: Changed) -> dict[str, Any]:
    """What changed, by the ids of the targets."""
    return {
        "turned": {
            one.now.key: [one.was.verdict.value, one.now.verdict.value, one.side.value]
            for one in found.turned
        },
        "moved": {one.now.key: plain(one.points) for one in found.moved},
        "revised": [
            [one.now.key, one.after.period, plain(one.before.value), plain(one.after.value)]
            for one in found.revised
        ],
        "amended": [one.now.key for one in found.amended],
        "added": [one.key for one in found.added],
        "dropped": [one.key for one in found.dropped],
        "unturned": found.unturned,
    }


def _stand(data: Mapping[str, Any], on: date, *, target: str = "target") -> Stand:
    written = {**data, "as_of": on.isoformat(), "target": data.get(target) or data.get("target")}
    case = read_case(written)
    if case.target is None:
        raise InvalidFact("Chỉ tiêu gộp không có ở đây", do="Nêu từng phần là một chỉ tiêu")
    score = judge(case.target, case.observations, as_of=on, trajectory=case.trajectory)
    return Stand(
        key=case.id,
        name=case.target.indicator.name,
        score=score,
        verdict=score.verdict,
        known=tuple(one for one in case.observations if one.known_on <= on),
    )
