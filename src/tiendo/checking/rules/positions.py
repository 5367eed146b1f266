"""People and the offices that they are named with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Record, Severity
from tiendo.checking.offices import Office, excludes, office_of
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.spelling import misspelt_pairs
from tiendo.checking.wordlists import words
from tiendo.reading.rules.offices import posts
from tiendo.reading.rules.people import named_in
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import new_tone

NAMED = regex(
    r"\b(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s"
    rf"(?P<name>(?:{CAPITALISED}\s){{1,3}}{CAPITALISED})"
)
REACH = 90
SHORTEST_NAME = 3
# Posts of which a body has one.
HEADS = frozenset(("bi thu", "chu tich", "giam doc", "chu nhiem", "truong ban", "cuc truong"))


@dataclass(frozen=True, slots=True)
class Told:
    """A name with one office, and where both stand."""

    name: str
    office: Office
    start: int
    end: int


@check(
    id="person-position",
    group="documents",
    severity=Severity.ERROR,
    says="Một người được nêu với các chức vụ có thể cùng giữ, tên viết một cách.",
)
def person_position(draft: Draft) -> Iterator[Yielded]:
    """A person is named with offices that one can hold together, and with one spelling.

    Nobody is head and deputy of one body, or head of two departments. Where a sentence tells
    of an appointment nothing is said. A name that differs by one letter is remarked on.

    Sai:  Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy chủ trì hội nghị.
          Đồng chí Lê Đình Khải, Phó Bí thư Tỉnh ủy phát biểu kết luận.
    Đúng: Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy chủ trì hội nghị.
          Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy phát biểu kết luận.
    """
    told = list(_told(draft))
    by_name: dict[str, list[Told]] = {}
    for one in told:
        by_name.setdefault(new_tone(one.name), []).append(one)
    for same in by_name.values():
        yield from _two_offices(draft, same)
    yield from _two_spellings(draft, told)
    yield from _two_names(draft, told)
    yield from _against_register(draft, told)


def _told(draft: Draft) -> Iterator[Told]:
    """Every mention of a person with an office; the reading has each person once."""
    for block, _ in posts().by_block(draft.document):
        for named in named_in(block):
            name = " ".join(block.text[slice(*named.name)].split())
            start, end = named.span
            for first, last in named.offices:
                office = office_of(" ".join(block.text[first:last].split()))
                if office is not None:
                    yield Told(name, office, block.start + start, block.start + end)


def _changing(draft: Draft, one: Told) -> bool:
    around = draft.text[max(0, one.start - REACH) : one.end + REACH]
    return words("positions.changing").search(around) is not None


def _two_offices(draft: Draft, same: Sequence[Told]) -> Iterator[Finding]:
    for at, one in enumerate(same):
        for other in same[:at]:
            if other.start == one.start or not excludes(one.office, other.office):
                continue
            if _changing(draft, one) or _changing(draft, other):
                continue
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"{one.name} là {one.office.written} ở đây, "
                f"{other.office.written} ở chỗ khác",
                message_en=f"{one.name} holds two offices that exclude each other",
                stated=one.office.written,
                computed=other.office.written,
                suggestion=other.office.written,
                see=(Place(start=other.start, end=other.end),),
                severity=softened(not draft.doubtful),
            )
            return


def _two_spellings(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """Names that differ by one letter: in one office an error, else a remark."""
    counts = Counter(new_tone(one.name) for one in told)
    places: dict[str, tuple[str, int, int]] = {}
    for one in told:
        at = draft.text.find(one.name, one.start)
        if at >= 0:
            places.setdefault(new_tone(one.name), (one.name, at, at + len(one.name)))
    seen = dict(places)
    for found in NAMED.finditer(draft.text):
        name = found["name"]
        counts[new_tone(name)] += 1
        seen.setdefault(new_tone(name), (name, *found.span("name")))
    offices = {new_tone(one.name): one.office.key for one in told}
    for key, other in misspelt_pairs(places, seen):
        name, (spelt, start, end) = places[key][0], seen[other]
        wrong, right = (name, spelt) if counts[key] < counts[other] else (spelt, name)
        place = places[key][1:] if wrong == name else (start, end)
        see = seen[new_tone(right)]
        same = key in offices and offices.get(other) == offices[key] and bool(offices[key])
        yield Finding(
            start=place[0],
            end=place[1],
            message=f"Tên viết hai cách: “{wrong}” ở đây, “{right}” ở chỗ khác",
            message_en=f"One name spelt two ways: “{wrong}” and “{right}”",
            stated=wrong,
            computed=right,
            suggestion=right,
            see=(Place(start=see[1], end=see[2]),),
            severity=softened(same and not draft.doubtful),
        )


def _two_names(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """One office that one person holds, with two names that share all words but one."""
    seen: dict[object, Told] = {}
    for one in told:
        if one.office.deputy or one.office.post not in HEADS or not one.office.body:
            continue
        other = seen.setdefault(one.office.key, one)
        if _one_word_apart(one.name, other.name) and not _changing(draft, one):
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"{one.office.written}: “{one.name}” ở đây, “{other.name}” ở chỗ khác",
                message_en=f"One office, two names: “{one.name}” and “{other.name}”",
                stated=one.name,
                computed=other.name,
                see=(Place(start=other.start, end=other.end),),
                severity=Severity.WARNING,
            )


def _one_word_apart(one: str, other: str) -> bool:
    first, second = new_tone(one).split(), new_tone(other).split()
    if len(first) != len(second) or len(first) < SHORTEST_NAME:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _against_register(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """An office that the register's latest one of that person excludes."""
    for one in told:
        known = [
            office for office in draft.known.offices if new_tone(office.name) == new_tone(one.name)
        ]
        known = [
            office for office in known if not draft.day or not office.day or office.day <= draft.day
        ]
        if not known or _changing(draft, one):
            continue
        latest = max(known, key=lambda office: (office.day is not None, office.day or draft.day))
        held = office_of(latest.position)
        if held is None or not excludes(one.office, held):
            continue
        if any(
            (o := office_of(k.position)) and o.key == one.office.key
            for k in known
            if k.day == latest.day
        ):
            continue
        yield Finding(
            start=one.start,
            end=one.end,
            message=f"{one.name} là {one.office.written} ở đây, "
            f"{latest.position} theo {latest.source}",
            message_en=f"The register has {one.name} in another office",
            stated=one.office.written,
            computed=latest.position,
            suggestion=latest.position,
            register=Record(
                kind="person", ref=latest.ref, source=latest.source, quote=latest.quote
            ),
            severity=Severity.WARNING,
        )
