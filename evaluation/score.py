"""Score readings against annotated passages (CONVENTIONS.md beside this file).

A gold line: ``{"id", "source", "published_on", "text", "figures": […], …}``. A
gold figure is found when a figure of the reading overlaps its quote and agrees
in the fields asked for; ``optional`` ones count neither as missed nor as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tiendo.vocabulary.text import fold

Item = Mapping[str, Any]
Test = Callable[[Any, Item], bool]

STRICT = ("role", "measure", "value", "high", "unit", "op", "direction", "of", "percent")
LOOSE = ("value", "high", "unit")
STATED = ("period", "basis", "estimated")
KINDS = ("figures", "documents", "meetings", "tasks", "shortcomings", "people")


@dataclass(slots=True)
class Count:
    """Found, spare and missed."""

    found: int = 0
    spare: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        total = 2 * self.found + self.spare + self.missed
        return 2 * self.found / total if total else 1.0


@dataclass(slots=True)
class Score:
    """Counts by kind, fields right out of fields stated, spans out of place.

    ``unread`` and ``warnings``: how many the readings hold, beside what they assert.
    """

    counts: dict[str, Count] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    bad_spans: int = 0
    unread: int = 0
    warnings: int = 0
    faults: list[str] = field(default_factory=list)

    def rates(self) -> dict[str, float]:
        """The share right of each kind and field, as the floor names them."""
        out = {kind: round(count.f1, 4) for kind, count in self.counts.items()}
        return out | {k: round(right / n, 4) for k, (right, n) in self.fields.items() if n}


def load(path: Path) -> list[dict[str, Any]]:
    """The passages of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(gold: Sequence[Item], readings: Mapping[str, Item]) -> Score:
    """Score the readings (by passage id, in the form of the contract)."""
    out = Score()
    for passage in gold:
        reading = readings[passage["id"]]
        out.bad_spans += sum(1 for _ in _bad_spans(reading))
        out.unread += len(reading.get("unread", ()))
        out.warnings += len(reading.get("warnings", ()))
        _score_figures(out, passage, reading)
        _score_items(out, passage, reading)
    return out


def _bad_spans(reading: Item) -> Iterator[Item]:
    text = reading["text"]
    for kind in (*KINDS, "commendations", "unread"):
        for item in reading.get(kind, ()):
            if text[item["start"] : item["end"]] != item["quote"] or not item["quote"]:
                yield item


def _score_figures(out: Score, passage: Item, reading: Item) -> None:
    text = reading["text"]
    for name, keys, whole, role in (
        ("figure_value", LOOSE, False, None),
        ("figure_strict", STRICT, False, None),
        ("figure_whole", STRICT, True, None),
        ("target_whole", STRICT, True, "target"),
        ("result_whole", STRICT, True, "result"),
    ):
        asked = [f for f in passage["figures"] if role in (None, f["role"])]
        read = [f for f in reading["figures"] if role in (None, f["role"])]

        def fits(g: Item, p: Item, keys: tuple[str, ...] = keys, whole: bool = whole) -> bool:
            return agrees(g, p, keys) and overlaps(g, p, text) and (not whole or worded(g, p))

        pairs, missed, spare = _count(out, name, asked, read, fits, text)
        if name == "figure_whole":
            _score_fields(out, pairs)
            out.faults += [f"[{passage['id']}] thiếu «{g['quote']}»" for g in missed]
            out.faults += [f"[{passage['id']}] thừa «{p['quote']}»" for p in spare]


def _score_fields(out: Score, pairs: list[tuple[Item, Item]]) -> None:
    for g, p in pairs:
        for key in STATED:
            one, other = g.get(key) or None, p.get(key) or None
            if one or other:  # silence on both sides is no hit
                right = out.fields.setdefault(key, [0, 0])
                right[0] += one == other
                right[1] += 1


