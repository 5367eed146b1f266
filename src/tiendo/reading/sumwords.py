"""Words that say how numbers add up (patterns/sums.yaml): totals of tables, wholes and parts."""

from __future__ import annotations

from functools import cache

from tiendo.vocabulary.lexicon import rows, split_words

PATTERNS = "tiendo.reading.patterns"


@cache
def phrases(kind: str) -> tuple[tuple[tuple[str, ...], dict[str, bool]], ...]:
    found = [
        (split_words(words), {"all": bool(row.get("all"))})
        for row in rows(PATTERNS, "sums")
        for words in row.get(kind, ())
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def said(kind: str, text: str, *, begins: bool = False) -> bool:
    """Whether a row's name is one of the table's words, or begins with one."""
    words = tuple(word for word in split_words(text) if word[0].isalnum())
    return any(
        words == known or (begins and words[: len(known)] == known) for known, _ in phrases(kind)
    )


def is_total(text: str) -> bool:
    """Whether a cell names the sum of the others.

    >>> is_total("Tổng cộng:"), is_total("Tổng sản phẩm")
    (True, False)
    """
    return said("row", text)
