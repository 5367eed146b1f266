"""Names of persons: runs of capitalised syllables that a family name opens."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.bodies import heads
from tiendo.vocabulary.letters import LOWER, UPPER
from tiendo.vocabulary.lexicon import rows, words_in
from tiendo.vocabulary.places import find_province
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"
# The peoples of the highlands write letters that Vietnamese lacks, and apostrophes: H'Lim Čil.
_UPPER = rf"{UPPER}ČĔĬŎŬÑɃ"
_LOWER = rf"{LOWER}čĕĭŏŭñƀ"
_JOINED = rf"(?:['’‘´][{_UPPER}]?[{_LOWER}]+)"
FIRST = (
    rf"(?:[{_UPPER}][{_LOWER}]+{_JOINED}?|[{_UPPER}]{_JOINED}|[HK]['’‘´] [{_UPPER}][{_LOWER}]+|"
    r"[AHKY](?=\s))"
)
LATER = rf"[{_UPPER}](?:[{_LOWER}]*{_JOINED}|[{_LOWER}]*)(?![^\W\d_])"
_ALONE = rf"(?:[HK]['’‘´] ?[{_UPPER}][{_LOWER}]+|[{_UPPER}][{_LOWER}]*{_JOINED})"
_RUN = rf"(?<![^\W\d_])(?:{FIRST}(?: {LATER}){{1,6}}|{_ALONE})"
# What opens names of the highlands, and hardly anything else.
HIGHLAND = regex(rf"(?:Y |[HK]['’‘´] ?)[{_UPPER}]")
RUN = regex(_RUN + r"(?![^\W\d_])")
RUN_AT_END = regex(_RUN + "$")
CAPITALS = regex(rf"[{_UPPER}]{{2,}}(?: [{_UPPER}]+){{1,4}}(?![^\W\d_])")
MOST_SYLLABLES = 5
COMMON_SYLLABLES = 3
# What stands between a family name and the given name of most people.
MIDDLE = ("Văn", "Thị")
# No word that stands before a name is longer.
TITLE_REACH = 20
# Before these a run is a place's name.
LEVELS = (
    "tỉnh", "huyện", "xã", "phường", "thành phố", " TP", "TP.", "thị trấn", "quận", "đặc khu",
    "thôn", "đường", "ấp", "khu phố", "Trường", "THPT", "THCS", "Tiểu học",
)  # fmt: skip
# What opens a person's name in a list: "có các đồng chí: A, Bí thư; B, Phó Bí thư".
LISTED = (":", ";")


@cache
def surnames() -> frozenset[str]:
    return frozenset(word for row in rows(TABLES, "surnames") for word in row["words"])


@cache
def common() -> frozenset[str]:
    """The family names of most people: they decide where a run could be cut in two places."""
    return frozenset(
        next(row["words"] for row in rows(TABLES, "surnames") if row["id"] == "kinh")[:40]
    )


@cache
def titles() -> tuple[str, ...]:
    """What stands before names, in small letters."""
    return tuple(word for row in rows(TABLES, "honorifics") for word in row["words"])


@cache
def _title_backwards() -> re.Pattern[str]:
    known = pattern_of(title[::-1] for title in titles())
    return re.compile(rf"[ :]{{1,3}}({known})(?![^\W\d_])")


def title_before(text: str, at: int) -> int | None:
    """Where the title opens that stands directly before ``at``.

    >>> title_before("dự có đồng chí Lê An", 15)
    6
    """
    found = _title_backwards().match(text[max(0, at - TITLE_REACH) : at][::-1].lower())
    return at - found.end() if found else None


def name_in(run: str, *, titled: bool = False) -> tuple[int, int] | None:
    """The span of the person's name at the end of a run of capitalised syllables.

    A title before the run vouches for a family name that the table lacks.

    >>> name_in("Sở Công Thương Nguyễn Văn An")
    (15, 28)
    >>> name_in("Hậu Giang") is None
    True
    """
    syllables = run.split(" ")
    if titled and len(syllables) <= MOST_SYLLABLES:
        return 0, len(run)
    if syllables[0] in ("Ông", "Bà", "Anh", "Chị") and len(syllables) > 2:
        index: int | None = 1
    elif HIGHLAND.match(run) and len(syllables) <= MOST_SYLLABLES:
        index = 0
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
            syllables[i + 1] not in MIDDLE,
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
    first = start + run.start()
    if text[max(0, first - TITLE_REACH) : first].rstrip().endswith(LEVELS):
        return None  # a place that a person gave the name: "xã Trần Phú, Bí thư Đảng ủy xã"
    vouched = title_before(text, first) is not None or _listed(text, first, run.group())
    span = name_in(run.group(), titled=vouched)
    return (first + span[0], at) if span else None


def _listed(text: str, at: int, run: str) -> bool:
    """Whether the run opens an entry of a list, as persons do and bodies may, too."""
    if not text[max(0, at - 3) : at].rstrip().endswith(LISTED) or find_province(run) is not None:
        return False
    return heads().at(words_in(run.lower()), 0) is None


def name_after(
    text: str, at: int, end: int | None = None, *, titled: bool = False
) -> tuple[int, int] | None:
    """The span of a name that starts at ``at``, whole run."""
    run = RUN.match(text, at, len(text) if end is None else end)
    if run is None:
        return None
    span = name_in(run.group(), titled=titled)
    return (at, run.end()) if span and span[0] == 0 else None


def capitals_at(text: str, at: int) -> tuple[int, int] | None:
    """The span of a name all in capitals that starts at ``at``: "LÊ VĂN TÁM"."""
    run = CAPITALS.match(text, at)
    span = name_in(run.group().title()) if run else None
    return run.span() if run and span and span[0] == 0 else None


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
