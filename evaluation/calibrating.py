"""Fit what each sign of doubt is worth, on what was right at first sight.

python -m evaluation.calibrating            the worths, and how they do on passages held out
python -m evaluation.calibrating --write    also write them into reading/weighing/doubts.yaml

Each kind is fitted by itself: log-odds as a sum of the kind's own and of its signs.
Reliability is told of passages that the fit has not seen: the passages are parted into
``FOLDS``, and each part is judged by the others. It is told of the last reader that came
to a set unmended; what earlier readers made of it is learnt from at half the weight, and
with an offset of its own, for they were wrong more often.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.logistic import Row, fit, share
from evaluation.reliability import Reliability, Said, reliability, table
from evaluation.sighting import Sight, sights
from tiendo.reading.weighing import MOST, doubts

DOUBTS = Path(__file__).resolve().parent.parent / "src/tiendo/reading/weighing/doubts.yaml"
FOLDS = 10
# Tuned together, on the held-out folds: less of either and rare signs are taken at their word.
RIDGE, EARLIER_WEIGHT = 2.0, 0.5
EARLIER = "earlier reader"
# One right and one wrong item without a sign, in each kind: nothing is sure beyond doubt.
SMOOTHING = 1.0
KINDS = tuple(dict.fromkeys(row["kind"] for row in doubts().values()))


def signs_of_kind(kind: str) -> list[str]:
    return [row["id"] for row in doubts().values() if row["kind"] == kind and row["id"] != kind]


def last_readers(seen: Iterable[Sight]) -> dict[tuple[str, str], str]:
    """The last reader of each set and kind, in the order of the file."""
    return {(one.set, one.kind): one.reader for one in seen}


def worths(seen: Sequence[Sight], kind: str, last: dict[tuple[str, str], str]) -> dict[str, float]:
    """What a kind and its signs are worth, to two places."""
    rows = [Row(parts=frozenset((kind,)), right=SMOOTHING, wrong=SMOOTHING)]
    for one in seen:
        early = last[one.set, kind] != one.reader
        weight = EARLIER_WEIGHT if early else 1.0
        parts = {kind, *one.signs, *((EARLIER,) if early else ())}
        rows.append(Row(parts=frozenset(parts), right=one.right * weight, wrong=one.wrong * weight))
    free = [kind, EARLIER] if any(EARLIER in row.parts for row in rows) else [kind]
    found = fit(rows, free, signs_of_kind(kind), RIDGE)
    return {name: round(value, 2) + 0.0 for name, value in found.items() if name != EARLIER}


def said(one: Sight, worth: dict[str, float]) -> Said:
    """What ``worth`` makes of a sight, rounded and bounded as the reader does it."""
    sure = share(worth[one.kind] + sum(worth.get(sign, 0.0) for sign in one.signs))
    most = float(MOST)
    return Said(sure=min(max(round(sure, 2), 1 - most), most), right=one.right, wrong=one.wrong)


def held_out(seen: Sequence[Sight], kind: str, *, sets: bool = False) -> list[Said]:
    """What is said of each passage (or of each whole set) by a fit on the others."""
    mine = [one for one in seen if one.kind == kind]
    last = last_readers(mine)
    folds = _folds(mine)
    parts = [one.set if sets else folds[_place(one)] for one in mine]
    out: list[Said] = []
    for part in dict.fromkeys(parts):
        pairs = list(zip(mine, parts, strict=True))
        worth = worths([one for one, its in pairs if its != part], kind, last)
        judged = (one for one, its in pairs if its == part and last[one.set, kind] == one.reader)
        out += [said(one, worth) for one in judged]
    return out


def _place(one: Sight) -> str:
    return f"{one.set} {one.passage}"


def _folds(seen: Iterable[Sight]) -> dict[str, int]:
    """The part of each passage: dealt out by a sum of its name, so that parts are of a size."""
    passages = sorted({_place(one) for one in seen}, key=lambda name: (crc32(name.encode()), name))
    return {name: at % FOLDS for at, name in enumerate(passages)}


def calibration(seen: Sequence[Sight], *, sets: bool = False) -> dict[str, Reliability]:
    """The reliability of each kind on passages held out, and of all kinds together."""
    by_kind = {kind: held_out(seen, kind, sets=sets) for kind in KINDS}
    together = [one for of_kind in by_kind.values() for one in of_kind]
    return {"all": reliability(together)} | {k: reliability(v) for k, v in by_kind.items()}


def fitted(seen: Sequence[Sight]) -> dict[str, tuple[float, int, int]]:
    """Each row's worth, and right out of how many at the last first sight."""
    out: dict[str, tuple[float, int, int]] = {}
    for kind in KINDS:
        mine = [one for one in seen if one.kind == kind]
        last = last_readers(mine)
        for name, worth in worths(mine, kind, last).items():
            shown = [
                one
                for one in mine
                if last[one.set, kind] == one.reader and name in (kind, *one.signs)
            ]
            right = sum(one.right for one in shown)
            out[name] = worth, right, sum(one.count for one in shown)
    return out


def written(text: str, found: dict[str, tuple[float, int, int]], today: date) -> str:
    """The table with new worths, counts and day; its words stay as they are."""
    text = re.sub(r"(?<=sights\.jsonl, )\d{4}-\d\d-\d\d", str(today), text)
    for name, (worth, right, count) in found.items():
        pattern = rf'(\{{id: {name}, kind: [a-z]+, worth: )"[^"]*", seen: "[^"]*"'
        text, hits = re.subn(pattern, rf'\g<1>"{worth:.2f}", seen: "{right}/{count}"', text)
        if hits != 1:
            raise ValueError(f"{DOUBTS.name}: {hits} dòng {name}")
    return text


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    seen = sights()
    found = fitted(seen)
    for name, (worth, right, count) in found.items():
        print(f"{name:22}{worth:7.2f}   {right}/{count}")
    print("\nheld out passage by passage", table(calibration(seen)), sep="\n")
    print("\nheld out set by set", table(calibration(seen, sets=True)), sep="\n")
    if options.parse_args().write:
        text = DOUBTS.read_text(encoding="utf-8")
        DOUBTS.write_text(written(text, found, datetime.now(UTC).date()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
