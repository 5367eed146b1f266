"""Who gives an order, and where in a sentence it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.reading.document import Block
from tiendo.reading.rules.clauses import phrases
from tiendo.reading.rules.finding import rare_first
from tiendo.reading.rules.names import name_before, title_before, without_person
from tiendo.reading.rules.people import named_in
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.letters import LOWER, UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.offices import POST_ENDINGS, office_at, post_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import single_spaced

TABLES = "tiendo.vocabulary.tables"
# The giver's own words stand no further back than this.
REACH = 160
CANDIDATE = regex(
    rf"(?<![^\W\d_])(?:[{UPPER}]|[bp]í thư|chủ tịch|phó |giám đốc|thường trực|ban |"
    rf"lãnh đạo )"
)
# Without two capitalised words in a row no person is named; a name stands this near an office.
CAPITALS = regex(rf"[{UPPER}]['’]?[{UPPER}]?[{LOWER}]* [{UPPER}]")
NAME_REACH = 100
HOLDERS = (
    "lãnh đạo Sở", "Lãnh đạo Sở", "Lãnh đạo ngành", "Lãnh đạo huyện", "Lãnh đạo thành phố",
    "Lãnh đạo xã", "Lãnh đạo phường", "Lãnh đạo Cục", "Lãnh đạo Ban", "Lãnh đạo UBND tỉnh",
    "Hội nghị", "Đoàn", "Đại hội", "Kỳ họp", "Phiên họp", "hội nghị", "đại hội", "Đoàn giám sát",
    "Đoàn kiểm tra", "lãnh đạo tỉnh", "Lãnh đạo tỉnh",
)  # fmt: skip
HOLDER = regex(rf"\b(?:{'|'.join(HOLDERS)})$")


@dataclass(frozen=True, slots=True)
class Given:
    """An order is given here: by whom (None: the words name nobody), and where."""

    giver: str | None
    start: int  # of the giving word
    after: int
    spoken: bool = False  # by somebody named earlier: "đồng chí yêu cầu"
    told: bool = False  # to a body named right behind: "Chỉ đạo Sở Y tế"
    unknown: bool = False  # by somebody whom no table knows: only if a body is told
    asked: bool = False  # by somebody who orders nobody: "cử tri đề nghị"


@cache
def _giving() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words by which orders are given, in both cases, and what to look for."""
    words = phrases("giving")
    known = frozenset((*words, *(word[0].upper() + word[1:] for word in words)))
    compound = "|".join(phrases("no-giving"))
    told = "|".join(phrases("told-on"))
    return known, re.compile(
        rf"(?:{rare_first(word[1:] for word in words)})(?![^\W\d_]|(?<=iao)\s(?:{compound})\b|"
        rf"(?<=riệt),?\s(?:và\s)?(?:{told})\b)"
    )


