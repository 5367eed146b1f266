"""How much each piece of evidence weighs that a number or a verdict is told again wrong.

python -m evaluation.weighing            how many slips the evidence finds in drafts held back
python -m evaluation.weighing --write    also the weights (checking/tables/weights_….yaml)

A logistic regression on the pairs of all drafts by hand (checking/weighing): those of a planted
slip with what it should be are right, those without any slip wrong, and so are all of the texts
that the tests hold right. A sixth of the hands is held back in turn, so that what is printed is
of drafts that the weights have not seen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.checks import BY_HAND, HERE, drafts
from tiendo.checking.draft import Draft
from tiendo.checking.weighing.number_evidence import number_evidence
from tiendo.checking.weighing.number_pairs import number_pairs
from tiendo.checking.weighing.verdict_evidence import verdict_evidence
from tiendo.checking.weighing.verdict_pairs import verdict_pairs
from tiendo.checking.weighing.weights import RETOLD, VERDICTS
from tiendo.reading import read
from tiendo.reading.document import Document

Vector = NDArray[np.float64]
TABLES = HERE.parent / "src" / "tiendo" / "checking" / "tables"
TESTS = HERE.parent / "tests" / "checking"
FOLDS, ROUNDS, RIDGE, CLOSE = 6, 30, 5.0, 1e-6
HEAD = """\
# How much each piece of evidence weighs that {says}
# ({module}); above nought together it is told. Made by evaluation/weighing.py.

"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair of a draft: what may be a slip, what it is held against, and what speaks for it."""

    odd: tuple[int, int]
    other: tuple[int, int]
    evidence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is weighed: ``margin`` is by how much the evidence must be more than even."""

    table: str
    says: str
    module: str
    slips: tuple[str, ...]
    margin: float
    weighed: Callable[[Draft], Iterator[Weighed]]


def _numbers(draft: Draft) -> Iterator[Weighed]:
    for pair in number_pairs(draft):
        odd, first = pair.odd.num, pair.first.num
        yield Weighed((odd.start, odd.end), (first.start, first.end), number_evidence(pair))


def _verdicts(draft: Draft) -> Iterator[Weighed]:
    for pair in verdict_pairs(draft):
        place = pair.outcome.place
        yield Weighed((pair.start, pair.end), (place.start, place.end), verdict_evidence(pair))


KINDS = (
    # An office trusts what hardly cries wolf: of numbers the evidence must be more than even.
    Kind(
        RETOLD, "a number tells another one again wrong", "checking/weighing/number_evidence.py",
        ("figure-conflict", "stale-figure", "period-leftover"), 0.4, _numbers,
    ),
    Kind(
        VERDICTS, "an outcome says otherwise than a verdict",
        "checking/weighing/verdict_evidence.py", ("target-claim",), 0.0, _verdicts,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of a hand: ``right`` is None where it stands on another slip."""

    hand: int
    odd: tuple[str, int]
    evidence: Mapping[str, float]
    right: bool | None


def cases() -> list[list[Case]]:
    """The pairs of all drafts by hand, and of the texts that the tests hold right, by kind."""
    given = [(hand, row) for hand, name in enumerate(BY_HAND) for row in drafts(name)]
    given += [(at, _sound(row, at)) for at, row in enumerate(_right_texts())]
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(_cases, given, chunksize=20))
    return [[case for each in found for case in each[at]] for at in range(len(KINDS))]


def _right_texts() -> Iterator[dict[str, Any]]:
    """The texts that tempt, and the slips put right, of the tests of the checks."""
    for row in yaml.safe_load((TESTS / "clean.yaml").read_text(encoding="utf-8")):
        yield {"text": row["text"], "day": row.get("day")}
    for row in yaml.safe_load((TESTS / "slips.yaml").read_text(encoding="utf-8")):
        if "right" in row:
            yield {"text": row["right"], "day": row.get("day")}


def _sound(row: dict[str, Any], at: int) -> dict[str, Any]:
    on = row["day"].isoformat() if row["day"] else None
    return {"id": f"right {at}", "text": row["text"], "published_on": on, "slips": []}


def _cases(given: tuple[int, dict[str, Any]]) -> list[list[Case]]:
    hand, row = given
    on = date.fromisoformat(row["published_on"]) if row["published_on"] else None
    document = Document.of_text(row["text"], published_on=on)
    draft = Draft(reading=read(document), document=document)
    return [
        [
            Case(hand, (row["id"], one.odd[0]), one.evidence, _right(one, kind, row["slips"]))
            for one in kind.weighed(draft)
        ]
        for kind in KINDS
    ]


def _right(one: Weighed, kind: Kind, slips: Sequence[dict[str, Any]]) -> bool | None:
    """Whether a pair is a slip and what it should be; None of other slips, and of their places."""
    here = [slip for slip in slips if _meets(one.odd, slip)]
    if not here:
        also = [place for slip in slips for place in slip.get("also", ())]
        beside = any(_meets(one.odd, place) for place in also)
        return None if beside or any(_meets(one.other, slip) for slip in slips) else False
    told = [place for slip in here if slip["check"] in kind.slips for place in slip.get("also", ())]
    return True if any(_meets(one.other, place) for place in told) else None


def _meets(span: tuple[int, int], place: Mapping[str, Any]) -> bool:
    return bool(span[0] < place["end"] and place["start"] < span[1])


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


def told(every: Sequence[Case], scores: Vector, margin: float) -> tuple[int, int, int]:
    """How many slips there are, how many of them are told, and how many sound numbers."""
    slips = {case.odd for case in every if case.right}
    found = {case.odd for case, score in zip(every, scores, strict=True) if score > margin}
    sound = {case.odd for case in every if case.right is False}
    return len(slips), len(found & slips), len(found & sound)


def write(fit: Fit, kind: Kind) -> None:
    """The table of weights, the heaviest first."""
    heavy = sorted(zip(fit.names, fit.weights, strict=True), key=lambda one: -abs(one[1]))
    lines = [_row("base", fit.base - kind.margin), *(_row(name, weight) for name, weight in heavy)]
    head = HEAD.format(says=kind.says, module=kind.module)
    path = TABLES / f"{kind.table}.yaml"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _row(name: str, weight: float) -> str:
    slug = name.replace(",", "").replace("'", "").replace(" ", "_")
    source = f"evaluation/weighing.py on {len(BY_HAND)} hands"
    return f'- {{id: weights.{slug}, evidence: "{name}", weight: {weight:.3f}, source: "{source}"}}'


def learned(every: Sequence[Case]) -> Fit:
    """The weights that all cases teach."""
    names = _names(every)
    known = [case for case in every if case.right is not None]
    right = np.array([case.right for case in known], dtype=np.float64)
    return fitted(matrix(known, names), right, names)


def _names(every: Sequence[Case]) -> list[str]:
    return sorted({name for case in every for name in case.evidence})


def report(every: Sequence[Case], kind: Kind) -> str:
    slips, found, spare = told(every, held_back(every, _names(every)), kind.margin)
    return (
        f"{kind.table}: {len(every)} pairs of {len(BY_HAND)} hands; held back, {found} of "
        f"{slips} slips are told, and {spare} that are sound"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--write", action="store_true", help="write the weights")
    given = asked.parse_args()
    for kind, every in zip(KINDS, cases(), strict=True):
        print(report(every, kind))
        if given.write:
            write(learned(every), kind)


if __name__ == "__main__":
    main()
