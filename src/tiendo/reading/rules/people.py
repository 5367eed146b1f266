"""Persons named in an office: "đồng chí A, Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.facts.items import Person
from tiendo.reading.document import Block, Document
from tiendo.reading.rules.names import capitals_at, name_after, name_before, title_before, titles
from tiendo.reading.rules.offices import Span, joint_before, offices, posts, tail_name, words
from tiendo.reading.rules.signatures import signatures
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.offices import office_at
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.tries import pattern_of

# Between two offices of one person.
JOINT = regex(r"\s?và\s")
# Between an office and the next: "…, Sở Y tế giữ chức", "… thuộc Sở Y tế giữ chức".
OF_BODY = regex(r",?\s(?:thuộc )?")
# … or a place: "Chủ tịch UBND thị xã, tỉnh Bắc Lộc, hiện là".
OF_PLACE = regex(rf",\s(?:tỉnh|huyện|thành phố|thị xã)(?:\s[{UPPER}][^\W\d_]*)+")
# A person who is chosen stands no further before the office.
FAR = 200
# Between the names of a list, and what opens a list of several persons.
LISTED = regex(r"(?:,|;|\svà)\s")
LISTED_AT_END = regex(r"(?:,|\svà)\s$")
SEVERAL = ("các", "hai", "ba", "bốn", "những", "ông, bà")
SEVERAL_REACH = 24
OF_ANOTHER = (" của ", " với ", " cho ", " bởi ", " do ", "quyền ", "mặt ")


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a block: spans of the name and of the offices beside it."""

    name: Span
    offices: tuple[Span, ...]

    @property
    def span(self) -> Span:
        first, last = self.offices[0][0], self.offices[-1][1]
        return min(self.name[0], first), max(self.name[1], last)


def people(document: Document) -> Iterator[Person]:
    """Every person named in an office, once, with all the positions the text gives."""
    found: dict[str, Person] = {}
    for block, offsets in posts().by_block(document):
        for named in _named_at(block.text, offsets, 0, len(block.text)):
            _add(found, _person(block, named))
    for person in signatures(document):
        _add(found, person)
    yield from found.values()


def _person(block: Block, named: Named) -> Person:
    held = (" ".join(block.text[start:end].split()) for start, end in named.offices)
    positions = {fold(office): office for office in held}
    name = " ".join(block.text[slice(*named.name)].split())
    return Person(
        evidence=block.evidence(named.span),
        name=name.title() if name.isupper() else name,
        positions=tuple(positions.values()),
    )


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
    yield from _named_at(block.text, posts().places(block.text, start, stop), start, stop)


def _named_at(text: str, found: list[int], start: int, end: int) -> Iterator[Named]:
    last: Named | None = None
    for chain in _chains(text, offices(text, found, start, end)) if found else ():
        for named in _holders(text, tuple(chain), start, end, last):
            last = named
            yield named


def _chains(text: str, found: Iterator[Span]) -> Iterator[list[Span]]:
    """Offices of one person: only a comma, a dash or appointing words stand between them."""
    chain: list[Span] = []
    for office in found:
        if chain and not _joined(text, chain[-1], office):
            yield chain
            chain = []
        chain.append(office)
    if chain:
        yield chain


def _joined(text: str, one: Span, other: Span) -> bool:
    if tail_name(text, one) is not None:
        return False
    if JOINT.fullmatch(text, one[1], other[0]):
        return True
    joint = joint_before(text, one[1], other[0])
    if joint is None:
        return False
    if OF_PLACE.fullmatch(text, one[1], joint.end):
        return True
    between = OF_BODY.match(text, one[1], joint.end)
    of = body_at(text, between.end(), joint.end) if between and joint.by_word else None
    return joint.end <= one[1] or of == joint.end


def _holders(
    text: str, chain: tuple[Span, ...], start: int, end: int, last: Named | None
) -> Iterator[Named]:
    """Who holds the offices: named before them, at their tail or behind them."""
    joint = joint_before(text, start, chain[0][0])
    name = name_before(text, joint.end) if joint else _titled_before(text, chain[0][0])
    if joint and last and joint.end == last.name[1]:
        name = last.name  # "Chủ tịch UBND tỉnh Lê An – Chủ tịch Hội đồng"
    if last and name == last.name and tail_name(text, chain[-1]) is not None:
        name = None  # "ý kiến của Giám đốc Lê An, Trưởng phòng Hà Bình": it is the next person's
    if name is not None and name[0] >= start:
        yield from (Named(other, chain) for other in _beside(text, start, name))
        yield Named(name, chain)
        return
    found = list(_at_tail_or_behind(text, chain, end))
    yield from found
    if not found and joint and joint.chosen and last and _one_sentence(text, last, chain[0][0]):
        yield Named(last.name, chain)  # "… đến công tác tại Sở Y tế và bổ nhiệm giữ chức Giám đốc"


