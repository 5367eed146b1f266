"""Footnotes and endnotes of a Word file, each given once where it is referred to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tiendo.reading.formats.looks import Looks
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.styles import W
from tiendo.reading.formats.wording import note_ids, words

NAMES = {"footnotes": "chú thích", "endnotes": "chú thích cuối"}


class Notes:
    """The notes of a package; each part is opened when the first of its notes is referred to."""

    def __init__(self, package: Package, looks: Looks) -> None:
        self.package = package
        self.looks = looks
        self.parts: dict[str, dict[str | None, Any]] = {}
        self.counts: Counter[str] = Counter()

    def of(self, element: Any) -> Iterator[tuple[str, str]]:
        """Place and text of the notes that an element refers to: "chú thích 2"."""
        for part, name in note_ids(element):
            self.counts[part] += 1
            note = self._part(part).pop(name, None)
            if note is not None:
                yield f"{NAMES[part]} {self.counts[part]}", words(note, self.looks.of(None)).strip()

    def _part(self, part: str) -> dict[str | None, Any]:
        if part not in self.parts:
            root = self.package.part(f"word/{part}.xml")
            self.parts[part] = {n.get(f"{W}id"): n for n in root} if root is not None else {}
        return self.parts[part]
