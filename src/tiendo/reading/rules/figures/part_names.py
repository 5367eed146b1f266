"""Values of parts that are named alone: ``Nước sạch: đô thị 98%, nông thôn 90%``."""

from __future__ import annotations

from tiendo.facts.figure import ATTAINMENT, LEVEL
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.dimensions import opens_part, part_of

# Dimensions whose values name no indicator of their own: "nông thôn", "nữ".
NARROWING = frozenset(("area", "sex", "poor_place", "ethnicity", "age"))
LEVELS = tuple(f"{word} " for word in stop_words("tier"))
AREA = "khu vực "
# Words of a whole before its colon; more of them are a sentence.
LONGEST_WHOLE = 14
SHARE_NAMES = tuple(stop_words("share-name"))


def is_part(name: str) -> bool:
    """``nông thôn``, ``khu vực đô thị``, ``tuyến xã``: a part of a whole, and nothing else."""
    low = name.lower()
    if low.startswith(LEVELS):
        return True
    part_name = low.removeprefix(AREA)
    first = part_name.split(None, 1)[:1]
    if first and first[0].isalpha() and not opens_part(first[0]):
        return False
    part = part_of(part_name)
    return part is not None and part.dimension in NARROWING


def whole_of(draft: Draft, topic: str) -> str:
    """What the part is of: the words before the colon, or the topic without its own part."""
    if draft.measure not in (LEVEL, ATTAINMENT) or not draft.percent:
        return ""
    return _before_colon(draft.clause) or _without_part(topic)


def _before_colon(clause: Clause) -> str:
    words, colon = clause.sentence.words, clause.fragment - 1
    if clause.join != ":" or colon < 1 or words[colon] != ":":
        return ""
    start = colon
    while start > clause.zone and words[start - 1] not in (";", ".", ":"):
        start -= 1
    while start < colon and not words[start][0].isalpha():
        start += 1
    return clause.sentence.slice(start, colon) if 1 < colon - start <= LONGEST_WHOLE else ""


def _without_part(topic: str) -> str:
    """``Công suất giường tuyến tỉnh``: said of the beds of one tier, which the next replaces."""
    words = topic.split()
    for size in (1, 2, 3):
        if len(words) > size + 1 and is_part(" ".join(words[-size:])):
            rest = words[:-size]
            return " ".join(rest[:-1] if rest[-1] in ("ở", "tại") else rest)
    return topic


def named_share(own: str | None) -> bool:
    """``tỷ trọng nông nghiệp giảm còn 23,5%``: a share by its own name."""
    return (own or "").lower().startswith(SHARE_NAMES)
