"""What was right at first sight: the signs of doubt of each item, and whether it was right.

``sights.jsonl`` is what confidences are fitted and tested on. A row: ``set``,
``passage``, ``kind`` (``tables``: figures of tables), ``reader`` (the commit that read),
``signs``, and how many items with just these signs were ``right`` and ``wrong``. Only
readers that had not been mended on a set may speak of it: afterwards nearly all is right.
The rows of ``c46b8e0``, ``ba1fe84``, ``64cf2ce`` and ``4def479`` were recovered from the
history: each commit read the sets that it did not know, and the signs that
``rules/figures/doubts.py`` looks for were asked of its drafts.

python -m evaluation.sighting sixth --reader caa4e31     before anything is mended on it
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.score import STATED, Test, item_tests, load, match, overlaps, same_figure
from tiendo.facts.reading import Reading, item_as_json
from tiendo.reading.document import Document
from tiendo.reading.explaining.doubts import Heard
from tiendo.reading.read import dated, read
from tiendo.reading.rules.figures import walk
from tiendo.reading.weighing.items import signs_of

HERE = Path(__file__).resolve().parent
SIGHTS = HERE / "sights.jsonl"
Item = Mapping[str, Any]
Judged = tuple[str, Item, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Items of one kind in one passage that showed the same signs to one reader."""

    set: str
    passage: str
    kind: str
    reader: str
    signs: tuple[str, ...]
    right: int
    wrong: int

    @property
    def count(self) -> int:
        return self.right + self.wrong

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def sights(path: Path = SIGHTS) -> list[Sight]:
    """Every sight of the file, in its order."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Sight(**row | {"signs": tuple(row["signs"])}) for row in rows]


def whole(g: Item, p: Item) -> bool:
    """Whether a person could take the figure as it stands: words, values, period, basis."""
    return all((g.get(key) or None) == (p.get(key) or None) for key in STATED)


def judged(passage: Item, reading: Item) -> Iterator[Judged]:
    """Each item of a reading (as JSON) with its kind and whether the gold has it so.

    What the gold calls optional is neither right nor wrong, and left out.
    """
    text = reading["text"]
    figures = [f | {"kind": "tables" if _tabled(f) else "figures"} for f in reading["figures"]]

    def fits(g: Item, p: Item) -> bool:
        return same_figure(g, p, text) and whole(g, p)

    for item, right in _verdicts(passage["figures"], figures, fits, text):
        yield item["kind"], item, right
    for kind, test in item_tests(text).items():
        if kind in passage:
            for item, right in _verdicts(passage[kind], reading.get(kind, ()), test, text):
                yield kind, item, right


def _tabled(figure: Item) -> bool:
    return str(figure.get("rule", "")).startswith("column.")


def _verdicts(
    gold: Iterable[Any], read: Iterable[Item], fits: Test, text: str
) -> Iterator[tuple[Item, bool]]:
    asked = list(gold)
    must = [g for g in asked if not (isinstance(g, dict) and g.get("optional"))]
    may = [g for g in asked if isinstance(g, dict) and g.get("optional")]
    pairs, missed, spare = match(must, list(read), fits)
    wrong, _, spare = match(missed, spare, lambda g, p: _at(g, p, text))
    _, _, spare = match(may, spare, lambda g, p: overlaps(g, p, text))
    yield from ((item, True) for _, item in pairs)
    yield from ((item, False) for item in (*(item for _, item in wrong), *spare))


def _at(g: Any, p: Item, text: str) -> bool:
    return isinstance(g, dict) and overlaps(g, p, text)


def counted(name: str, reader: str, passage: Item, reading: Item) -> Iterator[Sight]:
    """The sights of a passage; each item of the reading holds its ``signs``."""
    counts: Counter[tuple[str, tuple[str, ...], bool]] = Counter(
        (kind, tuple(item["signs"]), right) for kind, item, right in judged(passage, reading)
    )
    for kind, signs in sorted({key[:2] for key in counts}):
        yield Sight(
            set=name, passage=passage["id"], kind=kind, reader=reader, signs=signs,
            right=counts[kind, signs, True], wrong=counts[kind, signs, False],
        )  # fmt: skip


def signed(passage: Item) -> dict[str, Any]:
    """Today's reading of a passage as JSON, each item with its signs of doubt."""
    stated = passage.get("published_on")
    document = Document.of_text(passage["text"], name=passage["id"])
    if stated:
        document = replace(document, published_on=date.fromisoformat(stated))
    document, _ = dated(document)
    reading: Reading = read(document)
    out = reading.as_json()
    heard = Heard()
    walk(document, heard)
    out["figures"] = [
        item_as_json(figure) | {"signs": heard.signs(figure) or ()} for figure in reading.figures
    ]
    for kind in item_tests(""):
        out[kind] = [
            item_as_json(item) | {"signs": signs_of(kind, item)} for item in getattr(reading, kind)
        ]
    return out


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("set", help="a gold file of this folder, without .jsonl")
    options.add_argument("--reader", required=True, help="the commit of the reader")
    chosen = options.parse_args()
    seen = {(sight.set, sight.reader) for sight in sights()}
    if (chosen.set, chosen.reader) in seen:
        sys.exit(f"{chosen.set} đã được ghi với {chosen.reader}")
    with SIGHTS.open("a", encoding="utf-8") as file:
        for passage in load(HERE / f"{chosen.set}.jsonl"):
            for sight in counted(chosen.set, chosen.reader, passage, signed(passage)):
                file.write(json.dumps(sight.as_json(), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
