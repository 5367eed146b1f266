"""Names of persons: runs of capitalised syllables that a family name opens."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.letters import LOWER, UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.places import find_province

TABLES = "tiendo.vocabulary.tables"
FIRST = rf"(?:[{UPPER}][{LOWER}]+|[HKY]['’]?(?:[{UPPER}]?[{LOWER}]+)?)"
LATER = rf"[{UPPER}][{LOWER}]*(?![^\W\d_])"
_RUN = rf"(?<![^\W\d_]){FIRST}(?: {LATER}){{1,6}}"
RUN = re.compile(_RUN + r"(?![^\W\d_])")
RUN_AT_END = re.compile(_RUN + "$")
TITLE_AT_END = re.compile(
    r"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Cc]ác đồng chí:?|[Tt]á|[Tt]ướng|[Úú]y|Tiến sĩ|TS\.?|"
    r"ThS\.?|PGS\.?)\s$"
)
MOST_SYLLABLES = 5
COMMON_SYLLABLES = 3


@cache
def surnames() -> frozenset[str]:
    return frozenset(word for row in rows(TABLES, "surnames") for word in row["words"])


@cache
def common() -> frozenset[str]:
    """The family names of most people: they decide where a run could be cut in two places."""
    return frozenset(
        next(row["words"] for row in rows(TABLES, "surnames") if row["id"] == "kinh")[:40]
    )


def name_in(run: str, *, titled: bool = False) -> tuple[int, int] | None:
    """The span of the person's name at the end of a run of capitalised syllables.

    A title before the run vouches for a family name that the table lacks.

    >>> name_in("Sở Công Thương Nguyễn Văn An")
    (15, 28)
    >>> name_in("Hậu Giang") is None
    True
    """
    syllables = run.split(" ")
    if titled and 2 <= len(syllables) <= MOST_SYLLABLES:
        return 0, len(run)
    if find_province(run) is not None:
        return None
    titles = syllables[0] in ("Ông", "Bà", "Anh", "Chị") and len(syllables) > 2
    if titles:
        return len(syllables[0]) + 1, len(run)
    first = 2 if len(syllables) > 3 and find_province(" ".join(syllables[:2])) else 0
    named = [
        (
            not COMMON_SYLLABLES <= len(syllables) - index < MOST_SYLLABLES,
            syllables[index] not in common(),
            index,
        )
        for index in range(first, len(syllables) - 1)
        if syllables[index] in surnames() and len(syllables) - index <= MOST_SYLLABLES
    ]
    if not named:
        return None
    index = named[0][2] if len(syllables) < COMMON_SYLLABLES else min(named)[2]
    return len(run) - len(" ".join(syllables[index:])), len(run)


def name_before(text: str, at: int) -> tuple[int, int] | None:
    """The span of a name that ends at ``at``."""
    start = max(0, at - 60)
    run = RUN_AT_END.search(text[start:at])
    if run is None:
        return None
    titled = TITLE_AT_END.search(text[max(0, start + run.start() - 16) : start + run.start()])
    span = name_in(run.group(), titled=titled is not None)
    return (start + run.start() + span[0], at) if span else None


def name_after(
    text: str, at: int, end: int | None = None, *, titled: bool = False
) -> tuple[int, int] | None:
    """The span of a name that starts at ``at``, whole run."""
    run = RUN.match(text, at, len(text) if end is None else end)
    if run is None:
        return None
    span = name_in(run.group(), titled=titled)
    return (at, run.end()) if span and span[0] == 0 else None


def without_person(body: str) -> str:
    """A body's name without the person's that stands directly behind it.

    >>> without_person("UBND tỉnh Phan Đình Khôi"), without_person("UBND huyện Cao Lộc")
    ('UBND tỉnh', 'UBND huyện Cao Lộc')
    """
    run = RUN_AT_END.search(body)
    span = name_in(run.group()) if run else None
    if run is None or span is None or run.start() + span[0] == 0:
        return body
    syllables = run.group()[span[0] :].count(" ") + 1
    return body[: run.start() + span[0]].rstrip() if syllables >= COMMON_SYLLABLES else body
