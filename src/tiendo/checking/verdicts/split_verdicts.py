"""Two parts of one whole under one verdict: "14/16 khoản thu không đạt dự toán; 2 khoản không đạt".

The parts add up to the whole, so that what the one is the other is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Right behind what is counted; what it is of, or nothing more, behind it.
VERDICT = shaped(
    r"(?:\s(?!(?:{split.unsettled})\b)[^\W\d_]+){0,5}?\s(?:đã |còn |đều |cơ bản )?"
    r"(?P<said>(?:{split.missed})|(?:{split.met}))"
    r"(?=\s*(?:[.,;:)]|$)|\s(?:{retelling.goals}|dự toán|tiến độ|mức|là|gồm)\b)",
    re.IGNORECASE,
)
MISSED = shaped(r"(?:{split.missed})", re.IGNORECASE)
ALL = regex(r"\s(?:và|hoặc)\s")
REACH = 20
WHOLE = regex(r"\b[Tt]rong (?:số |tổng số )?$")


def split_verdicts(draft: Draft) -> Iterator[Finding]:
    """Every verdict that a whole's last part bears after the first bore it."""
    for passage in draft.passages:
        if "đạt" in passage.words or "thành" in passage.words:
            yield from _split(draft, passage)


def _split(draft: Draft, passage: Passage) -> Iterator[Finding]:
    numbers = [num for num in draft.numbers(passage) if num.unit in (None, "count")]
    told = [
        (num, found)
        for num in numbers
        if (found := VERDICT.match(draft.text, (num.whole or num.main).end))
    ]
    wholes = [
        num.main
        for num in numbers
        if WHOLE.search(draft.text, max(passage.start, num.start - REACH), num.start)
    ]
    if len(told) != len(("one", "two")):
        return
    (one, first), (two, second) = told
    whole = one.whole or next(iter(wholes), None)
    if whole is None or not _same(first["said"], second["said"]):
        return
    if one.main.value + two.main.value == whole.value:
        spots = [(num.start, found.end("said")) for num, found in told]
        yield _both(draft, spots, draft.text[whole.start : whole.end])


def _same(first: str, second: str) -> bool:
    """Whether two verdicts are one: what is met may be told from what is exceeded."""
    one, two = first.lower(), second.lower()
    missed = [MISSED.fullmatch(said) is not None for said in (one, two)]
    if any(missed):
        return all(missed)
    return one == two or any(ALL.search(said) for said in (one, two))


def _both(draft: Draft, spots: list[tuple[int, int]], whole: str) -> Finding:
    one, two = spots
    first, last = draft.text[slice(*one)], draft.text[slice(*two)]
    return Finding(
        start=one[0],
        end=one[1],
        message=f"“{first}” và “{last}” cùng một kết quả, mà hai phần đã đủ {whole}",
        message_en=f"Both parts of {whole} are given one verdict",
        stated=first,
        see=(Place(start=two[0], end=two[1]),),
        severity=softened(not draft.doubtful),
    )
