"""The sentence of a score, which the rules say: the same in files, on the site and in the API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tiendo.facts.series import Observation
from tiendo.scale.facts import Assigned
from tiendo.scale.records import FIELDS, Record
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.scheme import Scheme

# What a record that explains itself has besides: the verdict that counts, and why.
WORDS = ("counts", "reason", "reason_en")
EXPLAINED = (*FIELDS, *WORDS)


def words_of(one: Assigned, known: Sequence[Observation], as_of: date, scheme: Scheme) -> Record:
    """The fields of ``WORDS``: a person's verdict counts before that of the rules."""
    score = judge(one.target, known, as_of=as_of, trajectory=one.trajectory, scheme=scheme)
    return {
        "counts": one.decided or score.verdict.value,
        "reason": score.reason,
        "reason_en": score.reason_en,
    }
