"""Bulk text of our own: ordinary news with few figures, the same bytes every time."""

from __future__ import annotations

import random
from pathlib import Path

# Sentences as provincial news has them, one a line; {n} and the like are numbers. About one in
# four holds a figure.
SENTENCES = Path(__file__).with_name("news.txt").read_text("utf-8").splitlines()


def news(characters: int, seed: int = 7) -> str:
    """About ``characters`` of news, paragraphs of five sentences."""
    dice = random.Random(seed)
    parts: list[str] = []
    size = 0
    while size < characters:
        sentences = (dice.choice(SENTENCES).format(**numbers(dice)) for _ in range(5))
        parts.append(" ".join(sentences))
        size += len(parts[-1]) + 1
    return "\n".join(parts)


def numbers(dice: random.Random) -> dict[str, int]:
    return {
        "d": dice.randint(1, 28),
        "m": dice.randint(1, 12),
        "n": dice.randint(2, 96),
        "k": dice.randint(100, 999),
        "p": dice.randint(40, 110),
        "t": dice.randint(1, 9),
    }