def _titled_before(text: str, at: int) -> Span | None:
    """A name that stands directly before the office, where a title vouches for it."""
    name = name_before(text, at - 1) if text[at - 1 : at] == " " else None
    return name if name is not None and title_before(text, name[0]) is not None else None


def _one_sentence(text: str, named: Named, at: int) -> bool:
    """Whether the person stands in the clauses before ``at``."""
    return at - named.span[1] < FAR and text.find(". ", named.span[1], at) < 0


def _at_tail_or_behind(text: str, chain: tuple[Span, ...], end: int) -> Iterator[Named]:
    tail = tail_name(text, chain[-1])
    if tail is not None:
        last = (chain[-1][0], chain[-1][0] + len(text[chain[-1][0] : tail[0]].rstrip()))
        names = _more(text, tail, end) if _several(text, chain[0][0]) else ()
        yield from (Named(name, (*chain[:-1], last)) for name in (tail, *names))
        return
    yield from (Named(name, chain) for name in _behind(text, chain, end))


def _beside(text: str, start: int, name: Span) -> Iterator[Span]:
    """The names before ``name`` in a list of several persons who hold one office."""
    first, found = name[0], []
    while (joint := LISTED_AT_END.search(text[max(start, first - 5) : first])) is not None:
        other = name_before(text, first - len(joint.group()))
        if other is None or other[0] < start:
            break
        found.append(other)
        first = other[0]
    if found and _several(text, first):
        yield from reversed(found)


def _several(text: str, at: int) -> bool:
    """Whether the words before ``at`` speak of several persons: "các đồng chí "."""
    title = title_before(text, at)
    before = text[max(0, at - SEVERAL_REACH) : at if title is None else title].rstrip(" :")
    several = text[at if title is None else title : at].lower().startswith(SEVERAL)
    return several or before.lower().endswith(SEVERAL)


def _behind(text: str, chain: tuple[Span, ...], end: int) -> Iterator[Span]:
    """The name behind the office, or the names of a list that "các Phó Chủ tịch:" opens."""
    lead = _lead().match(text, chain[-1][1], end)
    if lead is None:
        return
    titled, mark = lead["title"] is not None, lead["mark"]
    several = mark == ":" and _several(text, chain[0][0])
    if mark == "," and text.endswith(OF_ANOTHER, 0, chain[0][0]):
        return  # "thừa ủy quyền của Chủ tịch nước, đồng chí …": it is another who holds it
    if mark and not titled and not several:
        return  # "Chủ tịch UBND tỉnh, Bắc Lộc": no name of the person who holds the office
    name = name_after(text, lead.end(), end, titled=titled) or capitals_at(text, lead.end())
    if name is None:
        return
    yield name
    if several:
        yield from _more(text, name, end)


def _more(text: str, name: Span, end: int) -> Iterator[Span]:
    """The names behind one in a list: "các đồng chí Phó Giám đốc Trần Đình Lộc, Lê Thị Thu"."""
    while (joint := LISTED.match(text, name[1], end)) is not None:
        title = _title().match(text, joint.end(), end)
        at = title.end() if title else joint.end()
        found = name_after(text, at, end, titled=title is not None)
        if found is None or text.startswith(SEVERAL, joint.end()) or office_at(text, at):
            return
        own = LISTED.match(text, found[1], end)
        if own is not None and office_at(text, own.end()):
            return  # "… và Nguyễn Văn An, Giám đốc Sở Y tế": an office of his own
        name = found
        yield name


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{pattern_of(titles())}) )+", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """What may stand between an office and the name behind it."""
    years = r"(?:\d{4}\s?[-–]\s?\d{4}|[\dIVXLC]+(?!\s?[-–]\s?\d|\w))"
    terms = rf"(?:,?\s(?:{'|'.join(words('terms'))})\s{years})"
    conferred = "|".join(words("conferred"))
    return re.compile(
        rf"{terms}{{0,2}}(?:\s\([^()]{{2,60}}\))?(?:\s(?:{conferred})(?=:|\s)|)"
        rf"(?P<mark>,|:|\s?[-–])?\s(?P<title>(?i:(?:{pattern_of(titles())}) )+)?"
    )
