"""``make eval``: read the annotated passages, print how well, hold the floor.

python evaluation/run.py            the table; exit status 1 below the floor
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

from evaluation.score import Score, load, score
from tiendo.reading import read_text

HERE = Path(__file__).resolve().parent
FLOOR = HERE / "floor.yaml"
# A rate may fall by this much before it is a fall: one figure in a few hundred.
SLACK = 0.0005


def gold_files() -> dict[str, Path]:
    """Our gold, and the seeds' where their folder is at hand (TIENDO_SHARED)."""
    files = {
        name: HERE / f"{name}.jsonl"
        for name in ("dev", "own", "second", "third", "fourth", "fifth", "sixth")
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


def below(scores: dict[str, Score], floor: dict[str, dict[str, float]]) -> list[str]:
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


def table(scores: dict[str, Score]) -> str:
    kinds = list(dict.fromkeys(kind for s in scores.values() for kind in s.rates()))
    lines = ["".join([f"{'':16}", *(f"{name:>9}" for name in scores)])]
    for kind in kinds:
        cells = (s.rates().get(kind) for s in scores.values())
        lines.append(
            f"{kind:16}" + "".join(f"{'-' if c is None else f'{c:.4f}':>9}" for c in cells)
        )
    return "\n".join(lines)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true")
    options.add_argument("--raise", dest="raising", action="store_true")
    chosen = options.parse_args()
    scores = {name: evaluate(path) for name, path in gold_files().items()}
    print(table(scores))
    if chosen.show:
        print("\n".join(fault for s in scores.values() for fault in s.faults))
    if chosen.raising:
        reached = {name: s.rates() for name, s in scores.items()}
        FLOOR.write_text(yaml.safe_dump(reached, sort_keys=True), encoding="utf-8")
    fallen = below(scores, yaml.safe_load(FLOOR.read_text(encoding="utf-8")) or {})
    print("\n".join(fallen), file=sys.stderr, end="\n" if fallen else "")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
