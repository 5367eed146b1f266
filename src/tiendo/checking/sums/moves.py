"""Whether a number is a change of another, or a value of another time, by the words before it."""

from __future__ import annotations

import re

from tiendo.checking.wordlists import lists, shaped, words
from tiendo.vocabulary.regexes import regex

REACH = 120
NEAR = regex(r"[^,;.\d]{0,14}$")
# "kinh phí giảm nghèo 186,4 tỷ đồng": what the money is for.
NO_MOVE = shaped(r"\b{sums.no_moves}\b", re.IGNORECASE)
# "172 công dân, nhiều hơn năm 2018 là 12 công dân; trong đó": by so many more.
BY_HOW_MUCH = shaped(r"\b{sums.more_than}\s(?:{sums.then})(?:\s20\d\d)?\s(?:là\s|tới\s)?$")
OVER = regex(r"(?P<word>[^\W\d_]+)\shơn\s$")


def moved(text: str, at: int) -> bool:
    """Whether the words right before a number make it a change, or a value of another time."""
    if BY_HOW_MUCH.search(text, max(0, at - REACH), at):
        return True
    before = _unhedged(NO_MOVE.sub("#", text[max(0, at - 30) : at]))
    found = list(words("parts.moved").finditer(before))
    return bool(found) and NEAR.match(before, found[-1].end()) is not None


def _unhedged(before: str) -> str:
    """Without a "hơn" that says "and more": "huy động hơn 85,6 tỷ đồng"; not "cao hơn 85,6"."""
    found = OVER.search(before)
    if found is None or found["word"].lower() in lists()["sums.comparatives"]:
        return before
    return before[: found.end("word")] + " "
