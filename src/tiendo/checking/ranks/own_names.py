"""Whom a draft is of, by its head: "Huyện đoàn Sông Mây" below "BCH HUYỆN ĐOÀN SÔNG MÂY"."""

from __future__ import annotations

from tiendo.checking.draft import Draft
from tiendo.checking.periods.told_periods import LINES, TITLE
from tiendo.checking.ranks.placings import NAME
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# "Sông Mây, ngày 30 tháng 12 năm 2021": where a draft was signed.
SIGNED = regex(r", ngày\s[\d.…]+\stháng\b")


def own_names(draft: Draft, text: str) -> frozenset[str]:
    """The names in a text that are those of whom the draft is of."""
    head = draft.kept("own names", lambda: _head(draft))
    return frozenset(name for name in NAME.findall(text) if f" {fold(name)} " in head)


def without_own(draft: Draft, text: str) -> str:
    """A text without such names: who names himself names nothing that sets a rank apart."""
    for name in own_names(draft, text):
        text = text.replace(name, " ")
    return text


def _head(draft: Draft) -> str:
    """The lines in capitals of the head, and the one of place and day."""
    lines = [
        block.text
        for block in draft.document.blocks[:LINES]
        if len(block.text) <= TITLE and (block.text.isupper() or SIGNED.search(block.text))
    ]
    return " ".join(f" {' '.join(fold(line).replace(',', ' ').split())} " for line in lines)
