"""How the two numbers of a pair stand in their sentences, as evidence that the one tells the other.

What is told for the first time goes on: "1.284 hồ sơ, bằng 96% kế hoạch", "(1.310 hồ sơ)". What is
told again stands alone, as a level or a reference: "từ mức 148 hộ của năm 2025", "13.105 phòng
hiện có".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import Told
from tiendo.checking.weighing.number_pairs import LONG, NumberPair
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BEHIND, CROWDED, SHORT_SENTENCE, LIST_MARK = 70, 4, 90, 40
NEXT = r"[^,;.()\d]{0,25}"
GOES_ON = shaped(rf"{NEXT}(?:,\s(?:\w+\s)?{{weighing.goes_on}}\b|\((?=[^)]*\d))", re.IGNORECASE)
LEVEL = shaped(r"\b{weighing.level}\s(?:(?:có|tới|chỉ|gần|hơn|trên)\s)?$", re.IGNORECASE)
BOUND = shaped(r"\b{weighing.bound}\s$", re.IGNORECASE)
WANTING = shaped(r"\b{weighing.wanting}\s$", re.IGNORECASE)
REFERRED = shaped(rf"{NEXT}\b{{weighing.referred}}\b", re.IGNORECASE)
LEFT_OVER = regex(rf"{NEXT}\bcòn lại\b")
UP = regex(rf"{NEXT}\btrở (?:lên|xuống)\b")
COLON = regex(rf"{NEXT}:")
ENDS = regex(rf"{NEXT}\.")
LABEL = regex(r"[:–-]\s$")
DIGIT = regex(r"\d")


def surroundings(pair: NumberPair) -> Mapping[str, float]:
    """The evidence by name; what is not there is nought, or left out."""
    return {**_of_clauses(pair), **_of_sentences(pair)}


def _of_clauses(pair: NumberPair) -> Mapping[str, float]:
    odd, first = _stands(pair.draft, pair.odd), _stands(pair.draft, pair.first)
    apart = not pair.placed
    return {
        **{f"odd {name}": found for name, found in odd.items()},
        **{f"first {name}": found for name, found in first.items()},
        "unplaced": apart,
        "unplaced, short": apart and len(digits(pair.odd.num.main.value)) <= LONG,
        "unplaced, referred": apart and odd["referred"],
        "unplaced, as a level": apart and odd["as a level"],
    }


def _stands(draft: Draft, one: Told) -> Mapping[str, bool]:
    """How a number stands in its clause, and what follows it."""
    return draft.kept(f"stands {one.num.start}", lambda: _standing(one))


def _standing(one: Told) -> Mapping[str, bool]:
    end = one.num.end - one.passage.start
    behind = one.passage.text[end : end + BEHIND]
    return {
        "goes on": GOES_ON.match(behind) is not None,
        "referred": REFERRED.match(behind) is not None,
        "left over": LEFT_OVER.match(behind) is not None,
        "up": UP.match(behind) is not None,
        "colon": COLON.match(behind) is not None,
        "ends": ENDS.match(behind) is not None,
        "as a level": LEVEL.search(one.lead) is not None,
        "bound": BOUND.search(one.lead) is not None,
        "wanting": WANTING.search(one.lead) is not None,
        "label": LABEL.search(one.lead) is not None,
    }


def _of_sentences(pair: NumberPair) -> Mapping[str, float]:
    """How many numbers each sentence holds, and how the odd one's is made."""
    draft, odd, first = pair.draft, pair.odd, pair.first
    here, there = len(draft.numbers(odd.passage)), len(draft.numbers(first.passage))
    said = odd.passage.text
    return {
        "alone": here == 1, "first alone": there == 1, "more numbers at first": there > here,
        "crowded": here >= CROWDED, "first crowded": there >= CROWDED,
        "opens": _opens(odd), "first opens": _opens(first),
        "numbered": said.lstrip()[:1].isdigit(), "short sentence": len(said) < SHORT_SENTENCE,
        "argued": words("weighing.argued").search(odd.before) is not None,
        "in a speech": not {"“", "”", '"'}.isdisjoint(said),
        "gap": abs(odd.num.start - first.num.start) / len(draft.text),
        "next paragraph": abs(odd.passage.block - first.passage.block) <= 1,
    }  # fmt: skip


def _opens(one: Told) -> bool:
    """Whether no digit stands before it in its sentence."""
    return DIGIT.search(one.passage.text, 0, one.num.start - one.passage.start) is None
