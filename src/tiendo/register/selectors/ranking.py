"""Which of the records that were found comes first, and the line of it to show."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.register.searching import searchable

SNIPPET = 240


def rank(title: str, text: str, terms: Sequence[str]) -> int:
    """0: the words side by side in the title; 1: all in the title; 2: side by side; 3: else."""
    phrase = " " + " ".join(terms)
    if phrase in title:
        return 0
    if all(f" {term}" in title for term in terms):
        return 1
    return 2 if phrase in text else 3


def snippet(text: str, terms: Sequence[str]) -> str:
    """The line of a text with the most of the words, cut to a readable length."""
    most, found = 0, ""
    for line in text.split("\n"):
        folded = searchable(line)
        count = sum(f" {term}" in folded for term in terms)
        if count > most:
            most, found = count, line.strip()
        if most == len(terms):
            break
    return found if len(found) <= SNIPPET else found[: SNIPPET - 1].rstrip() + "…"
