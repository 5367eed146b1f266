"""Offices in a text: where each opens, how far its words go, and what joins it to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tiendo.reading.rules.names import name_in, run_at_end
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.letters import LOWER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.offices import core_words, office_at, opening
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
Span = tuple[int, int]
# "Giám đốc Công an tỉnh Đại tá …": the rank's first word has a capital, as words of names have.
RANK = regex(r" (?:tá|tướng|úy|uý)(?![^\W\d_])")
RANK_OPENS = (" Đại", " Thượng", " Trung", " Thiếu", " Chuẩn")
# A person's name with these before it is a place's, a school's or a firm's.
DASHES = (" - ", " – ")
JOINTS = (",", "-", "–", "(", ":")
# What joins a person to an office stands within so many characters.
JOINT_REACH = 140
BRACKET = regex(r"\s?\([^()]{1,60}\)$")
# What the words before an office may end with: "Đại biểu Quốc hội khóa XV, ".
TERM = regex(r",?\s(?:khóa|khoá|nhiệm kỳ)\s(?:[IVXLC]+|\d{4}\s?[-–]\s?\d{4})$")
CHOSEN = regex(r"\sđược\s[^,;.:]{3,80}$")


@cache
def posts() -> Signs:
    """What to look for in a text: the cores of all posts."""
    letter = r"[^\W\d_]"
    core = re.compile(rf"(?<!{letter}){pattern_of(core_words())}(?!{letter})")
    return Signs.of(core, (word[1:] for word in core_words()))


def offices(text: str, cores: Sequence[int], start: int, end: int) -> Iterator[Span]:
    """Spans of the offices at ``cores``; a person's name at the tail belongs to its span."""
    at = start
    for index, core in enumerate(cores):
        opened = opening(text, core, at) if core >= at else None
        stop = office_at(text, opened, end) if opened is not None else None
        if opened is None or stop is None or stop <= core:
            continue
        if RANK.match(text, stop) and text.endswith(RANK_OPENS, opened, stop):
            stop = text.rindex(" ", opened, stop)
        later = cores[index + 1 :]
        stop = _before_next(text, opened, stop, later)
        stop = _widened(text, opened, stop, end, later)
        yield opened, stop
        at = stop


def _before_next(text: str, start: int, stop: int, later: Sequence[int]) -> int:
    """Where an office ends that a dash parts from the next: "Thủ tướng Lê An - Trưởng Ban"."""
    for core in later:
        at = opening(text, core, start) if core < stop else None
        if at is not None and text.endswith(DASHES, start, at):
            return len(text[:at].rstrip(" -–"))
    return stop


def _widened(text: str, start: int, stop: int, end: int, later: Sequence[int]) -> int:
    """Where an office ends whose body goes on in small letters: "Trung tâm y tế huyện"."""
    if text[stop : stop + 1] != " " or text[stop + 1 : stop + 2].isupper():
        return stop
    rest = _small().match(text, stop, end)
    if rest is None or tail_name(text, (start, stop)) is not None:
        return stop
    return stop if any(stop <= core < rest.end() for core in later) else rest.end()


@cache
def words(id: str) -> tuple[str, ...]:
    return next(tuple(row["words"]) for row in rows(PATTERNS, "offices") if row["id"] == id)


@cache
def _small() -> re.Pattern[str]:
    """Words that go on to a comma, a bracket or a word that no office holds."""
    letter = r"[^\W\d_]"
    ends = rf"(?:{pattern_of((*words('ends-small'), *words('ends-verb')))})(?!{letter})"
    joined = rf"(?:và (?=(?:{pattern_of(words('joined'))})(?!{letter}))|[-–] (?=[{LOWER}]))?"
    # "Ban chỉ đạo", "Trưởng phòng tổ chức": what is a verb elsewhere names these.
    named = rf"{pattern_of(words('named-by-verbs'))}(?!{letter})"
    after = r"(?:(?<=[Bb]an )|(?<=hòng )|(?<=[Tt]ổ )|(?<=oàn )|(?<=hoa ))"
    word = rf"(?:{after}{named}|phòng, chống|(?!{ends})[\w&/'’\-]*\w)"
    return re.compile(rf"(?: {joined}{word}){{1,12}}(?=\s?(?:[,;.:()…]|$)|\s[-–]|\n| {ends})")


def tail_name(text: str, office: Span) -> Span | None:
    """The person's name that the grammar of offices took for the end of the body's."""
    run = run_at_end(text[slice(*office)])
    if run is None:
        return None
    span = name_in(run.group())
    if span is None or run.start() + span[0] == 0:
        return None
    before = text[office[0] : office[0] + run.start() + span[0]].rstrip()
    syllables = run.group()[span[0] :].count(" ") + 1
    if before.endswith(words("named")) or (syllables < 3 and before.endswith(words("places"))):
        return None  # a place's name, or a school's: "Chủ tịch UBND huyện Cao Lộc"
    return office[0] + run.start() + span[0], office[1]


@dataclass(frozen=True, slots=True)
class Joint:
    """What joins an office to the words before it, which end at ``end``."""

    end: int
    by_word: bool  # "giữ chức", and not only a comma
    chosen: bool  # "bổ nhiệm", "bầu": the person may stand further off


def joint_before(text: str, start: int, at: int) -> Joint | None:
    """How the office at ``at`` is joined to what it is said of; None if nothing joins it.

    >>> text = "ông Lê An (1980) được bầu giữ chức Bí thư"
    >>> text[: joint_before(text, 0, text.index("Bí thư")).end]
    'ông Lê An'
    """
    start = max(start, at - JOINT_REACH)
    end, joined, by_word, chosen = _spaces(text, start, at), False, False, False
    while end > start:
        bracket = BRACKET.search(text[start:end]) if text[end - 1] == ")" else None
        word = None if bracket else _appointing().match(text[start:end][::-1])
        if bracket is not None:
            end = start + bracket.start()
        elif text[end - 1] in JOINTS:
            end, joined = end - 1, True
        elif (term := TERM.search(text[start:end])) is not None:
            end = start + term.start()
        elif word is not None:
            chosen = chosen or word.group()[::-1].endswith(words("choosing"))
            end, joined, by_word = end - word.end(), True, True
        else:
            break
        end = _spaces(text, start, end)
    by = CHOSEN.search(text[start:end]) if chosen else None
    return Joint(start + by.start() if by else end, by_word, chosen) if joined else None


def _spaces(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1] == " ":
        at -= 1
    return at


@cache
def _appointing() -> re.Pattern[str]:
    """Words by which a person comes to an office, from their end."""
    known = pattern_of(word[::-1] for word in words("appointing"))
    return re.compile(rf"(?:{known})(?![^\W\d_])", re.IGNORECASE)
