"""What speaks for it that an outcome is of a verdict, and what against, each as a number.

How much each piece weighs is learned from drafts (tables/weights_verdicts.yaml).
"""

from __future__ import annotations

from collections.abc import Mapping

from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.judged_again import JUDGES, OPENS
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.outcome_names import called, called_so, is_of, near_to
from tiendo.checking.verdicts.outcomes import known_as
from tiendo.checking.verdicts.verdicts_alone import decides
from tiendo.checking.weighing.verdict_pairs import VerdictPair
from tiendo.checking.wordlists import lists
from tiendo.checking.written import HUNDRED

MOST, MANY = 8.0, 4


def verdict_evidence(pair: VerdictPair) -> Mapping[str, float]:
    """The evidence of a pair by name; what is not there is nought."""
    found = {
        **_of_words(pair),
        **_of_rivals(pair),
        **_of_indicators(pair),
        **_of_plans(pair),
        **_of_place(pair),
    }
    return {name: float(value) for name, value in found.items() if value}


def _of_words(pair: VerdictPair) -> Mapping[str, float]:
    draft, one, said = pair.draft, pair.outcome, pair.said
    all_said, own = weight(draft, said), weight(draft, said & one.name)
    shared, named = pair.shared(one), weight(draft, one.name)
    return {
        "shared": min(shared, MOST),
        "shared part": shared / all_said if all_said else 0,
        "own part": own / all_said if all_said else 0,
        "part of its name": own / named if named else 0,
        "missing": min(len(said - one.words), MANY),
        "none shared": not said & one.words,
        "all shared": bool(said) and said <= one.words,
        "words": min(len(said), MANY),
    }


def _of_rivals(pair: VerdictPair) -> Mapping[str, float]:
    """Whether another outcome, that bears the verdict out, is nearer to it."""
    shared = pair.shared(pair.outcome)
    return {
        "a rival near": bool(pair.near_rivals), "a rival nearer": pair.rival > shared,
        "a rival as near": 0 < pair.rival == shared,
        "rival's share": min(pair.rival, MOST),
        "no rival": not pair.rivals,
    }  # fmt: skip


def _of_indicators(pair: VerdictPair) -> Mapping[str, float]:
    one, name = pair.outcome, pair.name
    known = known_as(name, one.unit) or known_as(name)
    both = known is not None and one.indicator is not None
    return {
        "one indicator": both and known == one.indicator,
        "two indicators": both and known != one.indicator,
        "name known": known is not None, "outcome known": one.indicator is not None,
        "near": near_to(pair.draft, name, one), "called": called(name, one),
        "called so": called_so(name, one), "is of": is_of(name, one),
    }  # fmt: skip


def _of_plans(pair: VerdictPair) -> Mapping[str, float]:
    """Whether both speak of one plan, and whether the outcome decides."""
    verdict, one = pair.verdict, pair.outcome
    said, told = verdict.plan, f"{one.plan} {one.planned} {one.text}".lower()
    plans = [plan for plan in lists()["weighing.plans"] if plan in said]
    short = one.percent is not None and one.percent < HUNDRED / 2
    return {
        "one plan": any(plan in told for plan in plans),
        "another plan": bool(plans) and not any(plan in told for plan in plans),
        "no plan": not plans, "decides": decides(verdict, one), "half a plan": short,
        "rated": verdict.rated, "aim": verdict.aim != HUNDRED, "below": not verdict.above,
        "exceeds": "vượt" in verdict.way, "done": bool(verdict.claim.groupdict().get("lead")),
    }  # fmt: skip


def _of_place(pair: VerdictPair) -> Mapping[str, float]:
    head = heading_above(pair.draft, pair.start)
    judged = head is not None and JUDGES.search(head.text) is not None
    one, text = pair.outcome, pair.verdict.passage.text
    return {
        "judged": judged, "sums up": OPENS.match(text) is not None,
        "told before": one.place.start < pair.start, "in a table": not one.told,
        "by its words": one.worded, "a limit": one.limit,
        "listed": pair.verdict.listed, "of several": len(pair.verdict.names) > 1,
        "long clause": len(telling(pair.name)) > MANY * 2,
    }  # fmt: skip
