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
    if syllables[0] in ("Ông", "Bà", "Anh", "Chị") and len(syllables) > 2:
        index: int | None = 1
    else:
        index = _family_name(syllables)
    if index is None or find_province(run) is not None:
        return None
    return len(run) - len(" ".join(syllables[index:])), len(run)


def _family_name(syllables: list[str]) -> int | None:
    """Which of ``syllables`` is the family name that opens the person's name."""
    known = surnames()
    last = len(syllables) - 1
    found = [i for i in range(max(0, last + 1 - MOST_SYLLABLES), last) if syllables[i] in known]
    if found and found[0] < 2 < last and find_province(" ".join(syllables[:2])) is not None:
        found = [i for i in found if i >= 2]
    if len(found) < 2 or last + 1 < COMMON_SYLLABLES:
        return found[0] if found else None
    return min(
        found,
        key=lambda i: (
            not COMMON_SYLLABLES <= last + 1 - i < MOST_SYLLABLES,
            syllables[i] not in common(),
        ),
    )


def run_at_end(words: str) -> re.Match[str] | None:
    """The run of capitalised syllables that ``words`` end in."""
    last = words.rfind(" ") + 1
    return RUN_AT_END.search(words) if words[last : last + 1].isupper() else None


def name_before(text: str, at: int) -> tuple[int, int] | None:
    """The span of a name that ends at ``at``."""
    start = max(0, at - 60)
    run = run_at_end(text[start:at])
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
    run = run_at_end(body)
    span = name_in(run.group()) if run else None
    if run is None or span is None or run.start() + span[0] == 0:
        return body
    syllables = run.group()[span[0] :].count(" ") + 1
    return body[: run.start() + span[0]].rstrip() if syllables >= COMMON_SYLLABLES else body
