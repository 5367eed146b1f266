"""Scoring: is a target met, and will it be? Pure rules; the register's side imports Django.

>>> from tiendo.scoring import judge, tally, explain
"""

from tiendo.scoring.rules.explain import Step, change_words, explain, on_the_way
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.score import FINAL, OPEN, REACHED, UNJUDGED, Change, Score, Verdict
from tiendo.scoring.rules.tally import Tally, compound, tally

__all__ = [
    "FINAL",
    "OPEN",
    "REACHED",
    "UNJUDGED",
    "Change",
    "Scheme",
    "Score",
    "Step",
    "Tally",
    "Verdict",
    "change_words",
    "compound",
    "explain",
    "judge",
    "on_the_way",
    "tally",
]