def _count(
    out: Score, name: str, asked: Sequence[Any], read: Sequence[Item], fits: Test, text: str
) -> tuple[list[tuple[Item, Item]], list[Any], list[Item]]:
    must = [g for g in asked if not (isinstance(g, dict) and g.get("optional"))]
    may = [g for g in asked if isinstance(g, dict) and g.get("optional")]
    pairs, missed, spare = match(must, read, fits)
    _, _, spare = match(may, spare, lambda g, p: overlaps(g, p, text))
    count = out.counts.setdefault(name, Count())
    count.found += len(pairs)
    count.spare += len(spare)
    count.missed += len(missed)
    return pairs, missed, spare


def match(
    gold: Sequence[Any], read: Sequence[Item], test: Test
) -> tuple[list[tuple[Item, Item]], list[Any], list[Item]]:
    """Pair one to one, in the order of the gold; what is left on either side."""
    free, pairs, missed = list(read), [], []
    for g in gold:
        hit = next((p for p in free if test(g, p)), None)
        if hit is None:
            missed.append(g)
        else:
            free.remove(hit)
            pairs.append((g, hit))
    return pairs, missed, free


def same_figure(g: Item, p: Item, text: str) -> bool:
    """Whether a figure is the gold's in every field that is asked for, and in its words."""
    return agrees(g, p, STRICT) and overlaps(g, p, text) and worded(g, p)


def agrees(g: Item, p: Item, keys: Sequence[str]) -> bool:
    return all(_plain(g.get(key), key) == _plain(p.get(key), key) for key in keys)


def _plain(value: Any, key: str) -> Any:
    if key == "op" and value is None:
        return "eq"
    if key == "unit" and value == "percentage_point":
        return "percent"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(float(value), 6)
    return value


def overlaps(g: Item, p: Item, text: str, share: float = 0.0) -> bool:
    """Whether the item covers (a share of) one of the places of the gold's quote."""
    quote = g.get("quote") or ""
    at = text.find(quote)
    while quote and at >= 0:
        common = min(p["end"], at + len(quote)) - max(p["start"], at)
        if common > 0 and common >= len(quote) * share:
            return True
        at = text.find(quote, at + 1)
    return not quote


def worded(g: Item, p: Item) -> bool:
    """Whether every word that a right label must hold is in it, accents folded."""
    have = fold(" ".join(p.get(k) or "" for k in ("indicator", "subject", "unit_text", "scope")))
    return all(fold(word) in have for word in g.get("words", ()))


def _score_items(out: Score, passage: Item, reading: Item) -> None:
    text = reading["text"]
    for kind, test in item_tests(text).items():
        if kind in passage:
            _count(out, kind, passage[kind], reading.get(kind, ()), test, text)


def item_tests(text: str) -> dict[str, Test]:
    """By kind: whether an item of a reading of ``text`` is what the gold asks for."""
    return {
        "documents": lambda g, p: _same_document(g, p, text),
        "meetings": lambda g, p: (
            g.get("ordinal") == p.get("ordinal")
            and g.get("held_on") in (None, p.get("held_on"))
            and overlaps(g, p, text)
        ),
        "tasks": lambda g, p: overlaps(g, p, text, 0.5) and _owned(g, p),
        "people": _same_person,
        "shortcomings": lambda g, p: overlaps({"quote": g}, p, text, 0.5),
        "commendations": lambda g, p: overlaps(g, p, text),
    }


def _same_document(g: Item, p: Item, text: str) -> bool:
    one, other = (str(d.get("number") or "").replace(" ", "").upper() for d in (g, p))
    return one == other if one else not other and overlaps(g, p, text)


def _owned(g: Item, p: Item) -> bool:
    owners = [fold(owner) for owner in p.get("owners", ())]
    asked = [fold(owner) for owner in g.get("owners", ())]
    return bool(owners or not asked) and all(any(o in x for x in owners) for o in asked)


def _same_person(g: Item, p: Item) -> bool:
    held = [fold(position) for position in p.get("positions", ())]
    words = [fold(word) for word in g.get("positions", ())]
    return fold(g["name"]) == fold(p["name"]) and all(any(w in x for x in held) for w in words)
