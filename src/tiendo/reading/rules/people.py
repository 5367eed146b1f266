"""Persons named in an office: "đồng chí A, Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.facts.items import Person
from tiendo.reading.document import Block, Document
from tiendo.reading.rules.names import name_after, name_before, name_in, run_at_end
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.bodies import office_at
from tiendo.vocabulary.text import fold

# The core of every office in the table; what stands before it (Phó) is looked for leftwards.
CORE = re.compile(
    r"[Bb]í thư|[Cc]hủ tịch|[ỦU][yỷ] viên|[ủu][yỷ] viên|[Tt]rưởng [ĐđBbPp]|[Gg]iám đốc|Chánh |"
    r"[Cc]hủ nhiệm|"
    r"[Cc]ục trưởng|[Tt]hủ tướng|Bộ trưởng|Thứ trưởng|Viện trưởng|Vụ trưởng|[Hh]iệu trưởng|"
    r"Chỉ huy trưởng|"
    r"Chính [uủ][yỷ]|Tư lệnh|Hạt trưởng|Đồn trưởng|Tổ trưởng|Trưởng thôn|Trưởng Công an|"
    r"Tổng Biên tập|Phó Ban|"
    r"Kế toán trưởng|Đại biểu Quốc hội"
)
OFFICES = Signs.of(
    CORE,
    (
        "í thư", "hủ tịch", "y viên", "ỷ viên", "rưởng ", "iám đốc", "hánh ", "hủ nhiệm",
        "ục trưởng", "hủ tướng", "ộ trưởng", "hứ trưởng", "iện trưởng", "ụ trưởng", "iệu trưởng",
        "hỉ huy trưởng", "hính ủy", "hính uỷ", "ư lệnh", "ạt trưởng", "ồn trưởng", "ổ trưởng",
        "ổng Biên tập", "hó Ban", "ế toán trưởng", "ại biểu Quốc hội",
    ),
)  # fmt: skip
# What an office may open with before its core, from the last word to the first.
PREFIXES = (
    ("Tỉnh ", "Thành ", "Huyện ", "Đảng "),
    ("Tổng ", "Chi "),
    ("Phó ", "phó ", "Tổng "),
    ("Nguyên ", "nguyên ", "Quyền ", "quyền "),
)
# Between two offices of one person, and between a name and the first of its offices.
BETWEEN = re.compile(r"\s?(?:,|-|–|và|kiêm|, đồng thời là)?\s?(?:là\s)?")
JOINTS = (",", "-", "–", "(", ":", "là", "giữ chức vụ")
NAME_JOINT = re.compile(rf"\s?(?:{'|'.join(map(re.escape, JOINTS))})\s?$")
FURTHER = re.compile(r"\s?(?:,|-|–)\s")
TITLE = re.compile(r"(?:,|:|\s[-–])?\s(?:là\s)?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s")
SIGNATURE_REACH = 3
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a block: spans of the name and of the offices beside it."""

    name: tuple[int, int]
    offices: tuple[tuple[int, int], ...]

    @property
    def span(self) -> tuple[int, int]:
        starts = [self.name[0], *(start for start, _ in self.offices)]
        ends = [self.name[1], *(end for _, end in self.offices)]
        return min(starts), max(ends)


def people(document: Document) -> Iterator[Person]:
    """Every person named in an office, once, with all the positions the text gives."""
    found: dict[str, Person] = {}
    for block, offsets in OFFICES.by_block(document):
        for named in _named_at(block, offsets, 0, len(block.text)):
            _add(found, _person(block, named))
    for person in signatures(document):
        _add(found, person)
    yield from found.values()


def _person(block: Block, named: Named) -> Person:
    positions = tuple(" ".join(block.text[a:b].split()) for a, b in named.offices)
    name = " ".join(block.text[slice(*named.name)].split())
    return Person(evidence=block.evidence(named.span), name=name, positions=positions)


def _add(found: dict[str, Person], person: Person) -> None:
    key = fold(person.name)
    known = found.get(key)
    if known is None:
        found[key] = person
        return
    have = {fold(position) for position in known.positions}
    more = tuple(p for p in person.positions if fold(p) not in have)
    found[key] = Person(evidence=known.evidence, name=known.name, positions=known.positions + more)


