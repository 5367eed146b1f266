"""Which of the records that were found comes first, and the line of it to show."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tiendo.register.searching import searchable
from tiendo.vocabulary.text import fold

SNIPPET = 240


def rank(title: str, terms: Sequence[str]) -> int:
    """0: the words side by side in the title; 1: all in the title; 2: else."""
    phrase = " " + " ".join(terms)
    if phrase in title:
        return 0
    return 1 if all(f" {term}" in title for term in terms) else 2


def lines_folded(text: str, terms: Sequence[str]) -> list[str]:
    """The lines in letters that hold every term that the folded line holds: all at once."""
    if not all(term.isascii() for term in terms):
        return [fold(line) for line in text.split("\n")]
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return decomposed.encode("ascii", "ignore").decode().split("\n")


def snippet(text: str, terms: Sequence[str]) -> str:
    """The line of a text with the most of the words, cut to a readable length.

    A line is taken apart only where a word stands in it at all.
    """
    most, found = 0, ""
    lines = text.split("\n")
    for line, letters in zip(lines, lines_folded(text, terms), strict=True):
        if sum(term in letters for term in terms) <= most:  # no more words than before
            continue
        folded = searchable(line)
        count = sum(f" {term}" in folded for term in terms)
        if count > most:
            most, found = count, line.strip()
        if most == len(terms):
            break
    return found if len(found) <= SNIPPET else found[: SNIPPET - 1].rstrip() + "…"
