"""Documents laid out as the rules want them, and the same with one slip of layout.

They are written from the same tables that the checks read (vocabulary/layouts); the words are
our own. ``python-docx`` writes them as Word does; the tests save them again with LibreOffice.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml

from evaluation.planting.layout_draft import Draft
from evaluation.planting.layout_words import words
from evaluation.planting.layout_writing import written
from tiendo.vocabulary.layouts import Style, rulebook

HERE = Path(__file__).resolve().parent
KINDS = {
    "state": ["QUYẾT ĐỊNH", "BÁO CÁO", "", "NGHỊ QUYẾT", "THÔNG BÁO", "TỜ TRÌNH"],
    "party": ["BÁO CÁO", "NGHỊ QUYẾT", "KẾ HOẠCH", ""],
}


@dataclass(frozen=True, eq=False)
class Made:
    """A document, and the check that must find what is wrong in it ("" for a right one)."""

    name: str
    write: Callable[[], bytes]
    check: str
    slip: str

    @cached_property
    def data(self) -> bytes:
        """The file, written once it is asked for: who only counts documents waits for none."""
        return self.write()


def slips() -> tuple[dict[str, Any], ...]:
    """The slips of layout, a row each (layouts.yaml)."""
    return tuple(yaml.safe_load((HERE / "layouts.yaml").read_text(encoding="utf-8")))


def documents(count: int, seed: int) -> Iterator[Made]:
    """``count`` right documents of every kind in turn; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same documents for the same seed
    every = [(system, kind) for system, kinds in KINDS.items() for kind in kinds]
    for number in range(count):
        system, kind = every[number % len(every)]
        draft = drafted(system, kind, dice)
        yield Made(f"{number}-{system}.docx", partial(written, draft), "", "")


def planted(count: int, seed: int) -> Iterator[Made]:
    """Each slip ``count`` times, in documents that can have it."""
    dice = random.Random(seed)  # noqa: S311 - the same documents for the same seed
    for row in slips():
        for number in range(count):
            system = dice.choice(row.get("systems", ["state", "party"]))
            kinds = [one for one in KINDS[system] if one in row.get("kinds", KINDS[system])]
            draft = drafted(system, dice.choice(kinds), dice)
            spoil(draft, row)
            name = f"{row['id']}-{number}.docx"
            yield Made(name, partial(written, draft), row["check"], row["id"])


def spoil(draft: Draft, row: dict[str, Any]) -> None:
    """Change what the row says: the look of a role, words, the page."""
    for role, look in row.get("looks", {}).items():
        draft.looks[role] |= look
    draft.page |= row.get("page", {})
    draft.words |= row.get("set", {})
    for name, value in row.get("form", {}).items():
        setattr(draft, name, value)
    for name, change in row.get("words", {}).items():
        old = draft.words[name]
        draft.words[name] = (
            [line.replace(*change) for line in old]
            if isinstance(old, list)
            else old.replace(*change)
        )


def drafted(system: str, kind: str, dice: random.Random) -> Draft:
    """A right document: sizes as an office may choose them, words of our own."""
    rules = rulebook(system)
    draft = Draft(
        rules=rules, kind=kind, dice=dice, direct=dice.random() < 0.6, tabs=dice.random() < 0.25,
        tabbed=dice.random() < 0.2, annex=dice.random() < 0.3, table=dice.random() < 0.3,
    )  # fmt: skip
    for role, style in rules.styles.items():
        draft.looks[role] = look_of(style, dice)
    body = draft.looks["body"]
    for role in ("chapter", "article", "section", "basis", "addressee"):
        if role in draft.looks:
            draft.looks[role]["size"] = body["size"]
    body |= {"first": dice.choice((Decimal(10), Decimal("12.7"))), "after": 6, "lines": 1.15}
    draft.page = {side: float(dice.choice(span)) for side, span in rules.page.margins.items()} | {
        "width": 210,
        "height": 297,
        "number": "header",
    }
    draft.words = words(system, kind, dice)
    return draft


def look_of(style: Style, dice: random.Random) -> dict[str, Any]:
    """One of the looks that a rule allows."""
    size = dice.choice(style.size) if style.size else Decimal(14)
    return {
        "size": float(size), "bold": bool(style.bold), "italic": bool(style.italic),
        "underline": bool(style.underline), "align": style.align or "left",
        "font": "Times New Roman", "colour": "000000",
    }  # fmt: skip
