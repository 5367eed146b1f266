"""How much each piece of evidence weighs that a number tells another one again wrong.

python -m evaluation.weighing            how many slips the evidence finds in drafts held back
python -m evaluation.weighing --write    also the weights (checking/tables/weights_retold.yaml)

A logistic regression on the pairs of numbers of all drafts by hand (checking/weighing): those of
a planted slip with what it should be are right, those without any slip wrong. A sixth of the
hands is held back in turn, so that what is printed is of drafts that the weights have not seen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.checks import BY_HAND, HERE, drafts
from tiendo.checking.draft import Draft
from tiendo.checking.weighing.candidates import Pair, pairs
from tiendo.checking.weighing.evidence import evidence
from tiendo.reading import read
from tiendo.reading.document import Document

Vector = NDArray[np.float64]
WEIGHTS = HERE.parent / "src" / "tiendo" / "checking" / "tables" / "weights_retold.yaml"
SLIPS = ("figure-conflict", "stale-figure", "period-leftover")
FOLDS, ROUNDS, RIDGE, CLOSE = 6, 30, 2.0, 1e-6
# By how much the evidence must be more than even: an office trusts what hardly cries wolf.
MARGIN = 0.75
HEAD = """\
# How much each piece of evidence weighs that a number tells another one again wrong
# (checking/weighing/evidence.py); above nought together it is told. Made by evaluation/weighing.py.

"""


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of numbers of a draft: ``right`` is None where it stands on another slip."""

    hand: int
    odd: tuple[str, int]
    evidence: Mapping[str, float]
    right: bool | None


def cases() -> list[Case]:
    """The pairs of all drafts by hand."""
    given = [(hand, row) for hand, name in enumerate(BY_HAND) for row in drafts(name)]
    with ProcessPoolExecutor() as pool:
        return [case for found in pool.map(_cases, given, chunksize=20) for case in found]


def _cases(given: tuple[int, dict[str, Any]]) -> list[Case]:
    hand, row = given
    on = date.fromisoformat(row["published_on"]) if row["published_on"] else None
    document = Document.of_text(row["text"], published_on=on)
    draft = Draft(reading=read(document), document=document)
    return [
        Case(hand, (row["id"], pair.odd.num.start), evidence(pair), _right(pair, row["slips"]))
        for pair in pairs(draft)
    ]


def _right(pair: Pair, slips: Sequence[dict[str, Any]]) -> bool | None:
    """Whether a pair is a slip and what it should be; None of other slips, and of their places."""
    odd, first = pair.odd.num, pair.first.num
    here = [slip for slip in slips if _meets(odd.start, odd.end, slip)]
    if not here:
        also = any(
            _meets(odd.start, odd.end, place) for slip in slips for place in slip.get("also", ())
        )
        return None if also else False
    told = [place for slip in here if slip["check"] in SLIPS for place in slip.get("also", ())]
    return True if any(_meets(first.start, first.end, place) for place in told) else None


def _meets(start: int, end: int, place: Mapping[str, Any]) -> bool:
    return bool(start < place["end"] and place["start"] < end)


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of named evidence, and the base they are added to."""

    names: Sequence[str]
    weights: Vector
    base: float

    def scores(self, found: Vector) -> Vector:
        return found @ self.weights + self.base


def matrix(every: Sequence[Case], names: Sequence[str]) -> Vector:
    """One row a case, one column a piece of evidence."""
    at = {name: column for column, name in enumerate(names)}
    found = np.zeros((len(every), len(names)))
    for row, case in enumerate(every):
        for name, value in case.evidence.items():
            found[row, at[name]] = value
    return found


def fitted(found: Vector, right: Vector, names: Sequence[str]) -> Fit:
    """Newton's method on columns of one spread; a ridge keeps rare evidence small."""
    mean, spread = found.mean(0), found.std(0) + CLOSE
    columns = np.hstack([(found - mean) / spread, np.ones((len(found), 1))])
    ridge = np.diag(np.r_[np.full(len(names), RIDGE), CLOSE])
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(columns @ weights)))
        slope = columns.T @ (chance - right) + ridge @ weights
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + ridge
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < CLOSE:
            break
    own = weights[:-1] / spread
    return Fit(names, own, float(weights[-1] - own @ mean))


def held_back(every: Sequence[Case], names: Sequence[str]) -> Vector:
    """The scores of all cases, each by weights that have not seen its hand."""
    found, scores = matrix(every, names), np.zeros(len(every))
    folds = np.array([case.hand % FOLDS for case in every])
    known = np.array([case.right is not None for case in every])
    right = np.array([case.right is True for case in every], dtype=np.float64)
    for fold in range(FOLDS):
        seen, kept = known & (folds != fold), folds == fold
        scores[kept] = fitted(found[seen], right[seen], names).scores(found[kept])
    return scores


def told(every: Sequence[Case], scores: Vector) -> tuple[int, int, int]:
    """How many slips there are, how many of them are told, and how many sound numbers."""
    slips = {case.odd for case in every if case.right}
    found = {case.odd for case, score in zip(every, scores, strict=True) if score > MARGIN}
    sound = {case.odd for case in every if case.right is False}
    return len(slips), len(found & slips), len(found & sound)


def write(fit: Fit) -> None:
    """The table of weights, the heaviest first."""
    heavy = sorted(zip(fit.names, fit.weights, strict=True), key=lambda one: -abs(one[1]))
    lines = [_row("base", fit.base - MARGIN), *(_row(name, weight) for name, weight in heavy)]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _row(name: str, weight: float) -> str:
    slug = name.replace(",", "").replace(" ", "_")
    source = f"evaluation/weighing.py on {len(BY_HAND)} hands"
    return f'- {{id: weights.{slug}, evidence: "{name}", weight: {weight:.3f}, source: "{source}"}}'


def report(every: Sequence[Case], names: Sequence[str]) -> Iterator[str]:
    slips, found, spare = told(every, held_back(every, names))
    yield f"{len(every)} pairs of {len(BY_HAND)} hands, {slips} slips told again nearby"
    yield f"held back: {found} of {slips} told, and {spare} numbers that are sound"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--write", action="store_true", help="write the weights")
    given = asked.parse_args()
    every = cases()
    names = sorted({name for case in every for name in case.evidence})
    print("\n".join(report(every, names)))
    if given.write:
        known = [case for case in every if case.right is not None]
        right = np.array([case.right for case in known], dtype=np.float64)
        write(fitted(matrix(known, names), right, names))
        print(f"wrote {WEIGHTS.name}")


if __name__ == "__main__":
    main()