def named_in(block: Block, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """The persons with an office in ``block.text[start:end]``, in reading order."""
    stop = len(block.text) if end is None else end
    yield from _named_at(block, OFFICES.places(block.text, start, stop), start, stop)


def _named_at(block: Block, cores: list[int], start: int, end: int) -> Iterator[Named]:
    text = block.text
    for chain in _chains(text, _offices(text, cores, start, end)) if cores else ():
        named = _name_of(text, chain)
        if named is not None:
            yield named


def _offices(text: str, cores: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of offices; the name of a person at the tail still belongs to the span."""
    at = start
    for first in cores:
        core = CORE.match(text, first, end) if first >= at else None
        if core is None:
            continue
        opened = _prefix(text, at, first)
        stop = office_at(text, opened, end)
        if stop is None and opened < first:
            stop = office_at(text, first, end)
        if stop is not None and stop > core.end() - 2:
            yield opened, stop
            at = stop


def _prefix(text: str, start: int, core: int) -> int:
    """Where the words before the core of an office open it: "Phó ", "nguyên "."""
    for words in PREFIXES:
        if text.endswith(words, start, core):
            core -= next(len(word) for word in words if text.endswith(word, start, core))
    return core


def _chains(text: str, offices: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Offices of one person: only a comma, a dash or "kiêm" stands between them."""
    chain: list[tuple[int, int]] = []
    for office in offices:
        if chain and not (
            BETWEEN.fullmatch(text, chain[-1][1], office[0]) and _tail_name(text, chain[-1]) is None
        ):
            yield chain
            chain = []
        chain.append(office)
    if chain:
        yield chain


def _tail_name(text: str, office: tuple[int, int]) -> tuple[int, int] | None:
    """The person's name that the grammar of offices took for the end of the body's."""
    run = run_at_end(text[slice(*office)])
    if run is None:
        return None
    span = name_in(run.group())
    if span is None or run.start() + span[0] == 0:
        return None
    before = text[office[0] : office[0] + run.start() + span[0]]
    syllables = run.group()[span[0] :].count(" ") + 1
    if syllables < 3 and before.rstrip().endswith(
        ("tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã")
    ):
        return None  # a place: "Chủ tịch UBND huyện Cao Lộc"
    return office[0] + run.start() + span[0], office[1]


def _name_of(text: str, chain: list[tuple[int, int]]) -> Named | None:
    before = text[max(0, chain[0][0] - 20) : chain[0][0]]
    joint = NAME_JOINT.search(before) if before.rstrip().endswith(JOINTS) else None
    if joint:
        name = name_before(text, chain[0][0] - len(joint.group()))
        if name:
            return Named(name, tuple(chain))
    tail = _tail_name(text, chain[-1])
    if tail:
        last = (chain[-1][0], chain[-1][0] + len(text[chain[-1][0] : tail[0]].rstrip()))
        after = _following(text, tail[1])
        return Named(tail, (*chain[:-1], last, *after))
    title = TITLE.match(text, chain[-1][1])
    name = (
        name_after(text, title.end(), titled=True) if title else name_after(text, chain[-1][1] + 1)
    )
    return Named(name, tuple(chain)) if name else None


def _following(text: str, at: int) -> list[tuple[int, int]]:
    """The office that goes on behind the name: "Bí thư Tỉnh ủy A, Chủ tịch HĐND tỉnh"."""
    joint = FURTHER.match(text, at)
    stop = office_at(text, joint.end()) if joint else None
    return (
        [(joint.end(), stop)]
        if joint and stop and _tail_name(text, (joint.end(), stop)) is None
        else []
    )


def signatures(document: Document) -> Iterator[Person]:
    """The office in capitals at a document's foot and the name some lines below."""
    for index, block in enumerate(document.blocks):
        if not 4 < len(block.text) <= LONGEST_NAME or index == 0:
            continue
        name = name_after(block.text, 0)
        if name is None or name[1] != len(block.text):
            continue
        for above in document.blocks[max(0, index - SIGNATURE_REACH) : index][::-1]:
            if len(above.text) < 80 and above.text.isupper() and office_at(_titled(above.text), 0):
                yield Person(
                    evidence=block.evidence(name), name=block.text, positions=(above.text,)
                )
                break


def _titled(capitals: str) -> str:
    """ "PHÓ CHỦ TỊCH" as offices are written in a sentence."""
    words = re.sub(r"^(?:KT|TM|TL|Q|T/M|K/T|T/L)\.?\s", "", capitals).lower()
    words = re.sub(r"\bphó (\w)", lambda m: "Phó " + m[1].upper(), words)
    return words[:1].upper() + words[1:]
