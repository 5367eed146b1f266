"""What a score says besides its verdict: the pace needed, and values that contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiendo.facts.series import Target
from tiendo.scoring.rules.course import Judgement
from tiendo.scoring.rules.firmed import Conflict, conflicts, firmed
from tiendo.scoring.rules.merge import merged
from tiendo.scoring.rules.pace import due_today, pace_of, pace_words
from tiendo.scoring.rules.profile import Way
from tiendo.scoring.rules.scheme import Scheme, says
from tiendo.scoring.rules.score import Score
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.timeline import Standing
from tiendo.scoring.rules.usable import Usable, is_cumulative
from tiendo.scoring.rules.wording import amount, period_words
from tiendo.vocabulary.periods import Period, parse_period


def with_pace(score: Score, way: Way, now: Standing, found: Judgement) -> Score:
    """The score with what should stand today, and the pace needed from now on."""
    today = due_today(way, found, score.as_of)
    score = replace(score, due_today=None if today is None else as_decimal(today))
    pace = pace_of(way, now, found)
    if pace is None:
        return score
    return replace(
        score,
        pace=pace_words(way.target, pace),
        pace_en=pace_words(way.target, pace, english=True),
        pace_needed=pace.needed,
        pace_so_far=pace.so_far,
        pace_per=pace.per,
    )


def with_conflicts(
    score: Score, target: Target, due: Period, values: Sequence[Usable], scheme: Scheme
) -> Score:
    """The score with the periods whose stated value is not the sum of its parts.

    The sentence says so where it is of the target's own period.
    """
    found = conflicts(firmed(merged(values))) if is_cumulative(target, scheme) else ()
    score = replace(score, conflicts=found)
    if not any(due.contains(parse_period(one.period)) for one in found):
        return score
    words, words_en = (says("rule", "parts-differ", english=english) for english in (False, True))
    return replace(
        score,
        rules=(*score.rules, "parts-differ"),
        reason=f"{score.reason.removesuffix('.')}; {words}.",
        reason_en=f"{score.reason_en.removesuffix('.')}; {words_en}.",
    )


def conflict_words(target: Target, conflict: Conflict, *, english: bool = False) -> str:
    """“9 tháng đầu năm 2023 được nêu là 900 ha; 6 tháng đầu năm 2023 + quý III/2023 là 950 ha”."""
    unit = {"unit_text": target.unit_text, "per": target.per, "english": english}
    parts = [period_words(parse_period(one), english=english) for one in conflict.parts]
    return says("phrase", "conflict", english=english).format(
        when=period_words(parse_period(conflict.period), english=english),
        stated=amount(conflict.stated, target.unit, **unit),  # type: ignore[arg-type]
        parts=" + ".join(parts),
        derived=amount(conflict.derived, target.unit, **unit),  # type: ignore[arg-type]
    )