def giving_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the words in ``text[start:end]`` by which an order may be given.

    >>> giving_words("Phân công Sở Y tế; giao cho UBND xã")
    [(0, 9), (19, 27)]
    """
    found: list[tuple[int, int]] = []
    known, pattern = _giving()
    for hit in pattern.finditer(text, start, len(text) if end is None else end):
        at, after = hit.span()
        while at > start and text[at - 1].isalpha():  # the pattern starts at a rare letter
            at -= 1
        if text[at:after] in known:
            found.append((at, after))
    return found


def given_in(
    block: Block,
    start: int,
    end: int,
    spoken: Iterable[tuple[int, int]] | None = None,
    *,
    known: bool = False,
) -> Iterator[Given]:
    """The places in ``block.text[start:end]`` where an order is given.

    ``spoken``: the giving words there, if found before. ``known``: a giver stands
    earlier in the paragraph, so that "…, yêu cầu" needs none.
    """
    text, openings = block.text, ("", *phrases("openings"))
    for at, after in giving_words(text, start, end) if spoken is None else spoken:
        near = max(start, at - REACH)
        before = text[near:at].rstrip()
        if text[at].isupper() and before and (before[-1].isalnum() or before[-1] == ","):
            continue  # inside a name: "Ban Chỉ đạo"
        before = _without_adverbs(before)
        if before == "" and near == start and text[at].isupper():
            told = text.startswith("Chỉ đạo", at) and text[after + 1 : after + 2].isupper()
            yield Given(None, at, after, told=told)
            continue
        giver = giver_at(block, start, near + len(before)) or _by_paper(text, start, at)
        if giver is not None:
            yield Given(giver, at, after)
            known = True
            continue
        last = before.rsplit(None, 1)[-1] if before else ""
        capital = last[:1].isupper()
        paper = None
        if capital or last[:1].isdigit() or last.endswith(PAPER_ENDS):
            paper = PAPER_AT_END.search(before[-LONGEST_PAPER:])
        if paper is not None and text.startswith("giao", at):
            paper = paper if text[after + 1 : after + 2].isupper() else None
        if paper is not None:
            yield Given(paper.group(), at, after)
            known = True
            continue
        if (capital or last in PRONOUN_ENDS) and PRONOUN.search(before[-LONGEST_PRONOUN:]):
            yield Given(_named_before(block, at), at, after, spoken=True)
            known = True
            continue
        opened = near == start and before.rstrip(" ,:") in openings
        goes_on = before.endswith((",", ";", "và"))
        giver = _speaker(block, start, at) if goes_on else None
        if giver is not None or (goes_on and body_at(text, after + 1) is not None):
            yield Given(giver, at, after, spoken=True)
            known = True
        elif opened or (known and goes_on):
            yield Given(None, at, after)
        elif text.startswith(ASKING, at) and not before.lower().endswith(NOUN_LEADS):
            asked = any(map(before.lower().__contains__, phrases("petitioners")))
            yield Given(None, at, after, unknown=True, asked=asked)


# Words that order even where no name of who gives them is known, if a body is told an act.
ASKING = ("yêu cầu", "đề nghị", "lưu ý", "phân công", "kiến nghị")
NOUN_LEADS = (
    "theo",
    "đáp ứng",
    "những",
    "các",
    "yêu",
    "được",
    "mọi",
    "có",
    "là",
    "của",
    "về",
    "với",
    "cho",
    "một",
    "kế hoạch",
    "chỉ tiêu",
    "dự toán",
    "nhiệm vụ",
)
# The person that a pronoun stands for is named no further back than this.
FURTHEST = 1500
# Who speaks, where only a word stands for the person named before.
PRONOUN = regex(
    r"(?:^|(?<!ác)(?<!hững)(?<!ột số)(?<!ỗi)[\s“\"])(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Tt]ôi)"
    rf"(?:\snày|\s[{UPPER}][{LOWER}]+)?$"
)


def _named_before(block: Block, end: int) -> str | None:
    """The last person named in the block before ``end``."""
    named = list(named_in(block, max(0, end - FURTHEST), end))
    return single_spaced(block.text[slice(*named[-1].name)]) if named else None


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(phrases('speaking'))})(?![^\W\d_])")


def _speaker(block: Block, start: int, end: int) -> str | None:
    """Who speaks in a sentence that praises or admits first, and orders behind it."""
    spoke = _speaking().search(block.text, start, end)
    if spoke is None:
        return None
    before = _without_adverbs(block.text[start : spoke.start()])
    giver = giver_at(block, start, start + len(before))
    return giver or (_named_before(block, start) or before if PRONOUN.search(before) else None)


PAPERS = ("công văn", "công điện", "chỉ thị", "thông báo", "kế hoạch", "quyết định")
PAPER = regex(rf"(?:{rare_first(('văn bản', *PAPERS, *map(str.capitalize, PAPERS)))})\s")


# What the words for papers and persons end with, and how long they are at most.
PAPER_ENDS = ("quyết", "thị", "điện", "văn", "hoạch", "báo", "luận", "bản", "này", "rõ", "rõ,")
PRONOUN_ENDS = ("chí", "ông", "Ông", "bà", "Bà", "này", "tôi", "Tôi")
LONGEST_PAPER = 80
LONGEST_PRONOUN = 40
# A paper that orders by itself: "Chỉ thị số 5/CT-UBND yêu cầu …".
PAPER_AT_END = regex(
    r"(?:Nghị quyết|Chỉ thị|Công điện|Công văn|Kế hoạch|Thông báo|Kết luận|Văn bản)"
    r"(?:\s(?:số\s)?[\dA-ZĐ][^\s,;]*)?(?:,?\sngày\s[\d/.-]+)?(?:\snày|\snêu rõ,?)?$"
)


def _by_paper(text: str, start: int, end: int) -> str | None:
    """Who orders by a paper: "Chủ tịch UBND tỉnh vừa có văn bản số … chỉ đạo các sở"."""
    begun = text[start:end].rstrip(" ,")  # "…, đề nghị": one comma may stand before
    if end - start > REACH or "," in begun or not PAPER.search(text, start, end):
        return None
    stop = office_at(text, start, end) or body_at(text, start, end)
    return single_spaced(text[start:stop]) if stop else None


@cache
def _adverbs() -> tuple[str, ...]:
    return tuple(" " + adverb for adverb in phrases("adverbs"))


def _without_adverbs(before: str) -> str:
    while before.endswith(_adverbs()):
        for adverb in _adverbs():
            if before.endswith(adverb):
                before = before[: -len(adverb)].rstrip()
    return before


def giver_at(block: Block, start: int, end: int) -> str | None:
    """The person, office or body whose name ends at ``end``, as written.

    A person is given by name; else the office ("Bí thư Tỉnh ủy"); else the body.
    """
    text = block.text
    while end > start and text[end - 1] in " ,":
        end -= 1
    first = max(start, end - REACH)
    before = text[first:end]
    if not _may_end(before):
        return None
    if CAPITALS.search(text, max(0, first - NAME_REACH), end):
        for named in named_in(block, first, end):
            if named.span[1] >= end - 1:
                return single_spaced(text[slice(*named.name)])
        name = name_before(text, end)
        if name is not None and title_before(text, name[0]) is not None:
            return single_spaced(text[slice(*name)])
    for found in CANDIDATE.finditer(text, first + _name_start(before), end):
        stop = office_at(text, found.start(), end) or body_at(text, found.start(), end)
        if stop == end and " " in text[found.start() : end]:
            return without_person(single_spaced(text[found.start() : end]))
    holder = HOLDER.search(before) if before.endswith(HOLDERS) else None
    return holder.group() if holder else None


def _may_end(before: str) -> bool:
    """Whether a name may end where ``before`` ends; a bracket or colon behind it does not count."""
    last = before.rsplit(None, 1)[-1:]
    if not last or last[0][0].isupper():
        return bool(last)
    return before.endswith(_endings().get(last[0], ())) or before[:-1].endswith(
        _endings().get(last[0][:-1], ())
    )


def _name_start(before: str) -> int:
    """The furthest that a name at the end of ``before`` may reach back.

    A name is made of capitalised words and of few others.
    """
    start = len(before)
    for word in reversed(before.split()):
        start = before.rfind(word, 0, start)
        if not word[0].isupper() and word.rstrip(",") not in _small_words():
            break
    return start


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """What names of bodies, offices and holders may end with, by its last word in small letters."""
    words = [word for row in rows(TABLES, "body_words") for word in row["words"]]
    endings = (*words, *post_words(), *POST_ENDINGS, *HOLDERS)
    found: dict[str, tuple[str, ...]] = {}
    for ending in endings:
        last = ending.split()[-1]
        found[last] = (*found.get(last, ()), ending)
    return found


@cache
def _small_words() -> frozenset[str]:
    """The words in small letters that names of bodies and offices are made of."""
    phrases = (phrase for endings in _endings().values() for phrase in endings)
    return frozenset(("và", "-", "–", "&", *" ".join(phrases).split()))
