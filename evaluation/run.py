"""``make eval``: read the annotated passages, print how well, hold the floor.

python evaluation/run.py            the tables; exit status 1 below the floor
python evaluation/run.py --show     also what was missed and what was spare
python evaluation/run.py --raise    write what is reached now as the floor
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.calibrating import calibration
from evaluation.reliability import Reliability
from evaluation.reliability import table as reliability_table
from evaluation.score import Score, load, score
from evaluation.sighting import sights
from tiendo.reading import read_text

HERE = Path(__file__).resolve().parent
FLOOR = HERE / "floor.yaml"
# A rate may fall by this much before it is a fall: one figure in a few hundred.
SLACK = 0.0005
# Under this name the floor holds ceilings: how far said and right may lie apart, by kind. Kinds
# with fewer than 100 items at first sight have none: one item moves them too far.
CALIBRATION = "calibration"


def gold_files() -> dict[str, Path]:
    """Our gold, and the seeds' where their folder is at hand (TIENDO_SHARED)."""
    files = {
        name: HERE / f"{name}.jsonl"
        for name in (
            "dev",
            "own",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twentyfirst",
            "twentysecond",
            "twentythird",
            "twentyfourth",
            "twentyfifth",
            "twentysixth",
            "twentyseventh",
        )
    }
    shared = Path(os.environ.get("TIENDO_SHARED", HERE.parent.parent / "shared"))
    seeds = shared / "gold" / "seeds.jsonl"
    return files | ({"seeds": seeds} if seeds.exists() else {})


def evaluate(path: Path) -> Score:
    """The score of our readings of a gold file."""
    gold = load(path)
    return score(gold, {passage["id"]: reading_of(passage) for passage in gold})


def reading_of(passage: dict[str, Any]) -> dict[str, Any]:
    stated = passage.get("published_on")
    on = date.fromisoformat(stated) if stated else None
    return read_text(passage["text"], published_on=on, name=passage["id"]).as_json()


Floor = dict[str, dict[str, float]]


def below(scores: dict[str, Score], floor: Floor) -> list[str]:
    """What has fallen under the floor, in words."""
    out = []
    for name, result in scores.items():
        rates = result.rates()
        for kind, least in floor.get(name, {}).items():
            if rates.get(kind, 0.0) < least - SLACK:
                out.append(f"{name}: {kind} {rates.get(kind, 0.0):.4f} < {least:.4f}")
        if result.bad_spans:
            out.append(f"{name}: {result.bad_spans} trích dẫn không đứng đúng chỗ")
    return out


def apart(known: dict[str, Reliability], ceilings: dict[str, float]) -> list[str]:
    """Where said and right lie further apart than the ceiling, in words."""
    return [
        f"{CALIBRATION}: {kind} ECE {known[kind].ece:.4f} > {most:.4f}"
        for kind, most in ceilings.items()
        if known[kind].ece > most + SLACK
    ]


def table(scores: dict[str, Score]) -> str:
    kinds = list(dict.fromkeys(kind for s in scores.values() for kind in s.rates()))
    lines = ["".join([f"{'':16}", *(f"{name:>12}" for name in scores)])]
    for kind in kinds:
        cells = (s.rates().get(kind) for s in scores.values())
        lines.append(
            f"{kind:16}" + "".join(f"{'-' if c is None else f'{c:.4f}':>12}" for c in cells)
        )
    for name in ("unread", "warnings"):
        counts = (getattr(s, name) for s in scores.values())
        lines.append(f"{name:16}" + "".join(f"{count:12}" for count in counts))
    return "\n".join(lines)


def raised(floor: Floor, reached: Floor) -> Floor:
    """The floor with what was reached: no rate of it goes down."""
    return floor | {
        name: {kind: max(rate, floor.get(name, {}).get(kind, 0)) for kind, rate in rates.items()}
        for name, rates in reached.items()
    }


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true")
    options.add_argument("--raise", dest="raising", action="store_true")
    chosen = options.parse_args()
    scores = {name: evaluate(path) for name, path in gold_files().items()}
    known = calibration(sights())
    print(table(scores))
    print("\nconfidence: said beside right, at first sight, on passages held out")
    print(reliability_table(known))
    if chosen.show:
        print("\n".join(fault for s in scores.values() for fault in s.faults))
    floor = yaml.safe_load(FLOOR.read_text(encoding="utf-8")) or {}
    if chosen.raising:
        floor = raised(floor, {name: s.rates() for name, s in scores.items()})
        FLOOR.write_text(yaml.safe_dump(floor, sort_keys=True), encoding="utf-8")
    fallen = below(scores, floor) + apart(known, floor.get(CALIBRATION, {}))
    print("\n".join(fallen), file=sys.stderr, end="\n" if fallen else "")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
